import { StatisticsError } from '#stats/error'
import { type LinearEstimate, differenceOf } from '#stats/influence/linear-estimate'
import { meanEstimate, presentMean } from '#stats/influence/mean-estimate'
import { type PanelSize, twoWayFixedEffects } from '#stats/panel/two-way-fixed-effects'
import type { TTest } from '#stats/tests/t-test'

/** Units of two groups over times, one group treated from a time on. */
export interface DifferenceInDifferencesInput {
  readonly outcome: Float64Array
  /** 1 for rows of units that get the treatment, before it too; 0 for the others. */
  readonly group: Int8Array | Float64Array
  readonly units: Int32Array
  /** In order: a larger code is later. */
  readonly times: Int32Array
  /** First time with the treatment. */
  readonly from: number
  readonly clusters: Int32Array
  /** That change over time. */
  readonly covariates: readonly Float64Array[]
  readonly level: number
}

/** Raw means of the four cells. */
interface FourCells {
  readonly treatedBefore: number
  readonly treatedAfter: number
  readonly controlBefore: number
  readonly controlAfter: number
}

/** The change of the treated beyond that of the others. */
export interface DifferenceInDifferences {
  readonly test: TTest
  /** With its influence by row. */
  readonly difference: LinearEstimate
  /** The treated with the treatment: as seen, and as it would have been without. */
  readonly arms: { readonly base: LinearEstimate; readonly treatment: LinearEstimate }
  readonly cells: FourCells
  /** Times before the treatment: with one, nothing is known about trends. */
  readonly timesBefore: number
  readonly size: PanelSize
  readonly leftOut: Int32Array
}

/**
 * By how much the treated changed beyond the change of the others: two-way fixed effects on group x from
 * then on, errors by cluster (CR1), t with clusters - 1 degrees of freedom. It takes for granted that both
 * groups would have changed alike without the treatment: look at `eventStudy` and `preTrendSlope`. All treated
 * units start at one time; for staggered starts take `groupTimeEffects`. Covariates that the treatment
 * itself moves spoil it.
 * Source: Angrist and Pischke, Mostly Harmless Econometrics (2009), section 5.2; Bertrand, Duflo and
 * Mullainathan, Quarterly J Economics 2004;119:249 (errors by cluster).
 * @throws StatisticsError 'domain' where a unit changes group, 'too-few' where a cell has no row or a group
 *   under two clusters, 'singular' with the predictor (0-based; the effect is 0, covariates from 1),
 *   'no-variation', 'not-finite'
 */
export function differenceInDifferences(
  input: DifferenceInDifferencesInput,
): DifferenceInDifferences {
  requireGroups(input)
  const { outcome, group, units, times, clusters, covariates, level, from } = input
  const cells = fourCells(input)
  const effect = Float64Array.from(group, (g, i) => (g === 1 && times[i]! >= from ? 1 : 0))
  const predictors = [effect, ...covariates]
  const fit = twoWayFixedEffects({ outcome, predictors, units, times, clusters, level })
  const test = fit.effects[0]!
  const difference = { value: test.difference, influence: fit.influence[0]!, df: fit.df }
  const treatment = meanEstimate(
    outcome.map((y, i) => (effect[i] === 1 ? y : Number.NaN)),
    clusters,
  )
  return {
    test,
    difference,
    arms: { base: differenceOf(treatment, difference), treatment },
    cells,
    timesBefore: new Set(times.filter((time) => time < from)).size,
    size: fit.size,
    leftOut: fit.leftOut,
  }
}

/**
 * The door of the comparisons of two groups over time.
 * @throws StatisticsError 'domain' where a row's group is neither 0 nor 1 or a unit changes group, 'too-few'
 *   where a group has under two clusters
 */
export function requireGroups({ group, units, clusters }: DifferenceInDifferencesInput): void {
  const groupOf = new Map<number, number>()
  const groups = [new Set<number>(), new Set<number>()]
  group.forEach((value, i) => {
    if (value !== 0 && value !== 1)
      throw new StatisticsError('domain', `The group of row ${i + 1} is neither 0 nor 1.`, {
        index: i,
      })
    const known = groupOf.get(units[i]!) ?? value
    if (known !== value)
      throw new StatisticsError('domain', `The unit of row ${i + 1} changes its group.`, {
        index: i,
      })
    groupOf.set(units[i]!, value)
    groups[value]!.add(clusters[i]!)
  })
  const [control, treated] = [groups[0]!.size, groups[1]!.size]
  if (Math.min(control, treated) < 2)
    throw new StatisticsError(
      'too-few',
      `Each group needs at least two clusters; there are ${treated} treated and ${control} others.`,
      { treated, control },
    )
}

function fourCells({ outcome, group, times, from }: DifferenceInDifferencesInput): FourCells {
  const meanOf = (which: number, after: boolean) =>
    presentMean(
      outcome.map((y, i) => (group[i] === which && times[i]! >= from === after ? y : Number.NaN)),
    ).mean
  return {
    treatedBefore: meanOf(1, false),
    treatedAfter: meanOf(1, true),
    controlBefore: meanOf(0, false),
    controlAfter: meanOf(0, true),
  }
}
