import { expect, it } from 'vitest'
import { createGenerator } from '../random/generator.ts'
import { CELLS_AT_ONCE, countCells, wantedPlaces } from './cell-arithmetic.ts'
import { createColumnSpace } from './column-space.ts'

const generator = createGenerator(3, 'cells')
const SIZE = 300

it.each([CELLS_AT_ONCE, 1001, 3, 0])(
  'counts and lists %i cells, in a space as beside it',
  (length) => {
    const space = createColumnSpace(8 * 3 * CELLS_AT_ONCE)
    const words = space.words(Math.max(1, length))
    const placed = new Uint16Array(words.buffer, words.byteOffset, length)
    for (let i = 0; i < length; i++) placed[i] = generator.below(SIZE)
    const beside = placed.slice()
    const counts = [space.words(SIZE), new Int32Array(SIZE)] as const
    const tables = [space.words(SIZE), new Int32Array(SIZE)] as const
    const lists = [space.words(CELLS_AT_ONCE), new Int32Array(CELLS_AT_ONCE)] as const
    for (let cell = 0; cell < SIZE; cell++) {
      for (const table of tables) table[cell] = cell % 7 === 0 ? cell : -1
    }
    const found = [placed, beside].map((cells, k) => {
      countCells(counts[k]!, cells)
      return wantedPlaces(lists[k]!, cells, tables[k]!)
    })
    const expected = [...beside.keys()].filter((i) => beside[i]! % 7 === 0)
    for (const k of [0, 1]) {
      expect(found[k]).toBe(expected.length)
      expect([...lists[k]!.subarray(0, found[k])].map((place) => place / 2)).toEqual(expected)
      for (const [cell, count] of counts[k]!.entries()) {
        expect(count).toBe(beside.filter((each) => each === cell).length)
      }
    }
  },
)
