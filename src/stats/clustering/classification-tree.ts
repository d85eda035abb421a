import { StatisticsError } from '../error.ts'
import { checkWeights } from './point-table.ts'

/** What is less of another is a rounding of sums of weights. */
const ROUNDING = 1e-10

/** A question that sends a point one way or the other, or the group in which it ends. */
export type TreeNode =
  | {
      /** Which column is asked. */
      readonly column: number
      /** At most this goes the one way, more the other. */
      readonly atMost: number
      readonly below: TreeNode
      readonly above: TreeNode
    }
  | {
      /** The most frequent group, the first of equals. */
      readonly group: number
      readonly count: number
      /** The weight of its points, and of those of that group among them. */
      readonly mass: number
      readonly own: number
    }

interface Settings {
  readonly groups: number
  /** Questions asked one after the other, at most. */
  readonly depth: number
  /** Weight of the points in an end of the tree, at least; of points that count alike their number. */
  readonly least: number
}

/**
 * With which few questions on its measures is a new point put into one of some known groups? Each question is the one
 * that leaves the purest parts (Gini), until no question helps, the depth is reached or parts become too small; not
 * pruned. Greedy: a better tree may exist. How good it is for new points `treeAccuracy` says. A point of weight 2 counts as
 * two points. Throws `too-few` without points, `not-finite`, `domain` on a weight that is not above 0.
 * Source: Breiman, Friedman, Olshen and Stone, Classification and Regression Trees (1984), sections 2.4 and 4.3.
 *
 * @param labels the group of each point, from 0
 */
export function classificationTree(points: LabelledPoints, settings: Settings): TreeNode {
  return treeOfSome({ ...points, settings }, sortedPoints(points))
}

/** Points with a number in each column, and the group of each. */
export interface LabelledPoints {
  readonly columns: readonly Float64Array[]
  readonly labels: Int32Array
  /** How much of a population each stands for, above 0; absent where all count alike. */
  readonly weights?: Float64Array
}

/** The points in the order of each column. Throws as `classificationTree` does. */
export function sortedPoints({ columns, labels, weights }: LabelledPoints): readonly Int32Array[] {
  if (labels.length < 1) throw new StatisticsError('too-few', 'a tree needs points')
  if (columns.some((column) => column.length !== labels.length || !column.every(Number.isFinite))) {
    throw new StatisticsError('not-finite', 'every point has a finite number in each column')
  }
  if (weights !== undefined) checkWeights(weights, labels.length)
  const all = Int32Array.from(labels.keys())
  return columns.length === 0
    ? [all]
    : columns.map((column) => all.toSorted((a, b) => column[a]! - column[b]! || a - b))
}

/** A tree of the points that are left in each of `sortedPoints`. */
export function treeOfSome(growing: Growing, orders: readonly Int32Array[]): TreeNode {
  return grown(growing, orders, massesOf(growing, orders[0]!))
}

/** The group in which a point ends. */
export function groupOf(tree: TreeNode, valueIn: (column: number) => number): number {
  let node = tree
  while ('column' in node) node = valueIn(node.column) <= node.atMost ? node.below : node.above
  return node.group
}

interface Growing extends LabelledPoints {
  readonly settings: Settings
}

/** `orders`: the points of the node, sorted by each column. */
function grown(growing: Growing, orders: readonly Int32Array[], masses: Float64Array): TreeNode {
  const { columns, settings } = growing
  const group = masses.indexOf(Math.max(...masses))
  const mass = sumOf(masses)
  const end: TreeNode = { group, count: orders[0]!.length, mass, own: masses[group]! }
  if (settings.depth < 1 || end.own === mass) return end
  const split = bestSplit(growing, orders, masses)
  if (split === undefined) return end
  const column = columns[split.column]!
  const side = (goes: (point: number) => boolean): TreeNode => {
    const points = orders.map((order) => order.filter(goes))
    return grown(
      { ...growing, settings: { ...settings, depth: settings.depth - 1 } },
      points,
      massesOf(growing, points[0]!),
    )
  }
  return {
    column: split.column,
    atMost: split.atMost,
    below: side((point) => column[point]! <= split.atMost),
    above: side((point) => column[point]! > split.atMost),
  }
}

interface Split {
  readonly column: number
  readonly atMost: number
  /** Sum over both parts of the squared weights of groups over that of the part: the more the purer. */
  readonly purity: number
}

function bestSplit(
  growing: Growing,
  orders: readonly Int32Array[],
  masses: Float64Array,
): Split | undefined {
  let best: Split | undefined
  let most = (squares(masses) / sumOf(masses)) * (1 + ROUNDING)
  for (const column of growing.columns.keys()) {
    const split = bestOfColumn(growing, [column, orders[column]!, masses], most)
    if (split === undefined) continue
    best = split
    most = split.purity
  }
  return best
}

/** The split of one column that is purer than `most`, if there is one. */
function bestOfColumn(
  { columns, labels, weights, settings: { least } }: Growing,
  [column, order, masses]: readonly [number, Int32Array, Float64Array],
  most: number,
): Split | undefined {
  const values = columns[column]!
  const [below, above] = [new Float64Array(masses.length), masses.slice()]
  let [squaresBelow, squaresAbove] = [0, squares(masses)]
  let [left, right] = [0, sumOf(masses)]
  let best: Split | undefined
  let top = most
  const enough = least * (1 - ROUNDING)
  for (let i = 0; i < order.length - 1; i++) {
    const group = labels[order[i]!]!
    const weight = weights?.[order[i]!] ?? 1
    squaresBelow += weight * (2 * below[group]! + weight)
    squaresAbove -= weight * (2 * above[group]! - weight)
    below[group]! += weight
    above[group]! -= weight
    left += weight
    right -= weight
    const [value, next] = [values[order[i]!]!, values[order[i + 1]!]!]
    if (value === next || left < enough || right < enough) continue
    const purity = squaresBelow / left + squaresAbove / right
    if (purity <= top) continue
    top = purity
    best = { column, atMost: between(value, next), purity }
  }
  return best
}

/** The middle, or the lower where no number lies between. */
function between(low: number, high: number): number {
  const middle = low + (high - low) / 2
  return middle < high ? middle : low
}

function squares(masses: Float64Array): number {
  return masses.reduce((sum, mass) => sum + mass * mass, 0)
}

function sumOf(masses: Float64Array): number {
  return masses.reduce((sum, mass) => sum + mass, 0)
}

function massesOf({ labels, weights, settings }: Growing, points: Int32Array): Float64Array {
  const masses = new Float64Array(settings.groups)
  for (const point of points) masses[labels[point]!]! += weights?.[point] ?? 1
  return masses
}
