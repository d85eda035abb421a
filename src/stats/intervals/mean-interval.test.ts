import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { momentsOf } from '#stats/descriptive/moments'
import { meanInterval } from './mean-interval.ts'

// Base R, t.test: test/reference/methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as { inputs: { base: number[] }; intervals: { mean: { low: number; high: number } } }

it('agrees with R', () => {
  const { low, high } = meanInterval(momentsOf(reference.inputs.base), 0.9)
  expect(low).toBeCloseTo(reference.intervals.mean.low, 10)
  expect(high).toBeCloseTo(reference.intervals.mean.high, 10)
})

it('has no width where nothing varies', () => {
  expect(meanInterval(momentsOf([4, 4, 4]), 0.95)).toEqual({ low: 4, high: 4, level: 0.95 })
})

it('refuses one value, and a level that is none', () => {
  expect(() => meanInterval(momentsOf([4]), 0.95)).toThrow(
    expect.objectContaining({ code: 'too-few' }),
  )
  for (const level of [0, 1, 95, Number.NaN])
    expect(() => meanInterval(momentsOf([4, 5]), level)).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
})
