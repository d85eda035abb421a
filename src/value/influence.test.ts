import { describe, expect, it } from 'vitest'
import type { Contrast, JointArms } from '#evidence/joint-arms'
import { normalCdf, normalDensity } from '#stats/special/normal'
import { influence } from './influence.ts'
import type { ValueModel } from './model.ts'
import { assumption, cost, driver, formula, valueModel } from './reference-model-fixture.ts'
import type { Estimate, Influence } from './result.ts'

const settings = { seed: 20261101, draws: 65_536 }

/** Unit normal loss: what knowing a normal net benefit is worth (Raiffa and Schlaifer 1961, section 5.9.2). */
function worth(mean: number, sd: number): number {
  const d = Math.abs(mean) / sd
  return sd * (normalDensity(d) - d * normalCdf(-d))
}

function influenceOf(model: ValueModel, run = settings): Influence {
  const found = influence(model, run)
  if (found === undefined) throw new Error('no influence')
  return found
}

function of(found: Influence, id: string): Influence['inputs'][number] {
  return found.inputs.find(({ input }) => input === id)!
}

/** Within 4 of its own errors, but for the thousandth that binning may cost. */
function expectNear(estimate: Estimate | { readonly reason: string }, expected: number, unit = 1) {
  const { value, simulationError } = estimate as Estimate
  expect(Math.abs(value - expected)).toBeLessThan(4 * simulationError + 2e-3 * unit)
}

const normal = (mean: number, sd: number) => ({ family: 'normal', mean, sd }) as const

describe('influence of two normal inputs', () => {
  // NPV = a - c, normal with mean 100 - 80 = 20 and sd 50 (30 and 40).
  const model = valueModel({
    assumptions: [
      assumption('a', normal(100, 30), 'USD/year'),
      assumption('c', normal(80, 40), 'USD'),
      assumption('soft', normal(5, 1), 'USD/year'),
    ],
    drivers: [driver('x', 'a'), driver('words', 'soft', { class: 'soft' })],
    costs: [cost('price', 'c')],
  })
  const found = influenceOf(model)

  it('says what perfect information is worth, in all and of each', () => {
    expectNear(found.information, worth(20, 50))
    expect(found.information.simulationError).toBeLessThan(0.05)
    expectNear(of(found, 'a').information, worth(20, 30), 30)
    expectNear(of(found, 'c').information, worth(20, 40), 40)
    expect(found.inputs.map(({ input }) => input)).toEqual(['c', 'a'])
  })

  it('splits the variance', () => {
    expect(found.inputs).toHaveLength(2)
    expectNear(of(found, 'a').first, 0.36)
    expectNear(of(found, 'c').first, 0.64)
    expectNear(of(found, 'a').total, 0.36)
    expectNear(of(found, 'c').total, 0.64)
  })

  it('finds where the mean NPV is zero', () => {
    // a = 80 with c at its mean, c = 100 with a at its mean.
    expectNear(of(found, 'a').breakEven, 80)
    expectNear(of(found, 'c').breakEven, 100)
    expect((of(found, 'a').breakEven as Estimate).simulationError).toBeGreaterThan(0)
  })

  it('gives the same bits again', () => {
    expect(influence(model, settings)).toEqual(found)
  })

  it('states errors that hold at other seeds', () => {
    const runs = Array.from({ length: 40 }, (_, seed) => influenceOf(model, { seed, draws: 4096 }))
    const pairs: [(one: Influence) => Estimate, number][] = [
      [({ information }) => information, worth(20, 50)],
      [(one) => of(one, 'a').first as Estimate, 0.36],
      [(one) => of(one, 'c').total as Estimate, 0.64],
    ]
    for (const [pick, exact] of pairs) {
      const rms = (list: number[]) => Math.hypot(...list) / Math.sqrt(list.length)
      const off = rms(runs.map((one) => pick(one).value - exact))
      const stated = rms(runs.map((one) => pick(one).simulationError))
      expect(off / stated).toBeLessThan(1.6)
      expect(off / stated).toBeGreaterThan(0.5)
    }
  })
})

