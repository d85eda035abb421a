import { describe, expect, it } from 'vitest'
import type { Contrast, JointArms } from '#evidence/joint-arms'
import { irr } from './cash-flow/irr.ts'
import { mirr } from './cash-flow/mirr.ts'
import { npv } from './cash-flow/npv.ts'
import { payback } from './cash-flow/payback.ts'
import { roi } from './cash-flow/roi.ts'
import type { ValueModel } from './model.ts'
import { assumption, cost, driver, formula, valueModel } from './reference-model-fixture.ts'
import type { Summary, ValueResult } from './result.ts'
import { setAssumptions } from './set-assumptions.ts'
import { gainsOf, simulate } from './simulate.ts'

const few = { seed: 1, draws: 100 }
const many = { seed: 20261101, draws: 20_000 }

function resultOf(model: ValueModel, settings = many): ValueResult {
  const { value, findings } = simulate(model, settings)
  if (value === undefined) throw new Error(findings.map(({ message }) => message).join('; '))
  return value
}

/** The summary's mean is the expected value within 4 simulation errors, and has an error at all. */
function expectMean(summary: Summary, expected: number): void {
  expect(summary.simulationError).toBeGreaterThan(0)
  expect(Math.abs(summary.mean - expected)).toBeLessThan(4 * summary.simulationError)
}

const lognormal = (mu: number, sigma: number) => ({ family: 'lognormal', mu, sigma }) as const
const normal = (mean: number, sd: number) => ({ family: 'normal', mean, sd }) as const
const fixed = (value: number) => ({ family: 'fixed', value }) as const

describe('simulate: closed forms', () => {
  it('multiplies lognormals', () => {
    const model = valueModel({
      assumptions: [
        assumption('a', lognormal(2, 0.3), 'execution/year'),
        assumption('b', lognormal(1, 0.4), 'USD/execution'),
      ],
      drivers: [driver('x', 'a * b')],
    })
    // A product of lognormals is lognormal(3, 0.5): mean exp(3 + 0.125), median exp(3).
    const { annual } = resultOf(model)
    expectMean(annual, Math.exp(3.125))
    const sd = Math.exp(3.125) * Math.sqrt(Math.exp(0.25) - 1)
    expect(annual.sd / sd).toBeCloseTo(1, 1)
    // P90 = exp(3 + 1.2816 x 0.5), its error sqrt(p (1 - p) / n) / density.
    const p90 = Math.exp(3 + 1.2815515655446004 * 0.5)
    const density = 0.17549833 / (0.5 * p90)
    const error = Math.sqrt((0.9 * 0.1) / many.draws) / density
    expect(Math.abs(annual.quantiles.p90 - p90)).toBeLessThan(4 * error)
  })

  it('adds PERT, triangular and normal costs', () => {
    const model = valueModel({
      assumptions: [
        assumption('a', { family: 'pert', low: 10, mode: 20, high: 60 }, 'USD'),
        assumption('b', { family: 'triangular', low: 1, mode: 2, high: 9 }, 'USD'),
        assumption('c', normal(-3, 2), 'USD'),
      ],
      costs: [cost('all', 'a + b + c')],
    })
    // PERT mean (a + 4 m + b) / 6 = 25, triangular mean (a + m + b) / 3 = 4; variances add up:
    // PERT (mean - a)(b - mean) / 7 = 75, triangular (a2 + m2 + b2 - am - ab - mb) / 18 = 3.1667, 4.
    const { cost: total, npv } = resultOf(model)
    expectMean(total, 26)
    expect(total.sd).toBeCloseTo(Math.sqrt(75 + 57 / 18 + 4), 0)
    expect(npv.mean).toBeCloseTo(-total.mean, 10)
  })

  it('knows how likely a loss is', () => {
    const model = valueModel({
      assumptions: [assumption('gain', normal(100, 100), 'USD/year')],
      drivers: [driver('x', 'gain')],
    })
    // P(N(100, 100) < 0) = P(Z < -1) = 0.15866.
    const { lossProbability, lossProbabilityError } = resultOf(model)
    expect(Math.abs(lossProbability - 0.15865525393145707)).toBeLessThan(4 * lossProbabilityError)
    expect(lossProbabilityError).toBeLessThan(Math.sqrt((0.159 * 0.841) / many.draws))
  })

  it('knows that a chance of 0 in so many draws is no certainty, unless nothing is uncertain', () => {
    const sure = valueModel({ drivers: [driver('x', '100 USD/year')] })
    expect(resultOf(sure, few)).toMatchObject({ lossProbability: 0, lossProbabilityError: 0 })
    const nearly = valueModel({
      assumptions: [assumption('gain', normal(100, 10), 'USD/year')],
      drivers: [driver('x', 'gain')],
    })
    const result = resultOf(nearly, { seed: 1, draws: 10_000 })
    expect(result.lossProbability).toBe(0)
    // SciPy 1.10: beta(0.5, 10000.5).std().
    expect(result.lossProbabilityError).toBeCloseTo(7.069830584884989e-5, 15)
  })
})

