import { normalCdf, normalQuantile } from '../special/normal.ts'
import { curveMoment } from './curve-moment.ts'
import type { Family, OfFamily, Support } from './family.ts'
import { fitMetalog } from './metalog-fit.ts'
import { firstNotFinite } from './parameter.ts'
import type { QuantileCurve } from './quantile-curve.ts'

type Quantiles = OfFamily<'quantiles'>

/**
 * A quantity of which two or more quantiles are known, at any shares: a metalog with one term a
 * quantile, up to five, that meets them; more than five are met by least squares, none of them
 * missed by more than a twentieth of their range. Bounds are never reached. Where three quantiles
 * lie about the median take `three-quantiles`.
 * Source: `fitMetalog`.
 */
export const quantiles: Family<Quantiles> = {
  check,
  mean: (d) => curveMoment(curveOf(d), (x) => x),
  sd(d) {
    const mean = quantiles.mean(d)
    return Math.sqrt(curveMoment(curveOf(d), (x) => (x - mean) ** 2))
  },
  support: ({ lower, upper }): Support => ({ low: lower ?? -Infinity, high: upper ?? Infinity }),
  quantile(d, p) {
    const { low, high } = quantiles.support(d)
    if (p <= 0) return low
    return p >= 1 ? high : curveOf(d).value(normalQuantile(p))
  },
  cdf(d, x) {
    const { low, high } = quantiles.support(d)
    if (x <= low) return 0
    return x >= high ? 1 : normalCdf(curveOf(d).score(x))
  },
  draw(d) {
    const { value } = curveOf(d)
    return {
      from: 'score',
      fill(input, out) {
        for (let i = 0; i < out.length; i++) out[i] = value(input[i] ?? 0)
      },
    }
  },
}

function check(d: Quantiles): string | undefined {
  return wrongNumbers(d) ?? outsideBounds(d) ?? notFitted(d)
}

function wrongNumbers({ probabilities, values, lower, upper }: Quantiles): string | undefined {
  if (values.length < 2 || values.length !== probabilities.length)
    return 'two quantiles or more are needed, each with its share'
  const ends = {
    ...(lower === undefined ? {} : { 'the lower bound': lower }),
    ...(upper === undefined ? {} : { 'the upper bound': upper }),
  }
  const wrong = firstNotFinite({
    ...ends,
    ...Object.fromEntries(values.map((x, i) => [`quantile ${i + 1}`, x])),
  })
  if (wrong !== undefined) return wrong
  const outside = probabilities.find((p) => !(p > 0 && p < 1))
  if (outside !== undefined)
    return `the share of a quantile lies between 0 and 1, not at ${outside}`
  if (!rises(probabilities))
    return `the shares of the quantiles rise: ${probabilities.join(', ')} do not`
  return rises(values) ? undefined : `the quantiles rise: ${values.join(', ')} do not`
}

function rises(values: readonly number[]): boolean {
  return values.every((value, i) => i === 0 || value > values[i - 1]!)
}

function outsideBounds({ values, lower, upper }: Quantiles): string | undefined {
  const [low, high] = [values[0]!, values.at(-1)!]
  if (lower === undefined)
    return upper === undefined ? undefined : 'an upper bound needs a lower one'
  if (low <= lower) return `the lowest quantile ${low} does not lie above the bound ${lower}`
  if (upper !== undefined && high >= upper)
    return `the highest quantile ${high} does not lie below the bound ${upper}`
  return undefined
}

/** Fitting takes time: what came of it is kept with the distribution. */
const fitted = new WeakMap<Quantiles, QuantileCurve | string>()

function notFitted(d: Quantiles): string | undefined {
  const found = fittedTo(d)
  return typeof found === 'string' ? found : undefined
}

function fittedTo(d: Quantiles): QuantileCurve | string {
  const found = fitted.get(d) ?? fitMetalog(d)
  fitted.set(d, found)
  return found
}

function curveOf(d: Quantiles): QuantileCurve {
  const found = fittedTo(d)
  if (typeof found === 'string') throw new RangeError(found)
  return found
}
