import { expect, test } from 'vitest'
import { CellIndex } from '#storage/rows/cell-index'

test('cells are numbered by the first row that has them, whatever the size of the codes', () => {
  const index = new CellIndex(2)
  const into = new Int32Array(6)
  const first = Int32Array.of(5, -1, 5, 70_000, -2, 5)
  const second = Int32Array.of(0, 300, 0, 300, 300, 1)
  index.place(6, [first, second], into)
  expect([...into]).toEqual([0, 1, 0, 2, 1, 3])
  expect(index.cells).toEqual([
    [5, 0],
    [-1, 300],
    [70_000, 300],
    [5, 1],
  ])
  index.place(2, [Int32Array.of(5, 9), Int32Array.of(1, 9)], into)
  expect([...into.subarray(0, 2)]).toEqual([3, 4])
})

test('without columns all rows are one cell', () => {
  const index = new CellIndex(0)
  const into = Int32Array.of(7, 7)
  index.place(2, [], into)
  expect([...into]).toEqual([0, 0])
  expect(index.cells).toEqual([[]])
})
