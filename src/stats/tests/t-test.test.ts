import { expect, it } from 'vitest'
import { survey } from '../../../test/evidence/survey-reference.ts'
import { tTestOf } from './t-test.ts'

// R: qt and pt on the difference of two weighted means with its error, test/reference/survey.R.
it.each([survey.weighted.time.difference, survey.clusters.time.difference])(
  'is what R makes of a difference of $value, its error and its degrees of freedom',
  ({ value, standardError, df, low, high, p }) => {
    const test = tTestOf(value, standardError, df, 0.95)
    expect(test.t).toBeCloseTo(value / standardError, 12)
    expect(test.pValue).toBeCloseTo(p, 10)
    expect(test.interval.low).toBeCloseTo(low, 9)
    expect(test.interval.high).toBeCloseTo(high, 9)
  },
)

it('is normal at endless degrees of freedom: 1.959964 errors are p = 0.05', () => {
  const test = tTestOf(1.959963984540054, 1, Infinity, 0.95)
  expect(test.pValue).toBeCloseTo(0.05, 12)
  expect(test.interval.low).toBeCloseTo(0, 12)
})

it.each([
  [0, 5, 0.95, 'no-variation'],
  [Number.NaN, 5, 0.95, 'no-variation'],
  [1, 0, 0.95, 'domain'],
  [1, 5, 1, 'domain'],
])('refuses an error of %s with %s degrees of freedom at %s', (error, df, level, code) => {
  expect(() => tTestOf(2, error, df, level)).toThrow(expect.objectContaining({ code }))
})
