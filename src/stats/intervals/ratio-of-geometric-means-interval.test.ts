import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { logMomentsOf } from '#stats/descriptive/geometric-mean'
import { ratioOfGeometricMeansInterval } from './ratio-of-geometric-means-interval.ts'

// Base R, t.test of the logarithms: test/reference/methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as {
  inputs: Record<'base' | 'treatment', number[]>
  intervals: {
    ratioOfGeometricMeans: Record<'ratio' | 'se' | 'df' | 'p' | 'low' | 'high', number>
  }
}

it('agrees with R', () => {
  const { base, treatment } = reference.inputs
  const result = ratioOfGeometricMeansInterval(logMomentsOf(base), logMomentsOf(treatment), 0.95)
  const expected = reference.intervals.ratioOfGeometricMeans
  expect(result.ratio).toBeCloseTo(expected.ratio, 11)
  expect(result.logStandardError).toBeCloseTo(expected.se, 12)
  expect(result.df).toBeCloseTo(expected.df, 9)
  expect(result.pValue / expected.p).toBeCloseTo(1, 9)
  expect(result.interval.low).toBeCloseTo(expected.low, 10)
  expect(result.interval.high).toBeCloseTo(expected.high, 10)
})

it.each([
  ['too-few', [1], [1, 2]],
  ['no-variation', [2, 2], [3, 3]],
])('refuses: %s', (code, base, treatment) => {
  const call = (): unknown =>
    ratioOfGeometricMeansInterval(logMomentsOf(base), logMomentsOf(treatment), 0.95)
  expect(call).toThrow(expect.objectContaining({ code }))
})
