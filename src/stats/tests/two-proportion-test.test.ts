import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { twoProportionTest } from './two-proportion-test.ts'

// Base R, prop.test(correct = FALSE), and statsmodels, proportions_ztest: test/reference/methods.R, methods.py.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as { tests: { twoProportions: { z2: number; p: number } } }
const python = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.python.json', import.meta.url), 'utf8'),
) as { tests: { twoProportions: { z: number; p: number } } }

it('agrees with R and statsmodels', () => {
  const result = twoProportionTest({ x1: 30, n1: 49, x2: 41, n2: 50 })
  expect(result.z ** 2).toBeCloseTo(reference.tests.twoProportions.z2, 11)
  expect(result.z).toBeCloseTo(python.tests.twoProportions.z, 11)
  expect(result.pValue).toBeCloseTo(reference.tests.twoProportions.p, 12)
  expect(result.difference).toBeCloseTo(41 / 50 - 30 / 49, 14)
  // By hand: 28 failures of 99, 49 of them in the smaller group.
  expect(result.smallestExpected).toBeCloseTo((28 * 49) / 99, 12)
})

it('refuses cases that all came out alike', () => {
  expect(() => twoProportionTest({ x1: 5, n1: 5, x2: 4, n2: 4 })).toThrow(
    expect.objectContaining({ code: 'no-variation' }),
  )
})
