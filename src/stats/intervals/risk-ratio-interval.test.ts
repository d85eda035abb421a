import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { normalCritical } from './critical-value.ts'
import { riskRatioInterval } from './risk-ratio-interval.ts'

// Base R, glm with a log link: test/reference/methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as { intervals: { risk: { log: number; se: number; p: number } } }

it('agrees with R', () => {
  const result = riskRatioInterval({ x1: 41, n1: 50, x2: 30, n2: 49 }, 0.95)
  const { log, se, p } = reference.intervals.risk
  expect(Math.log(result.ratio)).toBeCloseTo(log, 9)
  expect(result.logStandardError).toBeCloseTo(se, 7)
  expect(result.pValue).toBeCloseTo(p, 6)
  expect(Math.log(result.interval.high)).toBeCloseTo(log + normalCritical(0.95) * se, 6)
  expect(result).toMatchObject({ correction: 0, df: Infinity })
})

// By hand: (5.5 / 21) / (0.5 / 21) = 11, and 1/0.5 - 1/21 + 1/5.5 - 1/21 under the root.
it('adds a half to every cell where a group has no success, and says so', () => {
  const result = riskRatioInterval({ x1: 0, n1: 20, x2: 5, n2: 20 }, 0.95)
  expect(result.correction).toBe(0.5)
  expect(result.ratio).toBeCloseTo(11, 12)
  expect(result.logStandardError).toBeCloseTo(Math.sqrt(2 - 2 / 21 + 1 / 5.5), 12)
})

it('has an interval where nobody fails', () => {
  const result = riskRatioInterval({ x1: 20, n1: 20, x2: 20, n2: 20 }, 0.95)
  expect(result).toMatchObject({ correction: 0.5, pValue: 1 })
  expect(result.interval.low).toBeLessThan(1)
  expect(riskRatioInterval({ x1: 49, n1: 49, x2: 46, n2: 50 }, 0.95)).toMatchObject({
    correction: 0,
  })
})

it('refuses a comparison without a success', () => {
  expect(() => riskRatioInterval({ x1: 0, n1: 5, x2: 0, n2: 5 }, 0.95)).toThrow(
    expect.objectContaining({ code: 'no-variation' }),
  )
})
