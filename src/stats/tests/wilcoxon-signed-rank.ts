import { midRanks } from '#stats/descriptive/ranks'
import { type Sample, requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import { doubledTail, normalPValue } from '#stats/tests/p-value'
import { signedRankLowerTail } from '#stats/tests/rank-sum-distribution'

/** Paired differences compared by ranks. */
export interface WilcoxonSignedRank {
  /** Sum of the ranks of the positive differences. */
  readonly v: number
  /** With continuity and tie correction. */
  readonly z: number
  /** Two-sided. */
  readonly pValue: number
  /** Exact without ties or zeros and under 50 differences, else normal. */
  readonly method: 'exact' | 'normal'
  /** Differences of 0: left out. */
  readonly zeros: number
}

/** From this size on the p-value is the normal one (the rule of R's wilcox.test). */
const EXACT_BELOW = 50

/**
 * Whether differences of the same units lie above or below 0 by ranks: for differences that spread
 * symmetrically around their middle. n log n.
 * Source: Wilcoxon, Biometrics Bulletin 1945;1:80.
 * @param differences treatment - base, one a unit
 * @throws StatisticsError 'too-few' without values, 'not-finite', 'no-variation' where all are 0
 */
export function wilcoxonSignedRank(differences: Sample): WilcoxonSignedRank {
  requireSample(differences, 1)
  const kept = Float64Array.from(differences).filter((difference) => difference !== 0)
  const zeros = differences.length - kept.length
  if (kept.length === 0)
    throw new StatisticsError('no-variation', 'All differences are 0: there is nothing to rank.')
  const { ranks, tieSum } = midRanks(kept.map((difference) => Math.abs(difference)))
  const v = ranks.reduce((sum, rank, i) => (kept[i]! > 0 ? sum + rank : sum), 0)
  const exact = tieSum === 0 && zeros === 0 && kept.length < EXACT_BELOW
  const z = zScore(v, kept.length, tieSum)
  return {
    v,
    z,
    pValue: exact ? exactPValue(v, kept.length) : normalPValue(z),
    method: exact ? 'exact' : 'normal',
    zeros,
  }
}

function zScore(v: number, n: number, tieSum: number): number {
  const variance = (n * (n + 1) * (2 * n + 1)) / 24 - tieSum / 48
  const excess = v - (n * (n + 1)) / 4
  return (Math.sign(excess) * Math.max(0, Math.abs(excess) - 0.5)) / Math.sqrt(variance)
}

function exactPValue(v: number, n: number): number {
  return doubledTail(signedRankLowerTail(Math.min(v, (n * (n + 1)) / 2 - v), n), 1)
}
