import { expect, it } from 'vitest'
import { createColumnSpace } from '../machine/column-space.ts'
import { plainWorkspace } from '../machine/workspace.ts'
import { BLOCK_LENGTH, createGenerator } from '../random/generator.ts'
import { createPoints } from '../random/points.ts'
import { addWords, createBinnedMoments } from './binned-moments.ts'
import { BIN_BYTES, createWordBins } from './word-bins.ts'

const generator = createGenerator(4, 'output')

it.each([
  [64, 3],
  [BLOCK_LENGTH + 7, 3],
  [4 * BLOCK_LENGTH, 3],
  [5 * BLOCK_LENGTH + 1000, 3],
  [5 * BLOCK_LENGTH + 1000, 300],
  [1100 * BLOCK_LENGTH, 200],
])('adds what addWords adds, to the same bits: %i draws, dimension %i', (draws, dimension) => {
  const space = createColumnSpace(BIN_BYTES + 16 * BLOCK_LENGTH)
  const points = createPoints(2, dimension)
  const placed = createBinnedMoments(draws, space)
  const beside = createBinnedMoments(draws)
  const expected = createBinnedMoments(draws)
  const add = createWordBins(points, placed, { draws, space })
  const addBeside = createWordBins(points, beside, { draws, space: plainWorkspace })
  const output = space.column(BLOCK_LENGTH)
  const words = new Int32Array(BLOCK_LENGTH)
  expect(space.addressOf(placed.sums)).toBeDefined()
  for (let block = 0; block * BLOCK_LENGTH < draws; block++) {
    const length = Math.min(BLOCK_LENGTH, draws - block * BLOCK_LENGTH)
    for (let i = 0; i < length; i++) output[i] = generator.next() - 0.5
    add(block, output.subarray(0, length))
    addBeside(block, output.slice(0, length))
    points(block, words.subarray(0, length))
    addWords(expected, words.subarray(0, length), output.subarray(0, length))
  }
  expect(placed).toEqual(expected)
  expect(beside).toEqual(expected)
  expect(expected.counts.reduce((sum, count) => sum + count, 0)).toBe(draws)
})
