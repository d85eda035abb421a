import { describe, expect, it } from 'vitest'
import { independentBlocks } from './independent-blocks.ts'

describe('independentBlocks', () => {
  it('finds what hangs together, also through others', () => {
    // 0 with 3, 3 with 1; 2 with nothing; 4 with 5
    const matrix = [
      [1, 0, 0, 0.5, 0, 0],
      [0, 1, 0, -0.2, 0, 0],
      [0, 0, 1, 0, 0, 0],
      [0.5, -0.2, 0, 1, 0, 0],
      [0, 0, 0, 0, 1, 1e-9],
      [0, 0, 0, 0, 1e-9, 1],
    ]
    expect(independentBlocks(matrix)).toEqual([[0, 1, 3], [2], [4, 5]])
  })

  it('takes a diagonal one apart, and nothing of an empty one', () => {
    expect(
      independentBlocks([
        [2, 0],
        [0, 0],
      ]),
    ).toEqual([[0], [1]])
    expect(independentBlocks([])).toEqual([])
  })
})
