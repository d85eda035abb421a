import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventsOf } from '../../../test/evidence/log-events.ts'
import { eventLog, type EventLog } from './event-log.ts'
import type { LogRules } from './log-rules.ts'

const rules: LogRules = { case: 'case', activity: ['step'], at: 'time' }
const names = ['case', 'step', 'time', 'who', 'state', 'order']

function built(rows: readonly (readonly string[])[], more: Partial<LogRules> = {}): EventLog {
  const { value, findings } = eventLog(eventsOf(names, rows), { ...rules, ...more })
  if (value === undefined) throw new Error(JSON.stringify(findings))
  return value
}

const codes = (rows: readonly (readonly string[])[], more: Partial<LogRules> = {}): string[] =>
  eventLog(eventsOf(names, rows), { ...rules, ...more }).findings.map(
    ({ severity, code }) => `${severity} ${code}`,
  )

/** The events of each case as a line. */
function lines({ cases, bounds, activities, rows }: EventLog): string[] {
  return cases.map((name, c) => {
    const events = [...activities.codes.subarray(bounds[c], bounds[c + 1])]
    const lines = [...rows.subarray(bounds[c], bounds[c + 1])].map((row) => row + 2)
    return `${name}: ${events.map((code) => activities.labels[code]).join(' ')} (${lines.join(' ')})`
  })
}

describe('eventLog', () => {
  it('sorts by case, time and place in the file; cases stand in file order', () => {
    const log = built([
      ['b', 'y', '2024-01-02T10:00Z'],
      ['a', 'z', '2024-01-01T12:00Z'],
      ['b', 'x', '2024-01-02T09:00Z'],
      ['a', 'v', '2024-01-01T12:00Z'],
      ['b', 'w', '2024-01-02T10:00Z'],
    ])
    expect(lines(log)).toEqual(['b: x y w (4 2 6)', 'a: z v (3 5)'])
    expect([...log.times].map((time) => new Date(time).toISOString().slice(0, 16))).toEqual([
      '2024-01-02T09:00',
      '2024-01-02T10:00',
      '2024-01-02T10:00',
      '2024-01-01T12:00',
      '2024-01-01T12:00',
    ])
  })

  it('lets a column of numbers decide between equal times, missing ones last', () => {
    const rows = [
      ['a', 'p', '2024-01-01', '', '', '10'],
      ['a', 'q', '2024-01-01', '', '', ''],
      ['a', 'r', '2024-01-01', '', '', '9'],
      ['a', 's', '2023-12-31', '', '', '11'],
    ]
    expect(lines(built(rows, { order: 'order' }))).toEqual(['a: s r p q (5 4 2 3)'])
  })

  it('keeps every row once and in order, whatever the order of the file', () => {
    const row = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 9 }))
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (events) => {
        const log = built(events.map(([name, day]) => [name, 'x', `2024-01-0${day}`]))
        expect([...log.rows].toSorted((a, b) => a - b)).toEqual(events.map((_, place) => place))
        for (let c = 0; c < log.cases.length; c++) {
          for (let event = log.bounds[c]!; event < log.bounds[c + 1]!; event++) {
            const [name, day] = events[log.rows[event]!]!
            expect(name).toBe(log.cases[c])
            expect(log.times[event]).toBe(Date.UTC(2024, 0, day))
            if (event === log.bounds[c]) continue
            const before = log.times[event]! - log.times[event - 1]!
            expect(before > 0 || log.rows[event]! > log.rows[event - 1]!).toBe(true)
          }
        }
      }),
    )
  })

  it('leaves events out by reason and lists their lines', () => {
    const rows = [
      ['', 'x', '2024-01-01T00:00Z'],
      ['a', '', '2024-01-01T00:00Z'],
      ['a', 'x', ''],
      ['a', 'x', 'soon'],
      ['a', 'x', '2024-02-01T00:00Z'],
      ['a', 'x', '2024-01-31T23:59Z'],
    ]
    const { ledger } = built(rows, { openAt: '2024-01-31' })
    const lines = Object.entries(ledger.leftOut).map(([reason, { places }]) => [
      reason,
      ...places.map(({ line }) => line),
    ])
    expect(lines).toEqual([
      ['missing-case', 2],
      ['missing-activity', 3],
      ['unreadable-time', 5],
      ['missing-time', 4],
      ['after-open-at'],
    ])
    expect(ledger).toMatchObject({ eventsRead: 6, events: 2, cases: 1 })
    expect(codes(rows, { openAt: '2024-01-30' })).toContain('warning after-open-at')
    expect(codes(rows).toSorted()).toEqual([
      'warning missing-value',
      'warning missing-value',
      'warning missing-value',
      'warning unreadable-value',
    ])
  })

  it('ends on the day that is named, or with the last event', () => {
    const rows = [['a', 'x', '2024-01-31T15:00Z']]
    expect(built(rows).openAt).toBe(Date.parse('2024-01-31T15:00Z'))
    expect(built(rows, { openAt: '2024-01-31' }).openAt).toBe(Date.parse('2024-02-01T00:00Z'))
    expect(built(rows, { openAt: '2024-01-31T16:00+01:00' }).openAt).toBe(
      Date.parse('2024-01-31T15:00Z'),
    )
    expect(built([['a', 'x', '2024-01-31']], { openAt: '2024-01-31' }).openAt).toBe(
      Date.parse('2024-01-31'),
    )
    expect(codes(rows, { openAt: 'spring' })).toEqual(['problem wrong-value'])
  })

  it('counts repeated events and keeps them', () => {
    const time = '2024-01-01T00:00Z'
    const rows = [
      ['a', 'x', time, 'ann'],
      ['a', 'y', time, 'ann'],
      ['a', 'x', time, 'ann'],
      ['a', 'x', time, 'bob'],
      ['b', 'x', time, 'ann'],
    ]
    const log = built(rows, { resource: 'who' })
    expect(log.ledger.duplicates).toMatchObject({ count: 1, places: [{ line: 4 }] })
    expect(log.times).toHaveLength(5)
    expect(codes(rows, { resource: 'who' })).toEqual(['warning duplicates'])
  })

  it('takes a case with very many events of one moment', () => {
    const rows = Array.from({ length: 200_000 }, () => ['a', 'x', '2024-01-01T00:00Z'])
    expect(built(rows).ledger.duplicates.count).toBe(199_999)
    expect(built(rows).ledger.duplicates.places).toHaveLength(1000)
  })

  it('puts wall-clock times through the zone, and whole days through none', () => {
    const summer = Date.parse('2024-03-31T01:00Z')
    const zone = (time: number): number => time - (time >= summer + 3_600_000 ? 2 : 1) * 3_600_000
    const local = eventsOf(names, [
      ['a', 'x', '2024-03-31T00:30'],
      ['a', 'y', '2024-03-31T04:30'],
    ])
    const log = eventLog(local, rules, zone)
    expect(log.findings).toEqual([])
    expect(log.value!.times[1]! - log.value!.times[0]!).toBe(3 * 3_600_000)
    expect(eventLog(local, rules).findings.map(({ code }) => code)).toEqual(['no-offset'])
    const days = eventsOf(names, [
      ['a', 'x', '2024-03-30'],
      ['a', 'y', '2024-04-01'],
    ])
    const calendar = eventLog(days, rules, zone).value!
    expect(calendar.times[1]! - calendar.times[0]!).toBe(2 * 86_400_000)
    const mixed = eventsOf(names, [
      ['a', 'x', '2024-03-30'],
      ['a', 'y', '2024-04-01T00:00Z'],
    ])
    expect(eventLog(mixed, rules, zone).findings.map(({ message }) => message)).toEqual([
      '1 time of `time` is a day without a time, read as midnight.',
    ])
    expect(eventLog(mixed, rules, zone).value!.times[0]).toBe(Date.parse('2024-03-29T23:00Z'))
  })

  it('joins several columns to one activity, missing where a part is', () => {
    const rows = [
      ['a', 'open', '2024-01-01', 'x'],
      ['a', 'open', '2024-01-02', 'y'],
      ['a', 'open', '2024-01-03', ''],
      ['a', 'open', '2024-01-04', 'x'],
    ]
    const log = built(rows, { activity: ['step', 'who'] })
    expect(lines(log)).toEqual(['a: open/x open/y open/x (2 3 5)'])
    expect(log.ledger.leftOut['missing-activity'].places).toEqual([{ line: 4 }])
  })

  it.each([
    ['a column that is not there', { at: 'tiem' }, 'problem no-column'],
    ['an order that is no number', { order: 'who' }, 'problem wrong-value'],
  ])('%s', (_, more, code) => {
    expect(codes([['a', 'x', '2024-01-01', 'ann']], more)).toEqual([code])
  })

  it('nothing that can be used', () => {
    expect(codes([['', 'x', '2024-01-01']])[0]).toBe('problem empty-file')
    expect(codes([])).toEqual(['problem empty-file'])
    const numbers = new Map(eventsOf(names, [['a', 'x', '']]).columns)
    numbers.set('time', { kind: 'number', values: new Float64Array([1]) } as never)
    const found = eventLog({ rows: 1, lines: new Float64Array([2]), columns: numbers }, rules)
    expect(found.findings.map(({ code }) => code)).toEqual(['wrong-value'])
  })
})

