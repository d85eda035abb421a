import { describe, expect, it } from 'vitest'
import { reference } from '../../../test/evidence/evidence-reference.ts'
import type { Distribution } from '#stats/distributions/distribution'
import { copulaMarginal, normalCorrelation } from './normal-correlation.ts'

// Base R, numerical integration over both scores: test/reference/evidence.R.
const { betaLognormal, betaBeta, gammaNormal, lognormals } = reference.copulas as Record<
  string,
  Record<string, number>
>

function rho(a: Distribution, b: Distribution, r: number): number {
  return normalCorrelation(copulaMarginal(a), copulaMarginal(b), r)
}

describe('normalCorrelation', () => {
  it('agrees with integration for beta and lognormal', () => {
    const { alpha, beta, mu, sigma, r } = betaLognormal!
    const found = rho(
      { family: 'beta', alpha: alpha!, beta: beta! },
      { family: 'lognormal', mu: mu!, sigma: sigma! },
      r!,
    )
    expect(found).toBeCloseTo(betaLognormal!['rho']!, 5)
  })

  it('agrees with integration for two betas, one at the edge', () => {
    const { alpha, beta, alpha2, beta2, r } = betaBeta!
    const found = rho(
      { family: 'beta', alpha: alpha!, beta: beta! },
      { family: 'beta', alpha: alpha2!, beta: beta2! },
      r!,
    )
    expect(found).toBeCloseTo(betaBeta!['rho']!, 4)
  })

  it('agrees with integration for gamma(1/2) and normal', () => {
    const { shape, scale, mean, sd, r } = gammaNormal!
    const found = rho(
      { family: 'gamma', shape: shape!, scale: scale! },
      { family: 'normal', mean: mean!, sd: sd! },
      r!,
    )
    expect(found).toBeCloseTo(gammaNormal!['rho']!, 4)
  })

  it('is ln(1 + r cv1 cv2) / (s1 s2) for two lognormals, r for two normals', () => {
    const { mu, sigma, mu2, sigma2, r } = lognormals!
    const found = rho(
      { family: 'lognormal', mu: mu!, sigma: sigma! },
      { family: 'lognormal', mu: mu2!, sigma: sigma2! },
      r!,
    )
    expect(found).toBeCloseTo(lognormals!['rho']!, 14)
    const normal: Distribution = { family: 'normal', mean: 0, sd: 1 }
    expect(rho(normal, normal, -0.3)).toBe(-0.3)
  })

  it('is the nearest possible one where the marginals do not allow r, and 0 beside a fixed value', () => {
    const skewed: Distribution = { family: 'lognormal', mu: 0, sigma: 2 }
    expect(rho(skewed, skewed, -0.9)).toBe(-1)
    expect(rho(skewed, { family: 'fixed', value: 3 }, 0.5)).toBe(0)
  })
})
