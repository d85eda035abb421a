import { expect, it } from 'vitest'
import { designEffect } from './clusters.ts'

it('is the formula: 1 with one unit in each cluster, more with varying sizes', () => {
  expect(designEffect({ size: 1, correlation: 0.3, sizeVariation: 0 })).toBe(1)
  // By hand: 1 + 19 x 0.05 and 1 + (1.25 x 20 - 1) x 0.05.
  expect(designEffect({ size: 20, correlation: 0.05, sizeVariation: 0 })).toBeCloseTo(1.95, 14)
  expect(designEffect({ size: 20, correlation: 0.05, sizeVariation: 0.5 })).toBeCloseTo(2.2, 14)
})

it('refuses clusters that cannot be', () => {
  const good = { size: 5, correlation: 0.1, sizeVariation: 0 }
  for (const change of [
    { size: 0.5 },
    { correlation: -0.1 },
    { correlation: 2 },
    { sizeVariation: -1 },
  ])
    expect(() => designEffect({ ...good, ...change })).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
})
