import { momentsOf, varies } from '#stats/descriptive/moments'
import { requireSameLength, requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import { leastSquares } from '#stats/regression/least-squares'
import { smallSampleErrors } from '#stats/regression/small-sample-errors'
import { tTestOf, type TTest } from '#stats/tests/t-test'

/** Offers with their prices and what they have: one entry a row. */
export interface PricedOffers {
  readonly price: Float64Array
  /** Numbers, or 1 and 0 for a name. */
  readonly attributes: readonly Float64Array[]
  /** Rows with one code hang together in their errors. */
  readonly clusters?: Int32Array
}

/** By how much offers with one unit more of each attribute are dearer, all others alike. */
export interface AttributePrices {
  /** One an attribute, in its order. */
  readonly coefficients: readonly TTest[]
  /** Share of the prices' variation that the attributes explain. */
  readonly rSquared: number
}

/**
 * What each attribute adds to the price of an offer, the others alike: hedonic prices, by least squares of the price.
 * Errors by cluster (CR2) where there are clusters, else HC2, with degrees of freedom of their own (`smallSampleErrors`): few
 * where few offers have an attribute. It tells how the market prices attributes, not what people would pay for one more, nor what
 * it costs to make.
 * Source: Rosen, J Political Economy 1974;82:34; Bell and McCaffrey, Survey Methodology 2002;28:169.
 * @throws StatisticsError 'singular' with `column`, the attribute (from 0) that never varies or is determined by those
 *   before it; 'no-variation' where all prices are one, or follow from the attributes without a rest; 'too-few', 'not-finite', 'domain' where lengths differ
 */
export function attributePrices(
  { price, attributes, clusters }: PricedOffers,
  level: number,
): AttributePrices {
  for (const [column, values] of attributes.entries()) {
    requireSample(values, attributes.length + 2)
    requireSameLength(values, price)
    if (!varies(momentsOf(values))) throw determined(column)
  }
  const constant = new Float64Array(price.length).fill(1)
  const design = [constant, ...attributes]
  try {
    const fit = leastSquares(design, price, { covariance: 'classic' })
    const choice = { adjustment: 'CR2', ...(clusters === undefined ? {} : { clusters }) } as const
    const errors = smallSampleErrors(design, fit.residuals, choice)
    if (fit.rSquared === 1 || errors.some(({ error }) => error === 0)) throw exact()
    const coefficients = errors
      .slice(1)
      .map(({ error, df }, k) => tTestOf(fit.coefficients[k + 1]!, error, df, level))
    return { coefficients, rSquared: fit.rSquared }
  } catch (error) {
    if (!(error instanceof StatisticsError) || error.code !== 'singular') throw error
    throw determined(Number(error.details['column']) - 1)
  }
}

function exact(): StatisticsError {
  const message =
    'Prices follow from the attributes without a rest: nothing says how sure they are.'
  return new StatisticsError('no-variation', message)
}

function determined(column: number): StatisticsError {
  const message = 'An attribute never varies, or follows from those before it.'
  return new StatisticsError('singular', message, { column })
}
