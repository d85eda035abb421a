import { describe, expect, it } from 'vitest'
import { assumption, driver, valueModel } from './reference-model-fixture.ts'
import { setAssumption } from './set-assumption.ts'
import { simulate } from './simulate.ts'

const model = valueModel({
  assumptions: [
    assumption('theatre-minute', { family: 'uniform', low: 20, high: 60 }, 'USD/min'),
    assumption('work-time', { family: 'fixed', value: 3 }, 'hour/year'),
  ],
  drivers: [driver('x', 'theatre-minute * work-time')],
})

describe('setAssumption', () => {
  it('fixes an assumption in its own unit', () => {
    // 30 USD a minute x 180 minutes a year.
    const { value } = simulate(setAssumption(model, 'theatre-minute', 30), { seed: 1, draws: 10 })
    expect(value?.npv.mean).toBeCloseTo(5400, 9)
    expect(value?.npv.sd).toBe(0)
  })

  it('changes nothing else', () => {
    expect(model.assumptions[0]?.distribution.family).toBe('uniform')
    expect(setAssumption(model, 'theatre-minute', 30).assumptions[1]).toBe(model.assumptions[1])
    expect(setAssumption(model, 'nobody', 30)).toEqual(model)
  })
})