describe('influence of inputs that are multiplied', () => {
  it('has interactions in the total index alone', () => {
    // a b of independent lognormals, cv^2 = exp(s^2) - 1 = w: V = w1 + w2 + w1 w2 by mean^2.
    const model = valueModel({
      assumptions: [
        assumption('a', { family: 'lognormal', mu: 0, sigma: 0.5 }, 'USD/year'),
        assumption('b', { family: 'lognormal', mu: 0, sigma: 0.3 }),
      ],
      drivers: [driver('x', 'a * b')],
    })
    const found = influenceOf(model)
    const [w1, w2] = [Math.expm1(0.25), Math.expm1(0.09)]
    const v = w1 + w2 + w1 * w2
    // Binning loses up to a hundredth of a lognormal's index.
    expectNear(of(found, 'a').first, w1 / v, 4)
    expectNear(of(found, 'b').first, w2 / v, 4)
    expectNear(of(found, 'a').total, (w1 + w1 * w2) / v)
    expectNear(of(found, 'b').total, (w2 + w1 * w2) / v)
    expect(found.information.value).toBe(0)
    expect(of(found, 'a').breakEven).toEqual({ value: 0, simulationError: 0 })
  })

  it('takes the few values of a discrete input', () => {
    // 100 or -50 with even chance, less a normal cost of mean 10: knowing the first is worth 0.5 x 60.
    const model = valueModel({
      assumptions: [
        assumption('a', { family: 'discrete', values: [-50, 100], weights: [1, 1] }, 'USD/year'),
        assumption('c', normal(10, 20), 'USD'),
      ],
      drivers: [driver('x', 'a')],
      costs: [cost('price', 'c')],
    })
    const found = influenceOf(model)
    expect(found.inputs).toHaveLength(2)
    expectNear(of(found, 'a').information, 30)
  })
})

