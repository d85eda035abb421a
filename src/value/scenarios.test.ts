import { describe, expect, it } from 'vitest'
import type { ValueModel } from './model.ts'
import { assumption, cost, driver, formula, valueModel } from './reference-model-fixture.ts'
import { scenariosOf } from './scenario-model.ts'
import { comparedWith, runScenario } from './scenarios.ts'
import { sensitivity } from './sensitivity.ts'
import { gainsOf, simulate } from './simulate.ts'

const settings = { seed: 5, draws: 20_000 }

function underScenarios(model: ValueModel) {
  const result = simulate(model, settings).value!
  const sensitivities = sensitivity(model, { ...settings, gains: gainsOf(result) })
  const against = comparedWith({ ...result, sensitivities })
  const run = scenariosOf(model).map((each) => runScenario(model, each, against, settings))
  const scenarios = run.flatMap(({ value }) => value ?? [])
  const findings = run.flatMap((each) => each.findings)
  const byId = Object.fromEntries(scenarios.map((scenario) => [scenario.id, scenario]))
  return { result, scenarios, byId, findings }
}

const base = valueModel({
  assumptions: [
    assumption('benefit', { family: 'uniform', low: 100, high: 200 }, 'USD/year'),
    assumption('price', { family: 'uniform', low: 50, high: 150 }, 'USD'),
    assumption('nothing', { family: 'uniform', low: 0, high: 1 }, 'USD'),
  ],
  drivers: [driver('gain', 'benefit'), driver('loss', '-20 USD/year')],
  costs: [cost('setup', 'price')],
})

describe('runScenario', () => {
  it('without settings: every input that counts at its worse end, its better end, half of each gain', () => {
    const { byId, scenarios, result } = underScenarios(base)
    expect(scenarios.map(({ id }) => id)).toEqual(['conservative', 'optimistic', 'half-true'])
    // P10 and P90 of the uniforms: 110 and 190, 60 and 140; what no money hangs on is left alone.
    const { settings: set, gains } = byId['conservative']!
    expect(gains).toBe(1)
    expect(set.toSorted((a, b) => (a.input < b.input ? -1 : 1))).toMatchObject([
      { input: 'benefit', text: 'P10', value: expect.closeTo(110, 9), unit: 'USD/year' },
      { input: 'price', text: 'P90', value: expect.closeTo(140, 9), unit: 'USD' },
    ])
    expect(byId['conservative']!.npv.mean).toBeCloseTo(110 - 20 - 140, 9)
    expect(byId['optimistic']!.npv.mean).toBeCloseTo(190 - 20 - 60, 9)
    // Half of 150, all of -20 and of 100.
    const half = byId['half-true']!
    expect(half.settings).toEqual([])
    expect(half.gains).toBe(0.5)
    expect(Math.abs(half.npv.mean - -45)).toBeLessThan(4 * half.npv.simulationError)
    // npv - half = benefit / 2, draw by draw: the same draws.
    expect(result.npv.mean - half.npv.mean).toBeCloseTo(result.drivers[0]!.annual.mean / 2, 9)
  })

  it('says how rare it is that all stand at one end at once', () => {
    const { byId } = underScenarios(base)
    // P(benefit - price < -30) of two uniforms of width 100 about 150 and 100: a corner of 20 by 20.
    expect(byId['conservative']!.percentile).toBeCloseTo((20 * 20) / 2 / 10_000, 1)
    expect(byId['half-true']!.percentile).toBeGreaterThan(0)
  })

  it('sets percentiles, values and ranges, and leaves everything else at its draws', () => {
    const { byId } = underScenarios({
      ...base,
      scenarios: [
        {
          id: 'mine',
          label: 'Mine',
          path: 'value.scenarios.mine',
          set: {
            benefit: { text: 'p25', to: { quantile: 0.25 } },
            price: {
              text: '10 to 20',
              to: {
                distribution: { family: 'uniform', low: 1000, high: 3000 },
                unit: { text: 'cent', factor: 0.01, dimensions: { USD: 1 } },
              },
            },
          },
          gains: 0.8,
        },
      ],
    })
    const mine = byId['mine']!
    // 0.8 x 125 - 20 - 20.
    expect(Math.abs(mine.npv.mean - 60)).toBeLessThan(4 * mine.npv.simulationError)
    expect(mine.settings.map(({ text }) => text)).toEqual(['P25', '10 to 20'])
  })

  it('holds the decisions on haircuts of the study as it stands', () => {
    const shaky = valueModel({
      assumptions: [assumption('a', { family: 'normal', mean: 100, sd: 300 }, 'USD/year')],
      drivers: [driver('x', 'a', { haircuts: { capture: formula('0.5') } })],
      scenarios: [
        { id: 'bad', label: 'Bad', path: '', set: { a: { text: 'p10', to: { quantile: 0.1 } } } },
      ],
    })
    // A gain on average: its haircut stays where the scenario makes a loss of it.
    const { byId } = underScenarios(shaky)
    expect(byId['bad']!.npv.mean).toBeCloseTo(0.5 * (100 - 300 * 1.2815515655446004), 6)
  })

  it('shrinks losses too where the study says so', () => {
    const { byId } = underScenarios({ ...base, losses: 'same' })
    const half = byId['half-true']!
    expect(Math.abs(half.npv.mean - (75 - 10 - 100))).toBeLessThan(4 * half.npv.simulationError)
  })

  it('has no figures, and says why, where a scenario breaks a formula', () => {
    const { scenarios, findings } = underScenarios(
      valueModel({
        assumptions: [assumption('a', { family: 'uniform', low: 1, high: 2 }, 'USD/year')],
        drivers: [driver('x', '1 USD^2/year^2 / a')],
        scenarios: [
          {
            id: 'zero',
            label: 'Zero',
            path: 'value.scenarios.zero',
            set: {
              a: {
                text: '0',
                to: {
                  distribution: { family: 'fixed', value: 0 },
                  unit: { text: 'USD/year', factor: 1, dimensions: { USD: 1, s: -1 } },
                },
              },
            },
          },
        ],
      }),
    )
    expect(scenarios).toEqual([])
    expect(findings).toMatchObject([
      { severity: 'warning', place: { path: 'value.scenarios.zero' } },
    ])
    expect(findings[0]!.message).toMatch(/^The scenario Zero has no figures\. /)
  })
})
