import { describe, expect, it } from 'vitest'
import type { ReferenceEffect } from '../../../test/evidence/evidence-reference.ts'
import { reference } from '../../../test/evidence/evidence-reference.ts'
import type { Rows } from '../../../test/evidence/evidence-rows.ts'
import { effect, estimateFor, evaluate, need } from '../../../test/evidence/evidence-rows.ts'

// Base R: lm with unit, condition and period; t.test of the sums by sequence (test/reference/evidence.R).
const { crossover } = reference
const units = crossover.base.map((_, i) => `unit ${i + 1}`)

function rowsWith(first: readonly number[] | undefined): Rows {
  const order = first && [
    ...first.map((s) => (s === 1 ? 1 : 2)),
    ...first.map((s) => (s === 1 ? 2 : 1)),
  ]
  return {
    numbers: {
      time: [...crossover.base, ...crossover.treatment],
      ...(order === undefined ? {} : { order }),
    },
    categories: {
      customer: [...units, ...units],
      solution: [...units.map(() => 'old'), ...units.map(() => 'new')],
    },
  }
}

const time = need('time', { type: 'duration' })
const changes = { design: 'crossover', unit: 'customer' } as const

describe('a crossover', () => {
  const evaluation = evaluate(rowsWith(crossover.first), [time], changes)
  const estimate = estimateFor(evaluation, 'time')

  it('takes the period out of the difference, with the plain paired one beside it', () => {
    const { value, interval } = effect(estimate.difference)
    expect(value).toBeCloseTo(crossover.condition.value, 10)
    expect(interval!.low).toBeCloseTo(crossover.condition.low, 9)
    expect(interval!.high).toBeCloseTo(crossover.condition.high, 9)
    expect(effect(estimate.differenceUnadjusted).interval!.low).toBeCloseTo(crossover.paired.low, 9)
    expect(estimate.grade).toBe(5)
  })

  it('checks period and carry-over', () => {
    const check = (id: string): ReferenceEffect => {
      const found = evaluation.checks.find((one) => one.id === id)!
      return {
        value: found.value!,
        ...found.interval!,
        se: 0,
        df: 0,
        p: Number(found.settings!['p-value']),
      }
    }
    for (const [id, expected] of [
      ['period.time', crossover.period],
      ['carry-over.time', crossover.carryOver],
    ] as const) {
      expect(check(id).value).toBeCloseTo(expected.value, 10)
      expect(check(id).low).toBeCloseTo(expected.low, 9)
      expect(check(id).p / expected.p).toBeCloseTo(1, 8)
    }
  })

  it.each([
    ['the same order for everybody', units.map(() => 1)],
    ['no column order', undefined],
  ])('with %s is analysed and graded as paired, with a warning', (_, first) => {
    const paired = evaluate(rowsWith(first), [time], changes)
    const only = estimateFor(paired, 'time')
    expect(effect(only.difference).interval!.low).toBeCloseTo(crossover.paired.low, 9)
    expect(only.grade).toBe(2)
    expect(paired.findings.map(({ code }) => code)).toContain('order-not-randomized')
    expect(paired.checks.some(({ id }) => id.startsWith('period'))).toBe(false)
  })

  it('warns of carry-over and lowers the grade to 4', () => {
    const shifted = crossover.first.map((s) => (s === 1 ? 0 : 60))
    const rows = rowsWith(crossover.first)
    const time2 = rows.numbers['time']!.map((value, i) => value! + shifted[i % units.length]!)
    const lasting = evaluate(
      { ...rows, numbers: { ...rows.numbers, time: time2 } },
      [time],
      changes,
    )
    expect(lasting.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['carry-over', 'grade-lowered']),
    )
    expect(estimateFor(lasting, 'time').grade).toBe(4)
  })

  it('reads an order of labels, too', () => {
    const rows = rowsWith(crossover.first)
    const { order, ...numbers } = rows.numbers
    const labels = { ...rows.categories, order: order!.map(String) }
    const same = estimateFor(evaluate({ numbers, categories: labels }, [time], changes), 'time')
    expect(effect(same.difference)).toEqual(effect(estimate.difference))
  })
})
