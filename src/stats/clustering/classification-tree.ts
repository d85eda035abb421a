import { StatisticsError } from '../error.ts'

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
      /** Points of that group among them. */
      readonly own: number
    }

interface Settings {
  readonly groups: number
  /** Questions asked one after the other, at most. */
  readonly depth: number
  /** Points in an end of the tree, at least. */
  readonly least: number
}

/**
 * With which few questions on its measures is a new point put into one of some known groups? Each question is the one
 * that leaves the purest parts (Gini), until no question helps, the depth is reached or parts become too small; not
 * pruned. Greedy: a better tree may exist. How good it is for new points `treeAccuracy` says. Throws `too-few` without points,
 * `not-finite`.
 * Source: Breiman, Friedman, Olshen and Stone, Classification and Regression Trees (1984), sections 2.4 and 4.3.
 *
 * @param labels the group of each point, from 0
 */
export function classificationTree(
  columns: readonly Float64Array[],
  labels: Int32Array,
  settings: Settings,
): TreeNode {
  return treeOfSome({ columns, labels, settings }, sortedPoints(columns, labels))
}

/** The points in the order of each column. Throws as `classificationTree` does. */
export function sortedPoints(
  columns: readonly Float64Array[],
  labels: Int32Array,
): readonly Int32Array[] {
  if (labels.length < 1) throw new StatisticsError('too-few', 'a tree needs points')
  if (columns.some((column) => column.length !== labels.length || !column.every(Number.isFinite))) {
    throw new StatisticsError('not-finite', 'every point has a finite number in each column')
  }
  const all = Int32Array.from(labels.keys())
  return columns.length === 0
    ? [all]
    : columns.map((column) => all.toSorted((a, b) => column[a]! - column[b]! || a - b))
}

/** A tree of the points that are left in each of `sortedPoints`. */
export function treeOfSome(growing: Growing, orders: readonly Int32Array[]): TreeNode {
  return grown(growing, orders, countsOf(growing.labels, orders[0]!, growing.settings.groups))
}

/** The group in which a point ends. */
export function groupOf(tree: TreeNode, valueIn: (column: number) => number): number {
  let node = tree
  while ('column' in node) node = valueIn(node.column) <= node.atMost ? node.below : node.above
  return node.group
}

interface Growing {
  readonly columns: readonly Float64Array[]
  readonly labels: Int32Array
  readonly settings: Settings
}

/** `orders`: the points of the node, sorted by each column. */
function grown(growing: Growing, orders: readonly Int32Array[], counts: Float64Array): TreeNode {
  const { columns, labels, settings } = growing
  const group = counts.indexOf(Math.max(...counts))
  const count = counts.reduce((sum, own) => sum + own, 0)
  const end: TreeNode = { group, count, own: counts[group]! }
  if (settings.depth < 1 || end.own === count) return end
  const split = bestSplit(growing, orders, counts)
  if (split === undefined) return end
  const column = columns[split.column]!
  const side = (goes: (point: number) => boolean): TreeNode => {
    const points = orders.map((order) => order.filter(goes))
    return grown(
      { ...growing, settings: { ...settings, depth: settings.depth - 1 } },
      points,
      countsOf(labels, points[0]!, settings.groups),
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
  /** Sum over both parts of the squared counts over their size: the more the purer. */
  readonly purity: number
}

function bestSplit(
  growing: Growing,
  orders: readonly Int32Array[],
  counts: Float64Array,
): Split | undefined {
  const size = orders[0]?.length ?? 0
  let best: Split | undefined
  let most = squares(counts) / size + 1e-9
  for (const column of growing.columns.keys()) {
    const split = bestOfColumn(growing, [column, orders[column]!, counts], most)
    if (split === undefined) continue
    best = split
    most = split.purity
  }
  return best
}

/** The split of one column that is purer than `most`, if there is one. */
function bestOfColumn(
  { columns, labels, settings: { least } }: Growing,
  [column, order, counts]: readonly [number, Int32Array, Float64Array],
  most: number,
): Split | undefined {
  const values = columns[column]!
  const [below, above] = [new Float64Array(counts.length), counts.slice()]
  let [squaresBelow, squaresAbove] = [0, squares(counts)]
  let best: Split | undefined
  let top = most
  for (let i = 0; i < order.length - 1; i++) {
    const group = labels[order[i]!]!
    squaresBelow += 2 * below[group]!++ + 1
    squaresAbove -= 2 * above[group]!-- - 1
    const [value, next] = [values[order[i]!]!, values[order[i + 1]!]!]
    const [left, right] = [i + 1, order.length - i - 1]
    if (value === next || left < least || right < least) continue
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

function squares(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count * count, 0)
}

function countsOf(labels: Int32Array, points: Int32Array, groups: number): Float64Array {
  const counts = new Float64Array(groups)
  for (const point of points) counts[labels[point]!]!++
  return counts
}
