/**
 * Expected values: test/reference/log.json, computed by plain Python (test/reference/log.py), and
 * the facts in the READMEs of the data sets as printed there.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { eventLog } from '#evidence/log/event-log'
import { executionColumns } from '#evidence/log/execution-columns'
import { executionsOf, type Executions } from '#evidence/log/executions'
import type { EventColumns } from '#evidence/log/event-columns'
import type { LogColumn } from '#evidence/log/log-column'
import type { LogRules } from '#evidence/log/log-rules'
import { stepSequences } from '#evidence/log/step-sequences'
import { stepTimes } from '#evidence/log/step-times'
import { XesReader } from '#formats/xes'
import { medianOf, quantiles } from '#stats/descriptive/quantile'
import { csvEvents } from './csv-events.ts'
import { logFacts, mean } from './log-facts.ts'
import { describeReal, realData } from './real-data.ts'

type Facts = Readonly<Record<string, unknown>>
const reference = JSON.parse(
  readFileSync(join(import.meta.dirname, '../reference/log.json'), 'utf8'),
) as { readonly permit: Facts; readonly sepsis: Facts; readonly problems: Facts }

function executed(events: EventColumns, rules: LogRules): Executions {
  const log = eventLog(events, rules)
  const executions = log.value === undefined ? undefined : executionsOf(log.value, rules)
  if (executions?.value === undefined) throw new Error(JSON.stringify([log.findings, executions]))
  return executions.value
}

function numbers(executions: Executions, column: LogColumn): Float64Array {
  const { value, findings } = executionColumns(executions, [column])
  if (value === undefined) throw new Error(JSON.stringify(findings))
  return value.numbers[column.id]!
}

const present = (values: Float64Array): Float64Array =>
  values.filter((value) => !Number.isNaN(value))
const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)

/** Numbers agree to 12 digits: sums are taken in another order. */
function expectFacts(found: Facts, expected: Facts): void {
  expect(flat(found, '').filter(([name, value]) => !agrees(value, at(expected, name)))).toEqual([])
}

type Leaf = readonly [name: string, value: unknown]

function flat(facts: Facts, before: string): Leaf[] {
  return Object.entries(facts).flatMap(([name, value]): Leaf[] =>
    typeof value === 'object' && value !== null
      ? flat(value as Facts, `${before}${name}\u0000`)
      : [[`${before}${name}`, value]],
  )
}

function at(facts: Facts, name: string): unknown {
  return name
    .split('\u0000')
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], facts)
}

function agrees(found: unknown, expected: unknown): boolean {
  if (typeof found !== 'number') return Object.is(found, expected)
  return Math.abs(found - Number(expected)) < 10 ** (magnitude(found) - 12) / 2
}

function magnitude(value: number): number {
  return Math.ceil(Math.log10(Math.abs(value) + 1))
}

