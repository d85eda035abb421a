import { describe, expect, it } from 'vitest'
import type { JointArms } from '#evidence/joint-arms'
import { spearmanCorrelation, pearsonCorrelation } from '#stats/descriptive/correlation'
import { BLOCK_LENGTH } from '#stats/random/generator'
import type { ValueModel } from '#value/model'
import { assumption, valueModel } from '#value/reference-model-fixture'
import { createInputDraws, type DrawSettings } from './draw-inputs.ts'
import { blocksOf } from './settings.ts'
import { createRunningMean } from './running-mean.ts'
import { sumOf } from './replicates.ts'
import { squaresAbout } from './summarize.ts'

const settings: DrawSettings = { seed: 20261101, bias: true }

/** Whole columns of some inputs, blocks in the given order. */
function drawColumns(
  model: ValueModel,
  ids: readonly string[],
  run: DrawSettings & { readonly draws: number; readonly backwards?: boolean },
): ReadonlyMap<string, Float64Array> {
  const blocks = new Map(ids.map((id) => [id, new Float64Array(BLOCK_LENGTH)]))
  const inputs = createInputDraws(model, blocks, run)
  const wholes = new Map(ids.map((id) => [id, new Float64Array(run.draws)]))
  const list = run.backwards ? blocksOf(run.draws).toReversed() : blocksOf(run.draws)
  for (const { block, from, length } of list) {
    inputs.draw(block, length)
    for (const id of ids) wholes.get(id)!.set(blocks.get(id)!.subarray(0, length), from)
  }
  return wholes
}

const normal = { family: 'normal', mean: 0, sd: 1 } as const
const skewed = { family: 'lognormal', mu: 0, sigma: 1 } as const
const uniform = { family: 'uniform', low: 0, high: 1 } as const

const joint: JointArms = {
  data: 'trial',
  parameters: [
    {
      id: 'trial.wait.old',
      need: 'wait',
      solution: 'old',
      unit: 'min/execution',
      marginal: { family: 'lognormal', mu: 3, sigma: 0.1 },
    },
    {
      id: 'trial.wait.new.block',
      block: 'block',
      need: 'wait',
      solution: 'new',
      unit: 'min/execution',
      marginal: { family: 'lognormal', mu: 2.8, sigma: 0.2 },
      bias: { key: 'block.wait', tau: 0.3, scale: 'factor' },
    },
    {
      id: 'trial.done.new.block',
      block: 'block',
      need: 'done',
      solution: 'new',
      unit: '1/execution',
      marginal: { family: 'fixed', value: 0.8 },
      bias: { key: 'block.done', tau: 0.4, scale: 'logit', centre: 0.1 },
    },
    {
      id: 'trial.score.new.block',
      block: 'block',
      need: 'score',
      solution: 'new',
      unit: 'point',
      marginal: { family: 'fixed', value: 50 },
      bias: { key: 'block.score', tau: 0.5, scale: 'shift', sd: 8 },
    },
  ],
  correlation: [
    [1, 0.6, 0, 0],
    [0.6, 1, 0, 0],
    [0, 0, 1, 0],
    [0, 0, 0, 1],
  ],
}

function meanWithError(column: Float64Array): { readonly mean: number; readonly error: number } {
  const running = createRunningMean()
  running.add(column)
  return { mean: running.mean(), error: running.error() }
}

function deviation(column: Float64Array): number {
  return Math.sqrt(sumOf(squaresAbout(column, meanWithError(column).mean)) / column.length)
}

