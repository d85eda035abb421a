/** The points nearest to a place: all that are equally near. */
interface Nearest {
  readonly points: readonly number[]
  readonly distance: number
}

/** Distances that differ by less than this share count as equal. */
const TIED = 1e-9
const LEAF = 8

type Node =
  | { readonly points: Int32Array }
  | { readonly axis: number; readonly cut: number; readonly below: Node; readonly above: Node }

/** A search over a set of points, built once: a tree that halves them along their widest axis. */
export interface PointSearch {
  /** Nearest to a place, leaving out one point (-1 for none); nothing where no point is left. */
  readonly nearest: (place: Float64Array, without: number) => Nearest | undefined
}

/**
 * Finds nearest points in a few axes by a k-d tree: n log n to build, some log n for each question.
 * Source: Friedman, Bentley and Finkel, ACM Trans Math Softw 1977;3:209.
 * @param points which of the coordinates belong to the set
 */
export function pointSearch(coordinates: readonly Float64Array[], points: Int32Array): PointSearch {
  const tree = nodeOf(coordinates, points)
  return {
    nearest(place, without) {
      const found: Found = { points: [], square: Infinity }
      visit(tree, { coordinates, place, without }, found)
      return found.points.length === 0
        ? undefined
        : { points: found.points, distance: Math.sqrt(found.square) }
    },
  }
}

function nodeOf(coordinates: readonly Float64Array[], points: Int32Array): Node {
  if (points.length <= LEAF) return { points }
  const axis = widestAxis(coordinates, points)
  const sorted = points.toSorted((a, b) => coordinates[a]![axis]! - coordinates[b]![axis]!)
  const middle = sorted.length >> 1
  return {
    axis,
    cut: coordinates[sorted[middle]!]![axis]!,
    below: nodeOf(coordinates, sorted.subarray(0, middle)),
    above: nodeOf(coordinates, sorted.subarray(middle)),
  }
}

function widestAxis(coordinates: readonly Float64Array[], points: Int32Array): number {
  const axes = coordinates[points[0]!]!.length
  let widest = 0
  let most = -1
  for (let axis = 0; axis < axes; axis++) {
    let low = Infinity
    let high = -Infinity
    for (const point of points) {
      low = Math.min(low, coordinates[point]![axis]!)
      high = Math.max(high, coordinates[point]![axis]!)
    }
    if (high - low > most) {
      widest = axis
      most = high - low
    }
  }
  return widest
}

interface Question {
  readonly coordinates: readonly Float64Array[]
  readonly place: Float64Array
  readonly without: number
}

interface Found {
  points: number[]
  square: number
}

function visit(node: Node, question: Question, found: Found): void {
  if ('points' in node) {
    for (const point of node.points) consider(point, question, found)
    return
  }
  const offset = question.place[node.axis]! - node.cut
  visit(offset < 0 ? node.below : node.above, question, found)
  if (offset * offset <= reach(found)) visit(offset < 0 ? node.above : node.below, question, found)
}

function consider(point: number, { coordinates, place, without }: Question, found: Found): void {
  if (point === without) return
  const other = coordinates[point]!
  let square = 0
  for (let axis = 0; axis < place.length; axis++) square += (place[axis]! - other[axis]!) ** 2
  if (square > reach(found)) return
  if (square < found.square * (1 - TIED)) found.points = []
  found.points.push(point)
  found.square = Math.min(found.square, square)
}

/** How far (squared) a point may lie and still be as near as the nearest. */
function reach({ square }: Found): number {
  return square * (1 + TIED)
}
