import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { normalCritical } from '#stats/intervals/critical-value'
import { createGenerator } from '#stats/random/generator'
import { normalQuantile } from '#stats/special/normal'
import { normalPValue } from '#stats/tests/p-value'
import { falseCoverageSelection } from './false-coverage.ts'

// statsmodels, multipletests(alpha = 0.05, method = "fdr_bh"): test/reference/comparisons.py.
const { multiplicity } = JSON.parse(
  readFileSync(new URL('../../../test/reference/comparisons.json', import.meta.url), 'utf8'),
) as { multiplicity: { p: number[]; selected: number }[] }

describe('falseCoverageSelection', () => {
  it('selects as statsmodels does, at the level of the paper', () => {
    for (const { p, selected } of multiplicity) {
      const result = falseCoverageSelection(p, 0.05)
      expect(result.selected.filter(Boolean)).toHaveLength(selected)
      expect(result.level ?? 1).toBeCloseTo(1 - (0.05 * selected) / p.length, 14)
      expect('level' in result).toBe(selected > 0)
    }
  })

  it('keeps the share of missed intervals below its rate, where the usual level does not', () => {
    const generator = createGenerator(9, 'false-coverage')
    const effects = Array.from({ length: 40 }, (_, i) => (i < 32 ? 0 : 2))
    const rounds = 600
    const missed = { adjusted: 0, usual: 0 }
    for (let round = 0; round < rounds; round++) {
      const seen = effects.map((effect) => effect + normalQuantile(generator.next()))
      const { selected, level } = falseCoverageSelection(seen.map(normalPValue), 0.1)
      if (level === undefined) continue
      const share = (reach: number) => {
        const kept = effects.filter((_, i) => selected[i])
        const chosen = seen.filter((_, i) => selected[i])
        return (
          kept.filter((effect, i) => Math.abs(chosen[i]! - effect) > reach).length / kept.length
        )
      }
      missed.adjusted += share(normalCritical(level)) / rounds
      missed.usual += share(normalCritical(0.9)) / rounds
    }
    // A share lies in 0..1, so its mean has a standard error below 0.5 / sqrt(rounds).
    expect(missed.adjusted).toBeLessThan(0.1 + (4 * 0.5) / Math.sqrt(rounds))
    expect(missed.usual).toBeGreaterThan(0.2)
  })

  it('refuses a rate that cannot be', () => {
    for (const rate of [0, 1, NaN])
      expect(() => falseCoverageSelection([0.5], rate)).toThrow(
        expect.objectContaining({ code: 'domain' }),
      )
  })
})
