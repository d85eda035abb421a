import { expect, it } from 'vitest'
import { commonEdges, shapeOf } from './arm-shape.ts'

it('bins hold all values, from the smallest to the largest', () => {
  const values = Float64Array.from({ length: 200 }, (_, i) => i)
  const edges = commonEdges(values)!
  expect(edges[0]).toBeLessThanOrEqual(0)
  expect(edges.at(-1)).toBeGreaterThanOrEqual(199)
  expect(shapeOf(values, false, edges).counts!.reduce((a, b) => a + b, 0)).toBe(200)
})

it('bins end before a tail more than three times as far out as 99 in 100', () => {
  const values = Float64Array.from({ length: 1000 }, (_, i) => (i === 7 ? 50_000 : i % 100))
  const edges = commonEdges(values)!
  // Twice the mean, (1000 x 49.5 - 7 + 50,000) / 1000 x 2 = 199, is more than the P99 of 99.
  expect(edges.at(-1)).toBeGreaterThanOrEqual(198)
  expect(edges.at(-1)).toBeLessThan(300)
  expect(shapeOf(values, false, edges).counts!.reduce((a, b) => a + b, 0)).toBe(999)
})

it('has no bins without a value', () => {
  expect(commonEdges(Float64Array.of(Number.NaN))).toBeUndefined()
})
