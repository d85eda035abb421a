import { describe, expect, it } from 'vitest'
import { reference } from '../../../test/evidence/evidence-reference.ts'
import {
  effect,
  estimateFor,
  evaluate,
  need,
  referenceRows,
} from '../../../test/evidence/evidence-rows.ts'

// Rows and values of base R: test/reference/evidence.R.
const { independent } = reference
const rows = referenceRows()
const time = need('time', { type: 'duration' })
const slips = need('slips', { type: 'rate', kind: 'accuracy' })

describe('usage', () => {
  it('is the raw difference of durations and rates with grade 1, marked as an association', () => {
    const evaluation = evaluate(rows, [time, slips], { design: 'usage' })
    for (const [id, expected] of [
      ['time', independent.welch],
      ['slips', independent.rate.welch],
    ] as const) {
      const estimate = estimateFor(evaluation, id)
      expect(effect(estimate.difference).value).toBeCloseTo(expected.value, 9)
      expect(effect(estimate.difference).interval!.low).toBeCloseTo(expected.low, 8)
      expect(estimate.grade).toBe(1)
    }
    const marked = evaluation.findings.filter(({ code }) => code === 'association')
    expect(marked).toHaveLength(1)
    expect(marked[0]!.hint).toContain('non-randomized')
  })

  it('counts the rows of a customer together', () => {
    const numbers = { ...rows.numbers, site: reference.rows['cluster']! }
    const evaluation = evaluate({ ...rows, numbers }, [time], { design: 'usage', cluster: 'site' })
    const { interval } = effect(estimateFor(evaluation, 'time').difference)
    expect(interval!.low).toBeCloseTo(independent.cluster.low, 8)
  })

  it('gives levels alone without a treatment', () => {
    const block = { design: 'usage', treatment: undefined } as unknown as { design: 'usage' }
    const evaluation = evaluate(rows, [time], block)
    const estimate = estimateFor(evaluation, 'time')
    const old = rows.numbers['time']!.filter(
      (_, row) => rows.categories['solution']![row] === 'old',
    )
    const mean = old.reduce<number>((sum, value) => sum + value!, 0) / old.length
    expect(estimate.baseline.value).toBeCloseTo(mean, 10)
    expect(estimate.difference).toBeUndefined()
    expect(estimate.gradeReason).toContain('levels only')
    expect(evaluation.findings.map(({ code }) => code)).not.toContain('association')
  })

  it('uses no covariates, and names the design that does', () => {
    const evaluation = evaluate(rows, [time], { design: 'usage', covariates: ['age', 'channel'] })
    const estimate = estimateFor(evaluation, 'time')
    expect(effect(estimate.difference).value).toBeCloseTo(independent.welch.value, 9)
    expect(estimate.differenceUnadjusted).toBeUndefined()
    const why = evaluation.findings.find(({ code }) => code === 'not-adjusted')!
    expect(why.message).toContain('age, channel are not used')
    expect(why.hint).toContain('design: non-randomized')
  })
})
