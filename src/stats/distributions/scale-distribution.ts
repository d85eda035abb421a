import type { Distribution } from './distribution.ts'
import type { FamilyName, OfFamily } from './family.ts'

/** The same in another unit, a family at a time; undefined where that is no such distribution. */
type Scalers = {
  readonly [F in FamilyName]: (d: OfFamily<F>, factor: number) => Distribution | undefined
}

const scalers: Scalers = {
  fixed: (d, factor) => ({ ...d, value: d.value * factor }),
  uniform: (d, factor) => ({ ...d, low: d.low * factor, high: d.high * factor }),
  triangular: threePoints,
  pert: threePoints,
  normal: (d, factor) => ({ ...d, mean: d.mean * factor, sd: d.sd * factor }),
  lognormal: (d, factor) => ({ ...d, mu: d.mu + Math.log(factor) }),
  'logit-normal': () => undefined,
  beta: () => undefined,
  gamma: (d, factor) => ({ ...d, scale: d.scale * factor }),
  poisson: () => undefined,
  discrete: (d, factor) => ({ ...d, values: d.values.map((value) => value * factor) }),
  empirical: (d, factor) => ({ ...d, values: d.values.map((value) => value * factor) }),
  'three-quantiles': ({ low, median, high, lower, upper, ...d }, factor) => ({
    ...d,
    low: low * factor,
    median: median * factor,
    high: high * factor,
    ...(lower === undefined ? {} : { lower: lower * factor }),
    ...(upper === undefined ? {} : { upper: upper * factor }),
  }),
  quantiles: ({ values, lower, upper, ...d }, factor) => ({
    ...d,
    values: values.map((value) => value * factor),
    ...(lower === undefined ? {} : { lower: lower * factor }),
    ...(upper === undefined ? {} : { upper: upper * factor }),
  }),
  mixture(d, factor) {
    const parts = d.parts.map((part) => scaleDistribution(part, factor))
    return parts.every((part) => part !== undefined) ? { ...d, parts } : undefined
  },
  truncated(d, factor) {
    const of = scaleDistribution(d.of, factor)
    return of && { ...d, of, low: d.low * factor, high: d.high * factor }
  },
}

/**
 * The distribution of a quantity counted in another unit: its values times a factor above 0. A
 * share (beta, logit-normal) and a count (Poisson) cannot be counted otherwise: undefined, unless
 * the factor is 1.
 */
export function scaleDistribution(d: Distribution, factor: number): Distribution | undefined {
  if (factor === 1) return d
  const scale = scalers[d.family] as (d: Distribution, factor: number) => Distribution | undefined
  return scale(d, factor)
}

function threePoints(d: OfFamily<'triangular' | 'pert'>, factor: number): Distribution {
  return { ...d, low: d.low * factor, mode: d.mode * factor, high: d.high * factor }
}
