import { describe, expect, it } from 'vitest'
import { answerOf } from './answer-fixture.ts'
import { evaluateVanWestendorp } from './evaluate-van-westendorp.ts'
import type { VanWestendorpSurvey } from './van-westendorp-survey.ts'
import type { VanWestendorpView } from './van-westendorp-view.ts'

const survey: VanWestendorpSurvey = {
  kind: 'van-westendorp',
  id: 'psm',
  path: 'surveys.psm',
  data: 'prices',
  questions: { tooCheap: 'a', cheap: 'b', expensive: 'c', tooExpensive: 'd' },
  ties: 'leave-out',
  money: { unit: 'EUR/piece', scale: 1 },
}

type Four = readonly [number, number, number, number]

/** Forty people whose prices lie around 10, 20, 30 and 40. */
const people: readonly Four[] = Array.from({ length: 40 }, (_, k): Four => {
  const own = (k % 7) - 3
  return [10 + own, 20 + own + (k % 3), 30 + own + (k % 3), 40 + own + (k % 5)]
})

function evaluate(
  rows: readonly Four[],
  changed: Partial<VanWestendorpSurvey> = {},
  more: Readonly<Record<string, readonly number[]>> = {},
): VanWestendorpView {
  const columns = ['a', 'b', 'c', 'd'].map((id, at) => [id, rows.map((row) => row[at]!)] as const)
  const answer = answerOf({ ...Object.fromEntries(columns), ...more })
  const settings = { level: 0.9, seed: 1, resamples: 200 }
  return evaluateVanWestendorp({ ...survey, ...changed }, answer, settings)
}

const codes = ({ findings }: VanWestendorpView): readonly string[] =>
  findings.map(({ code }) => code)

function pointsOf(view: VanWestendorpView): Readonly<Record<string, number | undefined>> {
  if ('reason' in view.consistent) throw new Error(view.consistent.reason)
  const { pmc, pme, opp, ipp } = view.consistent.meters.original
  return { pmc, pme, opp, ipp }
}

describe('evaluateVanWestendorp', () => {
  it('has points in order, each inside its interval', () => {
    const view = evaluate(people)
    expect(codes(view)).toEqual([])
    const { pmc, opp, ipp, pme } = pointsOf(view)
    expect(pmc).toBeLessThan(opp!)
    expect(ipp).toBeLessThan(pme!)
    if ('reason' in view.consistent) throw new Error(view.consistent.reason)
    const { low, high } = view.consistent.uncertainty.points.original.opp!
    expect(low).toBeLessThanOrEqual(opp!)
    expect(high).toBeGreaterThanOrEqual(opp!)
  })

  // A weight of 2 is the same as standing there twice; a row of weight 0 is the same as none.
  it('counts people by their weights', () => {
    const weights = people.map((_, k) => (k < 10 ? 2 : k < 35 ? 1 : 0))
    const weighed = evaluate(people, { weight: 'w' }, { w: weights })
    const doubled = evaluate([...people.slice(0, 35), ...people.slice(0, 10)])
    expect(weighed.people.asked).toBe(35)
    expect(codes(weighed)).toEqual(['no-weight'])
    for (const [point, price] of Object.entries(pointsOf(doubled)))
      expect(pointsOf(weighed)[point]).toBeCloseTo(price!, 9)
  })

  it('reads prices in another currency by their rate', () => {
    const inEuro = evaluate(people, { money: { unit: 'EUR/piece', scale: 0.5 } })
    for (const [point, price] of Object.entries(pointsOf(evaluate(people))))
      expect(pointsOf(inEuro)[point]).toBeCloseTo(price! / 2, 9)
  })

  it('finds columns that stand for each other, whichever they are, and says how to write them', () => {
    const questions = { tooCheap: 'd', cheap: 'b', expensive: 'c', tooExpensive: 'a' }
    const view = evaluate(people, { questions })
    expect(codes(view)).toEqual(['swapped-columns'])
    expect(view.findings[0]).toMatchObject({
      severity: 'problem',
      place: { path: 'surveys.psm.too-cheap' },
      hint: 'Write `too-cheap: a`, `too-expensive: d`.',
    })
    expect(view.consistent).toHaveProperty('reason')
  })

  it('leaves people out whose prices are out of order, and shows everybody beside them', () => {
    const odd: readonly Four[] = [
      [10, 5, 30, 40],
      [10, 20, 20, 40],
    ]
    const view = evaluate([...people, ...odd])
    expect(view.people).toEqual({ asked: 42, complete: 42, consistent: 40 })
    expect(view.kept).toMatchObject({ people: 42 })
    expect(view.findings).toMatchObject([
      { code: 'inconsistent-answers', severity: 'warning', place: { path: 'surveys.psm' } },
    ])
    expect(evaluate([...people, ...odd], { ties: 'keep' }).people.consistent).toBe(41)
  })

  it('says that all are out of order', () => {
    const mixed: readonly Four[] = [
      [4, 1, 3, 2],
      [2, 4, 1, 3],
      [3, 4, 2, 1],
      [1, 4, 2, 3],
    ]
    const view = evaluate(mixed)
    expect(view.findings).toMatchObject([{ code: 'inconsistent-answers', severity: 'problem' }])
    expect(view.consistent).toHaveProperty('reason')
  })

  it.each([
    ['nobody', []],
    ['one person', people.slice(0, 1)],
    ['nobody with all four', [[NaN, 1, 2, 3]] as readonly Four[]],
  ])('survives %s', (_, rows) => {
    const view = evaluate(rows)
    expect(codes(view)).toContain('too-few')
    expect(view.consistent).toHaveProperty('reason')
  })

  it('survives three people, with a warning', () => {
    const view = evaluate(people.slice(0, 3))
    expect(codes(view)).toEqual(['few-rows'])
    expect(view.consistent).toHaveProperty('people', 3)
  })

  it('warns of people who all say the same', () => {
    const view = evaluate(people.map(() => [10, 20, 30, 40]))
    expect(view.findings).toMatchObject([{ code: 'no-variation', place: { path: 'surveys.psm' } }])
  })

  it('leaves out who names prices below 0, or not all', () => {
    const view = evaluate([...people, [-1, 20, 30, 40], [10, 20, 30, NaN]])
    expect(view.people).toEqual({ asked: 42, complete: 40, consistent: 40 })
    expect(view.findings).toMatchObject([
      { code: 'impossible-value', place: { path: 'surveys.psm.too-cheap', field: 'a' } },
      { code: 'missing-value' },
    ])
  })

  it('has what people would buy, of those who said so', () => {
    const intentions = {
      cheap: 'e',
      expensive: 'f',
      chances: [
        [2, 0.5],
        [1, 0],
      ],
    } as const
    const answers = (value: number): readonly number[] =>
      people.map((_, k) => (k === 0 ? 9 : value))
    const view = evaluate(people, { intentions }, { e: answers(2), f: answers(1) })
    expect(view.trial).toHaveProperty('bestTrial')
    expect(view.trial).toMatchObject({ people: people.length - 1, unknown: 1 })
    expect(view.findings).toContainEqual(
      expect.objectContaining({ code: 'unmapped-value', place: { path: 'surveys.psm.buys' } }),
    )
    const nobody = evaluate(people, { intentions }, { e: people.map(() => NaN), f: answers(1) })
    expect(nobody.trial).toHaveProperty('reason')
  })
})
