import { describe, expect, test } from 'vitest'
import { readStudy } from '#study/document/resolve-study'

const base = `
worthline: 1
title: Cheese
currency: EUR
RATES
performers: [{ id: guest, name: guest, role: customer }]
job:
  performer: guest
  statement: { verb: cook, object: a meal, context: at home }
  starts: the table is set
  ends: the table is cleared
solutions: [{ id: red, name: Red, role: ours }]
assumptions: [{ id: making, value: 2 to 4, unit: EUR/piece, source: { kind: judgement, by: dairy } }]
data:
  - { id: rows, file: rows.csv, row: respondent, columns: {} }
BLOCK
`
const survey = (text: string): string => `surveys:\n  - { id: s, data: rows, ${text} }`
const meter = 'kind: van-westendorp, too-cheap: a, cheap: b, expensive: c, too-expensive: d'
const granger = 'kind: gabor-granger, price: p, answer: q'
const bids = 'kind: dichotomous-choice, bid: b, answers: q'
const card = 'kind: interval-payment, lower: { from: l, none: 0 }, upper: u'

const read = (block: string, rates = '') =>
  readStudy(base.replace('BLOCK', block).replace('RATES', rates), 'study.yaml')
const blockOf = (block: string, rates = '') => {
  const { value, findings } = read(block, rates)
  expect(findings.filter(({ severity }) => severity === 'problem')).toEqual([])
  return value?.study.market[0]
}
/** The problems, as `code path: message | hint`. */
const refused = (block: string): readonly string[] =>
  read(block).findings.flatMap(({ severity, code, place, message, hint }) =>
    severity === 'problem' ? [`${code} ${place.path}: ${message} | ${hint}`] : [],
  )

describe('money of prices', () => {
  test.each([
    ['the currency of the study', '', { unit: 'EUR', scale: 1 }],
    ['per something', ', per: piece', { unit: 'EUR/piece', scale: 1 }],
    ['per year', ', per: year', { unit: 'EUR/year', scale: 1 }],
    ['written out', ', unit: EUR/year', { unit: 'EUR/year', scale: 1 }],
    ['in thousands', ', unit: 1000 EUR', { unit: 'EUR', scale: 1000 }],
    ['at a rate', ', unit: AUD/year', { unit: 'EUR/year', scale: 0.6 }],
  ])('%s', (_, text, money) => {
    const rates = 'rates: { AUD: 0.6 EUR/AUD }'
    expect(blockOf(survey(`${meter}${text}`), rates)).toMatchObject({ money })
  })

  test('in another currency without a rate is refused, with the place and the rate to add', () => {
    expect(refused(survey(`${bids}, unit: AUD/year`))).toEqual([
      'currency surveys.s.unit: The prices are in AUD, and the study counts in EUR. | Add `rates: { AUD: 0.92 EUR/AUD }` with the rate of the day of the survey.',
    ])
  })

  test.each([
    ['per: USD/piece', /^unit surveys\.s\.per: /],
    ['unit: hour', /^unit surveys\.s\.unit: /],
    ['per: piece, unit: EUR', /^wrong-value surveys\.s\.unit: Both/],
  ])('%s is refused', (text, said) => {
    expect(refused(survey(`${card}, ${text}`))).toEqual([expect.stringMatching(said)])
  })
})

describe('van-westendorp', () => {
  test('has the usual calibration where none is stated', () => {
    expect(blockOf(survey(`${meter}, buys: { at-cheap: e, at-expensive: f }`))).toMatchObject({
      ties: 'leave-out',
      intentions: {
        cheap: 'e',
        expensive: 'f',
        chances: [
          [5, 0.7],
          [4, 0.5],
          [3, 0.3],
          [2, 0.1],
          [1, 0],
        ],
      },
    })
    const stated = blockOf(
      survey(`${meter}, buys: { at-cheap: e, at-expensive: f, chances: { 2: 0.6, 1: 0 } }`),
    )
    expect(stated).toMatchObject({
      intentions: {
        chances: [
          [1, 0],
          [2, 0.6],
        ],
      },
    })
  })

  test('refuses a column that stands for two questions, and answers that are no numbers', () => {
    expect(refused(survey(meter.replace('cheap: b', 'cheap: a')))).toEqual([
      expect.stringMatching(/^wrong-value surveys\.s: `a` stands for two/),
    ])
    const words = `${meter}, buys: { at-cheap: e, at-expensive: f, chances: { surely: 0.7 } }`
    expect(refused(survey(words))).toEqual([
      expect.stringMatching(/^wrong-value surveys\.s\.buys\.chances: /),
    ])
  })
})

