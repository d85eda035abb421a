import { StatisticsError } from '#stats/error'
import {
  type LinearEstimate,
  standardErrorOf,
  sumOf,
  weightedSum,
} from '#stats/influence/linear-estimate'
import { studentTCritical } from '#stats/intervals/critical-value'
import { type Interval, intervalAround, requireLevel } from '#stats/intervals/interval'
import { type Season, seasonalTerms } from '#stats/time-series/seasonal-terms'
import { type SeriesFit, seriesFit } from '#stats/time-series/series-fit'
import { type TTest, tTestOf } from '#stats/tests/t-test'

/** A series that something interrupts. */
export interface SegmentedInput {
  readonly outcome: Float64Array
  /** Whole numbers in order (days, weeks, months); periods may be missing. */
  readonly periods: Int32Array
  /** First period after the interruption. */
  readonly from: number
  readonly season: Season
  /** How many periods back the errors look: `neweyWestLags`, or more. */
  readonly lags: number
  readonly level: number
}

/** One period after the interruption: as it was, and as it would have been without. */
interface CounterfactualPeriod {
  readonly period: number
  readonly observed: number
  readonly fitted: number
  readonly counterfactual: number
  /** Of the expected counterfactual. */
  readonly interval: Interval
  readonly effect: number
  readonly effectInterval: Interval
}

/** What an interruption did to level and slope of a series. */
export interface SegmentedRegression {
  /** Per period, before the interruption. */
  readonly slopeBefore: TTest
  /** At the first period after it. */
  readonly levelChange: TTest
  /** Per period. */
  readonly slopeChange: TTest
  /** The mean effect over the periods observed after it. */
  readonly average: TTest
  /** That effect with its influence by row. */
  readonly difference: LinearEstimate
  /** The periods after it: as they would have been, and as they were. */
  readonly arms: { readonly base: LinearEstimate; readonly treatment: LinearEstimate }
  readonly course: readonly CounterfactualPeriod[]
  /** In the order of the rows: ask `ljungBox` what is left in them. */
  readonly residuals: Float64Array
  readonly lags: number
}

/** Columns of the design after the constant; those of the season follow. */
const [TREND, LEVEL, SLOPE] = [1, 2, 3]

/**
 * How level and slope of one series changed at a known time: a line before, a line after, the season taken out;
 * errors by Newey and West with the given lags, t with n - p degrees of freedom. What would have been is the line
 * before carried on: it holds only if nothing else happened at that time and the trend would have gone on; with few
 * periods before, it is a guess. A missing period is no harm.
 * Source: Wagner, Soumerai, Zhang and Ross-Degnan, J Clin Pharm Ther 2002;27:299; Bernal, Cummins and Gasparrini, Int J
 * Epidemiol 2017;46:348.
 * @throws StatisticsError 'too-few' under two periods before or after, or where periods are not more than unknowns,
 *   'singular' where the season takes more periods than there are, 'no-variation', 'not-finite', 'domain'
 */
export function segmentedRegression(input: SegmentedInput): SegmentedRegression {
  const { outcome, periods, from, season, lags, level } = input
  requireLevel(level)
  requireSides(periods, from)
  const line = Float64Array.from(periods, (period) => period - from)
  const design = [
    line.map(() => 1),
    line,
    line.map((t) => (t >= 0 ? 1 : 0)),
    line.map((t) => Math.max(0, t)),
    ...seasonalTerms(periods, season),
  ]
  const fit = seriesFit({ design, outcome, periods, lags })
  const test = (column: number) =>
    tTestOf(fit.coefficients[column]!, Math.sqrt(fit.covariance[column]![column]!), fit.df, level)
  const after = Int32Array.from(periods.keys()).filter((row) => periods[row]! >= from)
  const mean = (column: Float64Array) =>
    after.reduce((sum, row) => sum + column[row]!, 0) / after.length
  const difference = combination(fit, [0, 0, 1, mean(design[SLOPE]!)])
  const base = combination(fit, withoutInterruption(design.map(mean)))
  return {
    slopeBefore: test(TREND),
    levelChange: test(LEVEL),
    slopeChange: test(SLOPE),
    average: tTestOf(difference.value, standardErrorOf(difference), fit.df, level),
    difference,
    arms: { base, treatment: sumOf(base, difference) },
    course: Array.from(after, (row) =>
      periodOf({ input, fit, row, at: design.map((column) => column[row]!) }),
    ),
    residuals: fit.residuals,
    lags,
  }
}

function requireSides(periods: Int32Array, from: number): void {
  const after = periods.filter((period) => period >= from).length
  const before = periods.length - after
  if (Math.min(before, after) < 2)
    throw new StatisticsError(
      'too-few',
      `A slope needs two periods on each side of the interruption; there are ${before} before and ${after} after.`,
      { before, after },
    )
}

function withoutInterruption(at: readonly number[]): readonly number[] {
  return at.map((value, column) => (column === LEVEL || column === SLOPE ? 0 : value))
}

/** A linear combination of the coefficients. */
function combination(fit: SeriesFit, weights: readonly number[]): LinearEstimate {
  return weightedSum(
    weights.map((weight, j) => ({
      weight,
      estimate: { value: fit.coefficients[j]!, influence: fit.influence[j]!, df: fit.df },
    })),
  )
}

function periodOf({
  input,
  fit,
  row,
  at,
}: {
  readonly input: SegmentedInput
  readonly fit: SeriesFit
  readonly row: number
  readonly at: readonly number[]
}): CounterfactualPeriod {
  const critical = studentTCritical(input.level, fit.df)
  const figure = (weights: readonly number[]) => {
    const value = weights.reduce((sum, weight, j) => sum + weight * fit.coefficients[j]!, 0)
    const square = weights.reduce(
      (sum, a, i) =>
        sum + a * weights.reduce((inner, b, j) => inner + b * fit.covariance[i]![j]!, 0),
      0,
    )
    const reach = critical * Math.sqrt(Math.max(0, square))
    return { value, interval: intervalAround(value, reach, input.level) }
  }
  const without = figure(withoutInterruption(at))
  const effect = figure([0, 0, at[LEVEL]!, at[SLOPE]!])
  return {
    period: input.periods[row]!,
    observed: input.outcome[row]!,
    fitted: without.value + effect.value,
    counterfactual: without.value,
    interval: without.interval,
    effect: effect.value,
    effectInterval: effect.interval,
  }
}
