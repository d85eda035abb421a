import { describe, expect, it } from 'vitest'
import type { Contrast, DesignBias, JointArms } from '#evidence/joint-arms'
import type { Distribution } from '#stats/distributions/distribution'
import type { ValueModel } from './model.ts'
import { assumption, cost, driver, formula, valueModel } from './reference-model-fixture.ts'
import type { Sensitivity } from './result.ts'
import { sensitivity } from './sensitivity.ts'
import { simulate } from './simulate.ts'

const settings = { seed: 20261101, draws: 20_000 }
const few = { seed: 1, draws: 100 }
/** Standard normal P90 (R: qnorm(0.9)). */
const z90 = 1.2815515655446004

interface Arms {
  readonly theirs: Distribution
  readonly ours: Distribution
  readonly bias?: DesignBias
  readonly correlation?: number
}

/** Ten cases a year, a dollar for every hour that waiting is shorter with ours. */
function waiting(
  { theirs, ours, bias, correlation = 0 }: Arms,
  text = 'saved(wait) * 10 case/year * 1 USD/hour',
): ValueModel {
  const shared = { need: 'wait', unit: 'hour/case' }
  const arms: JointArms = {
    data: 'waits',
    parameters: [
      { ...shared, id: 'waits.wait.theirs', solution: 'theirs', marginal: theirs },
      {
        ...shared,
        id: 'waits.wait.ours.quarters',
        block: 'quarters',
        solution: 'ours',
        marginal: ours,
        ...(bias === undefined ? {} : { bias }),
      },
    ],
    correlation: [
      [1, correlation],
      [correlation, 1],
    ],
  }
  const wait: Contrast = {
    need: 'wait',
    block: 'quarters',
    better: 'lower',
    baseline: { solution: 'theirs', parameter: 'waits.wait.theirs' },
    treatment: { solution: 'ours', parameter: 'waits.wait.ours.quarters' },
    controlled: false,
  }
  return valueModel({ arms: [arms], contrasts: { wait }, drivers: [driver('x', text)] })
}

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

  it('moves the difference of the arms of evidence, as they correlate, its bias included', () => {
    // Paired arms: hours of sd 3 each, correlation 0.95, a bias of 0.1 SDs of 5 hours. The
    // difference is normal with variance 9 + 9 - 2 x 0.95 x 9 + 0.25; nothing else is uncertain,
    // so the swing is the whole distance from P10 to P90 of the NPV.
    const marginal = (mean: number) => ({ family: 'normal', mean, sd: 3 }) as const
    const bias = { key: 'quarters.wait', tau: 0.1, scale: 'shift', sd: 5 } as const
    const sd = Math.sqrt(9 + 9 - 2 * 0.95 * 9 + 0.25)
    const paired = waiting({ theirs: marginal(40), ours: marginal(30), bias, correlation: 0.95 })
    const settings = { seed: 3, draws: 40_000 }
    const [only] = sensitivity(paired, settings)
    expect(only?.input).toBe('evidence.quarters.wait')
    expect(only?.unit).toBe('hour/case')
    // Less than the error of the distance between the P10 and P90 of plain draws (David and
    // Nagaraja, Order Statistics, section 10.3): sd x sqrt(2 p (1 - p) - 2 p^2) / density / sqrt(n), p = 0.1.
    const distanceError = (sd * 0.4) / 0.17549833193248685 / Math.sqrt(settings.draws)
    expect(Math.abs(only!.swing - 10 * 2 * z90 * sd)).toBeLessThan(4 * only!.simulationError)
    expect(only!.simulationError).toBeLessThan(10 * distanceError)
    const { npv } = simulate(paired, settings).value!
    expect(only!.swing).toBeCloseTo(npv.quantiles.p90 - npv.quantiles.p10, 6)
    // Shown beside the mean of the baseline.
    expect(only!.low.input).toBeCloseTo(30 - z90 * sd, 0)
    expect(only!.high.input).toBeCloseTo(30 + z90 * sd, 0)
  })

  it('shows the treatment arm itself beside a baseline that is certain', () => {
    const tau = 0.3
    const [only] = sensitivity(
      waiting({
        theirs: { family: 'fixed', value: 7 },
        ours: { family: 'lognormal', mu: 1, sigma: 0.4 },
        bias: { key: 'quarters.wait', tau, scale: 'factor' },
      }),
      { seed: 3, draws: 40_000 },
    )
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

  it('states an error that holds at other seeds', () => {
    const paired = waiting({
      theirs: { family: 'lognormal', mu: 2, sigma: 0.1 },
      ours: { family: 'beta', alpha: 4, beta: 2 },
    })
    const runs = Array.from({ length: 60 }, (_, seed) => sensitivity(paired, { seed, draws: 2000 }))
    const swings = runs.map(([only]) => only!.swing)
    const mean = swings.reduce((sum, swing) => sum + swing, 0) / 60
    const spread = Math.sqrt(swings.reduce((sum, swing) => sum + (swing - mean) ** 2, 0) / 59)
    const stated = runs.reduce((sum, [only]) => sum + only!.simulationError, 0) / 60
    // Chi-square with 59 degrees of freedom: an SD is within 4 of its standard errors of 9 %.
    expect(Math.abs(spread / stated - 1)).toBeLessThan(4 / Math.sqrt(2 * 59))
  })

  it('lists the evidence that formulas take, and none that shares an arm with it', () => {
    const one = waiting({
      theirs: { family: 'normal', mean: 40, sd: 3 },
      ours: { family: 'normal', mean: 30, sd: 3 },
    })
    const rival = {
      ...one.contrasts['wait']!,
      block: 'rivals',
      treatment: { solution: 'third', parameter: 'waits.wait.third.rivals' },
    }
    const parameter = {
      ...one.arms[0]!.parameters[1]!,
      id: 'waits.wait.third.rivals',
      block: 'rivals',
      solution: 'third',
    }
    const correlation = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]
    const both = {
      ...one,
      arms: [{ ...one.arms[0]!, parameters: [...one.arms[0]!.parameters, parameter], correlation }],
      contrasts: {
        ...one.contrasts,
        'wait|rivals': rival,
        'wait|quarters': one.contrasts['wait']!,
      },
    }
    expect(sensitivity(both, few).map(({ input }) => input)).toEqual(['evidence.quarters.wait'])
  })

  it('moves the one arm that formulas take', () => {
    const arms = {
      theirs: { family: 'normal', mean: 40, sd: 3 },
      ours: { family: 'normal', mean: 30, sd: 1 },
    } as const
    // The distance is 2 z90 sds of that arm: 10 x 2.5631 x 3 and x 1, within 5 %.
    const swingOf = (formula: string) => sensitivity(waiting(arms, formula), settings)[0]!.swing
    expect(swingOf('before(wait) * 10 case/year * 1 USD/hour') / (60 * z90)).toBeCloseTo(1, 1)
    expect(swingOf('after(wait) * 10 case/year * 1 USD/hour') / (20 * z90)).toBeCloseTo(1, 1)
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