/** -500, then 300 a year for three years, at 10 %. */
const plain = valueModel({
  horizon: 3,
  discountRate: formula('10 %'),
  drivers: [driver('saving', '300 USD/year')],
  costs: [cost('price', '500 USD')],
})
const plainFlows = [-500, 300, 300, 300]

describe('simulate: cash flow', () => {
  const result = resultOf(plain, few)

  it('discounts at the end of each year', () => {
    // conventions: -500, 300, 300, 300 at 10 % is 246.06.
    expect(result.npv.mean).toBeCloseTo(246.06, 2)
    expect(result.npv.mean).toBeCloseTo(npv(0.1, plainFlows, false), 10)
    expect(result.npv.sd).toBe(0)
    expect(result.cashFlow.map(({ all }) => all.mean)).toEqual(
      plainFlows.map((flow) => expect.closeTo(flow, 10)),
    )
    expect(result.cumulative.map(({ cash }) => cash.mean)).toEqual(
      [-500, -200, 100, 400].map((flow) => expect.closeTo(flow, 10)),
    )
  })

  it('agrees with the flows taken one by one', () => {
    const back = payback(plainFlows)
    expect(result.payback).toEqual({
      basis: 'cash',
      median: expect.closeTo(back.periods, 12),
      medianError: 0,
      p10: expect.closeTo(back.periods, 12),
      p90: expect.closeTo(back.periods, 12),
      neverShare: 0,
      turnsNegativeShare: 0,
    })
    expect(result.paybackWithin).toEqual([0, 1, 1])
    const rate = irr(plainFlows, false)
    expect(result.irr.median).toBeCloseTo(rate.kind === 'one' ? rate.rate : Number.NaN, 12)
    const modified = mirr(plainFlows, 0.1, 0.1)
    expect((result.mirr as Summary).mean).toBeCloseTo('rate' in modified ? modified.rate : 0, 12)
    const benefits = npv(0.1, [0, 300, 300, 300], false)
    expect((result.roi as Summary).mean).toBeCloseTo(roi(benefits, 500), 12)
    expect((result.valueToPrice as Summary).mean).toBeCloseTo(benefits / 500, 12)
  })

  it('loses a twelfth of the last year and a month of interest by a delay', () => {
    const late = 1.1 ** (-1 / 12) * (npv(0.1, plainFlows, false) - 25 / 1.1 ** 3)
    expect(result.costOfDelay.mean).toBeCloseTo(npv(0.1, plainFlows, false) - late, 10)
  })

  it('discounts from the middle of each year where set', () => {
    const { npv: middle, irr: rates } = resultOf({ ...plain, midPeriod: true }, few)
    expect(middle.mean).toBeCloseTo(npv(0.1, plainFlows, true), 10)
    const rate = irr(plainFlows, true)
    expect(rates.median).toBeCloseTo(rate.kind === 'one' ? rate.rate : Number.NaN, 12)
  })

  it('has no internal rate where there are two', () => {
    const twice = valueModel({
      horizon: 2,
      drivers: [driver('x', 'if(year = 1, 230 USD/year, -132 USD/year)')],
      costs: [cost('price', '100 USD')],
    })
    expect(resultOf(twice, few).irr).toEqual({ undefinedShare: 1 })
  })

  it('gives reasons where there is nothing to divide by', () => {
    const free = resultOf(valueModel({ drivers: [driver('x', '10 USD/year')] }), few)
    expect(free.roi).toHaveProperty('reason')
    expect(free.valueToPrice).toHaveProperty('reason')
    expect(free.mirr).toHaveProperty('reason')
    expect(free.payback).toMatchObject({ median: 0, neverShare: 0 })
  })

  it('counts never as infinity', () => {
    const odds = { family: 'discrete', values: [0, 1000], weights: [0.7, 0.3] } as const
    const risky = valueModel({
      assumptions: [assumption('odds', odds, 'USD/year')],
      drivers: [driver('x', 'odds')],
      costs: [cost('price', '500 USD')],
    })
    const { payback: back } = resultOf(risky)
    // 500 of 1000 a year: half a year, in 3 of 10 draws.
    expect(back.p10).toBe(0.5)
    expect(back.median).toBeUndefined()
    expect(Math.abs(back.neverShare - 0.7)).toBeLessThan(4 * Math.sqrt(0.21 / many.draws))
  })
})

