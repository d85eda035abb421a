import { momentsOf, varies } from '#stats/descriptive/moments'
import { requireSameLength, requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import type { Interval } from '#stats/intervals/interval'
import { twoWayFixedEffects } from '#stats/panel/two-way-fixed-effects'
import { leastSquares } from '#stats/regression/least-squares'
import { smallSampleErrors } from '#stats/regression/small-sample-errors'
import { tTestOf, type TTest } from '#stats/tests/t-test'

/** How quantity hangs on price: `log-log`, by the same percentage everywhere; `linear`, by the same amount. */
export type DemandForm = 'log-log' | 'linear'

/** What was sold at which price: one entry a row. */
export interface SalesRows {
  /** Above 0 with logs. */
  readonly quantity: Float64Array
  readonly price: Float64Array
  /** Further columns that move the quantity. */
  readonly others: readonly Float64Array[]
  /** Rows with one code hang together in their errors. */
  readonly clusters?: Int32Array
}

/** Rows of several units over times, whose own levels are taken out. */
export interface SalesWithin extends SalesRows {
  readonly units: Int32Array
  readonly times?: Int32Array
}

/** By how many percent the quantity changes where the price rises by one percent. */
export interface PriceElasticity {
  readonly value: number
  readonly standardError: number
  readonly interval: Interval
  /** Of the price. */
  readonly df: number
  /** Of the price (its log), then one a further column, as they stand in the regression. */
  readonly coefficients: readonly TTest[]
  readonly rows: number
  /** Rows alone in their unit or time, which say nothing. */
  readonly leftOut: number
}

/**
 * Price elasticity over all rows alike, by least squares: what differs between customers, stores or products and moves
 * both price and quantity stands in it. Errors by cluster (CR2) where there are clusters, else HC2, with degrees of freedom of
 * their own (`smallSampleErrors`). A linear form is turned into an elasticity at the mean price and quantity, taken as known.
 * Source: Wooldridge, Introductory Econometrics (7th ed. 2020), 2.4; Bell and McCaffrey, Survey Methodology 2002;28:169.
 * @throws StatisticsError 'no-variation' where the quantity never varies, 'singular' with `column` (0 the price, 1 on the
 *   others) that is determined by those before it, 'too-few', 'not-finite', 'domain' for values of 0 and less with logs, or means of
 *   0 and less without
 */
export function pooledElasticity(
  rows: SalesRows,
  form: DemandForm,
  level: number,
): PriceElasticity {
  const { outcome, predictors } = regressionOf(rows, form)
  for (const [column, values] of predictors.entries()) requireVariation(values, column)
  const constant = new Float64Array(outcome.length).fill(1)
  const design = [constant, ...predictors]
  const { clusters } = rows
  const fit = leastSquares(design, outcome, { covariance: 'classic' })
  const choice = { adjustment: 'CR2', ...(clusters === undefined ? {} : { clusters }) } as const
  const coefficients = smallSampleErrors(design, fit.residuals, choice)
    .slice(1)
    .map(({ error, df }, k) => tTestOf(fit.coefficients[k + 1]!, error, df, level))
  return elasticityOf(rows, form, { coefficients, df: coefficients[0]!.df, leftOut: 0 })
}

/**
 * Price elasticity within units: each customer's, store's or product's own level is taken out (and that of each time),
 * so that only changes of the price within a unit speak. Errors by cluster, the units where none are named.
 * Source: Cameron and Miller, J Human Resources 2015;50:317; Wooldridge, Econometric Analysis (2nd ed. 2010), 10.5.
 * @throws StatisticsError as `pooledElasticity`; 'singular' for the price where it never varies within a unit
 */
export function withinElasticity(
  rows: SalesWithin,
  form: DemandForm,
  level: number,
): PriceElasticity {
  const { outcome, predictors } = regressionOf(rows, form)
  const { units } = rows
  try {
    const fit = twoWayFixedEffects({
      outcome,
      predictors,
      units,
      times: rows.times ?? new Int32Array(outcome.length),
      clusters: rows.clusters ?? units,
      level,
    })
    const { effects: coefficients, df, leftOut } = fit
    return elasticityOf(rows, form, { coefficients, df, leftOut: leftOut.length })
  } catch (error) {
    if (!(error instanceof StatisticsError) || error.code !== 'singular') throw error
    throw determined(Number(error.details['predictor']))
  }
}

interface Regression {
  readonly outcome: Float64Array
  readonly predictors: readonly Float64Array[]
}

function regressionOf({ quantity, price, others }: SalesRows, form: DemandForm): Regression {
  for (const column of [quantity, price, ...others]) {
    requireSample(column, 3)
    requireSameLength(column, quantity)
  }
  if (form === 'linear') return { outcome: quantity, predictors: [price, ...others] }
  if ([quantity, price].some((column) => column.some((value) => value <= 0)))
    throw new StatisticsError('domain', 'A log needs quantities and prices above 0.')
  return { outcome: quantity.map(Math.log), predictors: [price.map(Math.log), ...others] }
}

function requireVariation(values: Float64Array, column: number): void {
  if (!varies(momentsOf(values))) throw determined(column)
}

function determined(column: number): StatisticsError {
  const message = 'A column never varies, or follows from those before it.'
  return new StatisticsError('singular', message, { column })
}

function elasticityOf(
  { quantity, price }: SalesRows,
  form: DemandForm,
  fit: Pick<PriceElasticity, 'coefficients' | 'df' | 'leftOut'>,
): PriceElasticity {
  const first = fit.coefficients[0]!
  const atMeans = form === 'log-log' ? 1 : quotientOfMeans(price, quantity)
  const { low, high, level } = first.interval
  return {
    value: first.difference * atMeans,
    standardError: first.standardError * Math.abs(atMeans),
    interval: { low: low * atMeans, high: high * atMeans, level },
    rows: quantity.length - fit.leftOut,
    ...fit,
  }
}

/** Mean price over mean quantity, at which a line has its elasticity. */
function quotientOfMeans(price: Float64Array, quantity: Float64Array): number {
  const [top, bottom] = [momentsOf(price).mean, momentsOf(quantity).mean]
  if (top > 0 && bottom > 0) return top / bottom
  throw new StatisticsError(
    'domain',
    'An elasticity at the means needs a mean price and a mean quantity above 0.',
  )
}