describeReal('permit-receipt-log', () => {
  let permit: Executions
  const decide = 'T10 Determine necessity to stop indication'
  beforeAll(() => {
    permit = executed(csvEvents(realData('permit-receipt-log/receipt.csv')), {
      case: 'case:concept:name',
      activity: ['concept:name'],
      at: 'time:timestamp',
      resource: 'org:resource',
      lifecycle: { from: 'lifecycle:transition', start: 'start', complete: 'complete' },
    })
  })

  test('8,577 events, 1,434 cases, 27 activities, 116 variants, and what follows what', () => {
    const facts = logFacts(permit)
    expect(facts).toMatchObject({ events: 8577, cases: 1434, activities: 27, variants: 116 })
    expect(facts).toMatchObject({ mostCommonVariant: 713 })
    expectFacts(facts, reference.permit)
  })

  test('by quarter of the start (on the clock of UTC) and by channel', () => {
    const starts = ['2010-10', '2011-01', '2011-04', '2011-07', '2011-10', '2012-01', '2012-04']
    const names = ['2010Q4', '2011Q1', '2011Q2', '2011Q3', '2011Q4', '2012Q1']
    const periods = names.map((id, place) => ({
      id,
      from: `${starts[place]}-01`,
      until: `${starts[place + 1]}-01`,
    }))
    const { value } = executionColumns(permit, [
      { id: 'quarter', read: 'period', periods },
      { id: 'channel', read: 'attribute', from: 'case:channel' },
    ])
    const lengths = permit.lasts.map((last, c) => (last - permit.starts[c]!) / 1000)
    for (const [id, fact] of [
      ['quarter', reference.permit['quarters']],
      ['channel', reference.permit['channels']],
    ] as const) {
      const { codes, labels } = value!.categories[id]!
      for (const [name, { n, median }] of Object.entries(
        fact as Record<string, Record<string, number>>,
      )) {
        const own = lengths.filter((_, c) => codes[c] === labels.indexOf(name))
        expect(own.length, name).toBe(n)
        expect(medianOf(own), name).toBeCloseTo(median!, 6)
      }
    }
  })

  test('91 cases repeat a step, T03 occurs 55 times, 1,283 cases reach T10, hand-offs', () => {
    const repeats = numbers(permit, { id: 'rework', read: 'repeats', as: 'yes-no' })
    expect(sum(repeats)).toBe(91)
    expect(sum(repeats)).toBe(reference.permit['repeating'])
    const t03 = 'T03 Adjust confirmation of receipt'
    expect(sum(numbers(permit, { id: 't03', read: 'counts', step: t03 }))).toBe(55)
    expect(sum(numbers(permit, { id: 'done', read: 'reaches', goal: { step: decide } }))).toBe(1283)
    expect(sum(numbers(permit, { id: 'hands', read: 'changes' }))).toBe(
      reference.permit['handOffs'],
    )
  })

  test('the wait before T02: of the first one in a case, and of all', () => {
    const step = permit.steps.indexOf('T02 Check confirmation of receipt')
    const waits = present(stepTimes(permit, step).waiting).map((wait) => wait / 1000)
    const first = reference.permit['waitBeforeT02'] as { n: number; mean: number; median: number }
    expect(waits).toHaveLength(first.n)
    expect(mean(waits)).toBeCloseTo(first.mean, 6)
    expect(medianOf(waits)).toBeCloseTo(first.median, 6)
    const { codes, starts, ends, bounds } = stepSequences(permit, 'activities')
    const begins = new Set(bounds)
    const all = starts
      .map((start, item) => (start - ends[item - 1]!) / 1000)
      .filter((_, item) => codes[item] === step && !begins.has(item))
    expect(medianOf(all) / 60).toBeCloseTo(0.69, 2)
    expect(mean(all) / 3600).toBeCloseTo(27.9, 1)
  })

  test('with the steps and rules of a study: open cases are missing, not finished', () => {
    const steps = [
      {
        id: 'confirm',
        activities: ['Confirmation of receipt', 'T02 Check confirmation of receipt'],
      },
      { id: 'decide', activities: [decide] },
    ]
    const ruled = executionsOf(permit.log, {
      case: '',
      activity: [],
      at: '',
      steps,
      finished: { step: 'decide' },
      abandoned: [{ idle: 90 * 86_400 }],
    }).value!
    const done = numbers(ruled, { id: 'done', read: 'reaches', goal: { step: 'decide' } })
    expect(sum(present(done))).toBe(1283)
    const gone = ruled.starts.filter((_, c) => done[c] === 0).length
    const idle = permit.lasts.filter(
      (last, c) => Number(done[c]) !== 1 && permit.log.openAt - last > 90 * 86_400_000,
    ).length
    expect(gone).toBe(idle)
    expect(done.filter(Number.isNaN).length).toBe(1434 - 1283 - idle)
  })
})

describeReal('sepsis-care-log', () => {
  let sepsis: Executions
  beforeAll(() => {
    sepsis = executed(csvEvents(realData('sepsis-care-log/sepsis.csv')), {
      case: 'case_id',
      activity: ['activity'],
      at: 'timestamp',
      order: 'order',
    })
  })

  test('15,214 events, 1,050 cases with the one called NA, 16 activities, 846 variants', () => {
    const facts = logFacts(sepsis)
    expect(facts).toMatchObject({ events: 15_214, cases: 1050, activities: 16, variants: 846 })
    expectFacts(facts, reference.sepsis)
    const na = sepsis.log.cases.indexOf('NA')
    expect(sepsis.log.bounds[na + 1]! - sepsis.log.bounds[na]!).toBe(24)
  })

  test.each([
    ['triage', 'ER Registration', 'ER Triage'],
    ['antibiotics', 'ER Sepsis Triage', 'IV Antibiotics'],
    ['registrationToAntibiotics', 'ER Registration', 'IV Antibiotics'],
  ])('durations: %s', (name, from, to) => {
    const duration = { from, to, which: 'first' } as const
    const seconds = present(numbers(sepsis, { id: 'wait', read: 'duration', duration, scale: 1 }))
    const expected = reference.sepsis[name] as Record<string, number>
    expect(seconds).toHaveLength(expected['n']!)
    expect(mean(seconds)).toBeCloseTo(expected['mean']!, 6)
    expect(medianOf(seconds)).toBeCloseTo(expected['median']!, 6)
    expect(seconds.filter((value) => value < 0)).toHaveLength(expected['negative']!)
    const within = numbers(sepsis, { id: 'in-time', read: 'within', duration, atMost: 3600 })
    expect(sum(present(within))).toBe(expected['withinHour'])
    expect(present(within)).toHaveLength(
      1050 - expected['negative']! - (name === 'antibiotics' ? withoutTriage(sepsis) : 0),
    )
  })

  test('294 cases return, 744 repeat an activity; the age stands on one event', () => {
    const returns = numbers(sepsis, {
      id: 'back',
      read: 'reaches',
      goal: { activity: ['Return ER'] },
    })
    expect(sum(returns)).toBe(294)
    expect(sum(numbers(sepsis, { id: 'again', read: 'repeats', as: 'yes-no' }))).toBe(744)
    const { value } = executionColumns(sepsis, [{ id: 'age', read: 'attribute', from: 'age' }])
    const { codes, labels } = value!.categories['age']!
    const ages = [...codes].filter((code) => code >= 0).map((code) => Number(labels[code]))
    const expected = reference.sepsis['ages'] as { known: number; sum: number }
    expect(ages).toHaveLength(expected.known)
    expect(ages.reduce((total, age) => total + age, 0)).toBe(expected.sum)
  })

  test('days and hours: median 5.34 d, P90 92.7 d', () => {
    const lengths = sepsis.lasts.map((last, c) => (last - sepsis.starts[c]!) / 86_400_000)
    const [median, p90] = quantiles(lengths, [0.5, 0.9])
    expect(median).toBeCloseTo(5.34, 2)
    expect(p90).toBeCloseTo(92.7, 1)
  })
})

