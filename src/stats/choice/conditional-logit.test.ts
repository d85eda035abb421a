import { describe, expect, it } from 'vitest'
import { choice } from '../../../test/reference/choice.ts'
import type { ChoiceTasks } from './choice-tasks.ts'
import { conditionalLogit } from './conditional-logit.ts'

type Case = (typeof choice.cases)[string]

function tasksOf(one: Case): ChoiceTasks {
  const starts = one.task.flatMap((task, row) => (task === one.task[row - 1] ? [] : [row]))
  const chosen = one.chosen.flatMap((taken, row) => (taken === 1 ? [row] : []))
  return {
    design: [one.price, one.speed, one.ours].map((column) => Float64Array.from(column)),
    starts: Int32Array.from([...starts, one.task.length]),
    chosen: Int32Array.from(chosen),
    clusters: Int32Array.from(chosen, (row) => one.person[row]! - 1),
  }
}

function expectClose(found: readonly number[], expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length)
  for (const [k, value] of expected.entries())
    expect(Math.abs(found[k]! - value)).toBeLessThan(1e-6 * Math.max(Math.abs(value), 1e-3))
}

describe('conditionalLogit', () => {
  describe.each(Object.entries(choice.cases))("equals R's clogit: %s", (_, one) => {
    it('in coefficients, errors and likelihood', () => {
      const fit = conditionalLogit(tasksOf(one))
      expectClose(fit.coefficients, one.plain.coefficients)
      for (const [k, row] of one.plain.covariance.entries()) expectClose(fit.covariance[k]!, row)
      for (const [k, row] of one.robust.entries()) expectClose(fit.robust![k]!, row)
      expect(fit.logLikelihood).toBeCloseTo(one.plain.logLikelihood, 8)
      expect(fit.nullLogLikelihood).toBeCloseTo(one.plain.nullLogLikelihood, 8)
    })

    it('with weights', () => {
      const tasks = tasksOf(one)
      const weights = Float64Array.from(tasks.chosen, (row) => one.weight[row]!)
      const fit = conditionalLogit({ ...tasks, weights })
      expectClose(fit.coefficients, one.weighted.coefficients)
      for (const [k, row] of one.weighted.robust.entries()) expectClose(fit.robust![k]!, row)
      expect(fit.logLikelihood).toBeCloseTo(one.weighted.logLikelihood, 7)
    })

    it.each([1e5, 1e7, 1e9])('the same where every task stands for %d people', (times) => {
      const tasks = tasksOf(one)
      const weights = new Float64Array(tasks.chosen.length).fill(times)
      const fit = conditionalLogit({ ...tasks, weights })
      expectClose(fit.coefficients, one.plain.coefficients)
      expect(fit.logLikelihood / times).toBeCloseTo(one.plain.logLikelihood, 7)
    })
  })

  // Two alternatives, one column that is 1 for the first: the likelihood of a share, so ln(p / (1 - p)).
  it('is the log odds of a share with two alternatives and a constant', () => {
    const fit = conditionalLogit(constantTasks(30, 100))
    expect(fit.coefficients[0]).toBeCloseTo(Math.log(0.3 / 0.7), 10)
    expect(fit.covariance[0]![0]).toBeCloseTo(1 / (100 * 0.3 * 0.7), 10)
    expect(fit.mcFadden).toBeCloseTo(
      1 - (0.3 * Math.log(0.3) + 0.7 * Math.log(0.7)) / Math.log(0.5),
      10,
    )
  })

  it('has no errors by person where one person made all choices', () => {
    const fit = conditionalLogit({ ...constantTasks(30, 100), clusters: new Int32Array(100) })
    expect(fit.groups).toBe(1)
    expect(fit).not.toHaveProperty('robust')
  })

  it('finds that an attribute tells the choice without fail', () => {
    expect(() => conditionalLogit(constantTasks(40, 40))).toThrow(
      expect.objectContaining({ code: 'separation' }),
    )
  })

  it('refuses an attribute that never differs within a task, and one that others determine', () => {
    const tasks = constantTasks(30, 100)
    const same = Float64Array.from({ length: 200 }, (_, row) => row >> 1)
    expect(() => conditionalLogit({ ...tasks, design: [same] })).toThrow(
      expect.objectContaining({ code: 'singular' }),
    )
    const [first] = tasks.design
    expect(() =>
      conditionalLogit({ ...tasks, design: [first!, first!.map((value) => 2 * value + 1)] }),
    ).toThrow(expect.objectContaining({ code: 'singular' }))
  })

  it.each([
    ['a task with one alternative', { starts: oneAlone() }, 'too-few'],
    ['a choice outside its task', { chosen: new Int32Array(100) }, 'domain'],
    ['a weight of 0', { weights: new Float64Array(100) }, 'domain'],
    [
      'an attribute that is not a number',
      { design: [new Float64Array(200).fill(NaN)] },
      'not-finite',
    ],
    ['no attribute', { design: [] }, 'too-few'],
  ])('refuses %s', (_, change, code) => {
    expect(() => conditionalLogit({ ...constantTasks(30, 100), ...change })).toThrow(
      expect.objectContaining({ code }),
    )
  })
})

/** Where tasks of two begin, but that the first has one alternative and the second three. */
function oneAlone(): Int32Array {
  return constantTasks(30, 100).starts.map((start, task) => (task === 1 ? 1 : start))
}

/** Tasks of two alternatives, of which the first is taken in some. */
function constantTasks(first: number, count: number): ChoiceTasks {
  return {
    design: [Float64Array.from({ length: 2 * count }, (_, row) => Number(row % 2 === 0))],
    starts: Int32Array.from({ length: count + 1 }, (_, task) => 2 * task),
    chosen: Int32Array.from({ length: count }, (_, task) => 2 * task + Number(task >= first)),
  }
}
