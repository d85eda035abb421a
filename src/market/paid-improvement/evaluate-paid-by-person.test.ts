import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { UnitsAnswer } from '#evidence/rows/question'
import { weightedCorrelations } from '../../../test/reference/weighted-correlation.ts'
import { evaluatePaidByPerson } from './evaluate-paid-by-person.ts'
import type { PaidByPerson } from './paid-by-person.ts'

interface Sure {
  readonly value: number
  readonly interval: readonly [number, number]
}

// R's lm with clubSandwich's CR3 by person, cor and survey's svymean: test/reference/paid-improvement.R.
const { people } = JSON.parse(
  readFileSync(new URL('../../../test/reference/paid-improvement.json', import.meta.url), 'utf8'),
) as {
  readonly people: Readonly<
    Record<'before' | 'after' | 'paid' | 'weight', readonly number[]> &
      Record<'slope' | 'weightedSlope' | 'rankCorrelation' | 'mean' | 'weightedMean', Sure>
  >
}
const { before, after, paid, weight } = people

const block: PaidByPerson = {
  kind: 'paid-by-person',
  id: 'worth',
  path: 'paid-by-person.worth',
  data: 'rows',
  improvement: { before: 'before', after: 'after', afterScale: 1, better: 'lower' },
  paid: 'paid',
  paidScale: 1,
  units: { improvement: 'min', paid: 'EUR', slope: 'EUR/min' },
}

function answerOf(numbers: Readonly<Record<string, readonly number[]>>, who?: readonly string[]) {
  const labels = [...new Set(who)]
  const answer: UnitsAnswer = {
    kind: 'units',
    rows: Object.values(numbers)[0]!.length,
    lines: new Float64Array(),
    numbers: Object.fromEntries(
      Object.entries(numbers).map(([id, values]) => [id, Float64Array.from(values)]),
    ),
    categories:
      who === undefined
        ? {}
        : { who: { codes: Int32Array.from(who, (name) => labels.indexOf(name)), labels } },
  }
  return answer
}

const evaluate = (changed: Partial<PaidByPerson>, answer: UnitsAnswer) =>
  evaluatePaidByPerson({ ...block, ...changed }, answer, { level: 0.95 })

/** What R has, to nine and eight digits. */
function near({ value, interval: [low, high] }: Sure): unknown {
  const interval = { low: expect.closeTo(low, 8), high: expect.closeTo(high, 8), level: 0.95 }
  return { value: expect.closeTo(value, 9), interval }
}

describe('evaluatePaidByPerson', () => {
  const view = evaluate({}, answerOf({ before, after, paid }))

  it('equals R in slope, order and mean, with their intervals', () => {
    expect(view.people).toBe(60)
    expect(view.slope).toEqual(near(people.slope))
    expect(view.rankCorrelation).toEqual(near(people.rankCorrelation))
    expect(view.paid).toEqual(near(people.mean))
    expect(view.findings).toEqual([])
  })

  it('equals R with weights', () => {
    const weighed = evaluate({ weight: 'weight' }, answerOf({ before, after, paid, weight }))
    expect(weighed.slope).toEqual(near(people.weightedSlope))
    expect(weighed.paid).toEqual(near(people.weightedMean))
    expect([view.weighed, weighed.weighed]).toEqual([false, true])
  })

  // Base R's cov.wt of weighted mid-ranks, the error by differences: test/reference/weighted-correlation.R.
  it('has the order by weight, as R', () => {
    const { inputs, ranks } = weightedCorrelations
    const rows = { saved: inputs.a, paid: inputs.b, weight: inputs.weight }
    const saved = { improvement: { column: 'saved' }, weight: 'weight' } as const
    expect(evaluate(saved, answerOf(rows)).rankCorrelation).toEqual(near(ranks))
    const alike = { before, after, paid, weight: paid.map(() => 3) }
    expect(evaluate({ weight: 'weight' }, answerOf(alike))).toMatchObject({
      weighed: false,
      rankCorrelation: near(people.rankCorrelation),
    })
  })

  // R: cor(method = "spearman") of people who stand there as often as they weigh.
  it('takes a weight of 3 as three people', () => {
    const { inputs, repeated } = weightedCorrelations
    const rows = { saved: inputs.a, paid: inputs.b, weight: inputs.times }
    const { rankCorrelation } = evaluate(
      { improvement: { column: 'saved' }, weight: 'weight' },
      answerOf(rows),
    )
    expect(rankCorrelation).toMatchObject({ value: expect.closeTo(repeated.ranks, 12) })
  })

  // Three times 0.1 add up to more than 0.3: their plain mean is not 0.1, and would be another rank and weight.
  it('takes people who say the same as alike, in however many rows they stand', () => {
    const rowsOf = (times: (person: number) => number) => {
      const who = paid.flatMap((_, i) => Array.from({ length: times(i) }, () => i))
      const column = (of: (person: number) => number): readonly number[] => who.map(of)
      const numbers = {
        saved: column((i) => 0.1 * (1 + (i % 4))),
        paid: column((i) => 0.1 * (1 + ((i * 5) % 7))),
        weight: column(() => 0.1),
      }
      const named = who.map((person) => `person ${person}`)
      const changed = { per: 'who', improvement: { column: 'saved' }, weight: 'weight' } as const
      return evaluate(changed, answerOf(numbers, named))
    }
    const once = rowsOf(() => 1)
    expect(rowsOf((person) => 1 + (person % 3))).toEqual(once)
    expect(once.weighed).toBe(false)
  })

  it('takes a column of improvement, and money in another unit', () => {
    const saved = before.map((value, i) => value - after[i]!)
    const one = evaluate(
      { improvement: { column: 'saved' }, paidScale: 2 },
      answerOf({ saved, paid }),
    )
    expect(one.slope).toEqual(
      near({
        value: 2 * people.slope.value,
        interval: [2 * people.slope.interval[0], 2 * people.slope.interval[1]],
      }),
    )
    const higher = evaluate(
      { improvement: { before: 'after', after: 'before', afterScale: 1, better: 'higher' } },
      answerOf({ before, after, paid }),
    )
    expect(higher.slope).toEqual(near(people.slope))
  })

  it('brings rows of one person together, though what was measured and paid stand in different rows', () => {
    const nothing = before.map(() => Number.NaN)
    const who = [...before.keys(), ...before.keys()].map((i) => `p${i}`)
    const rows = {
      before: [...before, ...nothing],
      after: [...after, ...nothing],
      paid: [...nothing, ...paid],
    }
    expect(evaluate({ per: 'who' }, answerOf(rows, who)).slope).toEqual(near(people.slope))
    const apart = evaluate({}, answerOf(rows))
    expect(apart.people).toBe(0)
    expect(apart.findings).toMatchObject([{ code: 'too-few', severity: 'warning' }])
    expect(apart.groups).toEqual([])
  })

  // By hand: twelve a part in rising order, but the twelfth and the thirteenth gained the same; the means of the parts add up
  // to that of all.
  it('has people in five parts by improvement', () => {
    const saved = before.map((value, i) => value - after[i]!).toSorted((a, b) => a - b)
    expect(saved[11]).toBe(saved[12])
    expect(view.groups.map(({ people: count }) => count)).toEqual([13, 11, 12, 12, 12])
    const sums = view.groups.map(({ people: count, paid: mean }) =>
      'value' in mean ? count * mean.value : Number.NaN,
    )
    expect(sums.reduce((sum, own) => sum + own, 0) / 60).toBeCloseTo(people.mean.value, 9)
    const gains = view.groups.map((one) =>
      'value' in one.improvement ? one.improvement.value : Number.NaN,
    )
    expect(gains).toEqual(gains.toSorted((a, b) => a - b))
  })

  it('keeps who has the same improvement in one part', () => {
    const saved = [...Array.from({ length: 9 }, () => 0), 1, 2, 3, 4, 5, 6]
    const own = saved.map((value, i) => value + (i % 2))
    const one = evaluate({ improvement: { column: 'saved' } }, answerOf({ saved, paid: own }))
    expect(one.groups.map(({ people: count }) => count)).toEqual([9, 6])
    const late = [...Array.from({ length: 6 }, (_, i) => i), ...saved.map(() => 7), 8, 9]
    const other = evaluate({ improvement: { column: 'late' } }, answerOf({ late, paid: late }))
    expect(other.groups.map(({ people: count }) => count)).toEqual([6, 17])
  })
})

