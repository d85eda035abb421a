import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { evaluate, need, type Rows } from '../../../test/evidence/evidence-rows.ts'
import type { EvidenceBlock } from '#evidence/estimate'
import type { BlockEvaluation } from '#evidence/evaluate-block'
import { measuredNeeds } from '#evidence/metric-family'
import { evaluateStated } from '#evidence/stated/evaluate-stated'
import type { StatedEvidence } from '#evidence/stated/stated-evidence'
import { combineEvidence, type SynthesisEvaluation } from './combine-evidence.ts'
import type { Synthesis } from './synthesis.ts'

interface Reference {
  readonly rows: Readonly<
    Record<'trial' | 'second' | 'quarters', { readonly old: number[]; readonly new: number[] }>
  >
  readonly effects: readonly {
    readonly block: string
    readonly value: number
    readonly error: number
  }[]
  readonly random: Readonly<Record<'value' | 'low' | 'high' | 'q', number>> & {
    readonly weights: readonly number[]
  }
  readonly fixed: { readonly value: number; readonly high: number }
  readonly shrunk: { readonly value: number; readonly sd: number }
}

// R's metafor: test/reference/combined-evidence.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/combined-evidence.json', import.meta.url), 'utf8'),
) as Reference
// The same effects, integrated in Python: test/reference/prediction-interval.py.
const { studies } = JSON.parse(
  readFileSync(
    new URL('../../../test/reference/prediction-interval.json', import.meta.url),
    'utf8',
  ),
) as { readonly studies: { readonly combined: Record<'low' | 'high', number> } }
const time = need('time', { type: 'duration' })
const [measured] = measuredNeeds(['time'], [time])
const level = 0.95

function blockOn(id: keyof Reference['rows'], changes: Partial<EvidenceBlock>): BlockEvaluation {
  const { old, new: ours } = reference.rows[id]
  const rows: Rows = {
    numbers: { time: [...old, ...ours] },
    categories: { solution: [...old.map(() => 'old'), ...ours.map(() => 'new')] },
  }
  return evaluate(rows, [time], { id, data: id, ...changes })
}

const evaluations = [
  blockOn('trial', {}),
  blockOn('second', {}),
  blockOn('quarters', { design: 'before-after' }),
]

const outside: StatedEvidence = {
  id: 'outside',
  design: 'benchmark',
  need: 'time',
  levels: [],
  change: {
    baseline: 'old',
    treatment: 'new',
    as: 'improvement',
    range: { tail: 0.05, low: 0.1, median: 0.2, high: 0.35 },
    source: { cite: 'A. Author, 2024', date: '2024-05-01', population: 'clerks' },
  },
  examples: [],
  unexpected: [],
  verdicts: [],
}

function combine(changes: Partial<Synthesis> = {}): SynthesisEvaluation {
  const synthesis: Synthesis = {
    need: 'time',
    of: ['trial', 'second', 'quarters', 'outside'],
    method: 'random-effects',
    appliesTo: 'these-customers',
    ...changes,
  }
  const stated = [evaluateStated(outside, measured!, level)]
  return combineEvidence({ synthesis, need: measured!, evaluations, stated, level })
}

function plotOf({ picture }: SynthesisEvaluation) {
  if (picture === undefined) throw new Error('nothing was combined')
  return picture
}

describe('combining evidence', () => {
  it('takes each effect as a log ratio with its error, widened by its design', () => {
    const { rows } = plotOf(combine())
    for (const [i, { block, value, error }] of reference.effects.entries()) {
      expect(rows[i]!.block).toBe(block)
      expect(rows[i]!.value).toBeCloseTo(value, 10)
      expect((rows[i]!.interval.high - value) / 1.959963984540054).toBeCloseTo(error, 10)
    }
  })

  it('pools them by random effects', () => {
    const { pooled, prediction, rows } = plotOf(combine())
    expect(pooled.value).toBeCloseTo(reference.random.value, 6)
    expect(pooled.interval.low).toBeCloseTo(reference.random.low, 6)
    expect(pooled.interval.high).toBeCloseTo(reference.random.high, 6)
    expect(prediction!.low).toBeCloseTo(studies.combined.low, 6)
    expect(rows.map(({ weight }) => weight)).toEqual(
      reference.random.weights.map((weight) => expect.closeTo(weight, 6)),
    )
  })

  it('pools them as one effect', () => {
    const { pooled, prediction } = plotOf(combine({ method: 'fixed-effect' }))
    expect(pooled.value).toBeCloseTo(reference.fixed.value, 10)
    expect(pooled.interval.high).toBeCloseTo(reference.fixed.high, 8)
    expect(prediction).toBeUndefined()
  })

  it('shrinks a test to a benchmark', () => {
    const { pooled } = plotOf(combine({ method: 'shrinkage', of: ['trial', 'outside'] }))
    expect(pooled.value).toBeCloseTo(reference.shrunk.value, 10)
    const sd = (pooled.interval.high - pooled.value) / 1.959963984540054
    expect(sd).toBeCloseTo(reference.shrunk.sd, 8)
  })

  it('is an estimate at the level of the best piece of evidence', () => {
    const { estimate } = combine()
    const mean = reference.rows.trial.old.reduce((sum, x) => sum + x, 0) / 10
    expect(estimate!.baseline.value).toBeCloseTo(mean, 12)
    const after = mean * Math.exp(reference.random.value)
    expect(estimate!.difference).toMatchObject({ value: expect.closeTo(after - mean, 5) })
    expect(estimate!.improvement).toMatchObject({
      value: expect.closeTo(1 - Math.exp(reference.random.value), 6),
    })
    expect(estimate!.certainty).toBe('better')
    expect(estimate!.grade).toBe(5)
  })

  it('enters the money with the range of a further customer', () => {
    const { arm } = combine({ appliesTo: 'new-customers' })
    const width = studies.combined.high - studies.combined.low
    expect(arm!.arm).toMatchObject({
      from: 'trial.time.old',
      scale: 'factor',
      mean: expect.closeTo(reference.random.value, 6),
      sd: expect.closeTo(width / (2 * 1.959963984540054), 5),
    })
    expect(arm!.contrast).toMatchObject({ block: 'synthesis', treatment: { solution: 'new' } })
  })

  it('says how far the pieces agree, and how much of the range the designs make', () => {
    const checks = combine().checks
    const heterogeneity = checks.find(({ id }) => id === 'heterogeneity.time')!
    expect(heterogeneity.settings!['q']).toBeCloseTo(reference.random.q, 8)
    const share = checks.find(({ id }) => id === 'design-share.time')!
    expect(share.value).toBeGreaterThan(0)
    expect(checks.map(({ id }) => id)).toContain('leave-one-out.time')
  })

  it('refuses two figures of the same rows', () => {
    const twins = [blockOn('trial', {}), blockOn('trial', { id: 'second', data: 'trial' })]
    const synthesis: Synthesis = {
      need: 'time',
      of: ['trial', 'second'],
      method: 'random-effects',
      appliesTo: 'these-customers',
    }
    const { findings, estimate } = combineEvidence({
      synthesis,
      need: measured!,
      evaluations: twins,
      stated: [],
      level,
    })
    expect(estimate).toBeUndefined()
    expect(findings).toMatchObject([{ code: 'shared-rows', severity: 'problem' }])
  })

  it('names what cannot be combined, and refuses where one piece is left', () => {
    const { findings } = combine({ of: ['trial', 'talks'] })
    expect(findings.map(({ code }) => code)).toEqual(['not-combined', 'too-few'])
  })
})
