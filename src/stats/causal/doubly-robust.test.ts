import { describe, expect, it } from 'vitest'
import { rows, yesNo } from '../../../test/reference/causal.ts'
import { createGenerator } from '#stats/random/generator'
import { normalQuantile } from '#stats/special/normal'
import { doublyRobust } from './doubly-robust.ts'

/** y = 1 + 2 arm + x^2, the arm likelier where x is high; the true difference is 2. */
function simulated(name: string, n: number, squared: { outcome: boolean; chance: boolean }) {
  const generator = createGenerator(11, name)
  const x = Float64Array.from({ length: n }, () => normalQuantile(generator.next()))
  const treated = Int8Array.from(x, (v) => {
    const predictor = squared.chance ? v * v - 1 : v
    return Number(generator.next() < 1 / (1 + Math.exp(-predictor)))
  })
  const outcome = x.map((v, i) => {
    const level = squared.outcome ? v * v : v
    return 1 + 2 * treated[i]! + level + normalQuantile(generator.next())
  })
  return { outcome, treated, covariates: [x], level: 0.95, trim: 0, model: 'linear' } as const
}

describe('doublyRobust', () => {
  it.each([
    ['outcome', { outcome: true, chance: false }],
    ['chance', { outcome: false, chance: true }],
  ])(
    'is right although the model of the %s is wrong (within 4 errors of the truth)',
    (name, squared) => {
      const { test } = doublyRobust(simulated(name, 4000, squared))
      expect(Math.abs(test.difference - 2)).toBeLessThan(4 * test.standardError)
      expect(test.standardError).toBeLessThan(0.2)
    },
  )

  it('refuses an arm in which a covariate tells yes from no', () => {
    const covariates = [yesNo.outcome.map((value, i) => (yesNo.treated[i] === 1 ? value : i % 2))]
    expect(() => doublyRobust({ ...yesNo, covariates, trim: 0, model: 'logistic' })).toThrow(
      expect.objectContaining({
        code: 'separation',
        details: expect.objectContaining({ covariate: 0 }),
      }),
    )
  })

  it('refuses an arm with fewer rows than covariates', () => {
    const treated = Int8Array.from(rows.treated, (_, i) => Number(i < 3))
    const covariates = [...rows.covariates, rows.covariates[0]!.map((v) => v * v)]
    expect(() => doublyRobust({ ...rows, treated, covariates, trim: 0, model: 'linear' })).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/too-few|no-overlap/) }),
    )
  })
})
