import { describe, expect, it } from 'vitest'
import type { LogReading } from '#evidence/log/log-reading'
import { english } from '#quantity/locale'
import { assessmentFixture } from '#reports/assessment-fixture'
import type { Assessment } from '#study/evaluation/assessment'
import { keptOutTable, readingTable, rowsWords } from './reading-tables.ts'

const at = (...lines: readonly number[]) => lines.map((line) => ({ line }))
const none = { count: 0, places: [] }
const log: LogReading = {
  eventsRead: 8600,
  events: 8577,
  cases: 1434,
  leftOut: {
    'missing-case': { count: 3, places: at(7, 8, 9) },
    'missing-activity': none,
    'missing-time': none,
    'unreadable-time': { count: 20, places: at(11, 12, 13, 14, 15, 16) },
    'after-open-at': none,
  },
  duplicates: { count: 1, places: at(40) },
  states: ['start', 'complete', 'schedule'],
  otherStates: [{ state: 'schedule', events: 12 }],
  startsWithoutComplete: { count: 2, places: at(50, 60) },
  wallClockTimes: 0,
  days: 0,
  outcomes: { finished: 1283, failed: 0, abandoned: 113, open: 38 },
  openCases: { count: 38, places: at(2, 138) },
  inNoStep: [{ activity: 'T99', events: 4 }],
}

const [reading] = assessmentFixture.readings
const assessment: Assessment = { ...assessmentFixture, readings: [{ ...reading!, log }] }

describe('a process log among the readings', () => {
  it('says how many events make how many executions, and how those came out', () => {
    const [row] = readingTable(assessment, english).rows
    expect(row![2]!.text.replaceAll(' ', '')).toContain(
      '8,577 events make 1,434 executions: 1,283 finished, 113 abandoned, 38 open'.replaceAll(
        ' ',
        '',
      ),
    )
  })

  it('lists what was left out and what is doubtful, with the first lines', () => {
    const rows = keptOutTable(assessment, english).rows.map((row) => row.map(({ text }) => text))
    expect(rows.map(([, what, count, why]) => [what, count, why]).slice(0, 7)).toEqual([
      ['events', '3', 'without a case (lines 7, 8, 9)'],
      ['events', '20', 'the time cannot be read (lines 11, 12, 13, 14, 15, …)'],
      ['events', '1', 'kept, but they repeat an earlier one (line 40)'],
      ['starts', '2', 'never completed: they are no occurrence (lines 50, 60)'],
      ['executions', '38', 'open when the log was cut (lines 2, 138, …)'],
      [
        'events',
        '12',
        '“schedule” marks neither a start nor a completion: kept for start, resource and idle time',
      ],
      ['events', '4', '“T99” is in no step: kept for start, resource and idle time'],
    ])
  })

  it('names the rows of a figure as executions of so many events', () => {
    const rows = { count: 575, files: ['log.csv'], log: { events: 8577, cases: 1434 } }
    expect(rowsWords(rows, english)).toMatch(
      /^575 executions of log\.csv \(1.434 in all, of 8.577 events\)$/,
    )
  })
})

it('counts a row whose one value cannot be read with the column, not as a row that is lost', () => {
  const rows = keptOutTable(assessmentFixture, english).rows.map((row) =>
    row.map(({ text }) => text),
  )
  const unread = rows.filter(([, , , why]) => /cannot be read|fields/.test(why!))
  expect(unread.map(([, what, count]) => [what, count])).toEqual([
    ['rows that cannot be read', '1'],
    ['values of column “wait”', '2'],
  ])
})
