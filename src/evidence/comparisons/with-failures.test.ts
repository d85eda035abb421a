import { describe, expect, it } from 'vitest'
import {
  effect,
  estimateFor,
  evaluate,
  need as needOf,
} from '../../../test/evidence/evidence-rows.ts'

const failuresAt = { penalty: 60, completion: 'done' }
const time = needOf('time', { type: 'duration', failuresAt })
const done = needOf('done', { type: 'yes-no', kind: 'completion' }, 'maximize')
const givenUp = needOf('done', { type: 'yes-no', kind: 'completion' })

/** Old: two of six failed, one of them with the time at which it was given up; new: one of six. */
const numbers = {
  time: [10, 12, 14, 16, null, 5, 8, 9, 10, 11, 12, null],
  done: [1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 0],
}
const solution = [
  'old',
  'old',
  'old',
  'old',
  'old',
  'old',
  'new',
  'new',
  'new',
  'new',
  'new',
  'new',
]
const rows = { numbers, categories: { solution } }

describe('a duration with failures at a penalty', () => {
  const evaluation = evaluate(rows, [time, done])
  const estimate = estimateFor(evaluation, 'time')

  it('has a second mean in each arm and a second difference (R: t.test on the rows with 60)', () => {
    // R 4.2.2: x <- c(10, 12, 14, 16, 60, 60); y <- c(8, 9, 10, 11, 12, 60); t.test(y, x)
    expect(estimate.baseline.withFailures!.value).toBeCloseTo(28.6666667, 6)
    expect(estimate.treatment!.withFailures!.value).toBeCloseTo(18.3333333, 6)
    const way = estimate.otherWays!.find(({ id }) => id === 'failures-at-penalty')!
    const second = effect(way.effect)
    expect(second.value).toBeCloseTo(-10.3333333, 6)
    expect(second.interval!.low).toBeCloseTo(-39.3837048, 5)
    expect(second.interval!.high).toBeCloseTo(18.7170382, 5)
  })

  it('leaves the first ones as they are: among those that have a time', () => {
    expect(estimate.baseline.value).toBeCloseTo((10 + 12 + 14 + 16 + 5) / 5, 12)
    expect(effect(estimate.difference).value).toBeCloseTo(10 - 57 / 5, 12)
  })

  it('is named by the completion check', () => {
    const check = evaluation.checks.find(({ id }) => id === 'completion')!
    expect(check.words).toContain('each failure at its stated penalty (`time`)')
  })

  it('reads a need that is to be less likely the other way round', () => {
    const flipped = { ...numbers, done: numbers.done.map((one) => 1 - one) }
    const again = evaluate({ ...rows, numbers: flipped }, [time, givenUp])
    expect(estimateFor(again, 'time').baseline.withFailures!.value).toBeCloseTo(28.6666667, 6)
  })

  it('is nothing, with a warning, where the block does not measure what failed', () => {
    const alone = evaluate(rows, [time])
    expect(estimateFor(alone, 'time').otherWays).toBeUndefined()
    const found = alone.findings.find(({ code }) => code === 'selected-on-completion')!
    expect(found.message).toContain('does not measure `done`')
  })

  it('stands beside a difference within units too', () => {
    const customer = Array.from({ length: 12 }, (_, i) => `c${i % 6}`)
    const paired = evaluate({ numbers, categories: { solution, customer } }, [time, done], {
      design: 'paired',
    })
    const way = estimateFor(paired, 'time').otherWays!.find(
      ({ id }) => id === 'failures-at-penalty',
    )
    // the mean of the pairs' differences with 60 for a failure: -2 -3 -4 -5 -48 +0
    expect(effect(way!.effect).value).toBeCloseTo(-62 / 6, 12)
  })
})
