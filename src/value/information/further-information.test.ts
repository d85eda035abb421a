import { describe, expect, it } from 'vitest'
import type { Contrast, JointArms } from '#evidence/joint-arms'
import { normalCdf, normalDensity } from '#stats/special/normal'
import { assumption, cost, driver, valueModel } from '#value/reference-model-fixture'
import type { Estimate, FurtherInformation } from '#value/result'
import { furtherInformation } from './further-information.ts'
import type { InformationPlan } from './information-plan.ts'

const settings = { seed: 20261101, draws: 32_768, rows: {} }
const nothing: InformationPlan = { groups: [], tests: [], serves: 1 }

/** Unit normal loss: what knowing a normal net benefit is worth (Raiffa and Schlaifer 1961, section 5.9.2). */
function worth(mean: number, sd: number): number {
  const d = Math.abs(mean) / sd
  return sd * (normalDensity(d) - d * normalCdf(-d))
}

function expectNear({ value, simulationError }: Estimate, expected: number, unit = 1): void {
  expect(Math.abs(value - expected)).toBeLessThan(4 * simulationError + 1e-3 * unit)
  expect(simulationError).toBeLessThan(0.03 * unit)
}

const normal = (mean: number, sd: number) => ({ family: 'normal', mean, sd }) as const

// NPV = a + b - c: mean 20, sds 30, 20 and 40.
const linear = valueModel({
  assumptions: [
    assumption('a', normal(70, 30), 'USD/year'),
    assumption('b', normal(30, 20), 'USD/year'),
    assumption('c', normal(80, 40), 'USD'),
  ],
  drivers: [driver('x', 'a + b')],
  costs: [cost('price', 'c')],
})

function of(found: FurtherInformation | undefined): FurtherInformation {
  if (found === undefined) throw new Error('nothing was found')
  return found
}

describe('groups', () => {
  it('are worth the unit normal loss of what they bring together', () => {
    const plan = { ...nothing, groups: [{ id: 'both', label: 'Both', of: ['a', 'b'] }] }
    const { groups } = of(furtherInformation(linear, plan, settings))
    expect(groups).toHaveLength(1)
    expect(groups[0]).toMatchObject({ id: 'both', kind: 'declared', inputs: ['a', 'b'] })
    expectNear(groups[0]!.information, worth(20, Math.hypot(30, 20)), 40)
  })

  it('are the correlated assumptions too, their correlation counted once', () => {
    const model = { ...linear, correlations: [{ of: ['a', 'c'] as const, rank: 0.5 }] }
    const { groups } = of(furtherInformation(model, nothing, settings))
    expect(groups.map(({ id, kind }) => [id, kind])).toEqual([['correlated-a', 'correlated']])
    // r = 2 sin(pi / 12): a - c has the variance 30^2 + 40^2 - 2 r 30 40.
    const r = 2 * Math.sin(Math.PI / 12)
    expectNear(groups[0]!.information, worth(20, Math.sqrt(2500 - 2400 * r)), 50)
    const share = groups[0]!.share!
    const closed = (2500 - 2400 * r) / (2500 - 2400 * r + 400)
    expect(Math.abs(share.value - closed)).toBeLessThan(4 * share.simulationError)
  })

  it('are no groups of one, and nothing where nothing belongs together', () => {
    expect(furtherInformation(linear, nothing, settings)).toBeUndefined()
    const plan = { ...nothing, groups: [{ id: 'one', label: 'One', of: ['a', 'unused'] }] }
    expect(of(furtherInformation(linear, plan, settings)).groups).toEqual([])
  })

  it('hold the parts of a labour cost', () => {
    const parts = valueModel({
      assumptions: [
        assumption('hourly.wage', normal(70, 30), 'USD/year'),
        assumption('b', normal(30, 20), 'USD/year'),
      ],
      drivers: [driver('x', 'b')],
      costs: [],
      formulas: {},
    })
    const plan = { ...nothing, groups: [{ id: 'both', label: 'Both', of: ['hourly', 'b'] }] }
    // Nothing takes the wage: it has no draws.
    expect(of(furtherInformation(parts, plan, settings)).groups).toEqual([])
  })
})