describe('gabor-granger', () => {
  test('has a unit cost from a number, a range or an assumption', () => {
    const cost = (text: string) => {
      const block = blockOf(survey(`${granger}, per: piece, unit-cost: ${text}`))
      return block?.kind === 'gabor-granger' ? block.unitCost : undefined
    }
    expect(cost('3')).toEqual({ distribution: { family: 'fixed', value: 3 }, written: '3' })
    expect(cost('3 EUR/piece')?.distribution).toEqual({ family: 'fixed', value: 3 })
    expect(cost('2 to 4')?.distribution.family).toBe('lognormal')
    expect(cost('making')).toMatchObject({
      assumption: 'making',
      written: '2 to 4 EUR/piece',
      source: { kind: 'judgement', by: 'dairy' },
    })
  })

  test.each([
    ['unit-cost: 3 USD', /^currency surveys\.s\.unit-cost: /],
    ['unit-cost: 3 hour', /^unit surveys\.s\.unit-cost: /],
    ['buys: { at-least: 4, at-most: 2 }', /^wrong-value surveys\.s\.buys: /],
    ['buys: {}', /^wrong-value surveys\.s\.buys: /],
  ])('refuses %s', (text, said) => {
    expect(refused(survey(`${granger}, per: piece, ${text}`))).toEqual([
      expect.stringMatching(said),
    ])
  })

  test('takes 1 for yes where nothing is said', () => {
    expect(blockOf(survey(granger))).toMatchObject({ buys: { atLeast: 1 } })
    expect(blockOf(survey(`${granger}, buys: { is: yes }`))).toMatchObject({
      buys: { oneOf: ['yes'] },
    })
  })
})

describe('dichotomous-choice', () => {
  test('has one bid or two', () => {
    expect(blockOf(survey(bids))).toMatchObject({ answers: ['q'], distribution: 'log-logistic' })
    const two = bids.replace('answers: q', 'higher: h, lower: l, answers: [q, r]')
    expect(blockOf(survey(two))).toMatchObject({
      answers: ['q', 'r'],
      next: { higher: 'h', lower: 'l' },
    })
  })

  test('refuses one second bid, and two answers to one bid', () => {
    expect(refused(survey(`${bids}, higher: h`))).toEqual([
      expect.stringMatching(/^missing-key surveys\.s: `lower` is not there/),
    ])
    expect(refused(survey(bids.replace('answers: q', 'answers: [q, r]')))).toEqual([
      expect.stringMatching(/^missing-key surveys\.s: Two answers/),
    ])
  })
})

describe('interval-payment', () => {
  test('has ends with or without a number that means none', () => {
    expect(blockOf(survey(card))).toMatchObject({
      lower: { column: 'l', none: 0 },
      upper: { column: 'u' },
    })
    expect(refused(survey(card.replace('upper: u', 'upper: l')))).toEqual([
      expect.stringMatching(/^wrong-value surveys\.s\.upper: /),
    ])
  })
})

describe('demand', () => {
  const demand = (text: string): string => `demand:\n  - { id: d, data: rows, ${text} }`
  test('is log-log, within one column or two', () => {
    expect(blockOf(demand('quantity: q, price: p, within: store'))).toMatchObject({
      kind: 'demand',
      path: 'demand.d',
      form: 'log-log',
      within: ['store'],
      others: [],
    })
    expect(blockOf(demand('quantity: q, price: p, within: [store, week]'))).toMatchObject({
      within: ['store', 'week'],
    })
  })

  test.each([
    ['quantity: p, price: p', /^wrong-value demand\.d: /],
    ['quantity: q, price: p, with: [q]', /^wrong-value demand\.d: /],
    ['quantity: q, price: p, weight: w', /^not-supported demand\.d\.weight: /],
    ['quantity: q, price: p, unit: USD', /^currency demand\.d\.unit: /],
  ])('refuses %s', (text, said) => {
    expect(refused(demand(text))).toEqual([expect.stringMatching(said)])
  })
})

// `market.fit.<id>...` and `market.coefficient.<id>...` are of surveys, demand and attribute prices.
test.each([
  ['demand', 'quantity: q, price: p'],
  ['attribute-prices', 'price: p, attributes: { memory: { from: m } }'],
])('%s has no id of a survey, whose figures have names alike', (key, text) => {
  const block = `${key}:\n  - { id: s, data: rows, ${text} }`
  expect(refused(`${survey(bids)}\n${block}`)).toEqual([
    expect.stringMatching(new RegExp(`^duplicate-id ${key}\\.s\\.id: `, 'u')),
  ])
})
