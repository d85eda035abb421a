import { StatisticsError } from '#stats/error'
import {
  type DifferenceInDifferencesInput,
  requireGroups,
} from '#stats/panel/difference-in-differences'
import { takeRows } from '#stats/panel/take-rows'
import { twoWayFixedEffects } from '#stats/panel/two-way-fixed-effects'
import type { TTest } from '#stats/tests/t-test'

/**
 * Whether the gap between treated and others already grew or shrank before the treatment, per unit of the
 * time code: group x time on the rows before it, with two-way fixed effects. One degree of freedom, so it
 * can be had with few clusters, where the joint test of `eventStudy` cannot; it sees straight trends only.
 * Source: Angrist and Pischke, Mostly Harmless Econometrics (2009), section 5.2.1.
 * @throws StatisticsError 'too-few' under two times before the treatment or two clusters in a group, 'domain',
 *   'no-variation', 'not-finite'
 */
export function preTrendSlope(input: DifferenceInDifferencesInput): TTest {
  requireGroups(input)
  const { times, from } = input
  const before = Int32Array.from(times.keys()).filter((row) => times[row]! < from)
  const codes = before.map((row) => times[row]!)
  if (new Set(codes).size < 2)
    throw new StatisticsError(
      'too-few',
      'A trend before the treatment needs at least two times before it.',
      { times: new Set(codes).size },
    )
  const take = (column: Float64Array) => takeRows(column, before)
  const slope = Float64Array.from(before, (row) => input.group[row]! * times[row]!)
  const fit = twoWayFixedEffects({
    outcome: take(input.outcome),
    predictors: [slope, ...input.covariates.map(take)],
    units: before.map((row) => input.units[row]!),
    times: codes,
    clusters: before.map((row) => input.clusters[row]!),
    level: input.level,
  })
  return fit.effects[0]!
}
