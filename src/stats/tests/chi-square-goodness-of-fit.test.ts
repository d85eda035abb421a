import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { chiSquareGoodnessOfFit } from './chi-square-goodness-of-fit.ts'

// Base R, chisq.test: test/reference/methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as { tests: { chiSquareFit: { statistic: number; p: number } } }

it('agrees with R, whatever the shares sum to', () => {
  for (const shares of [
    [1 / 3, 1 / 3, 1 / 3],
    [5, 5, 5],
  ]) {
    const result = chiSquareGoodnessOfFit([492, 535, 473], shares)
    expect(result.statistic).toBeCloseTo(reference.tests.chiSquareFit.statistic, 11)
    expect(result.pValue).toBeCloseTo(reference.tests.chiSquareFit.p, 11)
    expect(result.df).toBe(2)
    expect(result.expected.map((value) => Math.round(value))).toEqual([500, 500, 500])
  }
})

it('refuses what cannot be compared', () => {
  expect(() => chiSquareGoodnessOfFit([1, 2], [1, 0])).toThrow(
    expect.objectContaining({ code: 'domain' }),
  )
  expect(() => chiSquareGoodnessOfFit([1, 2], [1, 1, 1])).toThrow(
    expect.objectContaining({ code: 'domain' }),
  )
  expect(() => chiSquareGoodnessOfFit([0, 0], [1, 1])).toThrow(
    expect.objectContaining({ code: 'too-few' }),
  )
  expect(() => chiSquareGoodnessOfFit([5], [1])).toThrow(
    expect.objectContaining({ code: 'too-few' }),
  )
})
