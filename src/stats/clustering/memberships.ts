/** Groups by their share, the largest first. */
export function largestGroupsFirst(shares: Float64Array): readonly number[] {
  return Array.from(shares.keys()).toSorted((a, b) => shares[b]! - shares[a]! || a - b)
}

/**
 * Makes chances of the logarithms of what is proportional to them; the logarithm of their sum.
 *
 * @param from where they begin in `values`
 */
export function normalised(values: Float64Array, from: number, groups: number): number {
  let most = -Infinity
  for (let group = 0; group < groups; group++) most = Math.max(most, values[from + group]!)
  let sum = 0
  for (let group = 0; group < groups; group++) {
    const chance = Math.exp(values[from + group]! - most)
    values[from + group] = chance
    sum += chance
  }
  for (let group = 0; group < groups; group++) values[from + group]! /= sum
  return most + Math.log(sum)
}

/**
 * The likeliest group of each point, groups called by their place in `order`, and the chance that it is another one, on
 * average over points, by their weights.
 */
export function moreLikely(
  memberships: Float64Array,
  order: readonly number[],
  weights?: Float64Array,
): { readonly labels: Int32Array; readonly error: number } {
  const groups = order.length
  const count = memberships.length / groups
  let [sure, total] = [0, 0]
  const labels = Int32Array.from({ length: count }, (_, i) => {
    let best = 0
    for (let place = 1; place < groups; place++)
      if (memberships[i * groups + order[place]!]! > memberships[i * groups + order[best]!]!)
        best = place
    const weight = weights?.[i] ?? 1
    sure += weight * memberships[i * groups + order[best]!]!
    total += weight
    return best
  })
  return { labels, error: 1 - sure / total }
}
