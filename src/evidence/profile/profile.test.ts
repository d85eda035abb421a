import { describe, expect, it, test } from 'vitest'
import { need } from '../../../test/evidence/evidence-rows.ts'
import { measuredNeeds } from '#evidence/metric-family'
import type { ColumnFacts, FileFacts } from '#evidence/profile/file-facts'
import { profileOf } from './file-profile.ts'
import { proposeMapping } from './mapping-proposal.ts'
import { proposalYaml } from './proposal-yaml.ts'
import type { KnownStudy } from './proposed-column.ts'

/** A column with what matters to a test. */
function column(name: string, changes: Partial<ColumnFacts> = {}): ColumnFacts {
  return {
    header: { name, occurrence: 1 },
    present: 100,
    missing: [],
    distinct: 100,
    common: [],
    marks: { onlyPoint: 0, onlyComma: 0 },
    signs: [],
    times: {},
    odd: [],
    spellings: [],
    ...changes,
  }
}

function numbers(name: string, changes: Partial<ColumnFacts> = {}): ColumnFacts {
  return column(name, {
    numbers: {
      count: 100,
      integers: 0,
      negative: 0,
      leadingZeros: 0,
      min: 1,
      quartiles: [2, 3, 4],
      max: 5,
      outliers: { below: 0, above: 0, low: -4, high: 10 },
    },
    ...changes,
  })
}

function values(name: string, ...texts: string[]): ColumnFacts {
  const common = texts.map((text, i) => ({ text, count: 50 - i }))
  return column(name, { distinct: texts.length, common })
}

function profile(...columns: ColumnFacts[]): ReturnType<typeof profileOf> {
  const facts: FileFacts = {
    file: 'Visits 2026.csv.gz',
    bytes: 1,
    format: 'commas',
    decimal: '.',
    rows: 100,
    rejected: { count: 0, first: [] },
    duplicates: 0,
    columns,
  }
  return profileOf(facts)
}

function whole(facts: ColumnFacts, changes: object = {}): ColumnFacts {
  return { ...facts, numbers: { ...facts.numbers!, integers: 100, ...changes } }
}

describe('what a column holds', () => {
  test.each([
    ['number', numbers('wait')],
    ['yes-no', values('ok', 'No', 'Yes')],
    ['yes-no', values('ok', '0.0', '1.0')],
    ['yes-no', values('ok', 'TRUE', 'FALSE')],
    ['yes-no', values('ok', 'yes')],
    ['category', values('kind', 'old', 'new')],
    ['category', values('kind', 'yes', 'no', 'maybe')],
    ['time', column('day', { times: { day: 99, moment: 1 } })],
    ['clock', column('took', { times: { clock: 100 } })],
    ['id', column('name')],
    ['id', whole(numbers('customer_id', { distinct: 30 }))],
    ['id', whole(numbers('zip', { distinct: 30 }), { leadingZeros: 4 })],
    ['number', whole(numbers('visits', { distinct: 30 }))],
    ['number', column('price', { signs: [{ text: '€', count: 98 }] })],
    ['number', numbers('a', { marks: { onlyPoint: 3, onlyComma: 40 } })],
    ['text', column('comment', { distinct: 90 })],
    ['empty', column('x', { present: 0, distinct: 0 })],
  ] as const)('%s: %#', (type, facts) => {
    expect(profile(facts).columns[0]?.type).toBe(type)
  })
})

describe('the unit of a column', () => {
  test.each([
    ['wait_ms', 'ms'],
    ['time_s', 's'],
    ['wait (min)', 'min'],
    ['Duration [hours]', 'hour'],
    ['totalSeconds', 's'],
    ['cost_usd', 'USD'],
    ['Price (€)', 'EUR'],
    ['price $', 'USD'],
    ['share %', '%'],
    ['discount_pct', '%'],
    ['minutes', 'min'],
    ['price_min', undefined],
    ['wait_m', undefined],
    ['intubation_overall_S', undefined],
    ['s', undefined],
    ['attempts', undefined],
    ['days', 'day'],
  ] as const)('%s: %s', (name, unit) => {
    const judged = profile(numbers(name), numbers('price_max')).columns[0]
    expect(judged?.unit?.unit).toBe(unit)
  })

  it('is that of the signs at the values, before the header', () => {
    const facts = numbers('cost_usd', { signs: [{ text: '€', count: 90 }] })
    expect(profile(facts).columns[0]?.unit).toEqual({
      unit: 'EUR',
      because: '`€` stands at the values',
    })
  })
})