describe('createInputDraws', () => {
  const draws = 6 * BLOCK_LENGTH + 100

  it('draws the same bits for any order of blocks, and for more or fewer draws', () => {
    const model = valueModel({
      assumptions: [assumption('a', skewed), assumption('b', uniform), assumption('c', normal)],
      correlations: [{ of: ['a', 'b'], rank: 0.5 }],
      arms: [joint],
    })
    const ids = ['a', 'b', 'c', ...joint.parameters.map(({ id }) => id)]
    const forwards = drawColumns(model, ids, { ...settings, draws })
    expect(drawColumns(model, ids, { ...settings, draws, backwards: true })).toEqual(forwards)
    const fewer = drawColumns(model, ids, { ...settings, draws: 5000 })
    for (const id of ids) expect(fewer.get(id)).toEqual(forwards.get(id)!.slice(0, 5000))
  })

  it('moves no draw when another input comes last, or none is needed', () => {
    const one = valueModel({ assumptions: [assumption('b', uniform), assumption('c', normal)] })
    const more = valueModel({
      assumptions: [
        assumption('b', uniform),
        assumption('c', normal),
        assumption('a', skewed),
        assumption('z', skewed),
      ],
      correlations: [{ of: ['a', 'z'], rank: -0.9 }],
    })
    const few = drawColumns(one, ['b', 'c'], { ...settings, draws })
    expect(drawColumns(more, ['b', 'c'], { ...settings, draws })).toEqual(few)
    expect(drawColumns(one, ['c'], { ...settings, draws }).get('c')).toEqual(few.get('c'))
  })

  it('keeps the draws of correlated inputs when one of them is fixed', () => {
    const correlations = [{ of: ['a', 'b'], rank: 0.7 }] as const
    const free = valueModel({
      assumptions: [assumption('a', skewed), assumption('b', normal)],
      correlations,
    })
    const fixed = valueModel({
      assumptions: [assumption('a', { family: 'fixed', value: 3 }), assumption('b', normal)],
      correlations,
    })
    const columns = drawColumns(fixed, ['a', 'b'], { ...settings, draws })
    expect(columns.get('a')!.every((value) => value === 3)).toBe(true)
    expect(columns.get('b')).toEqual(drawColumns(free, ['b'], { ...settings, draws }).get('b'))
  })

  it('gives other draws for another seed', () => {
    const model = valueModel({ assumptions: [assumption('a', normal)] })
    const a = drawColumns(model, ['a'], { ...settings, draws }).get('a')
    expect(drawColumns(model, ['a'], { ...settings, seed: 2, draws }).get('a')).not.toEqual(a)
  })

  it('reproduces rank correlations, whatever the marginals', () => {
    const model = valueModel({
      assumptions: [
        assumption('a', skewed),
        assumption('b', uniform),
        assumption('c', { family: 'beta', alpha: 2, beta: 5 }),
      ],
      correlations: [
        { of: ['a', 'b'], rank: 0.6 },
        { of: ['c', 'b'], rank: -0.4 },
      ],
    })
    const n = 40_000
    const columns = drawColumns(model, ['a', 'b', 'c'], { ...settings, draws: n })
    const rank = (left: string, right: string): number =>
      spearmanCorrelation(columns.get(left)!, columns.get(right)!)
    // Standard error of Spearman's rho at most about sqrt((1 + rho^2 / 2) / n) (Bonett and Wright 2000).
    const error = Math.sqrt(1.2 / n)
    expect(Math.abs(rank('a', 'b') - 0.6)).toBeLessThan(4 * error)
    expect(Math.abs(rank('b', 'c') + 0.4)).toBeLessThan(4 * error)
    expect(Math.abs(rank('a', 'c'))).toBeLessThan(4 * error)
  })

  it('keeps the marginals of correlated inputs', () => {
    const model = valueModel({
      assumptions: [assumption('a', skewed), assumption('b', uniform)],
      correlations: [{ of: ['a', 'b'], rank: 0.95 }],
    })
    const columns = drawColumns(model, ['a', 'b'], { ...settings, draws: 40_000 })
    // Lognormal(0, 1) has mean exp(1/2); uniform 1/2.
    for (const [id, expected] of [
      ['a', Math.exp(0.5)],
      ['b', 0.5],
    ] as const) {
      const { mean, error } = meanWithError(columns.get(id)!)
      expect(Math.abs(mean - expected)).toBeLessThan(4 * error)
    }
  })

  it('repairs correlations that cannot hold together, with a finding', () => {
    const model = valueModel({
      assumptions: ['a', 'b', 'c'].map((id) => assumption(id, normal)),
      correlations: [
        { of: ['a', 'b'], rank: 0.9 },
        { of: ['b', 'c'], rank: 0.9 },
        { of: ['a', 'c'], rank: -0.9 },
      ],
    })
    const columns = new Map([['a', new Float64Array(BLOCK_LENGTH)]])
    const { findings } = createInputDraws(model, columns, settings)
    expect(findings).toMatchObject([{ code: 'correlation', severity: 'warning' }])
    expect(findings[0]!.message).toContain('a, b, c')
  })

  it('draws arms in base units with the correlation of their scores', () => {
    const model = valueModel({ arms: [joint] })
    const ids = ['trial.wait.old', 'trial.wait.new.block']
    const n = 40_000
    const columns = drawColumns(model, ids, { ...settings, bias: false, draws: n })
    const [before, after] = ids.map((id) => columns.get(id)!) as [Float64Array, Float64Array]
    // Lognormal(3, 0.1) minutes has mean exp(3 + 0.005) x 60 seconds.
    const { mean, error } = meanWithError(before)
    expect(Math.abs(mean - 60 * Math.exp(3.005))).toBeLessThan(4 * error)
    const logs = pearsonCorrelation(before.map(Math.log), after.map(Math.log))
    // Fisher: the error of atanh(r) is 1 / sqrt(n - 3).
    expect(Math.abs(Math.atanh(logs) - Math.atanh(0.6))).toBeLessThan(4 / Math.sqrt(n - 3))
  })

  it('widens treatment arms by their bias terms and keeps the mean', () => {
    const model = valueModel({ arms: [joint] })
    const ids = joint.parameters.map(({ id }) => id)
    const run = { ...settings, draws: 40_000 }
    const biased = drawColumns(model, ids, run)
    const plain = drawColumns(model, ids, { ...run, bias: false })
    expect(biased.get('trial.wait.old')).toEqual(plain.get('trial.wait.old'))
    // The factor exp(b), b ~ N(-tau^2 / 2, tau^2), has mean 1 and the logarithm the sd tau = 0.3.
    const treatment = 'trial.wait.new.block'
    const factors = biased.get(treatment)!.map((value, i) => value / plain.get(treatment)![i]!)
    const { mean, error } = meanWithError(factors)
    expect(Math.abs(mean - 1)).toBeLessThan(4 * error)
    const logs = meanWithError(factors.map((factor) => (Math.log(factor) + 0.045) ** 2))
    expect(Math.abs(logs.mean - 0.09)).toBeLessThan(4 * logs.error)
    // The logit of 0.8 is ln 4: moved by N(0.1, 0.4^2).
    const logits = biased
      .get('trial.done.new.block')!
      .map((p) => Math.log(p / (1 - p)) - Math.log(4))
    const shift = meanWithError(logits)
    expect(Math.abs(shift.mean - 0.1)).toBeLessThan(4 * shift.error)
    expect(deviation(logits)).toBeCloseTo(0.4, 2)
    // A shift counts in SDs: N(50, (0.5 x 8)^2).
    const score = meanWithError(biased.get('trial.score.new.block')!)
    expect(Math.abs(score.mean - 50)).toBeLessThan(4 * score.error)
    expect(deviation(biased.get('trial.score.new.block')!)).toBeCloseTo(4, 1)
  })

  it('shares one bias draw between parameters with one key', () => {
    const [, wait] = joint.parameters
    const twin = {
      ...wait!,
      id: 'trial.wait.new.other',
      marginal: { family: 'fixed', value: 7 } as const,
    }
    const arms: JointArms = {
      data: 'trial',
      parameters: [{ ...wait!, marginal: { family: 'fixed', value: 5 } }, twin],
      correlation: [
        [1, 0],
        [0, 1],
      ],
    }
    const ids = ['trial.wait.new.block', 'trial.wait.new.other']
    const columns = drawColumns(valueModel({ arms: [arms] }), ids, { ...settings, draws: 1000 })
    const [first, second] = ids.map((id) => columns.get(id)!) as [Float64Array, Float64Array]
    for (let i = 0; i < 1000; i++) expect(second[i]! / first[i]!).toBeCloseTo(7 / 5, 12)
  })
})
