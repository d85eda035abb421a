import type { Distribution } from './distribution.ts'
import { checkedFamilyOf } from './families.ts'
import type { OfFamily } from './family.ts'
import { hasLimits, LEAST_SHARE, truncated } from './truncated.ts'

/** The most counts that a Poisson distribution is written out into. */
const MOST_COUNTS = 10_000

/**
 * What remains of a distribution between two limits, both included, in its simplest form: values of
 * a discrete or empirical one and counts are left out, a mixture is cut part by part. Undefined
 * where less than a millionth remains. Throws `domain`.
 */
export function truncateDistribution(
  d: Distribution,
  low: number,
  high: number,
): Distribution | undefined {
  checkedFamilyOf(d)
  if (low >= high) return undefined
  switch (d.family) {
    case 'fixed':
      return valuesWithin({ family: 'discrete', values: [d.value], weights: [1] }, low, high) && d
    case 'uniform':
      return uniformWithin(d, low, high)
    case 'poisson':
      return countsWithin(d, low, high)
    case 'discrete':
      return valuesWithin(d, low, high)
    case 'empirical':
      return observedWithin(d, low, high)
    case 'mixture':
      return partsWithin(d, low, high)
    case 'truncated':
      return truncateDistribution(d.of, Math.max(low, d.low), Math.min(high, d.high))
    default:
      return continuousWithin(d, low, high)
  }
}

function continuousWithin(of: Distribution, low: number, high: number): Distribution | undefined {
  const d: OfFamily<'truncated'> = { family: 'truncated', of, low, high }
  return truncated.check(d) === undefined ? d : undefined
}

function observedWithin(
  d: OfFamily<'empirical'>,
  low: number,
  high: number,
): Distribution | undefined {
  const values = d.values.filter((value) => value >= low && value <= high)
  return values.length === 0 ? undefined : { ...d, values }
}

function uniformWithin(
  d: OfFamily<'uniform'>,
  low: number,
  high: number,
): Distribution | undefined {
  const ends = { low: Math.max(low, d.low), high: Math.min(high, d.high) }
  return ends.low < ends.high ? { ...d, ...ends } : undefined
}

function valuesWithin(
  d: OfFamily<'discrete'>,
  low: number,
  high: number,
): Distribution | undefined {
  const kept = d.values
    .map((value, i) => ({ value, weight: d.weights[i] ?? 0 }))
    .filter(({ value, weight }) => weight > 0 && value >= low && value <= high)
  if (kept.length === 0) return undefined
  return {
    ...d,
    values: kept.map(({ value }) => value),
    weights: kept.map(({ weight }) => weight),
  }
}

function countsWithin(d: OfFamily<'poisson'>, low: number, high: number): Distribution | undefined {
  const { cdf, quantile } = checkedFamilyOf(d)
  const first = Math.max(Math.ceil(low), quantile(d, 1e-15))
  const last = Math.min(Math.floor(high), quantile(d, 1 - 1e-15))
  const count = last - first + 1
  if (!(count >= 1) || count > MOST_COUNTS) return undefined
  const values = Array.from({ length: count }, (_, i) => first + i)
  const weights = values.map((value) => cdf(d, value) - (value === 0 ? 0 : cdf(d, value - 1)))
  const share = weights.reduce((sum, weight) => sum + weight, 0)
  return share < LEAST_SHARE ? undefined : { family: 'discrete', values, weights }
}

function partsWithin(d: OfFamily<'mixture'>, low: number, high: number): Distribution | undefined {
  const total = d.weights.reduce((sum, weight) => sum + weight, 0)
  const kept = d.parts.flatMap((whole, i) => {
    const part = truncateDistribution(whole, low, high)
    if (part === undefined) return []
    return [{ part, weight: (d.weights[i] ?? 0) * shareWithin(whole, low, high) }]
  })
  const share = kept.reduce((sum, { weight }) => sum + weight, 0) / total
  if (share < LEAST_SHARE) return undefined
  return {
    ...d,
    parts: kept.map(({ part }) => part),
    weights: kept.map(({ weight }) => weight),
  }
}

/** The probability of a value from `low` to `high`, both included. */
function shareWithin(d: Distribution, low: number, high: number): number {
  const { cdf } = checkedFamilyOf(d)
  const before = hasLimits(d) ? low : low - Math.abs(low) * Number.EPSILON - Number.MIN_VALUE
  return cdf(d, high) - cdf(d, before)
}
