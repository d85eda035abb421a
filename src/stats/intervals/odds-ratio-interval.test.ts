import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { normalCritical } from './critical-value.ts'
import { oddsRatioInterval } from './odds-ratio-interval.ts'

// Base R, logistic glm (with a half in each cell for the second): test/reference/methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as { intervals: Record<'odds' | 'oddsCorrected', { log: number; se: number; p: number }> }
const { odds, oddsCorrected } = reference.intervals

it('agrees with R', () => {
  const result = oddsRatioInterval({ x1: 41, n1: 50, x2: 30, n2: 49 }, 0.9)
  expect(Math.log(result.ratio)).toBeCloseTo(odds.log, 9)
  expect(result.logStandardError).toBeCloseTo(odds.se, 7)
  expect(result.pValue).toBeCloseTo(odds.p, 6)
  expect(Math.log(result.interval.low)).toBeCloseTo(odds.log - normalCritical(0.9) * odds.se, 6)
  expect(result.correction).toBe(0)
})

it('adds a half to every cell where one is empty, and says so', () => {
  const result = oddsRatioInterval({ x1: 0, n1: 20, x2: 5, n2: 22 }, 0.95)
  expect(result.correction).toBe(0.5)
  expect(Math.log(result.ratio)).toBeCloseTo(oddsCorrected.log, 9)
  expect(result.logStandardError).toBeCloseTo(oddsCorrected.se, 7)
})

it('refuses cases that all came out alike', () => {
  for (const x of [0, 5])
    expect(() => oddsRatioInterval({ x1: x, n1: 5, x2: x, n2: 5 }, 0.95)).toThrow(
      expect.objectContaining({ code: 'no-variation' }),
    )
})
