import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { momentsOf } from '#stats/descriptive/moments'
import { varianceRatio } from './variance-ratio.ts'

// Base R, var.test: test/reference/methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as {
  inputs: Record<'base' | 'treatment', number[]>
  tests: { varianceRatio: Record<'f' | 'p' | 'low' | 'high', number> }
}

it('agrees with R', () => {
  const result = varianceRatio(
    momentsOf(reference.inputs.base),
    momentsOf(reference.inputs.treatment),
    0.9,
  )
  const expected = reference.tests.varianceRatio
  expect(result.f).toBeCloseTo(expected.f, 11)
  expect(result.pValue).toBeCloseTo(expected.p, 11)
  expect(result.interval.low).toBeCloseTo(expected.low, 9)
  expect(result.interval.high).toBeCloseTo(expected.high, 9)
  expect(result.ratio).toBeCloseTo(Math.sqrt(expected.f), 11)
})

it('refuses an arm without variation', () => {
  expect(() => varianceRatio(momentsOf([1, 1]), momentsOf([1, 2]), 0.95)).toThrow(
    expect.objectContaining({ code: 'no-variation' }),
  )
  expect(() => varianceRatio(momentsOf([1, 2]), momentsOf([1]), 0.95)).toThrow(
    expect.objectContaining({ code: 'too-few' }),
  )
})
