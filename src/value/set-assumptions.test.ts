import { describe, expect, it } from 'vitest'
import { assumption, driver, valueModel } from './reference-model-fixture.ts'
import { setAssumptions } from './set-assumptions.ts'
import { simulate } from './simulate.ts'

const model = valueModel({
  assumptions: [
    assumption('theatre-minute', { family: 'uniform', low: 20, high: 60 }, 'USD/min'),
    assumption('work-time', { family: 'fixed', value: 3 }, 'hour/year'),
  ],
  drivers: [driver('x', 'theatre-minute * work-time')],
})

describe('setAssumptions', () => {
  it('fixes assumptions in their own units', () => {
    const settings = { seed: 1, draws: 10 }
    // 30 USD a minute x 180 minutes a year.
    const { value } = simulate(setAssumptions(model, { 'theatre-minute': 30 }), settings)
    expect(value?.npv.mean).toBeCloseTo(5400, 9)
    expect(value?.npv.sd).toBe(0)
    const both = { 'theatre-minute': 30, 'work-time': 2 }
    expect(simulate(setAssumptions(model, both), settings).value?.npv.mean).toBeCloseTo(3600, 9)
  })

  it('changes nothing else', () => {
    expect(model.assumptions[0]?.distribution.family).toBe('uniform')
    const set = setAssumptions(model, { 'theatre-minute': 30 })
    expect(set.assumptions[1]).toBe(model.assumptions[1])
    expect(setAssumptions(model, { nobody: 30 })).toEqual(model)
  })

  it('leaves the draws of what is correlated with one that is set', () => {
    const normal = { family: 'normal', mean: 50, sd: 9 } as const
    const two = valueModel({
      assumptions: [assumption('a', normal), assumption('b', normal, 'USD/year')],
      correlations: [{ of: ['a', 'b'], rank: 0.7 }],
      drivers: [driver('x', 'b')],
    })
    const settings = { seed: 2, draws: 3000 }
    expect(simulate(setAssumptions(two, { a: 4 }), settings)).toEqual(simulate(two, settings))
  })
})
