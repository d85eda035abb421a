import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Categories, UnitsAnswer } from '#evidence/rows/question'
import { evaluateMaxDiff } from './evaluate-max-diff.ts'
import type { MaxDiffSurvey } from './max-diff-survey.ts'

// R, survival::clogit on both choices of a set: test/reference/max-diff.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/max-diff.json', import.meta.url), 'utf8'),
) as {
  shown: number[][]
  best: number[]
  worst: number[]
  person: number[]
  weight: number[]
  counts: Record<'shown' | 'best' | 'worst', number[]>
  plain: { utilities: number[]; shares: number[]; logLikelihood: number; nullLogLikelihood: number }
  weighted: { shares: number[] }
  spread: number[]
}

const items = ['item-1', 'item-2', 'item-3', 'item-4']
const survey: MaxDiffSurvey = {
  kind: 'max-diff',
  id: 'features',
  path: 'surveys.features',
  data: 'rows',
  respondent: 'person',
  best: 'best',
  worst: 'worst',
  items,
}
const settings = { level: 0.95, seed: 1, resamples: 1000 }

function categories(labels: readonly (string | number | null)[]): Categories {
  const known = [...new Set(labels.filter((label) => label !== null))]
  return {
    codes: Int32Array.from(labels, (label) => (label === null ? -1 : known.indexOf(label))),
    labels: known.map((label) => (typeof label === 'number' ? `Item ${label}` : label)),
  }
}

interface Rows {
  readonly shown: readonly (readonly (number | null)[])[]
  readonly best: readonly (number | null)[]
  readonly worst: readonly (number | null)[]
  readonly person: readonly number[]
}

function answerOf(changed: Partial<Rows> = {}, weight?: readonly number[]): UnitsAnswer {
  const { shown, best, worst, person } = { ...reference, ...changed }
  return {
    kind: 'units',
    rows: best.length,
    lines: Float64Array.from(best, (_, row) => row + 2),
    numbers: weight === undefined ? {} : { weight: Float64Array.from(weight) },
    categories: {
      person: categories(person.map(String)),
      best: categories(best),
      worst: categories(worst),
      ...Object.fromEntries(
        items.map((id, place) => [id, categories(shown.map((set) => set[place] ?? null))]),
      ),
    },
  }
}

const evaluate = (answer = answerOf()) => evaluateMaxDiff(survey, answer, settings)

const byId = (view: ReturnType<typeof evaluate>) =>
  view.items.toSorted((a, b) => a.name.localeCompare(b.name))

describe('evaluateMaxDiff', () => {
  it("has R's scores and counts, the highest first", () => {
    const view = evaluate()
    for (const [item, one] of byId(view).entries()) {
      const { shown, best, worst } = reference.counts
      expect(one).toMatchObject({
        id: `item-${item + 1}`,
        shown: shown[item],
        best: best[item],
        worst: worst[item],
        utility: { value: expect.closeTo(reference.plain.utilities[item]!, 6) },
        share: { value: expect.closeTo(reference.plain.shares[item]!, 5) },
      })
    }
    const { logLikelihood, nullLogLikelihood } = reference.plain
    expect(view.r2).toEqual({ value: expect.closeTo(1 - logLikelihood / nullLogLikelihood, 8) })
    const order = reference.plain.shares.toSorted((a, b) => b - a)
    for (const [rank, { share }] of view.items.entries())
      expect(share).toMatchObject({ value: expect.closeTo(order[rank]!, 5) })
    expect(view).toMatchObject({ people: 60, sets: 360, findings: [] })
  })

  // Two standard deviations of R's full fits on 300 resamples of people each, to a fifth.
  it('has intervals over people', () => {
    for (const [item, { share }] of byId(evaluate()).entries()) {
      const { low, high } = (share as { interval: { low: number; high: number } }).interval
      expect(Math.abs((high - low) / (3.92 * reference.spread[item]!) - 1)).toBeLessThan(0.2)
    }
  })

  it('counts people by their weights', () => {
    const view = evaluate(answerOf({}, reference.weight))
    for (const [item, { share }] of byId(view).entries())
      expect(share).toMatchObject({ value: expect.closeTo(reference.weighted.shares[item]!, 5) })
  })

  it('leaves sets out that cannot be or say nothing, by their lines', () => {
    const best = reference.best.map((item, row) => (row === 0 ? null : item))
    const worst = reference.worst.map((item, row) => (row === 1 ? reference.best[1]! : item))
    const view = evaluate(answerOf({ best, worst }))
    expect(view.sets).toBe(358)
    expect(view.findings).toMatchObject([
      { code: 'missing-value', place: { path: 'surveys.features.best' } },
      { code: 'impossible-value', message: expect.stringContaining('line 3') },
    ])
  })

  it('tells items apart whose names give one id, and rows that name nobody', () => {
    const answer = answerOf()
    const renamed = Object.entries(answer.categories).map(([id, { codes, labels }]) => [
      id,
      {
        codes: id === 'person' ? codes.map((code, row) => (row === 0 ? -1 : code)) : codes,
        labels: labels.map((label) => (label === 'Item 2' ? 'Item-1' : label)),
      },
    ])
    const categories = Object.fromEntries(renamed) as UnitsAnswer['categories']
    const view = evaluate({ ...answer, categories })
    const ids = new Map(view.items.map(({ id, name }) => [name, id]))
    expect(ids.get('Item 1')).toBe('item-1')
    expect(ids.get('Item-1')).toBe('item-1-2')
    expect(view.findings).toMatchObject([
      { code: 'missing-value', place: { path: 'surveys.features.respondent' } },
    ])
  })

  it('has counts alone where an item is always the best', () => {
    const best = reference.best.map((item, row) => (reference.shown[row]!.includes(1) ? 1 : item))
    const worst = reference.worst.map((item, row) =>
      item === best[row] ? reference.shown[row]!.findLast((one) => one !== item)! : item,
    )
    const view = evaluate(answerOf({ best, worst }))
    expect(view.items[0]).toMatchObject({ id: 'item-1', count: { value: 1 } })
    expect(view.items[0]!.share).toHaveProperty('reason')
    expect(view.findings).toMatchObject([
      { code: 'certain-choice', message: expect.stringContaining('Item 1 was always the best') },
    ])
  })

  it.each([
    ['no rows', { shown: [], best: [], worst: [], person: [] }, 0],
    ['nothing answered', { best: reference.best.map(() => null) }, 0],
    ['one set', { shown: [[1, 2, 3]], best: [1], worst: [3], person: [1] }, 1],
    ['one person', { person: reference.person.map(() => 1) }, 1],
  ])('survives %s', (_, changed, people) => {
    const view = evaluate(answerOf(changed))
    expect(view.people).toBe(people)
    expect(view.findings.map(({ code }) => code)).toContain('too-few')
    expect(view.items.every(({ share }) => !('interval' in share))).toBe(true)
  })

  it('says that three people are few', () => {
    const view = evaluate(answerOf({ person: reference.person.map((person) => person % 3) }))
    expect(view.findings.map(({ code }) => code)).toEqual(['few-rows'])
  })
})
