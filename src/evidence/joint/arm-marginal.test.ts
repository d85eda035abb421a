import { describe, expect, it } from 'vitest'
import type { Distribution } from '#stats/distributions/distribution'
import { distributionMean } from '#stats/distributions/distribution-mean'
import { distributionSd } from '#stats/distributions/distribution-sd'
import type { ArmFigure } from './arm-marginal.ts'
import { armMarginal } from './arm-marginal.ts'

const figure: ArmFigure = {
  domain: 'positive',
  value: 40,
  standardError: 4,
  df: 10,
  exposure: 11,
  yesNo: false,
}

function marginal(changes: Partial<ArmFigure>): Distribution {
  const found = armMarginal({ ...figure, ...changes })
  if ('reason' in found) throw new Error(found.reason)
  return found
}

describe('armMarginal', () => {
  it('keeps the mean of positive and real figures and widens the error to that of t', () => {
    for (const domain of ['positive', 'real'] as const) {
      const found = marginal({ domain })
      expect(found.family).toBe(domain === 'positive' ? 'lognormal' : 'normal')
      expect(distributionMean(found)).toBeCloseTo(40, 10)
      expect(distributionSd(found)).toBeCloseTo(4 * Math.sqrt(10 / 8), 10)
    }
  })

  it('is the beta of Jeffreys for a raw share, (x + 1/2) / (n + 1) in the mean', () => {
    const found = marginal({ domain: 'share', value: 1, yesNo: true, events: 11 })
    expect(found).toEqual({ family: 'beta', alpha: 11.5, beta: 0.5 })
  })

  it('has n = p (1 - p) / se^2 for an adjusted share, kept inside by half a case', () => {
    const found = marginal({ domain: 'share', value: 0.4, standardError: 0.1, yesNo: true })
    expect(found).toMatchObject({
      family: 'beta',
      alpha: expect.closeTo(9.6),
      beta: expect.closeTo(14.4),
    })
    const beyond = marginal({ domain: 'share', value: 1.02, standardError: 0.1, yesNo: true })
    expect(distributionMean(beyond)).toBeCloseTo(1 - 0.5 / 11, 12)
  })

  it('is gamma(1/2, exposure) for a count without an event', () => {
    const found = marginal({ value: 0, standardError: 0, events: 0, exposure: 50 })
    expect(found).toEqual({ family: 'gamma', shape: 0.5, scale: 0.02 })
  })

  it('is fixed where nothing varies, and a reason where a positive figure is not above zero', () => {
    expect(marginal({ standardError: 0 })).toEqual({ family: 'fixed', value: 40 })
    expect(armMarginal({ ...figure, value: -1 })).toHaveProperty('reason')
  })
})
