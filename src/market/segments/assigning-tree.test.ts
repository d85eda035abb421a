import { expect, test } from 'vitest'
import { assigningTree, rulesOf } from './assigning-tree.ts'
import type { Feature } from './segmentation.ts'

const feature = (id: string): Feature => ({
  id,
  name: id,
  place: 'features.1',
  column: id,
  as: 'mean',
  log: false,
})

const names = [{ id: 'group-1' }, { id: 'group-2' }]

/** Customers with one number each, and their groups. */
function rules(values: readonly number[], labels: readonly number[]) {
  const features = [{ feature: feature('age'), values: Float64Array.from(values) }]
  const members = Int32Array.from(values.keys())
  return rulesOf(assigningTree({ method: { members }, features }, Int32Array.from(labels)), names)
}

test('a later question on a feature stands for the earlier ones', () => {
  const found = rules([1, 2, 3, 4, 5, 6, 7, 8, 9], [0, 0, 0, 1, 1, 0, 0, 0, 0])
  expect(
    found.map(({ conditions, segment, customers }) => [conditions, segment, customers]),
  ).toEqual([
    [[{ feature: feature('age'), atMost: 3.5 }], 'group-1', 3],
    [
      [
        { feature: feature('age'), atMost: 5.5 },
        { feature: feature('age'), moreThan: 3.5 },
      ],
      'group-2',
      2,
    ],
    [[{ feature: feature('age'), moreThan: 5.5 }], 'group-1', 4],
  ])
})

test('a question whose answers lead to the same segment is not asked', () => {
  // Gini splits off the one of group 2, and both ends are mostly of group 1.
  const found = rules([1, 2, 3, 3, 3], [0, 0, 0, 0, 1])
  expect(found).toEqual([{ conditions: [], segment: 'group-1', customers: 5, right: 4 / 5 }])
})

test('categories are asked one by one, and the opposite of two is not asked again', () => {
  const categories = { codes: Int32Array.of(0, 0, 1, 1), labels: ['desk', 'web'] }
  const growing = assigningTree(
    {
      method: { members: Int32Array.of(0, 1, 2, 3) },
      features: [{ feature: feature('channel'), categories }],
    },
    Int32Array.of(0, 0, 1, 1),
  )
  expect(growing.questions).toHaveLength(1)
  expect(rulesOf(growing, names).map(({ conditions }) => conditions)).toEqual([
    [{ feature: feature('channel'), is: 'desk', not: true }],
    [{ feature: feature('channel'), is: 'desk', not: false }],
  ])
})
