import { midRanks } from '#stats/descriptive/ranks'
import { type Sample, requireSample } from '#stats/descriptive/sample'
import { requireLevel } from '#stats/intervals/interval'
import { doubledTail, normalPValue } from '#stats/tests/p-value'
import { rankSumLowerTail } from '#stats/tests/rank-sum-distribution'
import { type Superiority, superiorityOf } from '#stats/tests/superiority'

/** Two arms compared by ranks. */
export interface MannWhitney {
  /** Pairs in which the treatment's value is the larger, ties counting half. */
  readonly u: number
  /** With continuity and tie correction; 0 where all values are equal. */
  readonly z: number
  /** Two-sided. */
  readonly pValue: number
  /** Exact without ties and under 50 values in each arm, else normal. */
  readonly method: 'exact' | 'normal'
  readonly superiority: Superiority
}

/** From this size of an arm on the p-value is the normal one (the rule of R's wilcox.test). */
const EXACT_BELOW = 50

/**
 * Whether one of two independent arms tends to larger values, and how often: the chance that a value of
 * the treatment exceeds one of the base. Not a test of means or medians unless the shapes are alike.
 * All values equal: p = 1, superiority 1/2. n log n.
 * Source: Mann and Whitney, Ann Math Stat 1947;18:50.
 * @throws StatisticsError 'too-few' under two values in an arm, 'not-finite', 'domain' for a bad level
 */
export function mannWhitney(base: Sample, treatment: Sample, level: number): MannWhitney {
  requireSample(base, 2)
  requireSample(treatment, 2)
  requireLevel(level)
  const pooled = new Float64Array(base.length + treatment.length)
  pooled.set(base)
  pooled.set(treatment, base.length)
  const { ranks, tieSum } = midRanks(pooled)
  const sizes = { base: base.length, treatment: treatment.length }
  const u = excessRanks(ranks.subarray(base.length))
  const exact = tieSum === 0 && Math.max(base.length, treatment.length) < EXACT_BELOW
  const z = zScore(u, sizes, tieSum)
  return {
    u,
    z,
    pValue: exact ? exactPValue(u, sizes) : normalPValue(z),
    method: exact ? 'exact' : 'normal',
    superiority: superiorityOf({ base, treatment, ranks }, level),
  }
}

interface Sizes {
  readonly base: number
  readonly treatment: number
}

/** Rank sum less its smallest possible value. */
function excessRanks(ranks: Float64Array): number {
  return ranks.reduce((sum, rank) => sum + rank, 0) - (ranks.length * (ranks.length + 1)) / 2
}

function zScore(u: number, { base, treatment }: Sizes, tieSum: number): number {
  const n = base + treatment
  const variance = ((base * treatment) / 12) * (n + 1 - tieSum / (n * (n - 1)))
  if (!(variance > 0)) return 0
  const excess = u - (base * treatment) / 2
  return (Math.sign(excess) * Math.max(0, Math.abs(excess) - 0.5)) / Math.sqrt(variance)
}

function exactPValue(u: number, { base, treatment }: Sizes): number {
  const other = base * treatment - u
  const lower = rankSumLowerTail(Math.min(u, other), base, treatment)
  return doubledTail(lower, 1)
}
