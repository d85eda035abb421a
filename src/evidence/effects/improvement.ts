import type { Effect, EffectOrReason } from '#evidence/estimate'
import type { Interval } from '#quantity/figure'

/** Whether less or more is better. */
export type Better = 'lower' | 'higher'

/**
 * Improvement from a ratio of arithmetic means: 1 - ratio where lower is better, ratio - 1 where
 * higher is better; positive is better (study.md, Signs and units).
 */
export function improvementFromRatio(ratio: EffectOrReason, better: Better): EffectOrReason {
  if ('reason' in ratio) return ratio
  const sign = better === 'lower' ? -1 : 1
  return mapEffect(ratio, (value) => sign * (value - 1))
}

/** Improvement as a multiple of the difference: of a scale by its length, of a share by 1 (points). */
export function improvementFromDifference(
  difference: EffectOrReason,
  better: Better,
  length: number,
): EffectOrReason {
  if ('reason' in difference) return difference
  const factor = (better === 'lower' ? -1 : 1) / length
  return mapEffect(difference, (value) => factor * value, Math.abs(factor))
}

/** An effect on another scale by a monotone map; standard errors are kept where `slope` is given. */
export function mapEffect(effect: Effect, map: (value: number) => number, slope?: number): Effect {
  const { value, interval, withDesign, standardError, ...rest } = effect
  return {
    ...rest,
    value: positiveZero(map(value)),
    ...(interval === undefined ? {} : { interval: mapInterval(interval, map) }),
    ...(withDesign === undefined ? {} : { withDesign: mapInterval(withDesign, map) }),
    ...(standardError === undefined || slope === undefined
      ? {}
      : { standardError: standardError * slope }),
  }
}

function mapInterval(interval: Interval, map: (value: number) => number): Interval {
  const ends = [positiveZero(map(interval.low)), positiveZero(map(interval.high))] as const
  return { low: Math.min(...ends), high: Math.max(...ends), level: interval.level }
}

function positiveZero(value: number): number {
  return value === 0 ? 0 : value
}
