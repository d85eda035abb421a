import { describe, expect, it } from 'vitest'
import { createColumnSpace } from '../machine/column-space.ts'
import { plainWorkspace } from '../machine/workspace.ts'
import { BLOCK_LENGTH } from '../random/generator.ts'
import { createPoints } from '../random/points.ts'
import { createBlockDraws, DRAW_BYTES, SHARED_BYTES } from './block-draws.ts'
import type { Distribution } from './distribution.ts'
import { createWordSampler } from './word-sampler.ts'

const distributions: readonly Distribution[] = [
  { family: 'lognormal', mu: 1, sigma: 0.5 },
  { family: 'triangular', low: 0, mode: 2, high: 7 },
  { family: 'beta', alpha: 0.5, beta: 0.5 },
  { family: 'discrete', values: [1, 5, 2], weights: [1, 2, 3] },
  { family: 'poisson', mean: 1000 },
]

describe.each(distributions)('draws of %o', (distribution) => {
  const space = createColumnSpace(SHARED_BYTES + 3 * DRAW_BYTES + 16 * BLOCK_LENGTH)
  const placed = space.column(BLOCK_LENGTH)

  it.each([0, 7, 256])(
    'have the same bits with machine code and without, dimension %i',
    (dimension) => {
      const points = createPoints(3, dimension)
      const table = createWordSampler(distribution, 60)
      const draw = createBlockDraws(points, table, space)
      const other = createBlockDraws(points, createWordSampler(distribution, 60), plainWorkspace)
      const out = new Float64Array(BLOCK_LENGTH)
      for (const block of [200, 0, 1, 2, 40_000, 3]) {
        draw(block, placed)
        other(block, out)
        expect(placed).toEqual(out)
        const staged = new Float64Array(BLOCK_LENGTH)
        draw(block, staged)
        expect(staged).toEqual(out)
        for (const length of [100, 1000]) {
          draw(block, staged.subarray(0, length).fill(0))
          expect(staged).toEqual(out)
          draw(block, placed.subarray(0, length).fill(0))
          expect(placed).toEqual(out)
        }
      }
    },
  )
})
