import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { UnitsAnswer } from '#evidence/rows/question'
import { evaluateNeeds } from './evaluate-needs.ts'
import type { NeedsSurvey } from './needs-survey.ts'

// R's clogit on both choices of a set, and 300 resamples of people, each fitted in full: test/reference/max-diff.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/max-diff.json', import.meta.url), 'utf8'),
) as {
  readonly items: number
  readonly shown: readonly (readonly number[])[]
  readonly best: readonly number[]
  readonly worst: readonly number[]
  readonly person: readonly number[]
  readonly weight: readonly number[]
  readonly plain: { readonly utilities: readonly number[]; readonly shares: readonly number[] }
  readonly weighted: { readonly utilities: readonly number[] }
  readonly spread: readonly number[]
}

const ids = Array.from({ length: reference.items }, (_, item) => `need-${item + 1}`)
const named = (items: readonly number[]) => {
  const labels = [...new Set(items)].map((item) => `need-${item}`)
  return {
    labels,
    codes: Int32Array.from(items, (item) => labels.indexOf(`need-${item}`)),
  }
}
const columns = ['w', 'x', 'y', 'z']
const people = { labels: [...new Set(reference.person)].map(String) }
type Sets = Pick<typeof reference, 'shown' | 'best' | 'worst' | 'person'>
const answerOf = ({ shown, best, worst, person }: Sets): UnitsAnswer => ({
  kind: 'units',
  rows: best.length,
  lines: Float64Array.from(best, (_, row) => row + 2),
  numbers: { met: Float64Array.from(person, (one) => 1 + (one % 5)) },
  categories: {
    who: { ...people, codes: Int32Array.from(person, (one) => one - 1) },
    best: named(best),
    worst: named(worst),
    ...Object.fromEntries(
      columns.map((column, at) => [column, named(shown.map((set) => set[at]!))]),
    ),
  },
})
const answer = answerOf(reference)
const survey: NeedsSurvey = {
  kind: 'needs',
  id: 'all',
  path: 'surveys.all',
  data: 'people',
  respondent: 'who',
  needs: ids.map((id) => ({ id, label: id })),
  importance: { form: 'choices', best: 'best', worst: 'worst', items: columns },
  satisfaction: {
    scale: { worst: 1, best: 5, top: 2, missing: [] },
    columns: Object.fromEntries(ids.map((id) => [id, 'met'])),
  },
  thresholds: [10, 12, 15],
  quality: { straightLine: { atLeast: 99, leaveOut: false } },
}
const settings = { level: 0.95, resamples: 2000, seed: 1 }
const onTen = (utility: number): number => 10 / (1 + Math.exp(-utility))
const standings = (rows: UnitsAnswer) => {
  const view = evaluateNeeds(survey, rows, settings)
  return { view, standing: view.needs.map(({ standing }) => standing!) }
}

describe('importance by best and worst sets', () => {
  const { view, standing } = standings(answer)

  test('is the chance of R’s logit before a need of average importance, with its share of 100', () => {
    expect(view.byLogit).toBe(true)
    for (const [at, { importance, share }] of standing.entries()) {
      expect(importance.value).toBeCloseTo(onTen(reference.plain.utilities[at]!), 5)
      expect(share!.value).toBeCloseTo(reference.plain.shares[at]!, 5)
    }
  })

  test('has intervals as wide as R’s resamples of people say', () => {
    for (const [at, { share }] of standing.entries()) {
      const { low, high } = share!.interval
      const spread = (high - low) / (2 * 1.959964)
      expect(Math.abs(spread / reference.spread[at]! - 1)).toBeLessThan(4 * Math.hypot(0.041, 0.03))
    }
  })

  // The score of a resample is that of its importance and its satisfaction: by hand where nobody is satisfied.
  test('gives the opportunity of the logit', () => {
    const { standing: unmet } = standings({
      ...answer,
      numbers: { met: new Float64Array(answer.rows).fill(1) },
    })
    for (const { importance, score } of unmet) {
      expect(score.value).toBeCloseTo(2 * importance.value, 10)
      expect(score.interval.low).toBeCloseTo(2 * importance.interval.low, 10)
    }
  })

  test('counts people by their weights', () => {
    const weight = Float64Array.from(reference.person, (_, row) => reference.weight[row]!)
    const { standing: weighed } = standings({ ...answer, numbers: { ...answer.numbers, weight } })
    for (const [at, { importance }] of weighed.entries())
      expect(importance.value).toBeCloseTo(onTen(reference.weighted.utilities[at]!), 5)
  })

  test('is without a set of which two needs are known, and says so', () => {
    const { view: typed, standing: rest } = standings(
      answerOf({
        shown: [...reference.shown, [1, 2, 98, 99]],
        best: [...reference.best, 2],
        worst: [...reference.worst, 1],
        person: [...reference.person, 1],
      }),
    )
    expect(typed.byLogit).toBe(true)
    for (const [at, { importance }] of rest.entries())
      expect(importance.value).toBeCloseTo(onTen(reference.plain.utilities[at]!), 5)
    expect(typed.findings.map(({ message }) => message)).toContain(
      '1 set of `all` shows fewer than three known needs, and is left out of the logit.',
    )
  })

  test('falls back to counts where a need stood in sets of two alone', () => {
    const far = reference.items + 1
    const needs = [...survey.needs, { id: `need-${far}`, label: 'far' }]
    const { scale, columns: met } = survey.satisfaction
    const satisfaction = { scale, columns: { ...met, [`need-${far}`]: 'met' } }
    const rows = answerOf({
      shown: [...reference.shown, [1, far, 98, 99]],
      best: [...reference.best, far],
      worst: [...reference.worst, 1],
      person: [...reference.person, 1],
    })
    const few = evaluateNeeds({ ...survey, needs, satisfaction }, rows, settings)
    expect(few.byLogit).toBe(false)
    expect(few.needs.at(-1)!.standing!.importance.value).toBe(10)
    expect(few.findings.find(({ code }) => code === 'certain-choice')?.message).toContain(
      `\`need-${far}\` never stood in a set of three needs or more.`,
    )
  })

  test('falls back to counts where a need is always the best, and says so', () => {
    const best = { labels: ['need-1'], codes: new Int32Array(2) }
    const worst = { labels: ['need-2', 'need-3'], codes: Int32Array.of(0, 1) }
    const set = (...items: readonly number[]) => named(items)
    const { view: few } = standings({
      ...answer,
      rows: 2,
      lines: Float64Array.of(2, 3),
      numbers: { met: Float64Array.of(1, 2) },
      categories: {
        who: { labels: ['1', '2'], codes: Int32Array.of(0, 1) },
        best,
        worst,
        w: set(1, 1),
        x: set(2, 2),
        y: set(3, 3),
        z: set(4, 4),
      },
    })
    expect(few.byLogit).toBe(false)
    expect(few.needs[0]!.standing!.importance.value).toBe(10)
    expect(few.findings.map(({ code }) => code)).toContain('certain-choice')
  })
})
