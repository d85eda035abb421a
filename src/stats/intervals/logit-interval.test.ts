import { describe, expect, it } from 'vitest'
import { survey } from '../../../test/evidence/survey-reference.ts'
import { logitInterval } from './logit-interval.ts'

// svyciprop(method = "logit") of R's package survey: test/reference/survey.R.
const { shares, sharesByTeam } = survey.weighted

describe('logitInterval', () => {
  it.each([...shares, ...sharesByTeam])('of $value as in R', (known) => {
    const { low, high } = logitInterval(known, 0.95)
    expect(low).toBeCloseTo(known.low, 9)
    expect(high).toBeCloseTo(known.high, 9)
  })

  it('stays inside 0 to 1, and turns with the share', () => {
    const one = logitInterval({ value: 0.02, standardError: 0.019, df: 9 }, 0.95)
    const other = logitInterval({ value: 0.98, standardError: 0.019, df: 9 }, 0.95)
    expect(one.low).toBeGreaterThan(0)
    expect(other.high).toBeLessThan(1)
    expect(other.low).toBeCloseTo(1 - one.high, 12)
  })

  it.each([
    [{ value: 0, standardError: 0.1, df: 9 }, 0.95],
    [{ value: 1, standardError: 0.1, df: 9 }, 0.95],
    [{ value: 0.5, standardError: 0, df: 9 }, 0.95],
    [{ value: 0.5, standardError: Number.NaN, df: 9 }, 0.95],
    [{ value: 0.5, standardError: 0.1, df: 9 }, 1],
  ])('refuses %o at %s', (share, level) => {
    expect(() => logitInterval(share, level)).toThrow(expect.objectContaining({ code: 'domain' }))
  })
})
