import { comomentsOf } from '#stats/descriptive/comoments'
import { momentsOf, varies } from '#stats/descriptive/moments'
import { midRanks } from '#stats/descriptive/ranks'
import { type Sample, requireSameLength, requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'

/**
 * How closely two columns follow a straight line, from -1 to 1.
 * @throws StatisticsError 'too-few' under two rows, 'not-finite', 'domain' where the lengths differ,
 *   'no-variation' where a column has one value only
 * @example pearsonCorrelation([1, 2, 3], [1, 2, 4]) // 0.98
 */
export function pearsonCorrelation(a: Sample, b: Sample): number {
  requireSameLength(a, b)
  requireSample(a, 2)
  requireSample(b, 2)
  const momentsA = momentsOf(a)
  const momentsB = momentsOf(b)
  if (!varies(momentsA) || !varies(momentsB))
    throw new StatisticsError(
      'no-variation',
      'A correlation needs two columns whose values differ.',
    )
  const { c } = comomentsOf(a, b)
  return Math.min(1, Math.max(-1, c / Math.sqrt(momentsA.m2) / Math.sqrt(momentsB.m2)))
}

/**
 * How closely two columns rise together, whatever the shape: Pearson's correlation of mid-ranks.
 * @throws StatisticsError as `pearsonCorrelation`
 */
export function spearmanCorrelation(a: Sample, b: Sample): number {
  requireSameLength(a, b)
  return pearsonCorrelation(midRanks(a).ranks, midRanks(b).ranks)
}
