import { normalCdf, normalQuantile } from '../special/normal.ts'
import { curveMoment } from './curve-moment.ts'
import type { Family, OfFamily, Support } from './family.ts'
import { firstNotFinite } from './parameter.ts'
import { boundedCurve, freeCurve, lowerBoundCurve } from './quantile-curve.ts'
import type { QuantileCurve } from './quantile-curve.ts'

type ThreeQuantiles = OfFamily<'three-quantiles'>

/**
 * A quantity of which three quantiles are known: `low` at `tail`, the median, and `high` at
 * 1 - `tail`; all three are met exactly. Without bounds the three-term metalog, with a lower bound
 * or two bounds the Johnson distributions J-QPD-S and J-QPD-B, whose moments are all finite.
 * Source: T. W. Keelin, Decision Analysis 13 (2016) 243-277 (metalog, section 4); C. C. Hadlock and
 * J. E. Bickel, Decision Analysis 14 (2017) 35-64.
 */
export const threeQuantiles: Family<ThreeQuantiles> = {
  check,
  mean: (d) => curveMoment(curveOf(d), (x) => x),
  sd(d) {
    const mean = threeQuantiles.mean(d)
    return Math.sqrt(curveMoment(curveOf(d), (x) => (x - mean) ** 2))
  },
  support: ({ lower, upper }): Support => ({ low: lower ?? -Infinity, high: upper ?? Infinity }),
  quantile: (d, p) => curveOf(d).value(normalQuantile(p)),
  cdf(d, x) {
    const { low, high } = threeQuantiles.support(d)
    if (x <= low) return 0
    return x >= high ? 1 : normalCdf(curveOf(d).score(x))
  },
  draw(d) {
    const curve = curveOf(d)
    return {
      from: 'score',
      fill(input, out) {
        for (let i = 0; i < out.length; i++) out[i] = curve.value(input[i] ?? 0)
      },
    }
  },
}

function check(d: ThreeQuantiles): string | undefined {
  const { tail, low, median, high, lower, upper } = d
  const ends = {
    ...(lower === undefined ? {} : { 'the lower bound': lower }),
    ...(upper === undefined ? {} : { 'the upper bound': upper }),
  }
  const wrong = firstNotFinite({ tail, low, median, high, ...ends })
  if (wrong !== undefined) return wrong
  if (!(tail > 0 && tail < 0.5)) return `the tail lies between 0 and 0.5, not at ${tail}`
  if (!(low < median && median < high))
    return `the quantiles rise: ${low}, ${median}, ${high} do not`
  return outsideBounds(d) ?? tooSkewed(d)
}

function outsideBounds({ low, high, lower, upper }: ThreeQuantiles): string | undefined {
  if (lower === undefined)
    return upper === undefined ? undefined : 'an upper bound needs a lower one'
  if (low <= lower) return `the low quantile ${low} does not lie above the bound ${lower}`
  if (upper !== undefined && high >= upper)
    return `the high quantile ${high} does not lie below the bound ${upper}`
  return undefined
}

/** Keelin (2016), section 4.3: where the metalog of three quantiles is a distribution. */
function tooSkewed({ tail, low, median, high, lower }: ThreeQuantiles): string | undefined {
  if (lower !== undefined) return undefined
  const least = 0.5 * (1 - 1.66711 * (0.5 - tail))
  const share = (median - low) / (high - low)
  if (share > least && share < 1 - least) return undefined
  return `the median ${median} lies too near to one end of ${low} to ${high} for a quantity without bounds`
}

function curveOf(d: ThreeQuantiles): QuantileCurve {
  if (d.lower === undefined) return freeCurve(d)
  return d.upper === undefined
    ? lowerBoundCurve(d, d.lower)
    : boundedCurve(d, { low: d.lower, high: d.upper })
}
