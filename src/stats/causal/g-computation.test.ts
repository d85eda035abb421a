import { describe, expect, it } from 'vitest'
import { rows, yesNo } from '../../../test/reference/causal.ts'
import { createGenerator } from '#stats/random/generator'
import { ancova } from '#stats/regression/ancova'
import { normalQuantile } from '#stats/special/normal'
import { gComputation } from './g-computation.ts'

describe('gComputation', () => {
  it('has the difference of ANCOVA where the model is linear (the slopes are shared)', () => {
    const { test } = gComputation({ ...rows, model: 'linear' })
    const adjusted = ancova(rows)
    expect(test.difference).toBeCloseTo(adjusted.difference, 11)
    expect(test.standardError).toBeCloseTo(adjusted.standardError, 11)
    expect(test.df).toBe(adjusted.df)
  })

  it('has the raw shares without covariates', () => {
    const { base, treatment } = gComputation({ ...yesNo, covariates: [], model: 'logistic' })
    const share = (arm: number) => {
      const values = yesNo.outcome.filter((_, i) => yesNo.treated[i] === arm)
      return values.reduce((sum, value) => sum + value, 0) / values.length
    }
    expect(base.value).toBeCloseTo(share(0), 11)
    expect(treatment.value).toBeCloseTo(share(1), 11)
  })

  it('has no ratio where an arm is not above 0', () => {
    const outcome = rows.outcome.map((value) => value - 30)
    expect(gComputation({ ...rows, outcome, model: 'linear' }).ratio).toBeUndefined()
  })

  // Known truth: logit P = -0.5 + 0.8 arm + x, x standard normal, the arm likelier where x is high; the
  // difference of the shares over everybody is 0.16373 by numerical integration over x (R, integrate).
  it('holds the true difference of shares as often as it says', () => {
    const truth = 0.1637339363
    const generator = createGenerator(5, 'g-computation')
    const rounds = 800
    let held = 0
    for (let round = 0; round < rounds; round++) {
      const x = Float64Array.from({ length: 200 }, () => normalQuantile(generator.next()))
      const treated = Int8Array.from(x, (v) => Number(generator.next() < 1 / (1 + Math.exp(-v))))
      const outcome = x.map((v, i) =>
        Number(generator.next() < 1 / (1 + Math.exp(0.5 - 0.8 * treated[i]! - v))),
      )
      const { low, high } = gComputation({
        outcome,
        treated,
        covariates: [x],
        level: 0.95,
        model: 'logistic',
      }).test.interval
      if (low <= truth && truth <= high) held++
    }
    expect(Math.abs(held / rounds - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / rounds))
  })

  it('says what cannot be fitted', () => {
    const alwaysDone = yesNo.outcome.map((value, i) => (yesNo.treated[i] === 1 ? 1 : value))
    expect(() => gComputation({ ...yesNo, outcome: alwaysDone, model: 'logistic' })).toThrow(
      expect.objectContaining({ code: 'separation' }),
    )
    const twice = [...rows.covariates, rows.covariates[0]!.map((value) => 2 * value + 1)]
    expect(() => gComputation({ ...rows, covariates: twice, model: 'linear' })).toThrow(
      expect.objectContaining({ code: 'singular', details: { covariate: 3 } }),
    )
    expect(() => gComputation({ ...rows, model: 'logistic' })).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
    expect(() =>
      gComputation({ ...rows, outcome: rows.outcome.map(() => 3), model: 'linear' }),
    ).toThrow(expect.objectContaining({ code: 'no-variation' }))
    expect(() =>
      gComputation({ ...rows, clusters: Int32Array.from(rows.treated), model: 'linear' }),
    ).toThrow(expect.objectContaining({ code: 'too-few' }))
    expect(() => gComputation({ ...rows, level: 1, model: 'linear' })).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
  })
})
