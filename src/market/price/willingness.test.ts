import { describe, expect, it } from 'vitest'
import { answerOf } from './answer-fixture.ts'
import { evaluateDichotomousChoice } from './evaluate-dichotomous-choice.ts'
import { evaluateIntervalPayment } from './evaluate-interval-payment.ts'
import type { DichotomousChoiceSurvey, IntervalPaymentSurvey } from './willingness-survey.ts'
import type { WillingnessView } from './willingness-view.ts'

const basics = {
  id: 'park',
  path: 'surveys.park',
  data: 'park',
  distribution: 'log-logistic',
  money: { unit: 'EUR', scale: 1 },
} as const
const single: DichotomousChoiceSurvey = {
  ...basics,
  kind: 'dichotomous-choice',
  bid: 'bid',
  answers: ['said'],
}
const double: DichotomousChoiceSurvey = { ...single, next: { higher: 'up', lower: 'down' } }
const settings = { level: 0.95, seed: 1, resamples: 200 }

type Row = readonly [bid: number, said: string | null]

/** Bids of 10 and 40 to forty people each, 30 and 10 of whom say yes. */
const rows: readonly Row[] = [10, 40].flatMap((bid) =>
  Array.from({ length: 40 }, (_, k): Row => [bid, k < (bid === 10 ? 30 : 10) ? 'yes' : 'no']),
)

function asked(
  of: readonly Row[],
  changed: Partial<DichotomousChoiceSurvey> = {},
): WillingnessView<'dichotomous-choice'> {
  const bids = of.map(([bid]) => bid)
  const numbers = { bid: bids, up: bids.map((bid) => 2 * bid), down: bids.map((bid) => bid / 2) }
  const names = { said: of.map(([, said]) => said) }
  return evaluateDichotomousChoice({ ...single, ...changed }, answerOf(numbers, names), settings)
}

function fitOf({ fit }: Pick<WillingnessView<'interval-payment'>, 'fit'>) {
  if ('reason' in fit) throw new Error(fit.reason)
  return fit
}

const codes = (view: { readonly findings: readonly { readonly code: string }[] }) =>
  view.findings.map(({ code }) => code)

