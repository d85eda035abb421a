import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { createGenerator } from '#stats/random/generator'
import { quantileInterval } from './quantile-interval.ts'

// Ranks by qbinom of base R: test/reference/methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as { intervals: { quantile: [number, number, number, [number, number]][] } }
const ranked = (n: number) => Float64Array.from({ length: n }, (_, i) => i + 1)

it.each(reference.intervals.quantile)(
  'of %i values at %f and level %f ends at the ranks of R',
  (n, p, level, [low, high]) => {
    expect(quantileInterval(ranked(n), p, level)).toEqual({ low, high, level })
  },
)

// Conover 1999: a median's interval at 0.95 runs from the 18th to the 33rd of 50 values, and needs 6.
it('needs enough values', () => {
  expect(quantileInterval(ranked(50), 0.5, 0.95)).toMatchObject({ low: 18, high: 33 })
  expect(() => quantileInterval(ranked(5), 0.5, 0.95)).toThrow(
    expect.objectContaining({ code: 'too-few' }),
  )
  expect(() => quantileInterval([], 0.5, 0.95)).toThrow(
    expect.objectContaining({ code: 'too-few' }),
  )
  expect(() => quantileInterval(ranked(50), 0, 0.95)).toThrow(
    expect.objectContaining({ code: 'domain' }),
  )
})

// The coverage is P(18 <= B <= 32) for B ~ binomial(50, 0.5) = 0.9672 (R: pbinom(32, 50, .5) - pbinom(17, 50, .5)).
it('holds the true median as often as it says', () => {
  const generator = createGenerator(7, 'quantile-interval')
  let held = 0
  const rounds = 4000
  for (let round = 0; round < rounds; round++) {
    const sample = Float64Array.from({ length: 50 }, () => generator.next()).toSorted()
    const { low, high } = quantileInterval(sample, 0.5, 0.95)
    if (low <= 0.5 && high >= 0.5) held++
  }
  const coverage = 0.9671609
  expect(Math.abs(held / rounds - coverage)).toBeLessThan(
    4 * Math.sqrt((coverage * (1 - coverage)) / rounds),
  )
})
