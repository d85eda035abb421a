import { describe, expect, it } from 'vitest'
import type { JointArms } from '#evidence/joint-arms'
import { centralArms, centralModel, centralValues } from './central-model.ts'
import { centralResult, heldGains } from './central-result.ts'
import { assumption, cost, driver, formula, valueModel } from './reference-model-fixture.ts'
import { simulate } from './simulate.ts'

const settings = { seed: 1, draws: 4000 }

const arms: JointArms = {
  data: 'trial',
  parameters: [
    {
      id: 'before',
      need: 'wait',
      solution: 'theirs',
      unit: 'min/execution',
      marginal: { family: 'lognormal', mu: Math.log(10), sigma: 0.5 },
    },
    {
      id: 'after',
      need: 'wait',
      solution: 'ours',
      unit: 's/execution',
      marginal: { family: 'normal', mean: 240, sd: 20 },
      bias: { key: 'k', tau: 0.3, scale: 'factor' },
    },
    {
      id: 'share',
      need: 'done',
      solution: 'theirs',
      unit: '1/execution',
      marginal: { family: 'beta', alpha: 3, beta: 1 },
    },
  ],
  correlation: [
    [1, 0.3, 0],
    [0.3, 1, 0],
    [0, 0, 1],
  ],
  derived: [
    {
      id: 'factor',
      need: 'wait',
      solution: 'ours',
      unit: 's/execution',
      from: 'before',
      scale: 'factor',
      mean: Math.log(0.5),
      sd: 0.4,
    },
    {
      id: 'logit',
      need: 'done',
      solution: 'ours',
      unit: '1/execution',
      from: 'share',
      scale: 'logit',
      mean: Math.log(2),
      sd: 0.4,
    },
  ],
}

describe('centralValues', () => {
  it('are the mean and the ends, in closed form', () => {
    const { central, low, high } = centralValues(
      assumption('a', { family: 'uniform', low: 10, high: 20 }),
    )
    expect([central, low, high]).toEqual([15, 11, 19])
    const skewed = centralValues(assumption('b', { family: 'lognormal', mu: 0, sigma: 1 }))
    // exp(mu + sigma^2 / 2); the P90 is exp(1.2815515655446004).
    expect(skewed.central).toBeCloseTo(Math.exp(0.5), 12)
    expect(skewed.high).toBeCloseTo(Math.exp(1.2815515655446004), 10)
  })
})

describe('centralModel', () => {
  const model = valueModel({
    arms: [arms],
    contrasts: {
      wait: {
        need: 'wait',
        block: 'trial',
        better: 'lower',
        baseline: { solution: 'theirs', parameter: 'before' },
        treatment: { solution: 'ours', parameter: 'after' },
        controlled: true,
      },
    },
    assumptions: [
      assumption('volume', { family: 'lognormal', mu: 5, sigma: 0.7 }, 'execution/year'),
      assumption('wage', { family: 'uniform', low: 30, high: 90 }, 'USD/hour'),
    ],
    drivers: [driver('time', 'saved(wait) * volume * wage')],
    costs: [cost('price', '100 USD')],
  })

  it('has every input at its mean, without bias, and certain', () => {
    const { value } = simulate(centralModel(model), settings)
    // 10 exp(0.125) minutes before, 4 after; exp(5 + 0.245) a year; a dollar a minute.
    const annual = (10 * Math.exp(0.125) - 4) * Math.exp(5.245)
    expect(value!.annual.mean).toBeCloseTo(annual, 9)
    expect(value!.annual.sd).toBe(0)
    expect(value!.npv.mean).toBeCloseTo(annual - 100, 9)
  })

  it('takes values that are given, in the unit of the assumption', () => {
    const { value } = centralResult(model, { wage: 120 }, {})
    const annual = 2 * (10 * Math.exp(0.125) - 4) * Math.exp(5.245)
    expect(value!.annual.mean).toBeCloseTo(annual, 9)
  })

  it('says where each arm stands, those made of others too', () => {
    const at = centralArms(model)
    expect(at.get('before')!.value).toBeCloseTo(10 * Math.exp(0.125), 12)
    expect(at.get('after')).toMatchObject({ value: 240, factor: 1 })
    // Half of the other arm, in seconds; odds of 3 doubled are 6 in 7.
    expect(at.get('factor')!.value).toBeCloseTo(300 * Math.exp(0.125), 10)
    expect(at.get('logit')!.value).toBeCloseTo(6 / 7, 12)
  })
})

describe('heldGains', () => {
  it('holds what the simulation decided where the sign at the means says otherwise', () => {
    // Mean 0.02 with an sd of 100: within four errors of nothing, so that haircuts do not apply.
    const model = valueModel({
      assumptions: [assumption('a', { family: 'normal', mean: 0.02, sd: 100 }, 'USD/year')],
      drivers: [
        driver('near', 'a', { haircuts: { capture: formula('0.5') } }),
        driver('clear', 'a + 1000 USD/year', { haircuts: { capture: formula('0.5') } }),
      ],
    })
    const [simulated, plain] = [
      simulate(model, settings).value!,
      centralResult(model, {}, {}).value!,
    ]
    const held = heldGains(model, simulated, plain)
    expect(held).toEqual({ near: false })
    expect(plain.drivers[0]!.annual.mean).toBeCloseTo(0.01, 12)
    expect(centralResult(model, {}, held).value!.drivers[0]!.annual.mean).toBeCloseTo(0.02, 12)
  })
})
