import { describe, expect, it } from 'vitest'
import { reference } from '../../../test/evidence/evidence-reference.ts'
import {
  effect,
  estimateFor,
  evaluate,
  momentsOfRows,
  need,
  referenceRows,
} from '../../../test/evidence/evidence-rows.ts'
import type { DataAnswers } from '#evidence/rows/answers'
import type { MomentsQuestion } from '#evidence/rows/question'

// Rows and values of base R: test/reference/evidence.R.
const rows = referenceRows()
const of = ['time', 'age', 'second', 'good', 'slips.errors', 'slips.opportunities']

function answersBy(...by: readonly string[]): DataAnswers {
  // As the plan asks: of covariates only means and spreads.
  const tails = of.filter((id) => id !== 'age' && id !== 'second')
  const question: MomentsQuestion = { kind: 'moments', data: 'rows', by, of, tails }
  return { moments: { question, answer: momentsOfRows(question, rows) }, shapes: [] }
}

const time = need('time', { type: 'duration' })
const good = need('good', { type: 'yes-no', kind: 'completion' }, 'maximize')
const slips = need('slips', { type: 'rate', kind: 'accuracy' })

describe('a comparison from power sums', () => {
  it('is the comparison from the rows where nothing is adjusted', () => {
    const fromMoments = evaluate(answersBy('solution', 'channel'), [time, good, slips])
    const fromRows = evaluate(rows, [time, good, slips])
    for (const id of ['time', 'good', 'slips']) {
      const a = effect(estimateFor(fromMoments, id).difference)
      const b = effect(estimateFor(fromRows, id).difference)
      expect(a.value).toBeCloseTo(b.value, 10)
      expect(a.interval!.low).toBeCloseTo(b.interval!.low, 9)
      expect(a.pValue!.value).toBeCloseTo(b.pValue!.value, 9)
    }
  })

  it('is CUPED with one theta for both arms and several covariates (R: Welch of y - theta x)', () => {
    const evaluation = evaluate(answersBy('solution'), [time], { covariates: ['age', 'second'] })
    const { value, interval, method } = effect(estimateFor(evaluation, 'time').difference)
    expect(value).toBeCloseTo(reference.independent.cuped.value, 9)
    expect(interval!.low).toBeCloseTo(reference.independent.cuped.low, 8)
    expect(interval!.high).toBeCloseTo(reference.independent.cuped.high, 8)
    expect(method).toContain('CUPED on age, second')
  })

  it('takes a category as 0/1 variables: theta is that of ANCOVA with the same dummies', () => {
    const evaluation = evaluate(answersBy('solution', 'channel'), [time], {
      covariates: ['age', 'channel'],
    })
    const { value } = effect(estimateFor(evaluation, 'time').difference)
    expect(value).toBeCloseTo(reference.independent.ancova.difference.value, 9)
    const balance = evaluation.checks.find(({ id }) => id === 'balance.age')!
    expect(balance.value).toBeCloseTo(reference.independent.smdAge, 9)
  })

  it('says why there is no ratio of geometric means', () => {
    const { ratioGeometric } = estimateFor(evaluate(answersBy('solution'), [time]), 'time')
    expect(ratioGeometric).toHaveProperty('reason')
  })

  it('finds the extreme value that makes the difference', () => {
    const wild = { ...rows, numbers: { ...rows.numbers, time: [...rows.numbers['time']!] } }
    wild.numbers.time[40] = 5000
    const question: MomentsQuestion = {
      kind: 'moments',
      data: 'rows',
      by: ['solution'],
      of: ['time'],
    }
    const answers = { moments: { question, answer: momentsOfRows(question, wild) }, shapes: [] }
    const fromRows = evaluate(wild, [time]).checks.find(({ id }) => id.startsWith('outlier'))!
    const found = evaluate(answers, [time]).checks.find(({ id }) => id.startsWith('outlier'))!
    expect(found.words).toContain('5,000')
    expect(found.value).toBeCloseTo(fromRows.value!, 6)
  })

  it('calls impossible values a problem: single rows cannot be left out', () => {
    const negative = {
      ...rows,
      numbers: { time: rows.numbers['time']!.map((v, i) => (i === 0 ? -1 : v)) },
    }
    const question: MomentsQuestion = {
      kind: 'moments',
      data: 'rows',
      by: ['solution'],
      of: ['time'],
    }
    const answers = { moments: { question, answer: momentsOfRows(question, negative) }, shapes: [] }
    const { findings } = evaluate(answers, [time])
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'impossible-value', severity: 'problem' }),
    )
  })
})
