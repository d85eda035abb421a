import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sampleSize } from './sample-size.ts'
import { twoRatesPlan, type TwoRatesDesign } from './two-rates-plan.ts'

// R, the formula of the pooled test and exact enumeration of Poisson counts: test/reference/power.R.
const { rates, rough } = JSON.parse(
  readFileSync(new URL('../../../test/reference/power.json', import.meta.url), 'utf8'),
) as {
  rates: Record<'n' | 'base' | 'exposure' | 'd' | 'power' | 'exact' | 'dispersed', number> & {
    uneven: Record<'share' | 'power' | 'exact', number>
  }
  rough: { rates: Record<'base' | 'treatment' | 'n1' | 'n2' | 'exact', number>[] }
}
const design: TwoRatesDesign = {
  baseRate: rates.base,
  exposure: rates.exposure,
  dispersion: 1,
  treatmentShare: 0.5,
  alpha: 0.05,
  sides: 2,
}

describe('twoRatesPlan', () => {
  it('agrees with R, and lies near the exact power of the test', () => {
    const power = twoRatesPlan(design).power(rates.n, rates.d)
    expect(power).toBeCloseTo(rates.power, 12)
    expect(Math.abs(power - rates.exact)).toBeLessThan(0.01)
    const uneven = twoRatesPlan({ ...design, treatmentShare: rates.uneven.share })
    expect(uneven.power(rates.n, rates.d)).toBeCloseTo(rates.uneven.power, 12)
    expect(Math.abs(rates.uneven.power - rates.uneven.exact)).toBeLessThan(0.01)
  })

  it('lies within 0.025 of the exact power with few events and in unequal groups', () => {
    for (const { base, treatment, n1, n2, exact } of rough.rates) {
      const other = twoRatesPlan({
        ...design,
        baseRate: base,
        exposure: 1,
        treatmentShare: n2 / (n1 + n2),
      })
      expect(Math.abs(other.power(n1 + n2, treatment - base) - exact)).toBeLessThan(0.025)
    }
  })

  it('loses power where events cluster', () => {
    const own = twoRatesPlan({ ...design, dispersion: 1.7 }).power(rates.n, rates.d)
    expect(own).toBeCloseTo(rates.dispersed, 12)
  })

  it('asks for the units that give the power', () => {
    const plan = twoRatesPlan(design)
    const { units } = sampleSize(plan, rates.d, 0.9)
    expect(plan.power(units, rates.d)).toBeGreaterThanOrEqual(0.9)
    expect(plan.power(units - 2, rates.d)).toBeLessThan(0.9)
  })

  it('refuses what cannot be', () => {
    for (const change of [
      { baseRate: 0 },
      { exposure: 0 },
      { dispersion: 0 },
      { treatmentShare: 0 },
    ])
      expect(() => twoRatesPlan({ ...design, ...change })).toThrow(
        expect.objectContaining({ code: 'domain' }),
      )
    expect(() => twoRatesPlan(design).power(10, -0.6)).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
  })
})
