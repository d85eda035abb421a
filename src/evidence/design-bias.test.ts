import { describe, expect, it } from 'vitest'
import { biasDeviation, tauByGrade, widenEffect, widenRatio } from './design-bias.ts'

describe('biasDeviation', () => {
  it('is that of a factor exp(b), of a logit shift, or in SD units', () => {
    const arm = { value: 0.2, n: 100, sd: 3 }
    // sd of exp(b) for b ~ N(-tau^2 / 2, tau^2): sqrt(exp(0.04) - 1) = 0.2020167671
    expect(biasDeviation(0.2, { ...arm, domain: 'positive' })).toBeCloseTo(0.2 * 0.2020167671, 10)
    expect(biasDeviation(0.2, { ...arm, domain: 'share' })).toBeCloseTo(0.2 * 0.8 * 0.2, 12)
    expect(biasDeviation(0.2, { ...arm, domain: 'real' })).toBeCloseTo(0.6, 12)
  })

  it('keeps a share of none or all inside by half a case', () => {
    const bias = biasDeviation(0.2, { domain: 'share', value: 1, n: 50, sd: 0 })
    expect(bias).toBeCloseTo(0.99 * 0.01 * 0.2, 12)
  })

  it('is none at grade 5 and grows as the grade falls (conventions.md)', () => {
    expect([5, 4, 3, 2, 1].map((grade) => tauByGrade[grade as 1])).toEqual([
      0, 0.05, 0.1, 0.2, 0.35,
    ])
  })
})

describe('widening', () => {
  const effect = { value: 2, interval: { low: 1, high: 4, level: 0.95 }, method: 'm' }

  it('squares and adds each side', () => {
    const { withDesign } = widenEffect(effect, 1.5 / 1.959963984540054)
    expect(withDesign!.low).toBeCloseTo(2 - Math.sqrt(1 + 2.25), 12)
    expect(withDesign!.high).toBeCloseTo(2 + Math.sqrt(4 + 2.25), 12)
  })

  it('of a ratio works on the logarithm', () => {
    const { withDesign } = widenRatio(effect, 0.1)
    const reach = 0.1 * 1.959963984540054
    expect(Math.log(withDesign!.low / 2)).toBeCloseTo(-Math.sqrt(Math.log(2) ** 2 + reach ** 2), 12)
  })

  it('leaves an effect without interval, and a bias of nothing', () => {
    expect(widenEffect(effect, 0)).toBe(effect)
    expect(widenRatio({ value: 2, method: 'm' }, 1)).not.toHaveProperty('withDesign')
  })
})