describe('a test of an assumption', () => {
  const test = { of: 'a', fixed: 0.2, each: 0.01, sd: 120 }
  const found = of(furtherInformation(linear, { ...nothing, tests: [test] }, settings)).tests[0]!
  // n observations of sd 120 take away 900 / (900 + 14400 / n) of the variance of a.
  const exact = (n: number): number => worth(20, 30 * Math.sqrt(900 / (900 + 14_400 / n)))
  const gain = (n: number): number => exact(n) - 0.2 - 0.01 * n

  it('is worth at most what knowing it is worth', () => {
    expectNear(found.ceiling, worth(20, 30), 30)
    expect(found.best!.worth.value).toBeLessThan(found.ceiling.value)
  })

  it('is best where the closed form has its largest gain', () => {
    const sizes = Array.from({ length: 600 }, (_, i) => i + 2)
    const largest = Math.max(...sizes.map(gain))
    const best = found.best!
    expectNear(best.worth, exact(best.n!), 30)
    expect(best.cost).toBeCloseTo(0.2 + 0.01 * best.n!, 12)
    expect(best.gain).toBeCloseTo(best.worth.value - best.cost, 12)
    // The gain is flat about its top: what is chosen is near the best by the closed form.
    expect(largest - gain(best.n!)).toBeLessThan(0.02 * largest)
  })

  it('has a curve of worth and cost that rises', () => {
    const sizes = found.sizes!
    expect(sizes.length).toBeGreaterThan(20)
    for (const { n, worth: value } of sizes) expect(Math.abs(value - exact(n))).toBeLessThan(0.15)
    expect(sizes.map(({ n }) => n)).toEqual(sizes.map(({ n }) => n).toSorted((a, b) => a - b))
  })

  it('serves many decisions', () => {
    const ten = of(furtherInformation(linear, { ...nothing, tests: [test], serves: 10 }, settings))
      .tests[0]!
    expect(ten.ceiling.value).toBeCloseTo(10 * found.ceiling.value, 9)
    expect(ten.best!.n).toBeGreaterThan(found.best!.n!)
  })

  it('is not made where it costs more than it says', () => {
    const dear = { ...test, fixed: 8 }
    const none = of(furtherInformation(linear, { ...nothing, tests: [dear] }, settings)).tests[0]!
    expect(none).not.toHaveProperty('best')
    expect(none).not.toHaveProperty('reason')
  })

  it('finds it out for good where nothing is said of observations', () => {
    const plan = { ...nothing, tests: [{ of: 'a', fixed: 1 }] }
    const asked = of(furtherInformation(linear, plan, settings)).tests[0]!
    expect(asked.best).toEqual({
      worth: asked.ceiling,
      cost: 1,
      gain: asked.ceiling.value - 1,
    })
  })

  it('asks for the spread of an observation where nothing says it', () => {
    const plan = { ...nothing, tests: [{ of: 'a', fixed: 1, each: 1 }] }
    expect(of(furtherInformation(linear, plan, settings)).tests[0]!.reason).toContain('`sd`')
  })

  it('says where no money hangs on it', () => {
    const plan = { ...nothing, tests: [{ of: 'soft', fixed: 1 }] }
    expect(of(furtherInformation(linear, plan, settings)).tests[0]).toMatchObject({
      inputs: [],
      reason: 'no money hangs on it, or it has no range',
    })
  })
})

describe('a test of a share', () => {
  it('counts yes and no', () => {
    // 100 p - 45, p beta(20, 20): n yes-no answers take away v / (v + E p (1 - p) / n), v = 1 / 164.
    const model = valueModel({
      assumptions: [assumption('p', { family: 'beta', alpha: 20, beta: 20 })],
      drivers: [driver('x', 'p * 100 USD/year')],
      costs: [cost('price', '45 USD')],
    })
    const plan = { ...nothing, tests: [{ of: 'p', fixed: 0, each: 0.001 }] }
    const [found] = of(furtherInformation(model, plan, settings)).tests
    // Beta-binomial: the posterior mean after k of n is (20 + k) / (40 + n).
    const n = found!.best!.n!
    expect(Math.abs(found!.best!.worth.value - betaBinomialWorth(n))).toBeLessThan(0.05)
  })
})

