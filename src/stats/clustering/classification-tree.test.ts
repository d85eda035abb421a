import { describe, expect, it } from 'vitest'
import { clustering, columnsOf, type ReferenceNode } from '../../../test/reference/clustering.ts'
import { classificationTree, groupOf, type TreeNode } from './classification-tree.ts'
import { treeAccuracy } from './tree-accuracy.ts'

/**
 * Every end of a tree with the questions before it. scikit-learn reads columns in single precision, so that its cuts
 * are off by a rounding of theirs.
 */
function endsOf(node: TreeNode | ReferenceNode, before = ''): readonly string[] {
  if ('group' in node) return [`${before}: ${node.group}, ${node.count}`]
  const asked = `${before} ${node.column} <= ${node.atMost.toFixed(5)}`
  return [...endsOf(node.below, `${asked} yes`), ...endsOf(node.above, `${asked} no`)]
}

/** Points with one number each, and their groups. */
const pointsOf = (values: readonly number[], labels: readonly number[]) => ({
  columns: [Float64Array.from(values)],
  labels: Int32Array.from(labels),
})

describe.each(clustering.trees)('a tree of depth $depth', ({ rows, tree, accuracy, ...size }) => {
  const settings = { groups: 3, depth: size.depth, least: size.least }
  const columns = columnsOf(clustering[rows])
  const labels = Int32Array.from(size.labels)

  it('asks the questions of scikit-learn', () => {
    expect(endsOf(classificationTree({ columns, labels }, settings))).toEqual(endsOf(tree))
  })

  it('is as often right as there, each point left out once', () => {
    const folds = labels.length
    expect(treeAccuracy({ columns, labels }, { ...settings, folds, seed: 1 })).toBeCloseTo(
      accuracy,
      12,
    )
  })
})

describe('classificationTree', () => {
  it('asks nothing where no question helps', () => {
    const settings = { groups: 2, depth: 3, least: 1 }
    expect(classificationTree(pointsOf([1, 1, 1], [0, 1, 1]), settings)).toEqual({
      group: 1,
      count: 3,
      mass: 3,
      own: 2,
    })
    expect(
      classificationTree({ columns: [], labels: Int32Array.of(0, 1) }, settings),
    ).toMatchObject({ group: 0 })
  })

  it('puts points where its questions send them', () => {
    const settings = { groups: 2, depth: 1, least: 1 }
    const tree = classificationTree(pointsOf([1, 2, 8, 9], [0, 0, 1, 1]), settings)
    expect(tree).toMatchObject({ column: 0, atMost: 5 })
    expect([4, 5, 6].map((value) => groupOf(tree, () => value))).toEqual([0, 0, 1])
  })

  it('refuses no points, and numbers that are missing', () => {
    const settings = { groups: 2, depth: 1, least: 1 }
    expect(() => classificationTree(pointsOf([], []), settings)).toThrow('points')
    expect(() => classificationTree(pointsOf([Number.NaN], [0]), settings)).toThrow('finite')
  })

  it('cannot be tried with fewer points than parts', () => {
    const settings = { groups: 2, depth: 1, least: 1, folds: 10, seed: 1 }
    expect(() => treeAccuracy(pointsOf([1, 2], [0, 1]), settings)).toThrow('parts')
  })
})
