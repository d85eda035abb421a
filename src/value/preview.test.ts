import { describe, expect, it } from 'vitest'
import type { JointArms } from '#evidence/joint-arms'
import type { ValueModel } from './model.ts'
import { createPreview } from './preview.ts'
import {
  assumption,
  cost,
  driver,
  formula,
  referenceModel,
  valueModel,
} from './reference-model-fixture.ts'
import { setAssumptions } from './set-assumptions.ts'
import { gainsOf, simulate } from './simulate.ts'

const settings = { seed: 3, draws: 2500 }

const wait: JointArms = {
  data: 'trial',
  parameters: [
    {
      id: 'wait.paper',
      need: 'wait',
      solution: 'theirs',
      unit: 'min',
      marginal: { family: 'lognormal', mu: 3, sigma: 0.1 },
    },
    {
      id: 'wait.portal',
      need: 'wait',
      solution: 'ours',
      unit: 'min',
      marginal: { family: 'lognormal', mu: 2.5, sigma: 0.2 },
      bias: { key: 'trial wait', tau: 0.2, scale: 'factor' },
    },
  ],
  correlation: [
    [1, 0],
    [0, 1],
  ],
}

/** Correlated inputs, evidence with a bias, haircuts, warnings, other solutions. */
const winding = valueModel({
  horizon: 3,
  discountRate: formula('0.05'),
  adoption: [formula('uptake')],
  assumptions: [
    assumption('uses', { family: 'normal', mean: 9000, sd: 900 }, '1/year'),
    assumption('wage', { family: 'lognormal', mu: 0, sigma: 0.3 }, 'USD/min'),
    assumption('uptake', { family: 'normal', mean: 0.7, sd: 0.12 }),
    assumption('price', { family: 'pert', low: 10_000, mode: 20_000, high: 60_000 }, 'USD'),
  ],
  correlations: [{ of: ['uses', 'wage'], rank: 0.6 }],
  arms: [wait],
  contrasts: {
    wait: {
      block: 'trial',
      need: 'wait',
      better: 'lower',
      baseline: { solution: 'theirs', parameter: 'wait.paper' },
      treatment: { solution: 'ours', parameter: 'wait.portal' },
      controlled: false,
    },
  },
  drivers: [
    driver('time', 'saved(wait) * uses * wage', {
      haircuts: { capture: formula('0.5') },
      class: 'capacity',
    }),
    driver('more', 'wage * 1000 min/year', { class: 'soft' }),
  ],
  costs: [
    cost('price', 'price'),
    cost('running', '500 USD/year', { timing: { once: false, scales: 'adoption' } }),
  ],
})

describe.each<readonly [string, ValueModel, readonly Readonly<Record<string, number>>[]]>([
  ['the reference model', referenceModel, [{ 'hourly-value': 80 }, { users: 90, discount: 0.2 }]],
  ['a winding one', winding, [{ wage: 1.4 }, { uses: 12_000, price: 90_000 }, { uptake: 0.5 }]],
])('a preview of %s', (_, model, moves) => {
  const base = simulate(model, settings)
  if (base.value === undefined) throw new Error(JSON.stringify(base.findings))
  const gains = gainsOf(base.value)
  const preview = createPreview(model, { ...settings, gains })
  const simulated = (values: Readonly<Record<string, number>>) =>
    simulate(setAssumptions(model, values), { ...settings, gains })

  it('has the bits of the simulation, move after move and back again', () => {
    for (const values of [{}, ...moves, {}, ...moves.toReversed()]) {
      expect(preview.move(values)).toEqual(simulated(values))
    }
  })

  it('passes over what is no assumption', () => {
    expect(preview.move({ nonsense: 7 })).toEqual(preview.move({}))
  })
})

describe('a preview', () => {
  it('says where a formula has no number, and goes on after that', () => {
    const model = valueModel({
      assumptions: [assumption('parts', { family: 'uniform', low: 1, high: 3 })],
      drivers: [driver('x', '30 USD/year / parts')],
    })
    const preview = createPreview(model, { ...settings, gains: {} })
    expect(preview.move({ parts: 0 }).findings).toMatchObject([{ code: 'not-finite' }])
    expect(preview.move({ parts: 2 }).value?.annual.mean).toBeCloseTo(15, 10)
  })

  it('has no value for a model with problems', () => {
    const model = valueModel({ drivers: [driver('x', 'nothing')] })
    const { value, findings } = createPreview(model, { ...settings, gains: {} }).move({})
    expect(value).toBeUndefined()
    expect(findings.length).toBeGreaterThan(0)
  })
})
