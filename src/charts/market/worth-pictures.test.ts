/** INVENTED numbers; what the pictures show is worked out by hand from them. */
import { describe, expect, test } from 'vitest'
import type { RowsChart } from '#charts/chart'
import { marketTopics } from '#charts/market/market-topics'
import { english } from '#quantity/locale'
import { readStudy } from '#study/document/resolve-study'
import { evaluateStudy } from '#study/evaluation/evaluate-study'
import { createMemory } from '#study/evaluation/memory'
import { computeHere } from '#study/evaluation/value-parts'

const text = `
worthline: 1
title: Helpdesk
currency: EUR
units: [call]
performers: [{ id: agent, name: agent, role: end-user }]
job:
  performer: agent
  statement: { verb: answer, object: a question, context: of a customer }
  starts: the phone rings
  ends: the customer hangs up
  needs:
    - id: wait
      outcome: { direction: minimize, measure: time, focus: until somebody answers }
      metric: { kind: speed, type: duration, unit: min }
solutions:
  - { id: new, name: Desk, role: ours, price: { list: 300 EUR/year } }
  - { id: old, name: Phone, role: status-quo, price: OLD }
segments: [{ id: field, name: Field staff, where: { channel: field } }]
assumptions:
  - { id: calls, value: 100, unit: call/year, by-segment: { field: 200 }, source: { by: ann } }
value:
  ours: new
  reference: old
  horizon: 4 year
  discount-rate: 0
  drivers:
    - { id: fewer, name: Fewer calls, kind: error-reduction, class: cash, formula: calls * 5 EUR/call }
    - { id: calm, kind: custom, class: soft, formula: 1000 EUR/year }
  costs: [{ id: training, solution: new, kind: training, amount: 400 EUR, at: start }]
economic-value:
  - { id: all, solution: new, reference: old }
  - { id: field, solution: new, reference: old, segment: field }
reconciliation: [{ id: price, economic-value: all }]
metric-candidates:
  - { need: wait, category: lead-time, move: reweigh, need-to-improve: 8, chance-to-improve: 0.5, stakes: 100 EUR/year, set-up-change: more desks, source: { by: ann } }
  - { id: calls-lost, category: risk, move: new, need-to-improve: 5, chance-to-improve: 0.5, stakes: 9000 EUR/year, source: { by: ann } }
questions: { fit: waiting }
`

const topicsOf = async (old: string) => {
  const { study } = readStudy(text.replace('OLD', old), 'study.yaml').value!
  const assessment = await evaluateStudy(
    study,
    { dataSets: [], readings: [], answers: {} },
    {
      settings: { seed: 1, draws: 1024, level: 0.95 },
      version: '0',
      findings: [],
      memory: createMemory(5),
      compute: computeHere,
      progress: () => undefined,
      placeOf: (path) => ({ path }),
    },
  )
  return new Map(marketTopics(assessment, english).map((topic) => [topic.id, topic.parts]))
}
const topics = await topicsOf('{ list: 200 EUR/year }')
/** With plain spaces, as a test writes them. */
const plain = (words: string | undefined) => words?.replaceAll(/[\u2009\u202F\u00A0]/gu, ' ')
const rows = (chart: unknown) => (chart as RowsChart).panels[0]!.rows

describe('economic value', () => {
  const [all, field] = topics.get('economic-value')!

  test('leads from the reference price to the total, and sets our price beside it', () => {
    const drawn = rows(all?.charts[0]).map(({ label, bars: [bar] }) => [label, bar?.from, bar?.to])
    const close = (value: number): number => expect.closeTo(value, 6) as number
    expect(drawn).toEqual([
      ['Price of Phone', 0, close(200)],
      ['Fewer calls', close(200), close(700)],
      ['Training', close(700), close(600)],
      ['Total economic value', 0, close(600)],
      ['Our price', 0, close(300)],
    ])
    expect(plain(all?.sentence)).toBe('Desk is worth € 600 a year to those who could have Phone')
    expect(all?.charts[0]?.title).toBe('Most of what Desk is worth beyond Phone: Fewer calls')
    expect(all?.charts[0]?.notes).toEqual(['Soft, and in no total: Calm'])
  })

  test('says how the price splits it', () => {
    const cells = all?.tables[0]?.rows.map((row) => row.map(({ text: cell }) => plain(cell)))
    expect(cells).toEqual([
      ['Left to the customer, of what is better', '75 %', '–'],
      ['Taken by the price, of what is better', '25 %', '–'],
      ['Value to price', '2', '–'],
    ])
  })

  test('names the segment', () => {
    expect(plain(field?.sentence)).toContain(
      '€ 1,100 a year to those who could have Phone (Field staff)',
    )
  })

  test('without a reference price is empty and says what to do', async () => {
    const [part] = (await topicsOf('not-known')).get('economic-value')!
    expect(part?.sentence).toBe('What Desk is worth is not known: the price of Phone is not known')
    expect(part?.charts[0]?.empty?.next).toContain('Add the price of the reference')
  })
})

test('a reconciliation shows what is known on one axis, and lists what is missing', () => {
  const [part] = topics.get('reconciliation')!
  expect(rows(part?.charts[0]).map(({ label, point }) => [label, point?.tone])).toEqual([
    ['Price of the next best alternative', 'status-quo'],
    ['Total economic value', 'better'],
    ['List price', 'ours'],
  ])
  expect(part?.charts[0]?.title).toBe('Our price is below what it is worth (price)')
  expect(part?.charts[0]?.notes).toEqual([
    'Missing: Cost floor (no `floor` is stated)',
    'Missing: Realized price (the solution has no realized price that is known)',
    'How far economic value is above what people would pay is not known: no survey says what people would pay',
  ])
})

test('candidates among metrics stand by A x B, the small ones open; questions keep their answers', () => {
  const [part] = topics.get('metrics')!
  expect(part?.sentence).toBe(
    '2 candidates; first Time until somebody answers, though little is at stake; 1 of 5 questions on the choice of metrics are answered',
  )
  const table = part?.charts[0]?.table.rows.map((row) => row.map(({ text: cell }) => plain(cell)))
  expect(table?.[0]).toEqual([
    '1',
    'Time until somebody answers',
    'lead time',
    'another weight',
    '8',
    '0.5',
    '4',
    '€ 100 a year, small',
    'more desks',
  ])
  expect(part?.tables[0]?.rows.map(([, answer]) => answer?.text)).toEqual([
    'open',
    'open',
    'open',
    'waiting',
    'open',
  ])
})
