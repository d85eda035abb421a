import { describe, expect, test } from 'vitest'
import { readStudy } from '#study/document/resolve-study'

const base = `
worthline: 1
title: Phones
currency: EUR
performers: [{ id: buyer, name: buyer, role: buyer }]
job:
  performer: buyer
  statement: { verb: choose, object: a phone, context: in the shop }
  starts: the shop is entered
  ends: the phone is paid
solutions: [{ id: ours, name: Ours, role: ours }]
data: [{ id: rows, file: rows.csv, row: answer, columns: {} }]
surveys:
  - SURVEY
`

const read = (survey: string) => readStudy(base.replace('SURVEY', survey), 'study.yaml')
const blockOf = (survey: string) => {
  const { value, findings } = read(survey)
  expect(findings).toEqual([])
  return value!.study.market[0]!
}
const said = (survey: string) =>
  read(survey).findings.map(({ code, place: { path }, hint }) => [code, path, hint])

const choice = (rest: string): string =>
  `{ id: phones, data: rows, kind: choice, respondent: person, task: task, chosen: taken, ${rest} }`

describe('a survey of choices', () => {
  test('has prices in the money of the study, and attributes with and without a base', () => {
    const offers =
      'simulate: [ { id: now, offers: { ours: { price: 3, maker: us }, other: { speed: 2 } } } ]'
    expect(
      blockOf(
        choice(
          `price: { from: cost, unit: 100 EUR/phone }, attributes: { speed: { from: fast, unit: s }, maker: { from: brand, base: them } }, solution: { from: who, base: 7 }, none: nothing, stated: false, ${offers}`,
        ),
      ),
    ).toEqual({
      id: 'phones',
      data: 'rows',
      path: 'surveys.phones',
      kind: 'choice',
      respondent: 'person',
      task: 'task',
      chosen: 'taken',
      stated: false,
      price: { column: 'cost', money: { unit: 'EUR/phone', scale: 100 } },
      attributes: [
        { id: 'asc', column: 'who', base: '7' },
        { id: 'speed', column: 'fast', unit: 's' },
        { id: 'maker', column: 'brand', base: 'them' },
      ],
      none: 'nothing',
      scenarios: [
        {
          id: 'now',
          offers: [
            { id: 'ours', values: { price: 3, maker: 'us' } },
            { id: 'other', values: { speed: 2 } },
          ],
        },
      ],
    })
  })

  test('is drawn by person where it says so', () => {
    const usual = blockOf(choice('price: { from: cost }, method: hierarchical-bayes'))
    expect(usual).toMatchObject({ bayes: { chains: 2, burnIn: 400, draws: 1000, most: 20_000 } })
    const own = blockOf(
      choice(
        'price: { from: cost }, method: hierarchical-bayes, chains: 4, burn-in: 500, draws: 2000',
      ),
    )
    expect(own).toHaveProperty('bayes', { chains: 4, burnIn: 500, draws: 2000 })
    const inMoney = blockOf(
      choice('price: { from: cost }, method: hierarchical-bayes, space: willingness-to-pay'),
    )
    expect(inMoney).toMatchObject({ bayes: { inMoney: true } })
    expect(blockOf(choice('price: { from: cost }'))).not.toHaveProperty('bayes')
  })

  test('tries out the price of an offer', () => {
    const tried = blockOf(
      choice(
        'price: { from: cost }, simulate: [ { id: now, offers: { ours: { price: 3 } }, best-price: { offer: ours, from: 1, until: 5, unit-cost: 0.5 to 1.5 } } ]',
      ),
    )
    const bestPrice = { offer: 'ours', from: 1, until: 5, unitCost: { written: '0.5 to 1.5' } }
    expect(tried).toMatchObject({ scenarios: [{ bestPrice }] })
  })

  test.each([
    ['nothing that sets offers apart', 'stated: true', 'missing-key', 'surveys.phones'],
    [
      'money without a rate',
      'price: { from: cost, unit: CHF }',
      'currency',
      'surveys.phones.price.unit',
    ],
    [
      'an attribute called price',
      'attributes: { price: { from: cost } }',
      'reserved-id',
      'surveys.phones.attributes.price',
    ],
    [
      'a best price of an offer that is not there',
      'price: { from: cost }, simulate: [ { id: now, offers: { ours: { price: 3 } }, best-price: { offer: mine } } ]',
      'unknown-reference',
      'surveys.phones.simulate.now.best-price.offer',
    ],
    [
      'a best price in an empty range',
      'price: { from: cost }, simulate: [ { id: now, offers: { ours: { price: 3 } }, best-price: { offer: ours, from: 4, until: 4 } } ]',
      'wrong-value',
      'surveys.phones.simulate.now.best-price.until',
    ],
    [
      'a best price without prices',
      'attributes: { speed: { from: fast } }, simulate: [ { id: now, offers: { ours: { speed: 3 } }, best-price: { offer: ours } } ]',
      'missing-key',
      'surveys.phones.simulate.now.best-price',
    ],
    [
      'a unit cost in another currency',
      'price: { from: cost }, simulate: [ { id: now, offers: { ours: { price: 3 } }, best-price: { offer: ours, unit-cost: 3 USD } } ]',
      'currency',
      'surveys.phones.simulate.now.best-price.unit-cost',
    ],
    [
      'weights in money without a price',
      'method: hierarchical-bayes, space: willingness-to-pay, attributes: { speed: { from: fast } }',
      'missing-key',
      'surveys.phones.space',
    ],
    [
      'weights in money for all alike',
      'price: { from: cost }, space: willingness-to-pay',
      'missing-key',
      'surveys.phones.space',
    ],
    ['one column for two things', 'price: { from: task }', 'wrong-value', 'surveys.phones'],
    [
      'a unit that is none',
      'attributes: { speed: { from: fast, unit: "s per" } }',
      'unit',
      'surveys.phones.attributes.speed.unit',
    ],
    [
      'an offer with an attribute that is not there',
      'price: { from: cost }, simulate: [ { id: now, offers: { ours: { prise: 3 } } } ]',
      'unknown-reference',
      'surveys.phones.simulate.now.offers.ours.prise',
    ],
    [
      'a text where a number is',
      'price: { from: cost }, simulate: [ { id: now, offers: { ours: { price: dear } } } ]',
      'wrong-value',
      'surveys.phones.simulate.now.offers.ours.price',
    ],
    [
      'two scenarios of one id',
      'price: { from: cost }, simulate: [ { id: now, offers: { a: { price: 3 } } }, { id: now, offers: { a: { price: 4 } } } ]',
      'duplicate-id',
      'surveys.phones.simulate.now.id',
    ],
    [
      'an offer called as none of these is',
      'price: { from: cost }, none: nothing, simulate: [ { id: now, offers: { none: { price: 3 } } } ]',
      'reserved-id',
      'surveys.phones.simulate.now.offers.none',
    ],
  ])('is refused with %s', (_, rest, code, path) => {
    expect(said(choice(rest))).toMatchObject([[code, path, expect.any(String)]])
  })
})

describe('a survey of best and worst', () => {
  const maxDiff = (items: string): string =>
    `{ id: features, data: rows, kind: max-diff, respondent: person, best: best, worst: worst, items: ${items} }`

  test('names its columns', () => {
    expect(blockOf(maxDiff('[a, b, c]'))).toEqual({
      id: 'features',
      data: 'rows',
      path: 'surveys.features',
      kind: 'max-diff',
      respondent: 'person',
      best: 'best',
      worst: 'worst',
      items: ['a', 'b', 'c'],
    })
  })

  test('is refused with two items, and with one column for two things', () => {
    expect(said(maxDiff('[a, b]'))).toMatchObject([
      ['wrong-value', 'surveys.features.items', expect.any(String)],
    ])
    expect(said(maxDiff('[a, b, best]'))).toMatchObject([
      ['wrong-value', 'surveys.features', expect.any(String)],
    ])
  })
})
