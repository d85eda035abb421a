import { StatisticsError } from '#stats/error'
import { type LinearEstimate, standardErrorOf, weightedSum } from '#stats/influence/linear-estimate'
import { studentTCritical } from '#stats/intervals/critical-value'
import { type Interval, intervalAround, requireLevel } from '#stats/intervals/interval'
import { autoregressiveFit } from '#stats/time-series/autoregressive-fit'
import { type Season, seasonalTerms } from '#stats/time-series/seasonal-terms'
import { type SeriesFit, type SeriesInput, seriesFit } from '#stats/time-series/series-fit'
import { type TTest, tTestOf } from '#stats/tests/t-test'

/**
 * How the errors of neighbouring periods are allowed for: by a model in which they carry over from one period to the next,
 * or by Newey and West's look back over some lags (`neweyWestLags`, or more).
 */
type SeriesErrors =
  { readonly kind: 'autoregressive' } | { readonly kind: 'newey-west'; readonly lags: number }

/** A series that something interrupts. */
export interface SegmentedInput {
  readonly outcome: Float64Array
  /** Whole numbers in order (days, weeks, months); periods may be missing. */
  readonly periods: Int32Array
  /** First period after the interruption. */
  readonly from: number
  readonly season: Season
  /** First periods of new levels that have nothing to do with the interruption: known changes of measurement. */
  readonly steps?: readonly number[]
  readonly errors: SeriesErrors
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
  /** Of neighbouring periods' errors, where they are autoregressive. */
  readonly correlation?: number
}

/** Columns of the design after the constant; those of steps and season follow. */
const [TREND, LEVEL, SLOPE] = [1, 2, 3]

/**
 * How level and slope of one series changed at a known time: a line before, a line after, the season taken out. What would
 * have been is the line before carried on: it holds only if nothing else happened at that time and the trend would have gone
 * on; with few periods before, it is a guess. Errors as `autoregressiveFit` or `seriesFit` have them: take the first for
 * under a few hundred periods. A missing period is no harm.
 * Source: Wagner, Soumerai, Zhang and Ross-Degnan, J Clin Pharm Ther 2002;27:299; Bernal, Cummins and Gasparrini, Int J
 * Epidemiol 2017;46:348.
 * @throws StatisticsError 'too-few' under two periods before or after, or where periods are not more than unknowns,
 *   'singular' where the season takes more periods than there are, or a step is at the interruption or at another step, 'no-variation', 'not-finite', 'domain'
 */
export function segmentedRegression(input: SegmentedInput): SegmentedRegression {
  const { outcome, periods, from, season, level } = input
  requireLevel(level)
  requireSides(periods, from)
  const line = Float64Array.from(periods, (period) => period - from)
  const design = [
    line.map(() => 1),
    line,
    line.map((t) => (t >= 0 ? 1 : 0)),
    line.map((t) => Math.max(0, t)),
    ...(input.steps ?? []).map((step) => Float64Array.from(periods, (t) => (t >= step ? 1 : 0))),
    ...seasonalTerms(periods, season),
  ]
  const fit = fitWith(input.errors, { design, outcome, periods })
  const test = (weights: readonly number[]) => testOf(combination(fit, weights), level)
  const after = Int32Array.from(periods.keys()).filter((row) => periods[row]! >= from)
  const mean = (column: Float64Array) =>
    after.reduce((sum, row) => sum + column[row]!, 0) / after.length
  const means = design.map(mean)
  const difference = combination(fit, onlyInterruption(means))
  return {
    slopeBefore: test(only(design.length, TREND)),
    levelChange: test(only(design.length, LEVEL)),
    slopeChange: test(only(design.length, SLOPE)),
    average: testOf(difference, level),
    difference,
    arms: {
      base: combination(fit, withoutInterruption(means)),
      treatment: combination(fit, means),
    },
    course: Array.from(after, (row) =>
      periodOf({ input, fit, row, at: design.map((column) => column[row]!) }),
    ),
    residuals: fit.residuals,
    ...(fit.correlation === undefined ? {} : { correlation: fit.correlation }),
  }
}

function fitWith(
  errors: SeriesErrors,
  series: Omit<SeriesInput, 'lags'>,
): SeriesFit & { readonly correlation?: number } {
  return errors.kind === 'autoregressive'
    ? autoregressiveFit(series)
    : seriesFit({ ...series, lags: errors.lags })
}

function testOf(estimate: LinearEstimate, level: number): TTest {
  return tTestOf(estimate.value, standardErrorOf(estimate), estimate.df, level)
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

function only(columns: number, column: number): readonly number[] {
  return Array.from({ length: columns }, (_, j) => (j === column ? 1 : 0))
}

function withoutInterruption(at: readonly number[]): readonly number[] {
  return at.map((value, column) => (column === LEVEL || column === SLOPE ? 0 : value))
}

function onlyInterruption(at: readonly number[]): readonly number[] {
  return at.map((value, column) => (column === LEVEL || column === SLOPE ? value : 0))
}

/** A linear combination of the coefficients. */
function combination(fit: SeriesFit, weights: readonly number[]): LinearEstimate {
  const df = fit.degrees(weights)
  return weightedSum(
    weights.map((weight, j) => ({
      weight,
      estimate: { value: fit.coefficients[j]!, influence: fit.influence[j]!, df },
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
  const without = figureOf(fit, withoutInterruption(at), input.level)
  const effect = figureOf(fit, onlyInterruption(at), input.level)
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

/** A combination of the coefficients from their covariance alone. */
function figureOf(
  { coefficients, covariance, degrees }: SeriesFit,
  weights: readonly number[],
  level: number,
): { readonly value: number; readonly interval: Interval } {
  const value = weights.reduce((sum, weight, j) => sum + weight * coefficients[j]!, 0)
  const square = weights.reduce(
    (sum, a, i) => sum + a * weights.reduce((inner, b, j) => inner + b * covariance[i]![j]!, 0),
    0,
  )
  const reach = studentTCritical(level, degrees(weights)) * Math.sqrt(Math.max(0, square))
  return { value, interval: intervalAround(value, reach, level) }
}
