import { StatisticsError } from '../error.ts'
import { createGenerator } from '../random/generator.ts'
import { groupOf, sortedPoints, treeOfSome, type LabelledPoints } from './classification-tree.ts'

interface Settings {
  readonly groups: number
  readonly depth: number
  readonly least: number
  /** Parts, each of which is put into groups by a tree grown on the others. */
  readonly folds: number
  readonly seed: number
}

/**
 * How often does a tree put a point that it has not seen into its group? Cross-validated: the share of points whose group a
 * tree of the other parts says; points are dealt to parts at random. Its error is that of a tree of so many points
 * less a part. Compare with the share of the largest group, which needs no question. Weights count in the trees and in the
 * share, and points are dealt alike whatever their weights. Throws `too-few` with fewer points than parts, or under two parts.
 * Source: Hastie, Tibshirani and Friedman, The Elements of Statistical Learning (2nd ed. 2009), section 7.10.
 */
export function treeAccuracy(
  points: LabelledPoints,
  { folds, seed, ...settings }: Settings,
): number {
  const { columns, labels, weights } = points
  const parts = dealt(labels.length, folds, seed)
  const orders = sortedPoints(points)
  let [right, all] = [0, 0]
  for (let part = 0; part < folds; part++) {
    const seen = orders.map((order) => order.filter((point) => parts[point] !== part))
    const tree = treeOfSome({ ...points, settings }, seen)
    for (const [point, label] of labels.entries()) {
      if (parts[point] !== part) continue
      const weight = weights?.[point] ?? 1
      all += weight
      if (groupOf(tree, (column) => columns[column]![point]!) === label) right += weight
    }
  }
  return right / all
}

/** A part for each point: all parts are of one size, give or take a point. */
function dealt(count: number, folds: number, seed: number): Int32Array {
  if (!Number.isInteger(folds) || folds < 2 || count < folds) {
    throw new StatisticsError('too-few', `${count} points cannot be dealt to ${folds} parts`)
  }
  const generator = createGenerator(seed, 'folds')
  const parts = Int32Array.from({ length: count }, (_, point) => point % folds)
  for (let last = count - 1; last > 0; last--) {
    const other = generator.below(last + 1)
    const kept = parts[last]!
    parts[last] = parts[other]!
    parts[other] = kept
  }
  return parts
}