describe('simulate: time', () => {
  it('carries the last adoption forward and scales only what scales', () => {
    const model = valueModel({
      horizon: 4,
      adoption: [formula('30 %'), formula('70 %')],
      drivers: [driver('x', '100 USD/year')],
      costs: [
        cost('start', '10 USD'),
        cost('pages', '20 USD/year', { timing: { once: false, scales: 'adoption' } }),
        cost('rent', '5 USD/year', { timing: { once: false, scales: 'none' } }),
        cost('later', '8 USD', { timing: { once: true, at: 1.5 } }),
      ],
    })
    const result = resultOf(model, few)
    expect(result.cashFlow.map(({ all }) => all.mean)).toEqual(
      [-10, 30 - 6 - 5, 70 - 14 - 5 - 8, 70 - 14 - 5, 70 - 14 - 5].map((flow) =>
        expect.closeTo(flow, 10),
      ),
    )
    // At full adoption: 100 - 20 - 5.
    expect(result.annual.mean).toBeCloseTo(75, 10)
    expect(result.costs.map(({ amount }) => amount.mean)).toEqual(
      [10, 20, 5, 8].map((amount) => expect.closeTo(amount, 10)),
    )
  })

  it('grows from year 2 on, fades from the own start, and starts late', () => {
    const model = valueModel({
      horizon: 3,
      drivers: [
        driver('grows', '100 USD/year', { growth: formula('10 %') }),
        driver('fades', '100 USD/year', { haircuts: { decay: formula('20 %') } }),
        driver('late', '100 USD/year', {
          starts: formula('18 month'),
          haircuts: { decay: formula('20 %/year') },
        }),
      ],
      costs: [
        cost('rent', '1 USD/year', {
          growth: formula('50 %'),
          timing: { once: false, scales: 'none' },
        }),
      ],
    })
    const result = resultOf(model, few)
    // Late: nothing in year 1; half of year 2; then half a year at 1 and half a year at 0.8.
    const expected = [0, 100 + 100 + 0 - 1, 110 + 80 + 50 - 1.5, 121 + 64 + 90 - 2.25]
    expect(result.cashFlow.map(({ all }) => all.mean)).toEqual(
      expected.map((flow) => expect.closeTo(flow, 9)),
    )
    expect(result.annual.mean).toBeCloseTo(299, 9)
  })

  it('takes a formula with `year` at its mean over the years', () => {
    const model = valueModel({
      horizon: 4,
      drivers: [driver('x', '10 USD/year * year')],
      discountRate: formula('if(year < 3, 0, 1)'),
    })
    const result = resultOf(model, few)
    expect(result.annual.mean).toBeCloseTo(25, 10)
    // 10 + 20 undiscounted, 30 at 1/2, 40 at 1/4.
    expect(result.npv.mean).toBeCloseTo(10 + 20 + 15 + 10, 10)
  })
})

