import { expect, it } from 'vitest'
import { percentileInterval, requireResamples } from './resamples.ts'

it.each([99, 100.5, Number.NaN, Infinity, -100])('refuses %s resamples', (resamples) => {
  expect(() => requireResamples(resamples)).toThrow(expect.objectContaining({ code: 'domain' }))
})

it('takes 100 resamples', () => {
  expect(() => requireResamples(100)).not.toThrow()
})

// By hand, type 7: of 0 ... 100 the quantile p is 100 p.
it('cuts as much off at both ends', () => {
  const { low, high, level } = percentileInterval(
    Float64Array.from({ length: 101 }, (_, k) => k),
    0.9,
  )
  expect(low).toBeCloseTo(5, 12)
  expect(high).toBeCloseTo(95, 12)
  expect(level).toBe(0.9)
})