describe('what is worth a look', () => {
  const codes = (facts: ColumnFacts): string[] =>
    profile(facts).columns[0]!.suspicions.map(({ code }) => code)
  const out = (changes: object): ColumnFacts =>
    numbers('x', { numbers: { ...numbers('x').numbers!, ...changes } })

  test.each([
    [[], numbers('fine')],
    [['numbers-as-text'], column('price', { signs: [{ text: '€', count: 98 }] })],
    [['mixed-decimal-marks'], numbers('a', { marks: { onlyPoint: 3, onlyComma: 4 } })],
    [['one-value'], { ...values('a', 'x') }],
    [['outliers'], out({ outliers: { below: 0, above: 2, low: -4, high: 10 } })],
    [[], out({ outliers: { below: 0, above: 40, low: 0, high: 0 } })],
    [['mostly-missing'], numbers('a', { present: 40, distinct: 40 })],
    [['duplicate-header'], { ...numbers('a'), header: { name: 'a', occurrence: 2 } }],
    [['no-header'], numbers('')],
    [
      ['day-or-month-first'],
      column('d', { times: { 'day-or-month-first': 100 }, parts: [31, 12] }),
    ],
    [['spellings'], { ...values('a', 'Old', 'old', 'new'), spellings: [['Old', 'old']] }],
  ] as const)('%j: %#', (expected, facts) => {
    expect(codes(facts)).toEqual(expected)
  })

  it('names durations below zero, codes for "not known" and cells that are no number', () => {
    const wait = out({ negative: 2 })
    expect(codes({ ...wait, header: { name: 'wait_min', occurrence: 1 } })).toEqual([
      'negative-duration',
    ])
    const coded = out({ outliers: { below: 0, above: 7, low: -4, high: 10 } })
    expect(codes({ ...coded, common: [{ text: '999', count: 7 }] })).toContain('missing-code')
    const odd = numbers('x', { odd: [{ line: 7, text: 'many' }], present: 101 })
    const [suspicion] = profile(odd).columns[0]!.suspicions
    expect(suspicion?.code).toBe('not-all-numbers')
    expect(suspicion?.words).toContain('`many` in line 7')
  })
})

describe('the proposed block', () => {
  const seconds = { text: 's/execution', factor: 1, dimensions: { s: 1, execution: -1 } }
  const needs = [
    need('time-to-secure', { type: 'duration', unit: seconds }),
    need('success', { type: 'yes-no' }, 'maximize'),
    need('effort', { type: 'scale', from: 0, to: 10 }),
    need('refunds', { type: 'count' }),
    need('spread', { type: 'spread', of: 'time-to-secure' }),
  ]
  const known: KnownStudy = {
    needs: measuredNeeds(
      needs.map(({ id }) => id),
      needs,
    ),
    solutions: [
      { id: 'paper', name: 'Paper form' },
      { id: 'portal', name: 'Portal One' },
    ],
  }
  const file = [
    column('customerID'),
    values('desk', 'Portal One', 'paper'),
    values('topic', 'price', 'return', 'other'),
    values('sucess', 'No', 'Yes'),
    numbers('felt_effort'),
    numbers('minutes'),
    numbers('order'),
    column('note', { distinct: 90 }),
  ]

  it('maps to the needs and solutions of a study by the likeness of names, then by the unit', () => {
    const text = proposalYaml(proposeMapping(profile(...file), known))
    expect(text).toBe(`data:
  - id: visits-2026
    file: Visits 2026.csv.gz
    row: customer
    columns:
      solution: { from: desk, map: { Portal One: portal, paper: paper } }
      customer: { from: customerID }
      topic: { from: topic }
      success: { from: sucess, is: "Yes" }
      effort: { from: felt_effort }
      time-to-secure: { from: minutes, unit: min }  # guessed by its unit: check it
      order-value: { from: order }
      # no column looks like refunds
      # left out: note (free text)
`)
  })

  it('takes values such as old and new for solutions, and says that it guessed', () => {
    const text = proposalYaml(proposeMapping(profile(values('kind', 'new', 'old')), known))
    expect(text).toContain(
      'solution: { from: kind, map: { old: paper, new: portal } }  # guessed: which value is which solution?',
    )
  })

  it('proposes by the headers alone without a study', () => {
    const none = { needs: [], solutions: [] }
    const columns = [
      values('Treatment', '0', '1'),
      numbers('a: b'),
      { ...numbers('x'), header: { name: 'x', occurrence: 2 } },
      numbers('X'),
    ]
    const text = proposalYaml(proposeMapping(profile(...columns), none, 'Tab 1'))
    expect(text).toContain('    read: { sheet: Tab 1 }\n    row: execution\n')
    expect(text).toContain('map: { 0: treatment-0, 1: treatment-1 }')
    expect(text).toContain('      a-b: { from: "a: b" }\n')
    expect(text).toContain('      x: { from: x, occurrence: 2 }\n      x-2: { from: X }\n')
  })

  it('says where no column looks like the solution', () => {
    const text = proposalYaml(proposeMapping(profile(numbers('wait_s')), known))
    expect(text).toContain('# no column looks like the solution')
  })
})
