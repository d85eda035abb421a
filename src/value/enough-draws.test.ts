import { describe, expect, it } from 'vitest'
import { enoughDraws } from './enough-draws.ts'
import { headline } from './headline.ts'
import { assumption, driver, referenceModel, valueModel } from './reference-model-fixture.ts'

const settings = { seed: 1, least: 2000, most: 1_000_000 }

/** N(100, 40) and its square: both exact in theory. */
const skewed = valueModel({
  assumptions: [assumption('gain', { family: 'lognormal', mu: 3, sigma: 1.5 }, 'USD/year')],
  drivers: [driver('x', 'gain')],
})

describe('enoughDraws', () => {
  it('stops where every error of the headline is within half a digit', () => {
    const { draws, short } = enoughDraws(referenceModel, settings)
    expect(short).toBeUndefined()
    expect(draws).toBeLessThan(settings.most)
    const { npv, lossProbability } = headline(referenceModel, { seed: 1, draws }).value!
    // P10 to P90 is 1.2 million wide: a fifteenth is 80,000, its power of ten 10,000.
    expect(npv.simulationError).toBeLessThanOrEqual(5000)
    for (const key of ['p10', 'p50', 'p90'] as const) {
      expect(npv.quantileErrors[key]).toBeLessThanOrEqual(5000)
    }
    expect(lossProbability.error).toBeLessThanOrEqual(0.005)
  })

  it('takes the fewest where they are enough, and the same number each time', () => {
    const many = { ...settings, least: 60_000 }
    expect(enoughDraws(referenceModel, many)).toEqual({ draws: 60_000 })
    expect(enoughDraws(skewed, settings)).toEqual(enoughDraws(skewed, settings))
  })

  it('says what is short at the limit', () => {
    const found = enoughDraws(skewed, { ...settings, least: 100, most: 500 })
    expect(found.draws).toBe(500)
    expect(found.short!.error).toBeGreaterThan(found.short!.wanted)
  })

  it('needs no more draws of what is certain, nor of what has no value', () => {
    const sure = valueModel({ drivers: [driver('x', '3 USD/year')] })
    expect(enoughDraws(sure, settings)).toEqual({ draws: 2000 })
    const broken = valueModel({ drivers: [driver('x', '3 USD/year / 0')] })
    expect(enoughDraws(broken, settings)).toEqual({ draws: 2000 })
  })
})