/** E max(100 (20 + k) / (40 + n) - 45, 0) - 5 with k beta-binomial(n, 20, 20). */
function betaBinomialWorth(n: number): number {
  const logGamma = (k: number): number => {
    let sum = 0
    for (let i = 2; i < k; i++) sum += Math.log(i)
    return sum
  }
  const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b)
  let gain = 0
  for (let k = 0; k <= n; k++) {
    const choose = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
    const chance = Math.exp(choose + logBeta(20 + k, 20 + n - k) - logBeta(20, 20))
    gain += chance * Math.max((100 * (20 + k)) / (40 + n) - 45, 0)
  }
  return gain - 5
}

describe('a test of evidence', () => {
  // Two needs of the same rows: saved hours x 10 and saved errors x 6, less 80; differences of sd 5
  // (arms 3 and 4) and 5 (arms 4 and 3), uncorrelated.
  const shared = { unit: 'hour/case', block: 'quarters' }
  const parameters = [
    {
      ...shared,
      id: 'waits.wait.theirs',
      need: 'wait',
      solution: 'theirs',
      marginal: normal(40, 3),
    },
    { ...shared, id: 'waits.wait.ours', need: 'wait', solution: 'ours', marginal: normal(30, 4) },
    {
      ...shared,
      id: 'waits.work.theirs',
      need: 'work',
      solution: 'theirs',
      marginal: normal(20, 4),
    },
    { ...shared, id: 'waits.work.ours', need: 'work', solution: 'ours', marginal: normal(20, 3) },
  ]
  const arms: JointArms = {
    data: 'waits',
    parameters,
    correlation: parameters.map((_, i) => parameters.map((_, j) => (i === j ? 1 : 0))),
  }
  const contrast = (need: string): Contrast => ({
    need,
    block: 'quarters',
    better: 'lower',
    baseline: { solution: 'theirs', parameter: `waits.${need}.theirs` },
    treatment: { solution: 'ours', parameter: `waits.${need}.ours` },
    controlled: false,
  })
  const model = valueModel({
    arms: [arms],
    contrasts: { wait: contrast('wait'), work: contrast('work') },
    drivers: [
      driver('x', 'saved(wait) * 10 case/year * 1 USD/hour'),
      driver('y', 'saved(work) * 6 case/year * 1 USD/hour'),
    ],
    costs: [cost('price', '80 USD')],
  })
  const rows = { 'evidence.quarters.wait': 200, 'evidence.quarters.work': 200 }
  const both = Math.hypot(50, 30)

  it('groups what the same rows measure', () => {
    const { groups } = of(furtherInformation(model, nothing, { ...settings, rows }))
    expect(groups.map(({ id, kind }) => [id, kind])).toEqual([['data-waits', 'data']])
    expectNear(groups[0]!.information, worth(20, both), both)
  })

  it('is a test of all that a block measures, by rows like the present ones', () => {
    // n rows take away 1 / (1 + 200 / n) of both variances: none of it is bias.
    const tests = [{ of: 'quarters', fixed: 1, each: 0.02 }]
    const [found] = of(
      furtherInformation(model, { ...nothing, tests }, { ...settings, rows }),
    ).tests
    const { n, worth: value } = found!.best!
    expect(found!.inputs).toEqual(['evidence.quarters.wait', 'evidence.quarters.work'])
    expectNear(value, worth(20, both * Math.sqrt(n! / (n! + 200))), both)
    const exact = (size: number) =>
      worth(20, both * Math.sqrt(size / (size + 200))) - 1 - 0.02 * size
    const largest = Math.max(...Array.from({ length: 900 }, (_, i) => exact(i + 2)))
    expect(largest - exact(n!)).toBeLessThan(0.02 * largest)
  })

  it('is a test of one need, or one with a stated spread', () => {
    const tests = [{ of: 'wait', fixed: 0, each: 0.02, sd: 30, atMost: 400 }]
    const [found] = of(
      furtherInformation(model, { ...nothing, tests }, { ...settings, rows }),
    ).tests
    const { n, worth: value } = found!.best!
    // Two arms of n / 2 of sd 30: the difference has the variance 4 x 900 / n.
    expectNear(value, worth(20, 50 * Math.sqrt(25 / (25 + 3600 / n!))), 50)
    expect(n).toBeLessThanOrEqual(400)
  })
})
