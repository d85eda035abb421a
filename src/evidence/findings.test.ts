import { describe, expect, it } from 'vitest'
import { estimateFor, evaluate, need } from '../../test/evidence/evidence-rows.ts'

const time = need('time', { type: 'duration' })
const done = need('done', { type: 'yes-no', kind: 'completion' }, 'maximize')
const twoArms = (old: number, fresh: number): string[] => [
  ...Array.from({ length: old }, () => 'old'),
  ...Array.from({ length: fresh }, () => 'new'),
]
const codes = (evaluation: ReturnType<typeof evaluate>): string[] =>
  evaluation.findings.map(({ code, severity }) => `${severity} ${code}`)

describe('what is found about the arms', () => {
  it('one arm only is a problem with the hint to a baseline design', () => {
    const evaluation = evaluate(
      { numbers: { time: [1, 2, 3] }, categories: { solution: twoArms(3, 0) } },
      [time],
    )
    const finding = evaluation.findings.find(({ code }) => code === 'one-arm')!
    expect(finding.severity).toBe('problem')
    expect(finding.hint).toContain('design: baseline')
  })

  it('no row of either arm is a problem', () => {
    const rows = { numbers: { time: [1] }, categories: { solution: ['else'] } }
    expect(codes(evaluate(rows, [time]))).toContain('problem too-few')
  })

  it('a single value in an arm is a problem, and a few are a warning', () => {
    const rows = { numbers: { time: [1, 2, 3, 9] }, categories: { solution: twoArms(3, 1) } }
    const evaluation = evaluate(rows, [time])
    expect(codes(evaluation)).toEqual(
      expect.arrayContaining(['problem too-few', 'warning few-rows']),
    )
    expect(estimateFor(evaluation, 'time').difference).toHaveProperty('reason')
  })

  it('no variation at all gives a difference without an interval, and no certainty', () => {
    const rows = { numbers: { time: [5, 5, 5, 7, 7, 7] }, categories: { solution: twoArms(3, 3) } }
    const evaluation = evaluate(rows, [time])
    expect(codes(evaluation)).toContain('warning no-variation')
    const { difference, certainty } = estimateFor(evaluation, 'time')
    expect(difference).toMatchObject({ value: 2 })
    expect(difference).not.toHaveProperty('interval')
    expect(certainty).toBe('too-early')
  })

  it('a baseline of zero has no percentage', () => {
    const rows = { numbers: { time: [0, 0, 0, 1, 2, 3] }, categories: { solution: twoArms(3, 3) } }
    const evaluation = evaluate(rows, [time])
    expect(codes(evaluation)).toContain('warning zero-baseline')
    const { ratio, improvement, ratioGeometric } = estimateFor(evaluation, 'time')
    for (const one of [ratio, improvement, ratioGeometric]) expect(one).toHaveProperty('reason')
  })

  it('all or none is a warning', () => {
    const rows = { numbers: { done: [1, 1, 1, 0, 0, 0] }, categories: { solution: twoArms(3, 3) } }
    expect(codes(evaluate(rows, [done]))).toContain('warning one-sided-proportion')
  })

  it('customers in several rows without cluster or strata are a warning', () => {
    const rows = {
      numbers: { time: [1, 2, 3, 4, 5, 6] },
      categories: { solution: twoArms(3, 3), customer: ['a', 'a', 'b', 'c', 'c', 'd'] },
    }
    expect(codes(evaluate(rows, [time]))).toContain('warning repeated-units')
    expect(codes(evaluate(rows, [time], { cluster: 'customer' }))).not.toContain(
      'warning repeated-units',
    )
  })

  it('values all missing are a problem of that need only', () => {
    const rows = {
      numbers: { time: [null, null], done: [1, 0] },
      categories: { solution: twoArms(1, 1) },
    }
    const evaluation = evaluate(rows, [time, done])
    expect(codes(evaluation)).toContain('problem too-few')
    expect(evaluation.estimates.map((estimate) => estimate.need)).toEqual(['done'])
  })

  it('a lab setting is said', () => {
    const rows = { numbers: { time: [1, 2, 3, 4] }, categories: { solution: twoArms(2, 2) } }
    expect(codes(evaluate(rows, [time], { setting: 'lab' }))).toContain('warning lab-setting')
  })

  it('money with a negative value has the absolute change only', () => {
    const money = need('time', { type: 'money', kind: 'money' })
    const rows = { numbers: { time: [-5, 2, 3, 4, 9, 7] }, categories: { solution: twoArms(3, 3) } }
    const { ratio, improvement } = estimateFor(evaluate(rows, [money]), 'time')
    expect(ratio).toHaveProperty('reason')
    expect(improvement).toHaveProperty('reason')
  })

  it('values without end, and values too large to reckon with, are kept out or refused, never thrown', () => {
    const solution = twoArms(3, 3)
    const endless = evaluate(
      { numbers: { time: [1, 2, 3, 4, 5, Infinity] }, categories: { solution } },
      [time],
    )
    expect(codes(endless)).toContain('warning impossible-value')
    expect(estimateFor(endless, 'time').treatment!.n).toBe(2)
    const huge = evaluate({ numbers: { time: [1, 2, 3, 1e200, 5, 6] }, categories: { solution } }, [
      time,
    ])
    expect(codes(huge)).toContain('problem impossible-value')
  })

  it('arms that are proportional unit by unit have a ratio without an interval', () => {
    const rows = {
      numbers: { time: [1, 2, 4, 2, 4, 8] },
      categories: { solution: twoArms(3, 3), customer: ['a', 'b', 'c', 'a', 'b', 'c'] },
    }
    const estimate = estimateFor(evaluate(rows, [time], { design: 'paired' }), 'time')
    expect(estimate.ratio).toMatchObject({ value: 2 })
    expect(estimate.ratio).not.toHaveProperty('interval')
  })
})
