import { describe, expect, it } from 'vitest'
import { reference, rows } from '../../../test/reference/causal.ts'
import { inverseProbabilityWeighting } from './inverse-probability-weighting.ts'

const whole = { ...rows, trim: 0 }

describe('inverseProbabilityWeighting', () => {
  it('has the chances of R (glm)', () => {
    const { propensity, excluded } = inverseProbabilityWeighting(whole)
    reference.weighting.hours.propensity.forEach((value, i) =>
      expect(propensity[i]).toBeCloseTo(value, 10),
    )
    expect(excluded).toBe(0)
  })

  it('leaves rows out on both sides and gives them no weight and no influence', () => {
    const { propensity, weights, excluded, difference } = inverseProbabilityWeighting({
      ...rows,
      trim: 0.25,
    })
    const out = reference.weighting.hours.propensity.map((e) => e < 0.25 || e > 0.75)
    expect(excluded).toBe(160 - reference.weighting.trimmed.n)
    expect(out.filter(Boolean)).toHaveLength(excluded)
    const kept = out.flatMap((left, i) => (left ? [] : [i]))
    kept.forEach((row, i) =>
      expect(propensity[row]).toBeCloseTo(reference.weighting.trimmed.propensity[i]!, 10),
    )
    const rowsLeft = [...out.keys()].filter((i) => out[i])
    expect(rowsLeft.map((i) => weights[i])).toEqual(rowsLeft.map(() => 0))
    expect(rowsLeft.map((i) => difference.influence[i])).toEqual(rowsLeft.map(() => 0))
    expect(Math.min(...kept.map((i) => weights[i]!))).toBeGreaterThan(0)
  })

  // Closed form: with one yes-no covariate the weighted mean is that of the strata, each by its size.
  it('standardises to the strata', () => {
    const urban = rows.covariates[2]!
    const { base, treatment } = inverseProbabilityWeighting({ ...whole, covariates: [urban] })
    const meanOf = (arm: number, stratum: number) => {
      const values = rows.outcome.filter((_, i) => rows.treated[i] === arm && urban[i] === stratum)
      return values.reduce((sum, value) => sum + value, 0) / values.length
    }
    const share = urban.reduce((sum, value) => sum + value, 0) / urban.length
    const standard = (arm: number) => share * meanOf(arm, 1) + (1 - share) * meanOf(arm, 0)
    expect(base.value).toBeCloseTo(standard(0), 10)
    expect(treatment.value).toBeCloseTo(standard(1), 10)
  })

  it('is the difference of the means without covariates', () => {
    const { base, weights } = inverseProbabilityWeighting({ ...whole, covariates: [] })
    const values = rows.outcome.filter((_, i) => rows.treated[i] === 0)
    expect(base.value).toBeCloseTo(values.reduce((sum, v) => sum + v, 0) / values.length, 10)
    weights.forEach((weight) => expect(weight).toBeCloseTo(1, 10))
  })

  it('refuses arms without overlap', () => {
    const apart = [Float64Array.from(rows.treated, (arm, i) => 10 * arm + (i % 7))]
    expect(() => inverseProbabilityWeighting({ ...whole, covariates: apart })).toThrow(
      expect.objectContaining({ code: 'no-overlap' }),
    )
    expect(() => inverseProbabilityWeighting({ ...rows, trim: 0.499 })).toThrow(
      expect.objectContaining({ code: 'no-overlap' }),
    )
    expect(() => inverseProbabilityWeighting({ ...rows, trim: 0.5 })).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
    const constant = [rows.outcome.map(() => 1)]
    expect(() => inverseProbabilityWeighting({ ...whole, covariates: constant })).toThrow(
      expect.objectContaining({ code: 'singular', details: { covariate: 0 } }),
    )
  })
})
