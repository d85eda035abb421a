import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { detectableEffect } from './detectable-effect.ts'
import { sampleSize } from './sample-size.ts'
import { twoMeansPlan, type TwoMeansDesign } from './two-means-plan.ts'

type Numbers<Name extends string> = Record<Name, number>
// R, power.t.test(strict = TRUE), Welch by pt(ncp =) and by simulation: test/reference/power.R.
const { means, rough } = JSON.parse(
  readFileSync(new URL('../../../test/reference/power.json', import.meta.url), 'utf8'),
) as {
  means: {
    equal: Numbers<'n' | 'd' | 'sd' | 'power' | 'oneSided' | 'size' | 'effect'>
    adjusted: Numbers<'r2' | 'power'>
    unequal: Numbers<'n1' | 'n2' | 's1' | 's2' | 'd' | 'power' | 'simulated' | 'rounds'>
    clusters: Numbers<'k' | 'size' | 'icc' | 'sd' | 'd' | 'power'>
  }
  rough: { means: Numbers<'n1' | 'n2' | 's1' | 's2' | 'd' | 'simulated' | 'rounds'>[] }
}
const { equal, adjusted, unequal, clusters } = means
const design: TwoMeansDesign = {
  baseDeviation: equal.sd,
  treatmentDeviation: equal.sd,
  explained: 0,
  treatmentShare: 0.5,
  alpha: 0.05,
  sides: 2,
}
const plan = twoMeansPlan(design)

describe('twoMeansPlan', () => {
  it('agrees with R', () => {
    expect(plan.power(equal.n, equal.d)).toBeCloseTo(equal.power, 10)
    expect(plan.power(equal.n, -equal.d)).toBeCloseTo(equal.power, 10)
    expect(twoMeansPlan({ ...design, sides: 1 }).power(equal.n, equal.d)).toBeCloseTo(
      equal.oneSided,
      10,
    )
    expect(twoMeansPlan({ ...design, explained: adjusted.r2 }).power(equal.n, equal.d)).toBeCloseTo(
      adjusted.power,
      10,
    )
  })

  it('takes unequal spreads and groups', () => {
    const power = twoMeansPlan({
      ...design,
      baseDeviation: unequal.s1,
      treatmentDeviation: unequal.s2,
      treatmentShare: unequal.n2 / (unequal.n1 + unequal.n2),
    }).power(unequal.n1 + unequal.n2, unequal.d)
    expect(power).toBeCloseTo(unequal.power, 10)
    const error = Math.sqrt((power * (1 - power)) / unequal.rounds)
    expect(Math.abs(power - unequal.simulated)).toBeLessThan(4 * error)
  })

  it('lies within about 0.01 of the simulated power in small and in unequal groups', () => {
    for (const { n1, n2, s1, s2, d, simulated, rounds } of rough.means) {
      const power = twoMeansPlan({
        ...design,
        baseDeviation: s1,
        treatmentDeviation: s2,
        treatmentShare: n2 / (n1 + n2),
      }).power(n1 + n2, d)
      const error = Math.sqrt((power * (1 - power)) / rounds)
      expect(Math.abs(power - simulated)).toBeLessThan(0.01 + 4 * error)
    }
  })

  it('takes clusters as units of their own', () => {
    const { k, size, icc, sd, d } = clusters
    const power = twoMeansPlan({
      ...design,
      baseDeviation: sd,
      treatmentDeviation: sd,
      clusters: { size, correlation: icc, sizeVariation: 0 },
    }).power(k * size, d)
    expect(power).toBeCloseTo(clusters.power, 10)
  })

  it('gives the sample size and the detectable effect of R', () => {
    const half = Math.ceil(equal.size)
    expect(sampleSize(plan, equal.d, 0.9)).toEqual({ units: 2 * half, groups: [half, half] })
    const rise = { units: equal.n, power: 0.8, direction: 'rise' } as const
    expect(detectableEffect(plan, rise)).toBeCloseTo(equal.effect, 8)
    expect(detectableEffect(plan, { ...rise, direction: 'fall' })).toBeCloseTo(-equal.effect, 8)
  })

  it('finds nothing but its error where there is no effect', () => {
    expect(plan.power(100, 0)).toBeCloseTo(0.05, 12)
  })

  it('refuses what cannot be', () => {
    const refused = (code: string, call: () => unknown) =>
      expect(call).toThrow(expect.objectContaining({ code }))
    refused('too-few', () => plan.power(3, 1))
    refused('domain', () => plan.power(100, Infinity))
    refused('domain', () => twoMeansPlan({ ...design, baseDeviation: 0 }))
    refused('not-finite', () => twoMeansPlan({ ...design, baseDeviation: Infinity }))
    refused('domain', () => twoMeansPlan({ ...design, explained: 1 }))
    refused('domain', () => twoMeansPlan({ ...design, treatmentShare: 1 }))
    refused('domain', () => twoMeansPlan({ ...design, alpha: 0 }))
    const none = { size: 0, correlation: 0.1, sizeVariation: 0 }
    refused('domain', () => twoMeansPlan({ ...design, clusters: none }))
  })
})
