import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { momentsOf } from '#stats/descriptive/moments'
import { oneSampleTTest } from './one-sample-t-test.ts'

// Base R, t.test(mu = 28): test/reference/methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as {
  inputs: { base: number[] }
  tests: { oneSample: Record<'t' | 'df' | 'p' | 'low' | 'high', number> }
}

it('agrees with R', () => {
  const test = oneSampleTTest(momentsOf(reference.inputs.base), 28, 0.95)
  const expected = reference.tests.oneSample
  expect(test.t).toBeCloseTo(expected.t, 11)
  expect(test.df).toBe(expected.df)
  expect(test.pValue / expected.p).toBeCloseTo(1, 9)
  // R's interval is of the mean, ours of mean - 28.
  expect(test.interval.low + 28).toBeCloseTo(expected.low, 9)
  expect(test.interval.high + 28).toBeCloseTo(expected.high, 9)
})

it('refuses equal values', () => {
  expect(() => oneSampleTTest(momentsOf([3, 3]), 0, 0.95)).toThrow(
    expect.objectContaining({ code: 'no-variation' }),
  )
})