describe('starts and completions', () => {
  const lifecycle = { from: 'state', start: 'start', complete: 'complete' }
  const rows = [
    ['a', 'x', '2024-01-01T10:00Z', '', 'start'],
    ['a', 'x', '2024-01-01T11:00Z', '', 'start'],
    ['a', 'x', '2024-01-01T12:00Z', '', 'complete'],
    ['a', 'y', '2024-01-01T12:00Z', '', 'schedule'],
    ['a', 'x', '2024-01-01T14:00Z', '', 'complete'],
    ['a', 'x', '2024-01-01T15:00Z', '', ''],
    ['a', 'y', '2024-01-01T16:00Z', '', 'start'],
    ['b', 'y', '2024-01-01T17:00Z', '', 'complete'],
  ]
  const log = built(rows, { lifecycle })

  it('make pairs within a case and activity, the oldest start first', () => {
    const hours = (values: Float64Array): number[] =>
      [...values].map((at) => new Date(at).getUTCHours())
    expect([...log.paired]).toEqual([0, 0, 1, 0, 1, 0, 0, 0])
    expect(hours(log.starts)).toEqual([10, 11, 10, 12, 11, 15, 16, 17])
    expect([...log.roles]).toEqual([1, 1, 0, 2, 0, 0, 1, 0])
  })

  it('a start without a completion and other states are counted', () => {
    expect(log.ledger.startsWithoutComplete).toMatchObject({ count: 1, places: [{ line: 8 }] })
    expect(log.ledger.otherStates).toEqual([{ state: 'schedule', events: 1 }])
    const found = codes(rows, { lifecycle })
    expect(found).toEqual(['warning unmapped-value', 'warning start-without-complete'])
  })

  it('a word that no event has is doubtful', () => {
    const found = eventLog(eventsOf(names, rows), {
      ...rules,
      lifecycle: { ...lifecycle, complete: 'COMPLETE' },
    }).findings.find(({ code }) => code === 'not-in-log')
    expect(found?.hint).toContain('Did you mean `complete`?')
  })
})