describe('simulate: classes and solutions', () => {
  const model = valueModel({
    paybackBasis: 'all',
    drivers: [
      driver('bill', '100 USD/year'),
      driver('hours', '50 USD/year', { class: 'capacity' }),
      driver('calm', '1000 USD/year', { class: 'soft' }),
    ],
    costs: [
      cost('price', '60 USD'),
      cost('own-hours', '15 USD', { internal: true, kind: 'implementation' }),
      cost('old-contract', '40 USD/year', {
        solution: 'theirs',
        timing: { once: false, scales: 'none' },
      }),
      cost('rival', '7 USD', { solution: 'rival' }),
    ],
  })
  const result = resultOf(model, few)

  it('keeps soft benefits out and shows the classes apart', () => {
    expect(result.npv.mean).toBeCloseTo(100 + 50 - 60 - 15 + 40, 10)
    expect(result.annual.mean).toBeCloseTo(100 + 50 + 40, 10)
    expect(result.annualByClass.soft.mean).toBeCloseTo(1000, 10)
    expect(result.benefit.capacity.mean).toBeCloseTo(50, 10)
  })

  it('counts cash alone without the hours of own people', () => {
    expect(result.npvCash.mean).toBeCloseTo(100 - 60 + 40, 10)
    expect(result.cashFlow[0]?.cash.mean).toBeCloseTo(-60, 10)
  })

  it('takes costs of the reference that fall away as benefits', () => {
    expect(result.cost.mean).toBeCloseTo(75 - 40, 10)
    expect(result.tco).toMatchObject({
      ours: { mean: expect.closeTo(75, 10) },
      theirs: { mean: expect.closeTo(40, 10) },
      rival: { mean: expect.closeTo(7, 10) },
    })
    expect((result.roi as Summary).mean).toBeCloseTo((190 - 75) / 75, 10)
    // Price: what is bought; not the hours of own people.
    expect((result.valueToPrice as Summary).mean).toBeCloseTo(190 / 60, 10)
    // 75 out, 190 back in the year.
    expect(result.payback.median).toBeCloseTo(75 / 190, 10)
  })
})

describe('simulate: haircuts', () => {
  const cuts = {
    capture: formula('50 %'),
    attribution: formula('0.8'),
    executionRisk: formula('0.25'),
  }
  const withEffect = (mean: number, sd: number, rest: Partial<ValueModel> = {}): ValueModel =>
    valueModel({
      assumptions: [assumption('effect', normal(mean, sd), 'USD/year')],
      drivers: [driver('x', 'effect', { haircuts: cuts })],
      ...rest,
    })

  it('shrink a gain in all draws alike', () => {
    // 0.5 x 0.8 x (1 - 0.25) = 0.3, in the draws that lose as well.
    const [found] = resultOf(withEffect(100, 200)).drivers
    expect(found?.gain).toBe(true)
    expect(found?.annual.mean).toBeCloseTo(0.3 * (found?.beforeHaircuts.mean ?? 0), 8)
    expect(found?.annual.sd).toBeCloseTo(0.3 * (found?.beforeHaircuts.sd ?? 0), 8)
  })

  it('never shrink a loss', () => {
    const [found] = resultOf(withEffect(-100, 200)).drivers
    expect(found?.gain).toBe(false)
    expect(found?.annual).toEqual(found?.beforeHaircuts)
  })

  it('shrink losses too where set', () => {
    const [found] = resultOf(withEffect(-100, 200, { losses: 'same' })).drivers
    expect(found?.annual.mean).toBeCloseTo(0.3 * (found?.beforeHaircuts.mean ?? 0), 8)
  })

  it('count in full, with a finding, where the sign is not clear', () => {
    const { value, findings } = simulate(withEffect(0, 200), many)
    expect(findings).toMatchObject([{ code: 'gain-not-clear', severity: 'warning' }])
    expect(value?.drivers[0]?.annual).toEqual(value?.drivers[0]?.beforeHaircuts)
    expect(value?.findings).toEqual(findings)
  })

  it('are held where a base result decided', () => {
    const base = withEffect(100, 20)
    const gains = gainsOf(resultOf(base))
    const worse = setAssumptions(base, { effect: -100 })
    expect(resultOf(worse, { ...few, gains } as typeof few).npv.mean).toBeCloseTo(-30, 8)
    expect(resultOf(worse, few).npv.mean).toBeCloseTo(-100, 8)
  })

  it('ask the mean over the years where the formula uses `year`', () => {
    const model = valueModel({
      horizon: 2,
      drivers: [driver('x', 'if(year = 1, 0 USD/year, 100 USD/year)', { haircuts: cuts })],
    })
    const result = resultOf(model, few)
    expect(result.drivers[0]?.gain).toBe(true)
    expect(result.npv.mean).toBeCloseTo(30, 10)
  })
})

