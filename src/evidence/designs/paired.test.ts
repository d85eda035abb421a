import { describe, expect, it } from 'vitest'
import { reference } from '../../../test/evidence/evidence-reference.ts'
import type { Rows } from '../../../test/evidence/evidence-rows.ts'
import { effect, estimateFor, evaluate, need } from '../../../test/evidence/evidence-rows.ts'

const { crossover } = reference

/** One row a unit and arm. */
function pairs(old: readonly (number | null)[], fresh: readonly (number | null)[]): Rows {
  const units = old.map((_, i) => `unit ${i + 1}`)
  return {
    numbers: { time: [...old, ...fresh] },
    categories: {
      customer: [...units, ...units],
      solution: [...old.map(() => 'old'), ...fresh.map(() => 'new')],
    },
  }
}

describe('the same customers before and after', () => {
  const time = need('time', { type: 'duration' })
  const changes = { design: 'paired', unit: 'customer' } as const

  it('gives the paired t test (R t.test) and grade 2', () => {
    const evaluation = evaluate(pairs(crossover.base, crossover.treatment), [time], changes)
    const estimate = estimateFor(evaluation, 'time')
    const { value, interval, pValue } = effect(estimate.difference)
    expect(value).toBeCloseTo(crossover.paired.value, 10)
    expect(interval!.low).toBeCloseTo(crossover.paired.low, 9)
    expect(pValue!.value / crossover.paired.p).toBeCloseTo(1, 8)
    expect(estimate.grade).toBe(2)
    expect(estimate.baseline.n).toBe(crossover.base.length)
  })

  it('leaves out and lists units that lack one of the two', () => {
    const fresh = [...crossover.treatment.slice(0, -1), null]
    const evaluation = evaluate(pairs(crossover.base, fresh), [time], changes)
    expect(estimateFor(evaluation, 'time').baseline.n).toBe(crossover.base.length - 1)
    const lost = evaluation.checks.find(({ id }) => id === 'pairs-lost.time')!
    expect(lost.value).toBe(1)
    expect(lost.words).toContain(`unit ${crossover.base.length}`)
  })

  it('averages several rows of a unit first (by hand)', () => {
    const rows: Rows = {
      numbers: { time: [1, 3, 4, 6, 2, 5, 9, 8] },
      categories: {
        customer: ['a', 'a', 'a', 'b', 'b', 'c', 'c', 'c'],
        solution: ['old', 'old', 'new', 'old', 'new', 'old', 'new', 'new'],
      },
    }
    const estimate = estimateFor(evaluate(rows, [time], changes), 'time')
    // Units: a 2 to 4, b 6 to 2, c 5 to 8.5
    expect(effect(estimate.difference).value).toBeCloseTo((2 - 4 + 3.5) / 3, 12)
  })

  it("takes McNemar and Newcombe's paired interval for yes or no", () => {
    // Newcombe, Stat Med 1998;17:2635, table III, first contrast: 36, 12, 2, 0 of 50: 0.0569 to 0.3404
    const old = Array.from({ length: 50 }, (_, i) => (i < 48 ? 1 : 0))
    const fresh = Array.from({ length: 50 }, (_, i) => (i < 36 || i >= 48 ? 1 : 0))
    const done = need('time', { type: 'yes-no', kind: 'completion' }, 'maximize')
    const estimate = estimateFor(evaluate(pairs(old, fresh), [done], changes), 'time')
    const { value, interval, pValue } = effect(estimate.difference)
    expect(value).toBeCloseTo(-0.2, 12)
    expect(interval!.low).toBeCloseTo(-0.3404, 4)
    expect(interval!.high).toBeCloseTo(-0.0569, 4)
    // (12 - 2)^2 / 14 = 7.142857; R: pchisq(100 / 14, 1, lower.tail = FALSE)
    expect(pValue!.value).toBeCloseTo(0.00752631516, 9)
  })

  it('refuses rows without units by name', () => {
    const rows = { numbers: { time: [1, 2] }, categories: { solution: ['old', 'new'] } }
    const { findings } = evaluate(rows, [time], changes)
    expect(findings[0]).toMatchObject({ code: 'too-few', severity: 'problem' })
  })
})
