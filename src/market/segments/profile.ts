import type { CustomerFeature, Customers } from '#market/segments/customers'
import { scaledValues } from '#market/segments/grouping'
import type { ProfileEntry } from '#market/segments/segmentation-view'

/** Categories of a feature that are told of a segment. */
const mostShares = 2

/** Whose values count, and for how much. */
type Weighing = (customer: number) => number

/**
 * What distinguishes some customers from all: the mean of each number, and how many standard deviations of all it lies
 * from that of all (on the scale on which groups are sought); the share of each category, less that of all over
 * the standard deviation of a share of all.
 *
 * @param labels the segment of each customer, -1 outside
 */
export function profileOf(
  features: readonly CustomerFeature[],
  { weights }: Customers,
  [labels, segment]: readonly [Int32Array, number],
): readonly ProfileEntry[] {
  const weight = (customer: number): number => weights?.[customer] ?? 1
  const inAny: Weighing = (customer) => (labels[customer]! >= 0 ? weight(customer) : 0)
  const own: Weighing = (customer) => (labels[customer] === segment ? weight(customer) : 0)
  return features.flatMap((one): readonly ProfileEntry[] => {
    if ('categories' in one) return [sharesOf(one, own, inAny)]
    const mean = meanBy(one.values, own)
    if (mean === undefined) return []
    const scaled = scaledValues(one)
    return [{ feature: one.feature, mean, difference: distance(scaled, own, inAny) }]
  })
}

/** The weighed mean of the values that are there; nothing where none is. */
export function meanBy(values: Float64Array, weighing: Weighing): number | undefined {
  let [sum, total] = [0, 0]
  for (const [customer, value] of values.entries()) {
    if (Number.isNaN(value)) continue
    sum += weighing(customer) * value
    total += weighing(customer)
  }
  return total > 0 ? sum / total : undefined
}

function distance(values: Float64Array, own: Weighing, all: Weighing): number {
  const [mean, centre] = [meanBy(values, own) ?? 0, meanBy(values, all) ?? 0]
  const variance = meanBy(
    values.map((value) => (value - centre) ** 2),
    all,
  )
  return variance === undefined || variance === 0 ? 0 : (mean - centre) / Math.sqrt(variance)
}

function sharesOf(
  { feature, categories }: Extract<CustomerFeature, { readonly categories: unknown }>,
  own: Weighing,
  all: Weighing,
): ProfileEntry {
  const { codes, labels } = categories
  const shares = labels.map((label, level) => {
    const is = Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : Number(code === level)))
    const [share, ofAll] = [meanBy(is, own) ?? 0, meanBy(is, all) ?? 0]
    const spread = Math.sqrt(ofAll * (1 - ofAll))
    return { label, share, ofAll, difference: spread > 0 ? (share - ofAll) / spread : 0 }
  })
  const distinct = shares.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
  return { feature, shares: distinct.slice(0, mostShares) }
}
