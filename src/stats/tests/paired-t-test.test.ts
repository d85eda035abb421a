import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { pairedTTest } from './paired-t-test.ts'

// Base R, t.test(paired = TRUE): test/reference/methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as {
  inputs: Record<'before' | 'after', number[]>
  tests: { paired: Record<'t' | 'df' | 'p' | 'low' | 'high' | 'se', number> }
}

it('agrees with R', () => {
  const { before, after } = reference.inputs
  const test = pairedTTest(
    after.map((value, i) => value - before[i]!),
    0.95,
  )
  const expected = reference.tests.paired
  expect(test.t).toBeCloseTo(expected.t, 11)
  expect(test.df).toBe(expected.df)
  expect(test.pValue / expected.p).toBeCloseTo(1, 9)
  expect(test.standardError).toBeCloseTo(expected.se, 11)
  expect(test.interval.low).toBeCloseTo(expected.low, 9)
  expect(test.interval.high).toBeCloseTo(expected.high, 9)
})

it('refuses differences without an error', () => {
  expect(() => pairedTTest([2, 2, 2], 0.95)).toThrow(
    expect.objectContaining({ code: 'no-variation' }),
  )
  expect(() => pairedTTest([2], 0.95)).toThrow(expect.objectContaining({ code: 'too-few' }))
  expect(() => pairedTTest([2, Infinity], 0.95)).toThrow(
    expect.objectContaining({ code: 'not-finite' }),
  )
})
