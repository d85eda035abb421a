import { type Sample, requireSample } from '#stats/descriptive/sample'

/** Ranks from 1, ties sharing the middle of theirs. */
export interface Ranks {
  readonly ranks: Float64Array
  /** Sum over groups of ties of t^3 - t; 0 without ties. */
  readonly tieSum: number
}

/**
 * Mid-ranks of the values, in the values' own order. n log n.
 * @throws StatisticsError 'not-finite'
 * @example midRanks([10, 20, 20]).ranks // [1, 2.5, 2.5]
 */
export function midRanks(values: Sample): Ranks {
  requireSample(values, 0)
  const order = ascendingOrder(values)
  const ranks = new Float64Array(values.length)
  let tieSum = 0
  let start = 0
  while (start < order.length) {
    let end = start + 1
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++
    const ties = end - start
    const rank = (start + 1 + end) / 2
    for (let i = start; i < end; i++) ranks[order[i]!] = rank
    tieSum += ties ** 3 - ties
    start = end
  }
  return { ranks, tieSum }
}

/** Positions of the values from the smallest to the largest. */
function ascendingOrder(values: Sample): Uint32Array {
  const order = new Uint32Array(values.length)
  for (let i = 0; i < order.length; i++) order[i] = i
  return order.toSorted((a, b) => values[a]! - values[b]!)
}
