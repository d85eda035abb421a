import { requireCount, requireProportion } from '#stats/intervals/counts'
import type { Interval } from '#stats/intervals/interval'
import { wilsonInterval } from '#stats/intervals/wilson-interval'

/** How many units succeeded under both conditions, under one only, under neither. */
export interface PairedCounts {
  readonly both: number
  readonly onlyBase: number
  readonly onlyTreatment: number
  readonly neither: number
}

/**
 * Between which values the difference of two shares of the same units, p treatment - p base, lies:
 * Wilson intervals squared and added with the correlation phi of the pairs, its numerator
 * corrected towards 0. phi is 0 where a margin is empty.
 * Source: Newcombe, Stat Med 1998;17:2635, method 10.
 * @throws StatisticsError 'too-few' without pairs, 'domain' for counts that are none or a bad level
 */
export function newcombePairedInterval(counts: PairedCounts, level: number): Interval {
  const { both, onlyBase, onlyTreatment, neither } = counts
  requireCount(onlyBase, 'onlyBase')
  requireCount(onlyTreatment, 'onlyTreatment')
  requireCount(neither, 'neither')
  const n = both + onlyBase + onlyTreatment + neither
  requireProportion(both, n)
  const p1 = (both + onlyBase) / n
  const p2 = (both + onlyTreatment) / n
  const base = wilsonInterval(both + onlyBase, n, level)
  const treatment = wilsonInterval(both + onlyTreatment, n, level)
  const phi = correctedPhi(counts, n)
  return {
    low: p2 - p1 - reach(p2 - treatment.low, base.high - p1, phi),
    high: p2 - p1 + reach(treatment.high - p2, p1 - base.low, phi),
    level,
  }
}

function correctedPhi(counts: PairedCounts, n: number): number {
  const { both, onlyBase, onlyTreatment, neither } = counts
  const margins =
    (both + onlyBase) * (onlyTreatment + neither) * (both + onlyTreatment) * (onlyBase + neither)
  if (margins === 0) return 0
  const excess = both * neither - onlyBase * onlyTreatment
  return (excess > 0 ? Math.max(0, excess - n / 2) : excess) / Math.sqrt(margins)
}

function reach(a: number, b: number, phi: number): number {
  return Math.sqrt(Math.max(0, a * a - 2 * phi * a * b + b * b))
}
