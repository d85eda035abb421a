import { describe, expect, it } from 'vitest'
import { liveInputs } from '#charts/live-inputs'
import { valueView } from '#charts/value-view'
import { assessmentFixture } from '#reports/assessment-fixture'
import type { Assumption } from '#value/model'

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

  const only = (distribution: Assumption['distribution'], unit: string, ends: [number, number]) => {
    const [capture] = view.model.assumptions.filter(({ id }) => id === 'capture')
    const changed = { ...capture!, distribution, unit: { ...capture!.unit, text: unit } }
    const [moves] = view.value.sensitivities.filter(({ input }) => input === 'capture')
    const [low, high] = ends.map((input) => ({ input, npv: 0 })) as [
      { input: number; npv: number },
      { input: number; npv: number },
    ]
    return liveInputs(
      {
        ...view,
        model: { ...view.model, assumptions: [changed] },
        value: { ...view.value, sensitivities: [{ ...moves!, unit, low, high }] },
      },
      1,
    )[0]
  }

  it('leaves the numbers of what is written in percent', () => {
    // P10 and P90 of 20 to 40; half of their distance on either side.
    expect(only({ family: 'uniform', low: 20, high: 40 }, '%', [22, 38])).toMatchObject({
      unit: '%',
      scale: 1,
      low: 14,
      high: 46,
      start: 30,
    })
  })

  it('lets be negative what can be, in any form', () => {
    const part = { family: 'normal', mean: -5, sd: 2 } as const
    const mixed = {
      family: 'mixture',
      parts: [part, { ...part, mean: 8 }],
      weights: [1, 1],
    } as const
    expect(only(mixed, 'EUR', [-6, 9])).not.toHaveProperty('least')
    const gamma = { family: 'gamma', shape: 2, scale: 3 } as const
    expect(only(gamma, 'EUR', [2, 9])).toHaveProperty('least', 0)
  })
})