describe('influence of inputs that are drawn together', () => {
  it('refuses shares of the variance of correlated assumptions, not their worth', () => {
    const model = valueModel({
      assumptions: [
        assumption('a', normal(100, 30), 'USD/year'),
        assumption('c', normal(80, 40), 'USD'),
      ],
      correlations: [{ of: ['a', 'c'], rank: 0.5 }],
      drivers: [driver('x', 'a')],
      costs: [cost('price', 'c')],
    })
    const found = influenceOf(model)
    expect(of(found, 'a').first).toEqual({
      reason: 'it is correlated with c: what they bring cannot be told apart',
    })
    expect(of(found, 'a').total).toEqual(of(found, 'a').first)
    // r = 2 sin(pi / 12); knowing a moves the mean of a - c by 30 z - 40 r z.
    const r = 2 * Math.sin(Math.PI / 12)
    expectNear(of(found, 'a').information, worth(20, Math.abs(30 - 40 * r)), 40)
    expectNear(of(found, 'c').information, worth(20, Math.abs(40 - 30 * r)), 40)
  })

  it('values the difference of the arms of evidence, and more rows of it', () => {
    // Saved hours x 10: 10 x (theirs - ours), arms of sd 3 and 4, so a difference of sd 5; less 80.
    const shared = { need: 'wait', unit: 'hour/case' }
    const arms: JointArms = {
      data: 'waits',
      parameters: [
        { ...shared, id: 'waits.wait.theirs', solution: 'theirs', marginal: normal(40, 3) },
        {
          ...shared,
          id: 'waits.wait.ours.quarters',
          block: 'quarters',
          solution: 'ours',
          marginal: normal(30, 4),
        },
      ],
      correlation: [
        [1, 0],
        [0, 1],
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
    const model = valueModel({
      arms: [arms],
      contrasts: { wait },
      drivers: [driver('x', 'saved(wait) * 10 case/year * 1 USD/hour')],
      costs: [cost('price', '80 USD')],
    })
    const found = influenceOf(model)
    const evidence = of(found, 'evidence.quarters.wait')
    expectNear(evidence.information, worth(20, 50), 50)
    expect(evidence.first).toMatchObject({ reason: expect.stringContaining('same rows') as string })
    // The treatment arm at which 10 x (40 - ours) = 80.
    expectNear(evidence.breakEven, 32)
    // k times the rows take away 1 / (1 + 1 / k) of the variance: none of it is bias.
    for (const { times, information } of evidence.sample!) {
      expectNear(information, worth(20, 50 * Math.sqrt(times / (times + 1))), 50)
    }
    expect(evidence.sample!.map(({ times }) => times)).toEqual([0.5, 1, 2, 4, 8])

    // Nobody waits less than no time: 10 x (40 - ours) is 350 at 5 hours, and nowhere 500.
    const positive = arms.parameters.map((parameter, k) => {
      const [mean, sd] = [[40, 3] as const, [30, 4] as const][k]!
      const log = Math.log1p((sd / mean) ** 2)
      const marginal = { mu: Math.log(mean) - log / 2, sigma: Math.sqrt(log) }
      return { ...parameter, marginal: { family: 'lognormal' as const, ...marginal } }
    })
    const dearer = (price: string): ValueModel => ({
      ...model,
      arms: [{ ...arms, parameters: positive }],
      costs: [cost('price', price)],
    })
    const breakEvenAt = (price: string) =>
      of(influenceOf(dearer(price)), 'evidence.quarters.wait').breakEven
    expectNear(breakEvenAt('350 USD'), 5)
    expect(breakEvenAt('500 USD')).toEqual({ reason: 'no value of it makes the mean NPV zero' })
  })

  it('looks where a combined effect takes an arm, beyond the range of the baseline', () => {
    // Theirs 10 to 20, ours about half of it: 10 x (15 - ours) is 60 at 9.
    const shared = { need: 'wait', unit: 'hour/case' }
    const from = 'waits.wait.theirs'
    const id = 'waits.wait.ours.all'
    const theirs = {
      ...shared,
      id: from,
      solution: 'theirs',
      marginal: { family: 'uniform', low: 10, high: 20 } as const,
    }
    const effect = { scale: 'factor', mean: Math.log(0.5), sd: 0.1 } as const
    const model = valueModel({
      arms: [
        {
          data: 'waits',
          parameters: [theirs],
          correlation: [[1]],
          derived: [{ ...shared, id, solution: 'ours', from, ...effect }],
        },
      ],
      contrasts: {
        wait: {
          need: 'wait',
          block: 'all',
          better: 'lower',
          baseline: { solution: 'theirs', parameter: from },
          treatment: { solution: 'ours', parameter: id },
          controlled: false,
        },
      },
      drivers: [driver('x', 'saved(wait) * 10 case/year * 1 USD/hour')],
      costs: [cost('price', '60 USD')],
    })
    const { breakEven } = of(influenceOf(model), 'evidence.all.wait')
    expect(breakEven).toMatchObject({ value: expect.closeTo(9, 2) as number })
  })
})

describe('influence of what cannot be told', () => {
  it('is nothing where a formula has no finite number', () => {
    const broken = valueModel({
      assumptions: [assumption('a', { family: 'discrete', values: [0, 1], weights: [0.5, 0.5] })],
      drivers: [driver('x', '1 USD/year / a')],
    })
    expect(influence(broken, { seed: 1, draws: 100 })).toBeUndefined()
  })

  it('tries a value that breaks a formula without harm to the next input', () => {
    // Root x = 10 - E y; below 0 there is none, and the search goes there first. E root x = 3 - sd^2 / (8 x 27) - ...
    const model = valueModel({
      assumptions: [
        assumption('x', { family: 'normal', mean: 9, sd: 0.5 }),
        assumption('y', { family: 'normal', mean: 2, sd: 1 }, 'USD/year'),
      ],
      drivers: [driver('a', '1 USD/year * sqrt(x) + y')],
      costs: [cost('price', '10 USD')],
    })
    const found = influenceOf(model)
    expect(found.inputs).toHaveLength(2)
    expectNear(of(found, 'x').breakEven, 64, 10)
    expectNear(of(found, 'y').breakEven, 7 + 0.25 / (8 * 27), 1)
  })

  it('leaves a break-even that only broken draws would have', () => {
    // 1 / a - 1/9 less nothing: zero only at a = 9; a from 1 to 2 is tried to its ends alone.
    const model = valueModel({
      assumptions: [assumption('a', { family: 'uniform', low: 1, high: 2 })],
      drivers: [driver('x', '(1 / a - 0.1) * 1 USD/year')],
      discountRate: formula('0'),
    })
    expect(of(influenceOf(model, { seed: 1, draws: 1000 }), 'a').breakEven).toHaveProperty('reason')
  })

  it('needs few draws', () => {
    const model = valueModel({
      assumptions: [assumption('a', normal(1, 30), 'USD/year')],
      drivers: [driver('x', 'a')],
    })
    expect(influenceOf(model, { seed: 1, draws: 2 }).inputs).toHaveLength(1)
  })
})