/** The shape of the laryngoscope study with every figure fixed, to be followed by hand. */
function laryngoscope(secondsAfter: number): ValueModel {
  const parameter = (need: string, unit: string, before: number, after: number) => [
    { id: `trial.${need}.macintosh`, need, solution: 'macintosh', unit, marginal: fixed(before) },
    {
      id: `trial.${need}.pentax.trial`,
      block: 'trial',
      need,
      solution: 'pentax',
      unit,
      marginal: fixed(after),
    },
  ]
  const parameters = [
    ...parameter('time-to-secure', 's/execution', 40, secondsAfter),
    ...parameter('failed-attempts', 'failure/execution', 0.2, 0.05),
  ]
  const arms: JointArms = {
    data: 'trial',
    parameters,
    correlation: parameters.map((_, row) =>
      parameters.map((_, column) => (row === column ? 1 : 0)),
    ),
  }
  const contrast = (need: string): Contrast => ({
    need,
    block: 'trial',
    better: 'lower',
    baseline: { solution: 'macintosh', parameter: `trial.${need}.macintosh` },
    treatment: { solution: 'pentax', parameter: `trial.${need}.pentax.trial` },
    controlled: true,
  })
  return valueModel({
    ours: 'pentax',
    reference: 'macintosh',
    horizon: 5,
    discountRate: formula('0.08'),
    adoption: ['0.3', '0.7', '1'].map(formula),
    assumptions: [
      assumption('intubations', fixed(2000), 'execution/year'),
      assumption('theatre-minute', fixed(42), 'USD/min'),
      assumption('used-time', fixed(0.25)),
      assumption('failure-cost', fixed(300), 'USD/failure'),
    ],
    arms: [arms],
    contrasts: {
      'time-to-secure': contrast('time-to-secure'),
      'failed-attempts': contrast('failed-attempts'),
    },
    drivers: [
      driver('theatre-time', 'saved(time-to-secure) * intubations * theatre-minute', {
        class: 'capacity',
        haircuts: { capture: formula('used-time') },
      }),
      driver('avoided-failures', 'saved(failed-attempts) * intubations * failure-cost'),
    ],
    costs: [
      cost('devices', '24000 USD', { solution: 'pentax' }),
      cost('blades', '18 USD/execution * intubations', {
        solution: 'pentax',
        kind: 'operation',
        timing: { once: false, scales: 'adoption' },
      }),
      cost('training', '6000 USD', { solution: 'pentax', kind: 'implementation' }),
    ],
  })
}

