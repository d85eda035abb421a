import { expect, it } from 'vitest'
import { jackknifeOf } from './jackknife.ts'

// Closed form: the jackknife error of a mean is s / sqrt(n); 1, 2, 4, 7 have s^2 = 7.
it('of a mean is its standard error', () => {
  const values = [1, 2, 4, 7]
  const without = Float64Array.from(values, (value) => (14 - value) / 3)
  const { standardError, influence } = jackknifeOf(without)
  expect(standardError).toBeCloseTo(Math.sqrt(7 / 4), 12)
  // Of a mean: (x - mean) / sqrt(n (n - 1)).
  influence.forEach((value, i) => expect(value).toBeCloseTo((values[i]! - 3.5) / Math.sqrt(12), 12))
})

it('needs finite values and two of them', () => {
  expect(() => jackknifeOf(Float64Array.of(1))).toThrow(
    expect.objectContaining({ code: 'too-few' }),
  )
  expect(() => jackknifeOf(Float64Array.of(1, -Infinity))).toThrow(
    expect.objectContaining({ code: 'not-finite' }),
  )
})
