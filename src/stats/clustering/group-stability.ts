import { StatisticsError } from '../error.ts'
import { createGenerator } from '../random/generator.ts'
import { checkWeights } from './point-table.ts'

interface Settings {
  readonly groups: number
  readonly resamples: number
  readonly seed: number
  /** How many points are drawn, with replacement, for each resample. */
  readonly draws: number
  /** How much of a population each point stands for; absent where all count alike. */
  readonly weights?: Float64Array
}

/**
 * Do the groups come again when other points of the same kind are grouped? For each group the mean over resamples of the
 * points of its best Jaccard similarity (shared points over points of either) with a group of the resample, among
 * the points that were drawn. Points drawn more than once are used once. A group that comes again in every resample
 * has 1; under 0.6 it should not be trusted, from 0.75 on it is stable. High stability alone does not prove that there are groups.
 * Points are drawn alike whatever their weights, which they carry: shared weight over weight of either.
 * Throws `too-few` without resamples or points, `domain` on a weight that is not above 0.
 * Source: Hennig, Comput Stat Data Anal 2007;52:258, sections 2 and 3 (bootstrap).
 *
 * @param labels the groups of all points, from 0
 * @param regroup the groups of some points by the same method; nothing where it finds none
 * @returns one mean a group; a group none of whose points were drawn counts in no resample
 */
export function groupStability(
  labels: Int32Array,
  { groups, resamples, seed, draws, weights }: Settings,
  regroup: (points: Int32Array, resample: number) => Int32Array | undefined,
): Float64Array {
  if (labels.length < 1 || resamples < 1) {
    throw new StatisticsError('too-few', 'stability needs points and resamples')
  }
  if (weights !== undefined) checkWeights(weights, labels.length)
  const generator = createGenerator(seed, 'stability')
  const [sums, counts] = [new Float64Array(groups), new Float64Array(groups)]
  for (let resample = 0; resample < resamples; resample++) {
    const points = drawnPoints(labels.length, draws, generator)
    const own = points.map((point) => labels[point]!)
    const masses = Float64Array.from(points, (point) => weights?.[point] ?? 1)
    const found = regroup(points, resample)
    for (const [group, similarity] of bestMatches([own, masses], found, groups).entries()) {
      if (similarity === undefined) continue
      sums[group]! += similarity
      counts[group]!++
    }
  }
  return sums.map((sum, group) => (counts[group] === 0 ? 0 : sum / counts[group]!))
}

/** The different points of some draws with replacement, in their order. */
function drawnPoints(
  count: number,
  draws: number,
  generator: ReturnType<typeof createGenerator>,
): Int32Array {
  const drawn = new Uint8Array(count)
  for (let i = 0; i < draws; i++) drawn[generator.below(count)] = 1
  return Int32Array.from(drawn.keys()).filter((point) => drawn[point] === 1)
}

/** The Jaccard similarity of each group with the one that is most like it; nothing for a group without points. */
function bestMatches(
  [own, masses]: readonly [Int32Array, Float64Array],
  found: Int32Array | undefined,
  groups: number,
): readonly (number | undefined)[] {
  const sizes = massesOf(own, masses, groups)
  if (found === undefined) return Array.from(sizes, (size) => (size === 0 ? undefined : 0))
  const others = found.reduce((most, label) => Math.max(most, label), 0) + 1
  const otherSizes = massesOf(found, masses, others)
  const shared = new Float64Array(groups * others)
  for (let i = 0; i < own.length; i++) shared[own[i]! * others + found[i]!]! += masses[i]!
  return Array.from(sizes, (size, group) => {
    if (size === 0) return undefined
    let best = 0
    for (let other = 0; other < others; other++) {
      const both = shared[group * others + other]!
      best = Math.max(best, both / (size + otherSizes[other]! - both))
    }
    return best
  })
}

function massesOf(labels: Int32Array, masses: Float64Array, groups: number): Float64Array {
  const sums = new Float64Array(groups)
  for (const [i, label] of labels.entries()) sums[label]! += masses[i]!
  return sums
}
