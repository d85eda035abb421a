import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createGenerator } from '#stats/random/generator'
import { normalQuantile } from '#stats/special/normal'
import { confidenceSequence } from './confidence-sequence.ts'

type Case = Record<
  'value' | 'standardError' | 'units' | 'level' | 'tightestAt' | 'halfWidth' | 'p',
  number
>
// The formula of the paper, written out in Python: test/reference/comparisons.py.
const { sequential } = JSON.parse(
  readFileSync(new URL('../../../test/reference/comparisons.json', import.meta.url), 'utf8'),
) as { sequential: Case[] }

describe('confidenceSequence', () => {
  it('agrees with the formula', () => {
    for (const { level, tightestAt, halfWidth, ...look } of sequential) {
      const { low, high } = confidenceSequence(look, { level, tightestAt })
      expect(high - look.value).toBeCloseTo(halfWidth, 12)
      expect(look.value - low).toBeCloseTo(halfWidth, 12)
    }
  })

  // The tests of GrowthBook's gbstats (SequentialTwoSidedTTest), rounded there to 5 digits.
  it.each([
    [{ value: 0.5033610858562358, standardError: 0.3334122146400735 }, 1000, -0.55844, 1.56516],
    [{ value: 0.50386, standardError: 0.03386 }, 5000, 0.40098, 0.60675],
    [{ value: 0.50338, standardError: 0.33341 }, 5000, -0.50969, 1.51646],
  ])('agrees with the tests of GrowthBook: %o', (effect, tightestAt, low, high) => {
    const interval = confidenceSequence({ ...effect, units: 6461 }, { level: 0.95, tightestAt })
    expect(Math.abs(interval.low - low)).toBeLessThan(3e-5)
    expect(Math.abs(interval.high - high)).toBeLessThan(3e-5)
  })

  it('is narrowest, against the usual interval, at the wanted number of units', () => {
    const settings = { level: 0.95, tightestAt: 2000 }
    const width = (units: number) => {
      const { low, high } = confidenceSequence({ value: 0, standardError: 1, units }, settings)
      return high - low
    }
    const widths = [500, 1000, 1500, 2000, 2500, 4000, 8000].map(width)
    expect(Math.min(...widths)).toBe(width(2000))
    // The unadjusted interval reaches 1.96 standard errors to either side.
    expect(width(2000) / (2 * 1.96)).toBeGreaterThan(1.4)
  })

  it('misses the effect at any of all looks no more often than it says', () => {
    const generator = createGenerator(12, 'confidence-sequence')
    const settings = { level: 0.9, tightestAt: 500 }
    const rounds = 1000
    let missed = 0
    for (let round = 0; round < rounds; round++) {
      let sum = 0
      for (let units = 1; units <= 2000; units++) {
        sum += normalQuantile(generator.next())
        if (units < 50) continue
        const look = { value: sum / units, standardError: 1 / Math.sqrt(units), units }
        const { low, high } = confidenceSequence(look, settings)
        if (low > 0 || high < 0) {
          missed++
          break
        }
      }
    }
    // At most 1 - level, within 4 standard errors of the simulation; looking so often at the usual
    // interval would miss in about two of three rounds.
    expect(missed / rounds).toBeLessThan(0.1 + 4 * Math.sqrt(0.09 / rounds))
    expect(missed).toBeGreaterThan(0)
  })

  it('refuses looks and settings that cannot be', () => {
    const look = { value: 1, standardError: 1, units: 100 }
    const settings = { level: 0.95, tightestAt: 5000 }
    const refused = (code: string, change: object, setting: object = {}) =>
      expect(() => confidenceSequence({ ...look, ...change }, { ...settings, ...setting })).toThrow(
        expect.objectContaining({ code }),
      )
    refused('no-variation', { standardError: 0 })
    refused('too-few', { units: 0 })
    refused('not-finite', { value: NaN })
    refused('domain', {}, { tightestAt: 0 })
    refused('domain', {}, { level: 1 })
  })
})