describe('simulate: the laryngoscope', () => {
  it('counts slower intubation in full', () => {
    const result = resultOf(laryngoscope(50), few)
    // -10 s x 2000 / 60 x 42 USD = -14,000 USD a year, not captured; 0.15 x 2000 x 300 = 90,000.
    expect(result.drivers[0]?.annual.mean).toBeCloseTo(-14000, 6)
    expect(result.drivers[1]?.annual.mean).toBeCloseTo(90000, 6)
    // Blades 36,000 a year: 40,000 x adoption 0.3, 0.7, 1, 1, 1 less 30,000 at the start.
    const flows = [-30000, 12000, 28000, 40000, 40000, 40000]
    expect(result.npv.mean).toBeCloseTo(npv(0.08, flows, false), 6)
    expect(result.annual.mean).toBeCloseTo(40000, 6)
    const cash = [-30000, 16200, 37800, 54000, 54000, 54000]
    expect(result.npvCash.mean).toBeCloseTo(npv(0.08, cash, false), 6)
    expect(result.payback.median).toBeCloseTo(1 + 13800 / 37800, 9)
  })

  it('states how far the design share moves at another seed', () => {
    // Normal figures: d1 = d0 + bias with variances v0 and v1, r = v0 / v1 = 9 / 13. The mean of
    // (d0^2 - r d1^2) / v1 has the variance 4 r^2 (1 - r) / n for plain draws.
    const model = laryngoscope(30)
    const [arms] = model.arms
    const parameters = arms!.parameters.map((parameter) =>
      parameter.id === 'trial.failed-attempts.pentax.trial'
        ? {
            ...parameter,
            marginal: normal(0.05, 0.03),
            bias: { key: 'k', tau: 0.2, scale: 'shift', sd: 0.1 } as const,
          }
        : parameter,
    )
    const result = resultOf({ ...model, arms: [{ ...arms!, parameters }] })
    const r = 9 / 13
    const error = 2 * r * Math.sqrt((1 - r) / many.draws)
    expect(Math.abs(result.designShare - (1 - r))).toBeLessThan(4 * error)
    expect(Math.abs(result.designShare - (1 - r))).toBeLessThan(4 * result.designShareError)
    expect(result.designShareError).toBeLessThan(error)
    expect(resultOf(model, few).designShareError).toBe(0)
  })

  // By hand: a power of two in front of all money leaves shares as they are, to the bits.
  it('has the same design share of money of any size', () => {
    const { arms, ...model } = laryngoscope(30)
    const [of] = arms
    const bias = { key: 'k', tau: 0.2, scale: 'shift', sd: 0.1 } as const
    const parameters = of!.parameters.map((parameter) =>
      parameter.id === 'trial.failed-attempts.pentax.trial'
        ? { ...parameter, marginal: normal(0.05, 0.03), bias }
        : parameter,
    )
    const money: Readonly<Record<string, number>> = { 'theatre-minute': 42, 'failure-cost': 300 }
    const [expected, ...others] = [0, -600, 500].map((power) => {
      const assumptions = model.assumptions.map((one) => {
        const { [one.id]: amount } = money
        return amount === undefined ? one : { ...one, distribution: fixed(amount * 2 ** power) }
      })
      const result = resultOf({ ...model, assumptions, costs: [], arms: [{ ...of!, parameters }] })
      return [result.designShare, result.designShareError]
    })
    expect(expected!.every((one) => one > 0 && one < 1)).toBe(true)
    expect(others).toEqual([expected, expected])
  })

  it('captures a quarter of faster intubation', () => {
    const [time] = resultOf(laryngoscope(30), few).drivers
    expect(time?.beforeHaircuts.mean).toBeCloseTo(14000, 6)
    expect(time?.annual.mean).toBeCloseTo(3500, 6)
  })

  it('shows what the designs bring to the range', () => {
    const model = laryngoscope(30)
    const [arms] = model.arms
    const uncertain = arms!.parameters.map((parameter) =>
      parameter.id === 'trial.failed-attempts.pentax.trial'
        ? {
            ...parameter,
            marginal: { family: 'lognormal', mu: Math.log(0.05), sigma: 0.1 } as const,
            bias: { key: 'trial.failed-attempts', tau: 0.2, scale: 'factor' } as const,
          }
        : parameter,
    )
    const result = resultOf({ ...model, arms: [{ ...arms!, parameters: uncertain }] })
    // NPV is linear in the one lognormal: variances exp(0.01) - 1 without and exp(0.05) - 1 with bias.
    const expected = 1 - (Math.exp(0.01) - 1) / (Math.exp(0.05) - 1)
    expect(result.designShare).toBeCloseTo(expected, 1)
    expect(resultOf(model, few).designShare).toBe(0)
  })
})

describe('simulate: functions of a need', () => {
  /** Wait of theirs 30 min, ours 20 min; done 0.5 and 0.8; ours is the baseline where reversed. */
  const value = (text: string, reversed = false): number => {
    const arm = (need: string, solution: string, unit: string, figure: number) => ({
      id: `d.${need}.${solution}`,
      need,
      solution,
      unit,
      marginal: fixed(figure),
    })
    const parameters = [
      arm('wait', 'theirs', 'min/case', 30),
      arm('wait', 'ours', 'min/case', 20),
      arm('done', 'theirs', '1/case', 0.5),
      arm('done', 'ours', '1/case', 0.8),
    ]
    const contrast = (need: string, better: Contrast['better']): Contrast => {
      const [theirs, ours] = ['theirs', 'ours'].map((solution) => ({
        solution,
        parameter: `d.${need}.${solution}`,
      })) as [Contrast['baseline'], Contrast['baseline']]
      const sides = reversed
        ? { baseline: ours, treatment: theirs }
        : { baseline: theirs, treatment: ours }
      return { need, block: 'b', better, ...sides, controlled: false }
    }
    const correlation = parameters.map((_, row) =>
      parameters.map((_, column) => (row === column ? 1 : 0)),
    )
    const model = valueModel({
      arms: [{ data: 'd', parameters, correlation }],
      contrasts: { wait: contrast('wait', 'lower'), 'done|b': contrast('done', 'higher') },
      drivers: [driver('x', text)],
    })
    return resultOf(model, few).annual.mean
  }

  it('is positive where ours is better, whichever is the baseline', () => {
    // 10 min = 1/6 hour; 0.3 more done.
    expect(value('saved(wait) * 6 case/year * 5 USD/hour')).toBeCloseTo(5, 10)
    expect(value('saved(wait) * 6 case/year * 5 USD/hour', true)).toBeCloseTo(5, 10)
    expect(value('saved(done, b) * 5 case/year * 2 USD')).toBeCloseTo(3, 10)
  })

  it('gives the arms and their ratio', () => {
    expect(value('before(wait) * 2 case/year * 1 USD/min')).toBeCloseTo(60, 10)
    expect(value('after(wait) * 2 case/year * 1 USD/min')).toBeCloseTo(40, 10)
    expect(value('ratio(wait) * 3 USD/year')).toBeCloseTo(2, 10)
    expect(value('ratio(done, b) * 10 USD/year')).toBeCloseTo(16, 10)
  })

  it('stops where the evidence has no arm that a formula takes', () => {
    const model = laryngoscope(50)
    const { value, findings } = simulate(
      { ...model, arms: [{ ...model.arms[0]!, parameters: model.arms[0]!.parameters.slice(1) }] },
      few,
    )
    expect(value).toBeUndefined()
    expect(findings).toMatchObject([
      { code: 'unknown-reference', place: { path: 'trial.time-to-secure.macintosh' } },
    ])
  })
})

