import { parse } from 'yaml'
import { expect, it } from 'vitest'
import { missingParts } from '#use-cases/studies/missing-parts'

const words = (text: string, files: readonly string[] = []): string[] =>
  missingParts(parse(text), files).map(({ room, words: said }) => `${room}: ${said}`)

const whole = `
job:
  statement: { verb: confirm, object: a receipt }
  steps: [ { id: a, needs: [ { id: wait, metric: { type: duration } } ] } ]
solutions: [ { id: old }, { id: new } ]
data: [ { id: rows, file: rows.csv }, { id: more, files: [2021.csv, 2022.csv] } ]
evidence: [ { id: trial, data: rows } ]
assumptions: [ { id: hourly, value: 3, source: { kind: judgement } } ]
value: { drivers: [ { id: time } ], costs: [ { id: licence, amount: 5 EUR } ] }
`

it('lacks nothing where every part is there', () => {
  expect(words(whole, ['rows.csv', '2021.csv', '2022.csv'])).toEqual([])
})

it('names the files that are not there yet', () => {
  expect(words(whole, ['2021.csv'])).toEqual([
    'evidence: Add the file rows.csv',
    'evidence: Add the file 2022.csv',
  ])
})

it('counts needs without a metric, and assumptions without a value or a source', () => {
  const text = whole
    .replace(', metric: { type: duration }', '')
    .replace('value: 3, source: { kind: judgement }', 'unit: EUR')
  expect(words(text, ['rows.csv', '2021.csv', '2022.csv'])).toEqual([
    'job: Say how 1 need can be measured',
    'value: Give 1 assumption a value',
    'value: Give 1 assumption a source',
  ])
})

it.each([
  ['0 EUR', false],
  ['0', false],
  ['0.5 EUR', true],
  ['0 to 30 EUR', true],
])('takes a cost of %s for said: %s', (amount, isSaid) => {
  const said = words(whole.replace('amount: 5 EUR', `amount: ${amount}`), [
    'rows.csv',
    '2021.csv',
    '2022.csv',
  ])
  expect(said).toEqual(isSaid ? [] : ['value: Say what it costs'])
})

it('lacks no value where several people say it, or pay and hours do', () => {
  const said = (instead: string): readonly string[] =>
    words(whole.replace('value: 3, source: { kind: judgement }', instead), [
      'rows.csv',
      '2021.csv',
      '2022.csv',
    ])
  expect(said('experts: [ { by: x, value: 3 } ]')).toEqual([])
  expect(said('wage: 50000 EUR/year')).toEqual(['value: Give 1 assumption a source'])
})

it.each(['', 'null', '[]', 'x', 'job: 3', 'job: [1]\nvalue: x\ndata: { a: 1 }'])(
  'says something of any document: %j',
  (text) => {
    expect(missingParts(parse(text), []).length).toBeGreaterThan(0)
  },
)

it('asks for no job where surveys stand alone', () => {
  const text = `surveys: [ { id: panel } ]\nsolutions: [ { id: a } ]\ndata: [ { id: d } ]`
  expect(words(text).filter((each) => each.startsWith('job'))).toEqual([])
})

it.each(['maps: [ { id: m } ]', 'perception: [ { id: p } ]', 'questions: { fit: all }'])(
  'takes any part of the market for something that was asked: %s',
  (part) => {
    const said = words(`${part}\nsolutions: [ { id: a, price: 3 EUR } ]\ndata: [ { id: d } ]`)
    expect(said.filter((each) => !each.startsWith('value'))).toEqual([])
  },
)

it('asks for prices where alternatives are compared by them', () => {
  const text = `${whole}\nmaps: [ { id: m } ]`.replace(
    '{ id: old }',
    '{ id: old, role: status-quo }',
  )
  expect(words(text, ['rows.csv', '2021.csv', '2022.csv'])).toEqual([
    'market: Give 1 solution a price, or say that it is not known',
  ])
})