function withoutTriage({ log, count }: Executions): number {
  const triage = log.activities.labels.indexOf('ER Sepsis Triage')
  const cases = Array.from({ length: count }, (_, c) =>
    log.activities.codes.subarray(log.bounds[c], log.bounds[c + 1]).includes(triage),
  )
  return cases.filter((has) => !has).length
}

describeReal('it-problem-log', () => {
  const rules: LogRules = {
    case: 'case:concept:name',
    activity: ['concept:name', 'lifecycle:transition'],
    at: 'time:timestamp',
    resource: 'org:group',
    finished: { activity: ['Completed/Closed'] },
  }
  let fromXes: Executions
  let fromCsv: Executions
  beforeAll(() => {
    const reader = new XesReader({ file: 'bpic2013_closed.xes' })
    reader.push(gunzipSync(readFileSync(realData('it-problem-log/bpic2013_closed.xes.gz'))))
    const { value, findings } = reader.end()
    if (findings.length > 0) throw new Error(findings[0]!.message)
    fromXes = executed(value!, rules)
    fromCsv = executed(csvEvents(realData('it-problem-log/bpic2013_closed.csv')), rules)
  })

  test('the XES and the CSV are one log: 6,660 events, 1,487 cases, 7 pairs, 327 variants', () => {
    const facts = logFacts(fromXes)
    expect(facts).toMatchObject({ events: 6660, cases: 1487, activities: 7, variants: 327 })
    expect(facts).toMatchObject({ mostCommonVariant: 485 })
    expectFacts(facts, reference.problems)
    expect(logFacts(fromCsv)).toEqual(facts)
  })

  test('818 cases repeat a pair, 123 pass through several groups, all are finished', () => {
    expect(sum(numbers(fromXes, { id: 'again', read: 'repeats', as: 'yes-no' }))).toBe(818)
    const hands = numbers(fromXes, { id: 'hands', read: 'changes' })
    expect(hands.filter((changes) => changes > 0)).toHaveLength(123)
    expect(fromXes.states.every((state) => state === 0)).toBe(true)
    const queued = numbers(fromXes, { id: 'q', read: 'counts', step: 'Queued/Awaiting Assignment' })
    expect(sum(queued)).toBe(875)
    expect(queued.filter((times) => times > 0)).toHaveLength(534)
  })

  test('by impact; the role is missing on 2,078 events', () => {
    const { value } = executionColumns(fromXes, [
      { id: 'impact', read: 'attribute', from: 'impact', take: 'first' },
    ])
    const { codes, labels } = value!.categories['impact']!
    const lengths = fromXes.lasts.map((last, c) => (last - fromXes.starts[c]!) / 1000)
    const impacts = reference.problems['impacts'] as Record<string, { n: number; median: number }>
    for (const [name, { n, median }] of Object.entries(impacts)) {
      const own = lengths.filter((_, c) => codes[c] === labels.indexOf(name))
      expect(own).toHaveLength(n)
      expect(medianOf(own)).toBeCloseTo(median, 6)
    }
    const role = fromXes.log.source.columns.get('org:role')!
    expect(role.kind === 'text' && role.codes.filter((code) => code < 0).length).toBe(2078)
  })
})