describe('simulate: what stops it', () => {
  it('names the formula, the draw and the inputs of a division by zero', () => {
    const model = valueModel({
      assumptions: [
        assumption('share', { family: 'discrete', values: [0, 1], weights: [0.01, 0.99] }),
      ],
      drivers: [driver('x', '100 USD/year / share')],
    })
    const { value, findings } = simulate(model, many)
    expect(value).toBeUndefined()
    expect(findings).toMatchObject([
      { code: 'not-finite', severity: 'problem', place: { path: 'value.drivers.x.formula' } },
    ])
    expect(findings[0]?.message).toMatch(
      /driver x: .*divides by zero at draw \d+, where .*share is 0/,
    )
  })

  it('lets a part fail where nothing takes it', () => {
    const model = valueModel({
      formulas: { part: formula('1 / share') },
      assumptions: [
        assumption('share', { family: 'discrete', values: [0, 1], weights: [0.5, 0.5] }),
      ],
      drivers: [driver('x', 'if(share > 0, part, 0) * 100 USD/year')],
    })
    expectMean(resultOf(model).npv, 50)
    const taken = { ...model, drivers: [driver('x', 'part * 100 USD/year')] }
    expect(simulate(taken, many).findings.map(({ place }) => place.path)).toEqual([
      'formulas.part.formula',
      'value.drivers.x.formula',
    ])
  })

  it('refuses a discount rate of -100 % in any draw', () => {
    const model = {
      ...plain,
      discountRate: formula('rate'),
      assumptions: [assumption('rate', normal(0, 0.5))],
    }
    const { value, findings } = simulate(model, many)
    expect(value).toBeUndefined()
    expect(findings).toMatchObject([{ code: 'range', place: { path: 'value.discount-rate' } }])
  })

  it('warns of shares outside 0 to 1 in some draws', () => {
    const model = {
      ...plain,
      assumptions: [assumption('share', normal(0.7, 0.15))],
      adoption: [formula('share')],
    }
    const { value, findings } = simulate(model, many)
    expect(value).toBeDefined()
    // P(Z > 2) = 2.3 %.
    expect(findings).toMatchObject([{ code: 'probability', severity: 'warning' }])
    expect(findings[0]?.message).toMatch(/in 2\.\d % of the draws/)
  })

  it('refuses flows that overflow', () => {
    const model = valueModel({
      horizon: 3,
      drivers: [driver('x', '1 USD/year', { growth: formula('10 ^ 200') })],
    })
    expect(simulate(model, few).findings).toMatchObject([
      { code: 'not-finite', place: { path: 'value' } },
    ])
  })

  it('gives no figures for a model with a problem', () => {
    const model = { ...plain, drivers: [driver('x', '3 hour/year')] }
    const { value, findings } = simulate(model, few)
    expect(value).toBeUndefined()
    expect(findings).toMatchObject([{ code: 'unit' }])
  })

  it('refuses fewer than two draws', () => {
    expect(() => simulate(plain, { seed: 1, draws: 1 })).toThrow('2 or more draws')
  })
})
