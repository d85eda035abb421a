import { describe, expect, test } from 'vitest'
import { readStudy } from '#study/document/resolve-study'

const base = `
worthline: 1
title: Cars
currency: EUR
RATES
performers: [{ id: driver, name: driver, role: end-user }]
job:
  performer: driver
  statement: { verb: drive, object: a family, context: on holiday }
  starts: the car is packed
  ends: the tent stands
  needs:
    - id: power
      outcome: { direction: maximize, measure: number, focus: of horses under the bonnet }
      metric: { kind: custom, name: power, type: number, unit: horse }
    - id: comfort
      outcome: { direction: maximize, measure: comfort, focus: on the back seat }
      metric: { kind: effort, type: scale, from: 0, to: 10 }
    - id: broken
      outcome: { direction: minimize, measure: likelihood, focus: of a breakdown }
      metric: { kind: reliability, type: yes-no }
solutions:
  - { id: ours, name: Ours, role: ours, price: PRICE }
  - { id: theirs, name: Theirs, role: competitor, price: { list: 20000 EUR } }
solutions-from:
  - { data: cars, name: name, role: competitor, price: { list: { from: msrp, unit: UNIT }, not-known: [0, ''] } }
data:
  - id: cars
    file: cars.csv
    row: solution
    columns: { power: { from: hp }, broken: BROKEN }
maps:
  - { id: one, x: MAP, y: Y, line: LINE, solutions: [ours, theirs] }
`
const usual = {
  PRICE: '{ list: 18000 EUR }',
  RATES: '',
  UNIT: 'EUR',
  BROKEN: '{ share: { from: rate, unit: "%" }, of: { from: sold } }',
  MAP: 'price',
  Y: 'power',
  LINE: 'none',
} as const

const read = (change: Partial<Record<keyof typeof usual, string>>) => {
  const words = { ...usual, ...change }
  const text = Object.entries(words).reduce((all, [key, word]) => all.replace(key, word), base)
  return readStudy(text, 'study.yaml')
}
const said = (change: Partial<Record<keyof typeof usual, string>>) =>
  read(change).findings.map(({ code, place, message, hint }) => [
    code,
    `${place.line}: ${message}`,
    hint,
  ])

describe('prices of solutions', () => {
  test('are read in the currency of the study', () => {
    const { value, findings } = read({})
    expect(findings).toEqual([])
    expect(value?.study.solutions[0]?.price).toMatchObject({
      list: {
        id: 'solution.ours.price.list',
        distribution: { family: 'fixed', value: 18_000 },
        unit: { text: 'EUR' },
        text: '18000 EUR',
      },
    })
  })

  test('may be said to be not known', () => {
    expect(read({ PRICE: 'not-known' }).value?.study.solutions[0]?.price).toBe('not-known')
  })

  test('that are ranges want a source', () => {
    expect(said({ PRICE: '{ list: 17000 to 19000 EUR }' })).toEqual([
      [
        'no-source',
        expect.stringContaining('17000 to 19000 EUR'),
        expect.stringContaining('source'),
      ],
    ])
    const sourced = '{ list: 17000 to 19000 EUR, source: { by: ann } }'
    expect(said({ PRICE: sourced })).toEqual([])
  })

  test.each([
    ['18000 EUR', 'wrong-value', '23: `18000 EUR` is no price.', '`price: { list: 18000 EUR }`'],
    ['{ per: car }', 'missing-key', 'names no amount', '`price: not-known`'],
    ['{ list: 18000 }', 'unit', '`1` is no amount of money', '`40000 EUR`'],
    ['{ list: -5 EUR }', 'range', 'goes below 0', 'A price is 0 or above.'],
    ['{ list: 18000 USD }', 'currency', 'The price is in USD, the study in EUR', 'rates: { USD'],
    ['{ list: 18000 EUR, discount: 5 }', 'unknown-key', '`discount` is not known', 'Known here'],
  ])('%s is refused with place and remedy', (PRICE, code, message, hint) => {
    const [found] = said({ PRICE })
    expect(found?.[0]).toBe(code)
    expect(found?.[1]).toContain(message)
    expect(found?.[2]).toContain(hint)
  })

  // 18,000 USD at 0.9 EUR for each; the other way round at 1.25 USD for each EUR.
  test.each([
    ['rates: { USD: 0.9 EUR/USD }', 16_200],
    ['rates: { USD: 1.25 USD/EUR }', 14_400],
  ])('in another currency take its rate: %s', (RATES, value) => {
    const list = read({ RATES, PRICE: '{ list: 18000 USD }' }).value?.study.solutions[0]?.price
    expect(list).toMatchObject({
      list: { distribution: { family: 'fixed', value }, unit: { text: 'EUR' } },
    })
  })

  test('take no rate that is a range', () => {
    const RATES = 'rates: { USD: 0.85 to 0.95 EUR/USD }'
    const codes = said({ RATES, PRICE: '{ list: 18000 USD }' }).map(([code]) => code)
    expect(codes).toContain('currency')
  })
})

