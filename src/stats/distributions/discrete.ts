import type { Family, OfFamily } from './family.ts'
import { stepCdf, stepDraw, stepQuantile } from './steps.ts'
import type { Steps } from './steps.ts'

type Discrete = OfFamily<'discrete'>

/** Finitely many values with weights, which need not sum to 1; values may repeat. */
export const discrete: Family<Discrete> = {
  check({ values, weights }) {
    if (values.length === 0) return 'there are no values'
    if (values.length !== weights.length) {
      return `there are ${values.length} values and ${weights.length} weights`
    }
    const value = values.find((value) => !Number.isFinite(value))
    if (value !== undefined) return `a value must be a finite number, not ${value}`
    const weight = weights.find((weight) => !(Number.isFinite(weight) && weight >= 0))
    if (weight !== undefined) return `a weight must be a finite number from 0 on, not ${weight}`
    return weights.some((weight) => weight > 0) ? undefined : 'all weights are 0'
  },
  mean: (d) => weightedMean(d, (value) => value),
  sd(d) {
    const mean = discrete.mean(d)
    return Math.sqrt(weightedMean(d, (value) => (value - mean) ** 2))
  },
  support(d) {
    const { values } = steps(d)
    return { low: values[0] ?? 0, high: values.at(-1) ?? 0 }
  },
  quantile: (d, p) => stepQuantile(steps(d), p),
  cdf: (d, x) => stepCdf(steps(d), x),
  draw: (d) => stepDraw(steps(d)),
}

function weightedMean({ values, weights }: Discrete, of: (value: number) => number): number {
  let sum = 0
  let total = 0
  for (const [i, value] of values.entries()) {
    const weight = weights[i] ?? 0
    sum += weight * of(value)
    total += weight
  }
  return sum / total
}

/** The values of positive weight in rising order. */
function steps({ values, weights }: Discrete): Steps {
  const pairs = values
    .map((value, i) => ({ value, weight: weights[i] ?? 0 }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => a.value - b.value)
  const cumulative = new Float64Array(pairs.length)
  let sum = 0
  for (const [i, { weight }] of pairs.entries()) {
    sum += weight
    cumulative[i] = sum
  }
  return {
    values: Float64Array.from(pairs, ({ value }) => value),
    cumulative: cumulative.map((share) => share / sum),
  }
}
