import type { PlacedPoints } from './placed-points.ts'

/** Steps after which points that still change their group are left as they are. */
const mostSteps = 300

/** Where a descent ends: no point is nearer to the centre of another group, or the steps are used up. */
export interface Descent {
  readonly labels: Int32Array
  /** Sum of the weights of each group: its points where all count alike. */
  readonly masses: Float64Array
}

/**
 * Puts every point to its nearest centre and every centre to the mean of its points, in turns, until no point changes its
 * group; points that cannot have changed, by bounds on their distances, are not looked at. A group that loses all
 * of its points takes the one that is farthest from its centre.
 * Sources: Lloyd, IEEE Trans Inf Theory 1982;28:129; bounds: Hamerly, SDM 2010, section 3.
 */
export function descend(points: PlacedPoints, starts: readonly Float64Array[]): Descent {
  const { count, list } = points
  const state = startedAt(points, starts)
  for (let i = 0; i < count; i++) list[i] = i
  let length = count
  for (let steps = 1; ; steps++) {
    const changed = assign(points, state, length)
    const filled = fillEmpty(points, state)
    if ((changed === 0 && !filled) || steps === mostSteps) {
      return { labels: state.labels, masses: state.masses }
    }
    length = moveCentres(points, state)
  }
}

interface State {
  readonly centres: readonly Float64Array[]
  readonly sums: readonly Float64Array[]
  /** The sum that points come out of which are in no group yet. */
  readonly none: Float64Array
  readonly sizes: Int32Array
  readonly masses: Float64Array
  readonly labels: Int32Array
  /** At least the distance from the own centre, and at most that from any other. */
  readonly upper: Float64Array
  readonly lower: Float64Array
}

function startedAt({ count, sums }: PlacedPoints, starts: readonly Float64Array[]): State {
  for (const sum of sums) sum.fill(0)
  return {
    centres: starts.map((start) => start.slice()),
    sums: sums.slice(0, starts.length),
    none: sums[starts.length]!,
    sizes: new Int32Array(starts.length),
    masses: new Float64Array(starts.length),
    labels: new Int32Array(count).fill(-1),
    upper: new Float64Array(count),
    lower: new Float64Array(count),
  }
}

/** Puts the first points of the list to their nearest centres; how many changed. */
function assign(points: PlacedPoints, state: State, length: number): number {
  const { list, columns } = points
  const { centres, labels, upper, lower } = state
  const distances = points.distances(length, centres)
  let changed = 0
  for (let at = 0; at < length; at++) {
    let [label, first, second] = [0, distances[at]!, Infinity]
    for (let c = 1; c < centres.length; c++) {
      const distance = distances[c * columns + at]!
      if (distance < first) {
        second = first
        first = distance
        label = c
      } else if (distance < second) second = distance
    }
    const point = list[at]!
    upper[point] = Math.sqrt(Math.max(0, first))
    lower[point] = Math.sqrt(Math.max(0, second))
    if (labels[point] === label) continue
    changed++
    regroup(points, state, [point, label])
  }
  return changed
}

/** Takes a point out of its group, or out of none, and into another. */
function regroup(
  points: PlacedPoints,
  { labels, sums, sizes, masses, none }: State,
  [point, label]: readonly [number, number],
): void {
  const old = labels[point]!
  points.move(point, old < 0 ? none : sums[old]!, sums[label]!)
  const weight = points.weights?.[point] ?? 1
  if (old >= 0) {
    sizes[old]!--
    masses[old]! -= weight
  }
  sizes[label]!++
  masses[label]! += weight
  labels[point] = label
}

/** Gives each empty group the point that is farthest from its centre; whether there was one to give. */
function fillEmpty(points: PlacedPoints, state: State): boolean {
  const { sizes, labels, upper, lower } = state
  let filled = false
  for (let group = 0; group < sizes.length; group++) {
    if (sizes[group]! > 0) continue
    let farthest = -1
    for (let i = 0; i < labels.length; i++)
      if (sizes[labels[i]!]! > 1 && upper[i]! > 0 && !(upper[i]! <= upper[farthest]!)) farthest = i
    if (farthest < 0) continue
    regroup(points, state, [farthest, group])
    upper[farthest] = 0
    lower[farthest] = 0
    filled = true
  }
  return filled
}

/** Moves centres to the means of their groups, and lists the points that may have another nearest one now. */
function moveCentres({ count, stride, list }: PlacedPoints, state: State): number {
  const { centres, sums, sizes, masses, labels, upper, lower } = state
  const moves = centres.map((centre, group) =>
    sizes[group] === 0 ? 0 : moveTo(centre, sums[group]!, masses[group]!),
  )
  const others = moves.map((_, group) => Math.max(0, ...moves.filter((__, g) => g !== group)))
  const apart = halfDistances(centres, stride)
  let length = 0
  for (let i = 0; i < count; i++) {
    const label = labels[i]!
    const near = (upper[i] = upper[i]! + moves[label]!)
    const far = (lower[i] = lower[i]! - others[label]!)
    if (near >= far && near >= apart[label]!) list[length++] = i
  }
  return length
}

/** Moves a centre to the mean of its group; by how far. */
function moveTo(centre: Float64Array, sum: Float64Array, mass: number): number {
  let squares = 0
  for (let j = 0; j < centre.length; j++) {
    const mean = sum[j]! / mass
    squares += (mean - centre[j]!) ** 2
    centre[j] = mean
  }
  return Math.sqrt(squares)
}

/** Half the distance of each centre from the nearest other one. */
function halfDistances(centres: readonly Float64Array[], stride: number): Float64Array {
  return Float64Array.from(centres, (centre, group) => {
    let least = Infinity
    for (const [other, values] of centres.entries()) {
      if (other === group) continue
      let squares = 0
      for (let j = 0; j < stride; j++) squares += (centre[j]! - values[j]!) ** 2
      least = Math.min(least, squares)
    }
    return Math.sqrt(least) / 2
  })
}
