import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { chiSquareIndependence } from './chi-square-independence.ts'

// Base R, chisq.test(correct = FALSE): test/reference/methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as {
  tests: {
    chiSquareTable: {
      table: number[][]
      statistic: number
      df: number
      p: number
      smallest: number
    }
  }
}

it('agrees with R', () => {
  const expected = reference.tests.chiSquareTable
  const result = chiSquareIndependence(expected.table)
  expect(result.statistic).toBeCloseTo(expected.statistic, 12)
  expect(result.df).toBe(expected.df)
  expect(result.pValue).toBeCloseTo(expected.p, 11)
  expect(result.smallestExpected).toBeCloseTo(expected.smallest, 12)
})

it('refuses a table that says nothing', () => {
  for (const [table, code] of [
    [[[1, 2]], 'too-few'],
    [[[1], [2]], 'too-few'],
    [[], 'too-few'],
    [
      [
        [1, 2],
        [1, 2, 3],
      ],
      'domain',
    ],
    [
      [
        [1, 0],
        [2, 0],
      ],
      'no-variation',
    ],
  ] as const)
    expect(() => chiSquareIndependence(table)).toThrow(expect.objectContaining({ code }))
})
