import { describe, expect, it } from 'vitest'
import { reference, rows } from '../../../test/reference/causal.ts'
import { inverseProbabilityWeighting } from './inverse-probability-weighting.ts'
import { overlapOf } from './overlap.ts'
import { standardisedDifferences } from './standardised-differences.ts'

const { propensity, weights } = inverseProbabilityWeighting({ ...rows, trim: 0 })

describe('overlapOf', () => {
  it('has the effective sizes of R', () => {
    const { effectiveSize } = overlapOf({ treated: rows.treated, propensity, weights })
    expect(effectiveSize.base).toBeCloseTo(reference.balance.effective.base, 8)
    expect(effectiveSize.treatment).toBeCloseTo(reference.balance.effective.treatment, 8)
  })

  it('counts what lies outside the common chances (by hand)', () => {
    const overlap = overlapOf({
      treated: Int8Array.of(0, 0, 0, 1, 1, 1, 1),
      propensity: Float64Array.of(0.1, 0.3, 0.5, 0.4, 0.3, 0.8, 0.99),
      weights: Float64Array.of(1, 1, 2, 1, 1, 1, 0),
    })
    expect(overlap.range).toEqual({
      base: { low: 0.1, high: 0.5 },
      treatment: { low: 0.3, high: 0.8 },
    })
    expect(overlap.support).toEqual({ low: 0.3, high: 0.5 })
    expect(overlap.outside).toEqual({ base: 1, treatment: 1 })
    expect(overlap.effectiveSize.base).toBeCloseTo(16 / 6, 12)
    expect(overlap.largestShare).toEqual({ base: 0.5, treatment: 1 / 3 })
  })

  it('shows arms that share no chance', () => {
    const { support, outside } = overlapOf({
      treated: Int8Array.of(0, 0, 1),
      propensity: Float64Array.of(0.1, 0.2, 0.9),
      weights: Float64Array.of(1, 1, 1),
    })
    expect(support.low).toBeGreaterThan(support.high)
    expect(outside).toEqual({ base: 2, treatment: 1 })
  })

  it('refuses an arm without weight', () => {
    const input = { treated: Int8Array.of(0, 1), propensity: Float64Array.of(0.4, 0.6) }
    expect(() => overlapOf({ ...input, weights: Float64Array.of(0, 1) })).toThrow(
      expect.objectContaining({ code: 'too-few', details: { arm: 0 } }),
    )
  })
})

describe('standardisedDifferences', () => {
  it('has the figures of R before and after weighting', () => {
    const differences = standardisedDifferences({ ...rows, weights })
    differences.forEach(({ before, after }, i) => {
      expect(before).toBeCloseTo(reference.balance.before[i]!, 10)
      expect(after).toBeCloseTo(reference.balance.after[i]!, 9)
    })
  })

  it('takes a covariate with one value as balanced, and refuses one that tells the arms apart', () => {
    const even = rows.outcome.map(() => 1)
    const constant = rows.outcome.map(() => 7)
    expect(
      standardisedDifferences({ treated: rows.treated, covariates: [constant], weights: even }),
    ).toEqual([{ before: 0, after: 0 }])
    const apart = [Float64Array.from(rows.treated)]
    expect(() =>
      standardisedDifferences({ treated: rows.treated, covariates: apart, weights: even }),
    ).toThrow(expect.objectContaining({ code: 'no-variation', details: { covariate: 0 } }))
  })
})
