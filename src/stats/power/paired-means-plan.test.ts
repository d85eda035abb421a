import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pairedMeansPlan } from './paired-means-plan.ts'
import { sampleSize } from './sample-size.ts'

// R, power.t.test(type = "paired", strict = TRUE) and pwr.t.test: test/reference/power.R.
const { paired } = JSON.parse(
  readFileSync(new URL('../../../test/reference/power.json', import.meta.url), 'utf8'),
) as { paired: Record<'n' | 'd' | 's1' | 's2' | 'r' | 'power' | 'size', number> }
const design = {
  baseDeviation: paired.s1,
  treatmentDeviation: paired.s2,
  correlation: paired.r,
  alpha: 0.05,
  sides: 2,
} as const

describe('pairedMeansPlan', () => {
  it('agrees with R', () => {
    const plan = pairedMeansPlan(design)
    expect(plan.power(paired.n, paired.d)).toBeCloseTo(paired.power, 10)
    const pairs = Math.ceil(paired.size)
    expect(sampleSize(plan, paired.d, 0.9)).toEqual({ units: pairs, groups: [pairs] })
  })

  it('refuses differences that do not vary and impossible correlations', () => {
    const refused = (code: string, change: object) =>
      expect(() => pairedMeansPlan({ ...design, ...change })).toThrow(
        expect.objectContaining({ code }),
      )
    refused('no-variation', { treatmentDeviation: paired.s1, correlation: 1 })
    refused('domain', { correlation: 1.1 })
    refused('domain', { baseDeviation: 0 })
    expect(() => pairedMeansPlan(design).power(1, 1)).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
  })
})