describe('evaluateDichotomousChoice', () => {
  // Two bids and two parameters: the law passes through 3/4 at 10 and 1/4 at 40, so its median is their geometric
  // mean, 20, its scale ln 2 / ln 3. The mean at least: 3/4 pay 10, and 1/4 of all pay 30 more: 15.
  it('passes through the shares of two bids', () => {
    const view = asked(rows)
    const { median, scale, logLikelihood } = fitOf(view)
    expect(median).toHaveProperty('value', expect.closeTo(20, 6))
    expect(scale).toHaveProperty('value', expect.closeTo(Math.LN2 / Math.log(3), 6))
    expect(logLikelihood).toBeCloseTo(60 * Math.log(0.75) + 20 * Math.log(0.25), 9)
    expect(view.lowerBoundMean).toHaveProperty('value', expect.closeTo(15, 6))
    expect(view.people).toBe(80)
    expect(view.findings).toEqual([])
  })

  it.each([
    ['nn, yy', ['nn', 'ny', 'yn', 'yy']],
    ['no-no, yes-yes', ['No-No', 'no/yes', 'yes - no', 'Yes Yes']],
    ['00, 11', ['00', '01', '10', '11']],
  ])('reads two answers written as %s', (_, said) => {
    const view = asked(
      said.map((word): Row => [10, word]),
      { next: double.next! },
    )
    expect(codes(view)).toEqual(['few-rows'])
    expect(view.people).toBe(4)
    // A quarter each from 0, 5, 10 and 20 on.
    expect(view.lowerBoundMean).toHaveProperty('value', expect.closeTo(35 / 4, 6))
  })

  it('reads two answers from a column each, yes as 1', () => {
    const numbers = { bid: [10, 10], up: [20, 20], down: [5, 5], one: [1, 0], two: [0, 1] }
    const survey = { ...double, answers: ['one', 'two'] as const }
    const view = evaluateDichotomousChoice(survey, answerOf(numbers), settings)
    expect(view.lowerBoundMean).toHaveProperty('value', expect.closeTo(7.5, 6))
  })

  it('leaves out an answer that nobody knows, with the code and what to do', () => {
    const view = asked([...rows, [10, 'perhaps'], [10, null]])
    expect(view.people).toBe(80)
    expect(view.findings).toMatchObject([
      { code: 'unmapped-value', place: { path: 'surveys.park.answers', field: 'said' } },
      {
        code: 'missing-value',
        message: '1 row of `park` holds no answer, and is left out.',
      },
    ])
    expect(view.findings[0]!.message).toContain('"perhaps"')
    expect(view.findings[0]!.hint).toContain('map')
  })

  it('leaves out bids at or under 0, and second bids on the wrong side', () => {
    const view = asked([...rows, [-5, 'yes'], [0, 'no']])
    expect(view.people).toBe(80)
    expect(codes(view)).toEqual(['impossible-value'])
    const turned = { higher: 'down', lower: 'up' }
    const none = asked(
      rows.map(([bid, said]): Row => [bid, said === 'yes' ? 'yy' : 'nn']),
      { next: turned },
    )
    expect(none.people).toBe(0)
    expect(codes(none)).toContain('impossible-value')
  })

  it.each([
    ['yes', 'Everybody'],
    ['no', 'Nobody'],
  ])('has no median where all say %s, and says so', (word, who) => {
    const view = asked(rows.map(([bid]): Row => [bid, word]))
    expect(view.fit).toHaveProperty('reason')
    expect(view.findings[0]).toMatchObject({
      code: 'one-sided-proportion',
      message: expect.stringContaining(who),
      hint: expect.stringContaining('Ask at'),
    })
    expect(view.lowerBoundMean).toHaveProperty('value')
  })

  it.each([
    ['nobody', []],
    ['one person', rows.slice(0, 1)],
    ['three people', rows.slice(29, 32)],
    ['one bid for all', rows.slice(0, 40)],
  ])('survives %s', (_, of) => {
    const view = asked(of)
    expect(view.people).toBe(of.length)
    expect(codes(view).length).toBeGreaterThan(0)
  })

  // Everybody with the same weight: as without.
  it('takes weights, with errors by the sandwich', () => {
    const plain = asked(rows)
    const bids = rows.map(([bid]) => bid)
    const numbers = { bid: bids, w: bids.map(() => 3) }
    const names = { said: rows.map(([, said]) => said) }
    const weighed = evaluateDichotomousChoice(
      { ...single, weight: 'w' },
      answerOf(numbers, names),
      settings,
    )
    const [a, b] = [fitOf(plain).median, fitOf(weighed).median]
    if ('reason' in a || 'reason' in b) throw new Error('no median')
    expect(b.value).toBeCloseTo(a.value, 8)
    // A saturated model: sandwich and information agree.
    expect(b.interval!.high).toBeCloseTo(a.interval!.high, 5)
  })
})

describe('evaluateIntervalPayment', () => {
  const survey: IntervalPaymentSurvey = {
    ...basics,
    kind: 'interval-payment',
    lower: { column: 'from', none: 0 },
    upper: { column: 'to', none: 999 },
  }
  const paid = (from: readonly number[], to: readonly number[]) =>
    evaluateIntervalPayment(survey, answerOf({ from, to }), settings)

  it('is the same as bids where the intervals are those that bids leave', () => {
    const from = rows.map(([bid, said]) => (said === 'yes' ? bid : 0))
    const to = rows.map(([bid, said]) => (said === 'yes' ? 999 : bid))
    const [a, b] = [paid(from, to), asked(rows)]
    expect(fitOf(a)).toEqual(fitOf(b))
  })

  it('leaves out ends upside down, below 0, or both missing', () => {
    const view = paid([5, 10, NaN, -3, 1, 2], [10, 5, NaN, 5, 4, 999])
    expect(view.people).toBe(3)
    expect(codes(view)).toEqual(['missing-value', 'impossible-value', 'few-rows'])
  })
})