describe('solutions that are rows', () => {
  test('ask for name, price and what is measured, columns of the file by their header', () => {
    const { study } = read({}).value!
    expect(study.rowSolutions).toMatchObject([
      {
        data: 'cars',
        name: 'name',
        notKnown: [0],
        measured: ['power', 'broken.share', 'broken.of'],
      },
    ])
    expect(study.data[0]?.columns.map(({ id, read: how }) => [id, how])).toEqual([
      ['power', 'number'],
      ['broken.share', 'number'],
      ['broken.of', 'number'],
      ['msrp', 'number'],
      ['name', 'category'],
    ])
  })

  test.each([
    [{ UNIT: 'USD' }, 'currency', 'The price is in USD'],
    [{ UNIT: 'kg' }, 'unit', 'no amount of money'],
    [{ BROKEN: '{ share: { from: rate } }' }, 'missing-key', 'both `share` and `of`'],
  ])('%o is refused', (change, code, message) => {
    const found = said(change)
    expect(found[0]?.[0]).toBe(code)
    expect(found[0]?.[1]).toContain(message)
  })
})

describe('maps', () => {
  test.each([
    [{ Y: 'powr' }, 'unknown-reference', 'There is no need `powr`', 'Did you mean `power`?'],
    [{ LINE: 'equal-ratio', Y: 'comfort' }, 'wrong-value', 'arbitrary zero', 'line: regression'],
    [{ LINE: 'equal-ratio', Y: 'broken' }, 'wrong-value', 'better the less', 'line: regression'],
    [{ LINE: 'equal-ratio', Y: 'improvement' }, 'wrong-value', 'no true zero', 'line: regression'],
  ])('%o is refused with place and remedy', (change, code, message, hint) => {
    const [found] = said(change)
    expect(found?.[0]).toBe(code)
    expect(found?.[1]).toContain(message)
    expect(found?.[2]).toContain(hint)
  })
})

test.each([
  [{ LINE: 'none, needs: [power]' }, 'needs', 'y: improvement'],
  [{ Y: 'power, price: list', MAP: 'tco' }, 'price', 'x: price'],
])('a map says which key it does not use: %o', (change, key, hint) => {
  const [found] = said(change)
  expect(found?.[0]).toBe('unused')
  expect(found?.[1]).toContain(`The map \`one\` does not use its \`${key}\`.`)
  expect(found?.[2]).toContain(hint)
})

const worth = `
economic-value: [{ id: worth, solution: ours, reference: REFERENCE, segment: SEGMENT }]
reconciliation: [{ id: price, survey: SURVEY, economic-value: worth }]
`
test.each([
  ['ours', 'wrong-value', '`ours` is compared with itself'],
  ['thiers', 'unknown-reference', 'There is no solution `thiers`'],
  ['theirs', 'missing-key', 'rests on a value model, and there is none'],
  ['theirs', 'unknown-reference', 'There is no segment `fleet`'],
  ['theirs', 'unknown-reference', 'There is no survey `psm`'],
])('economic value against %s, of a segment and a survey that are not there: %s', (...row) => {
  const [reference, code, message] = row
  const own = worth
    .replace('REFERENCE', reference)
    .replace('SEGMENT', 'fleet')
    .replace('SURVEY', 'psm')
  const text = Object.entries(usual).reduce(
    (all, [key, word]) => all.replace(key, word),
    base + own,
  )
  const found = readStudy(text, 'study.yaml').findings.map((one) => `${one.code}: ${one.message}`)
  expect(found.some((one) => one.startsWith(code) && one.includes(message))).toBe(true)
})

test('improvement and what is paid for it, of a need, a survey and segments that are not there', () => {
  const own = `
paid-improvement: [{ id: worth, need: powr, survey: psm }]
`
  const text = Object.entries(usual).reduce(
    (all, [key, word]) => all.replace(key, word),
    base + own,
  )
  const found = readStudy(text, 'study.yaml').findings.map((one) => `${one.code}: ${one.message}`)
  const said = (start: string): boolean => found.some((one) => one.startsWith(start))
  expect(said('unknown-reference: There is no need `powr`')).toBe(true)
  expect(said('unknown-reference: There is no survey `psm`')).toBe(true)
  expect(said('missing-key: `worth` compares segments, and the study has none')).toBe(true)
})

const surveys = {
  choices:
    'kind: choice, respondent: a, task: b, chosen: c, price: { from: d, unit: EUR/car }, attributes: { speed: { from: e } }',
  prices: 'kind: van-westendorp, per: car, too-cheap: a, cheap: b, expensive: c, too-expensive: d',
} as const
test.each([
  ['choices', '', ['missing-key: `asked` is of choices']],
  ['choices', ', attribute: speed', []],
  ['prices', '', []],
  ['prices', ', attribute: speed', ['wrong-value: `asked` is not of choices']],
] as const)('what is paid by %s has an attribute or not: "%s"', (kind, attribute, said) => {
  const own = `
surveys: [{ id: asked, data: cars, ${surveys[kind]} }]
paid-improvement: [{ id: worth, need: power, survey: asked${attribute} }]
`
  const text = Object.entries(usual).reduce(
    (all, [key, word]) => all.replace(key, word),
    base + own,
  )
  const found = readStudy(text, 'study.yaml').findings.map((one) => `${one.code}: ${one.message}`)
  // The study has no segments: the block is read.
  expect(found.some((one) => one.startsWith('missing-key: `worth` compares segments'))).toBe(true)
  const asked = found.filter((one) => one.includes('`asked` is'))
  expect(asked.map((one) => one.split(':').slice(0, 2).join(':'))).toEqual(said)
})
