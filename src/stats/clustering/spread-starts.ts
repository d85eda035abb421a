import type { Generator } from '../random/generator.ts'
import type { PlacedPoints } from './placed-points.ts'

/**
 * Centres to start from, far apart: each next one is drawn among the points with chances by the squared distance from
 * the nearest centre so far, times the weight of the point, the best of 2 + ln k such draws (the one that brings the
 * points nearest).
 * Sources: Arthur and Vassilvitskii, SODA 2007, k-means++ and its greedy variant (section 5).
 *
 * @param groups how many, at least 1
 * @returns fewer than that where there are fewer different points
 */
export function spreadStarts(
  points: PlacedPoints,
  groups: number,
  generator: Generator,
): readonly Float64Array[] {
  const { count, list, weights } = points
  for (let i = 0; i < count; i++) list[i] = i
  const [first = 0] =
    weights === undefined ? [generator.below(count)] : drawByWeight(weights, 1, generator)!
  const starts = [pointAt(points, first)]
  const nearest = weighed(points.distances(count, starts).slice(0, count), weights)
  const tries = 2 + Math.floor(Math.log(groups))
  while (starts.length < groups) {
    const drawn = drawByWeight(nearest, tries, generator)
    if (drawn === undefined) break
    const candidates = drawn.map((point) => pointAt(points, point))
    const best = takeBest(points, candidates, nearest)
    starts.push(candidates[best]!)
  }
  return starts
}

/** How many candidates `spreadStarts` asks distances from at once. */
export function startsAtOnce(groups: number): number {
  return 2 + Math.floor(Math.log(groups))
}

function pointAt({ values, stride }: PlacedPoints, point: number): Float64Array {
  return values.slice(point * stride, (point + 1) * stride)
}

/** Squared distances times the weights of their points, in place. */
function weighed(distances: Float64Array, weights: Float64Array | undefined): Float64Array {
  if (weights !== undefined) for (let i = 0; i < distances.length; i++) distances[i]! *= weights[i]!
  return distances
}

/** Points by weight; nothing where no weight is above 0. */
function drawByWeight(
  weights: Float64Array,
  draws: number,
  generator: Generator,
): readonly number[] | undefined {
  let total = 0
  for (const weight of weights) total += Math.max(0, weight)
  if (!(total > 0)) return undefined
  return Array.from({ length: draws }, () => {
    let rest = generator.next() * total
    let last = 0
    for (let i = 0; i < weights.length; i++) {
      if (!(weights[i]! > 0)) continue
      last = i
      rest -= weights[i]!
      if (rest <= 0) break
    }
    return last
  })
}

/** The candidate with the least sum of squared distances, and `nearest` with it among the centres. */
function takeBest(
  points: PlacedPoints,
  candidates: readonly Float64Array[],
  nearest: Float64Array,
): number {
  const { count, columns, weights } = points
  const distances = points.distances(count, candidates)
  let [best, least] = [0, Infinity]
  for (let c = 0; c < candidates.length; c++) {
    let sum = 0
    weighed(distances.subarray(c * columns, c * columns + count), weights)
    for (let i = 0; i < count; i++) sum += Math.min(nearest[i]!, distances[c * columns + i]!)
    if (sum < least) [best, least] = [c, sum]
  }
  for (let i = 0; i < count; i++) nearest[i] = Math.min(nearest[i]!, distances[best * columns + i]!)
  return best
}
