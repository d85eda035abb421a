import { describe, expect, it } from 'vitest'
import { valueView } from '#charts/value-view'
import { assessmentFixture } from '#reports/assessment-fixture'
import { liveInputs } from '#charts/live-inputs'
import { ownModel } from '#reports/page/own-model'
import { gainsOf, simulate } from '#value/simulate'

const view = valueView(assessmentFixture)!

describe('liveInputs', () => {
  const inputs = liveInputs(view, 5)

  it('takes assumptions only, the most influential first', () => {
    expect(inputs.map((input) => input.id)).toEqual(['capture', 'volume', 'hourly'])
  })

  it('shows a share in percent, from 0 to 100 at most', () => {
    expect(inputs[0]).toMatchObject({ unit: '%', scale: 100, low: 0, high: 58 })
  })

  it('starts inside its range', () => {
    for (const { low, start, high } of inputs) {
      expect(start).toBeGreaterThan(low)
      expect(start).toBeLessThan(high)
    }
  })
})

describe('ownModel', () => {
  const settings = { seed: 1, draws: 500 }

  it('takes the reader’s value as certain', () => {
    const model = ownModel(view.model, new Map([['volume', 0]]))
    const { value } = simulate(model, settings)
    expect(value!.drivers.map((driver) => driver.annual.mean)).toEqual([0, 0, 0])
  })

  it('leaves the other inputs as they are: no own value, the same result', () => {
    expect(simulate(ownModel(view.model, new Map()), settings)).toEqual(
      simulate(view.model, settings),
    )
  })

  it('holds which drivers gain, so that a slider does not switch haircuts on and off', () => {
    const gains = gainsOf(simulate(view.model, settings).value!)
    const model = ownModel(view.model, new Map([['hourly', 1]]))
    expect(gainsOf(simulate(model, { ...settings, gains }).value!)).toMatchObject(gains)
  })

  it('drops a correlation with an input that is certain now', () => {
    const model = {
      ...view.model,
      correlations: [{ of: ['volume', 'hourly'] as const, rank: 0.4 }],
    }
    expect(ownModel(model, new Map([['hourly', 40]])).correlations).toEqual([])
    expect(ownModel(model, new Map([['letter', 40]])).correlations).toHaveLength(1)
  })
})