describe('bad input', () => {
  const improvement = { column: 'saved' }

  it('has few people, or none', () => {
    const few = evaluate({ improvement }, answerOf({ saved: [1, 2, 3, 4], paid: [1, 2, 3, 5] }))
    expect(few.slope).toEqual({ reason: '4 people were measured and asked, 5 are needed' })
    expect(few.rankCorrelation).toEqual(few.slope)
    const nobody = evaluate({ improvement }, answerOf({ saved: [], paid: [] }))
    expect(nobody.paid).toEqual({ reason: 'nobody was both measured and asked' })
    const single = evaluate({ improvement }, answerOf({ saved: [2], paid: [7] }))
    expect(single.paid).toEqual({ value: 7 })
  })

  it('has one improvement for all, or one price', () => {
    const constant = [1, 1, 1, 1, 1, 1]
    const rising = [1, 2, 3, 4, 5, 6]
    for (const rows of [
      { saved: constant, paid: rising },
      { saved: rising, paid: constant },
    ]) {
      const found = evaluate({ improvement }, answerOf(rows))
      expect(found.slope).toHaveProperty('reason')
      expect(found.rankCorrelation).toHaveProperty('reason')
    }
  })

  // Closed form: HC3 divides its residual, 0, by 1 less its leverage, 0.
  it('has one person alone who was improved otherwise', () => {
    const rows = { saved: [1, 1, 1, 1, 1, 5], paid: [3, 1, 4, 1, 5, 9] }
    const { slope } = evaluate({ improvement }, answerOf(rows))
    expect(slope).toEqual({ reason: 'one alone has another improvement than all others' })
  })

  it('says at its key how many rows name nobody', () => {
    const rows = { saved: [1, 2, 3, 4, 5, 6], paid: [1, 3, 2, 5, 4, 6] }
    const answer = answerOf(rows, ['a', 'b', 'c', 'd', 'e', 'f'])
    answer.categories['who']!.codes[5] = -1
    const found = evaluate({ improvement, per: 'who' }, answer)
    expect(found.people).toBe(5)
    expect(found.findings).toMatchObject([
      { code: 'missing-value', place: { path: 'paid-by-person.worth.person' } },
    ])
  })

  it('has people without an answer and rows without weight', () => {
    const rows = {
      saved: [1, 2, 3, 4, 5, 6, 7, 8],
      paid: [1, 3, 2, 5, 4, 6, Number.NaN, 9],
      weight: [1, 1, 1, 1, 1, 1, 1, 0],
    }
    const found = evaluate({ improvement, weight: 'weight' }, answerOf(rows))
    expect(found.people).toBe(6)
    expect(found.findings.map(({ code }) => code)).toEqual(['no-weight', 'missing-value'])
  })
})
