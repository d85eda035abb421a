import { describe, expect, it } from 'vitest'
import type { JointArms } from '#evidence/joint-arms'
import { assumption, cost, driver, formula, valueModel } from './reference-model-fixture.ts'
import type { Sensitivity } from './result.ts'
import { sensitivity } from './sensitivity.ts'

const settings = { seed: 20261101, draws: 20_000 }
/** Standard normal P90 (R: qnorm(0.9)). */
const z90 = 1.2815515655446004

describe('sensitivity', () => {
  const model = valueModel({
    assumptions: [
      assumption('a', { family: 'normal', mean: 100, sd: 10 }, 'USD/year'),
      assumption('b', { family: 'uniform', low: 0, high: 2 }),
      assumption('c', { family: 'normal', mean: 5, sd: 1 }, 'USD'),
      assumption('fixed', { family: 'fixed', value: 5 }, 'USD'),
      assumption('unused', { family: 'uniform', low: 0, high: 2 }),
      assumption('calm', { family: 'uniform', low: 0, high: 2 }, 'USD/year'),
    ],
    drivers: [driver('x', 'a * b'), driver('soft', 'calm', { class: 'soft' })],
    costs: [cost('price', 'c + fixed')],
  })
  const swings = sensitivity(model, settings)

  it('ranks by what a move from P10 to P90 does to the mean NPV', () => {
    expect(swings.map(({ input }) => input)).toEqual(['b', 'a', 'c'])
    const [b, a, c] = swings as [Sensitivity, Sensitivity, Sensitivity]
    // b from 0.2 to 1.8 with E a = 100: 160. a by 2 z90 x 10 with E b = 1. c: -2 z90, no noise.
    expect(b.low.input).toBeCloseTo(0.2, 12)
    expect(b.high.input).toBeCloseTo(1.8, 12)
    expect(Math.abs(b.swing - 160)).toBeLessThan(4 * b.simulationError)
    expect(Math.abs(a.swing - 20 * z90)).toBeLessThan(4 * a.simulationError)
    expect(c.swing).toBeCloseTo(2 * z90, 9)
    expect(c.simulationError).toBeLessThan(1e-9)
    expect(c.low.npv).toBeGreaterThan(c.high.npv)
  })

  it('leaves out what is fixed, unused or never money', () => {
    expect(swings.map(({ input }) => input)).not.toContain('fixed')
    expect(swings.map(({ input }) => input)).not.toContain('unused')
    expect(swings.map(({ input }) => input)).not.toContain('calm')
  })

  it('gives the same bits again', () => {
    expect(sensitivity(model, settings)).toEqual(swings)
  })

  it('moves the treatment arm of evidence, its bias included', () => {
    const tau = 0.3
    const arms: JointArms = {
      data: 'waits',
      parameters: [
        {
          id: 'waits.wait.theirs',
          need: 'wait',
          solution: 'theirs',
          unit: 'hour/case',
          marginal: { family: 'lognormal', mu: 2, sigma: 0.1 },
        },
        {
          id: 'waits.wait.ours.quarters',
          block: 'quarters',
          need: 'wait',
          solution: 'ours',
          unit: 'hour/case',
          marginal: { family: 'lognormal', mu: 1, sigma: 0.4 },
          bias: { key: 'quarters.wait', tau, scale: 'factor' },
        },
      ],
      correlation: [
        [1, 0],
        [0, 1],
      ],
    }
    const [only] = sensitivity(
      valueModel({
        arms: [arms],
        contrasts: {
          wait: {
            need: 'wait',
            block: 'quarters',
            better: 'lower',
            baseline: { solution: 'theirs', parameter: 'waits.wait.theirs' },
            treatment: { solution: 'ours', parameter: 'waits.wait.ours.quarters' },
            controlled: false,
          },
        },
        drivers: [driver('x', 'saved(wait) * 10 case/year * 1 USD/hour')],
      }),
      { seed: 3, draws: 40_000 },
    )
    expect(only?.input).toBe('evidence.quarters.wait')
    expect(only?.unit).toBe('hour/case')
    // Marginal x bias is lognormal(1 - tau^2 / 2, sqrt(0.16 + 0.09) = 0.5), in hours.
    const [low, high] = [-z90, z90].map((z) => Math.exp(1 - (tau * tau) / 2 + 0.5 * z)) as [
      number,
      number,
    ]
    // Error of a sample quantile: sqrt(p (1 - p) / n) / density.
    const error = (end: number) => Math.sqrt(0.09 / 40_000) / (0.17549833193248685 / (0.5 * end))
    expect(Math.abs((only?.low.input ?? 0) - low)).toBeLessThan(4 * error(low))
    expect(Math.abs((only?.high.input ?? 0) - high)).toBeLessThan(4 * error(high))
    expect(only?.swing).toBeCloseTo(10 * ((only?.high.input ?? 0) - (only?.low.input ?? 0)), 6)
  })

  it('holds the haircuts of the base scenario', () => {
    // The mean gain of 5 takes the capture of one half at the P10 of -7.8 too.
    const risky = valueModel({
      assumptions: [assumption('a', { family: 'normal', mean: 5, sd: 10 }, 'USD/year')],
      drivers: [driver('x', 'a', { haircuts: { capture: formula('0.5') } })],
    })
    const [only] = sensitivity(risky, settings)
    expect(only?.low.npv).toBeCloseTo(0.5 * (5 - 10 * z90), 9)
    expect(sensitivity(risky, { ...settings, gains: { x: false } })[0]?.low.npv).toBeCloseTo(
      5 - 10 * z90,
      9,
    )
  })

  it('has no figures where a formula has none', () => {
    const broken = valueModel({
      assumptions: [assumption('a', { family: 'discrete', values: [0, 1], weights: [0.5, 0.5] })],
      drivers: [driver('x', '1 USD/year / a')],
    })
    expect(sensitivity(broken, settings)).toEqual([])
  })
})
