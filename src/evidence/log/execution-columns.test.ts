import { describe, expect, it } from 'vitest'
import { eventsOf } from '../../../test/evidence/log-events.ts'
import type { EventColumn } from './event-columns.ts'
import { eventLog } from './event-log.ts'
import { executionColumns } from './execution-columns.ts'
import { executionsOf, type Executions } from './executions.ts'
import type { LogColumn } from './log-column.ts'
import type { LogRules } from './log-rules.ts'

const names = ['case', 'step', 'time', 'who', 'channel', 'state']
const base: LogRules = { case: 'case', activity: ['step'], at: 'time' }

function executed(rows: readonly (readonly string[])[], more: Partial<LogRules> = {}): Executions {
  const rules = { ...base, ...more }
  return executionsOf(eventLog(eventsOf(names, rows), rules).value!, rules).value!
}

function column(executions: Executions, asked: LogColumn): (number | string | null)[] {
  const { value, findings } = executionColumns(executions, [asked])
  if (value === undefined) throw new Error(JSON.stringify(findings))
  const { [asked.id]: numbers } = value.numbers
  if (numbers !== undefined) return Array.from(numbers, (n) => (Number.isNaN(n) ? null : n))
  const { codes, labels } = value.categories[asked.id]!
  return Array.from(codes, (code) => labels[code] ?? null)
}

describe('attributes', () => {
  const executions = executed([
    ['a', 'x', '2024-01-01', 'ann', ''],
    ['a', 'y', '2024-01-02', 'bob', 'Desk'],
    ['a', 'z', '2024-01-03', 'bob', 'Post'],
    ['b', 'x', '2024-01-04', '', 'Post'],
    ['b', 'y', '2024-01-05', 'cy', ''],
    ['c', 'x', '2024-01-06', '', ''],
  ])

  it.each([
    ['first', 'who', ['ann', 'cy', null]],
    ['last', 'who', ['bob', 'cy', null]],
    ['most-common', 'who', ['bob', 'cy', null]],
    ['first', 'channel', ['Desk', 'Post', null]],
    ['last', 'channel', ['Post', 'Post', null]],
    ['most-common', 'channel', ['Desk', 'Post', null]],
  ] as const)('%s %s', (take, from, expected) => {
    expect(column(executions, { id: 'v', read: 'attribute', from, take })).toEqual(expected)
  })

  it('that vary are said to, unless the study says which one is meant', () => {
    const asked = { id: 'v', read: 'attribute', from: 'who' } as const
    const { findings } = executionColumns(executions, [asked])
    expect(findings).toMatchObject([{ code: 'varying-attribute', severity: 'warning' }])
    expect(findings[0]!.message).toContain('within 1 execution;')
    expect(executionColumns(executions, [{ ...asked, take: 'last' }]).findings).toEqual([])
  })

  it('of numbers stay numbers', () => {
    const values = new Float64Array([Number.NaN, 3, 3, -1, 5, Number.NaN])
    const cost: EventColumn = { kind: 'number', values }
    const source = executions.log.source
    const columns = new Map<string, EventColumn>([...source.columns, ['cost', cost]])
    const priced = { ...executions, log: { ...executions.log, source: { ...source, columns } } }
    const asked = { id: 'v', read: 'attribute', from: 'cost' } as const
    expect(column(priced, { ...asked, take: 'first' })).toEqual([3, -1, null])
    expect(column(priced, { ...asked, take: 'last' })).toEqual([3, 5, null])
  })

  it('that the log does not have are a problem', () => {
    const { value, findings } = executionColumns(executions, [
      { id: 'v', read: 'attribute', from: 'chanel' },
    ])
    expect(value).toBeUndefined()
    expect(findings[0]).toMatchObject({ code: 'no-column', severity: 'problem' })
    expect(findings[0]!.hint).toContain('Did you mean `channel`?')
  })
})

describe('periods', () => {
  const executions = executed([
    ['a', 'x', '2010-12-31T23:30Z'],
    ['a', 'y', '2011-06-01T00:00Z'],
    ['b', 'x', '2011-01-01T00:00Z'],
    ['c', 'x', '2011-04-01T00:00Z'],
  ])
  const periods = [
    { id: 'before', until: '2011-01-01' },
    { id: 'after', from: '2011-01-01', until: '2011-04-01' },
  ]

  it('hold the start of the case: from is inside, until is not', () => {
    expect(column(executions, { id: 'p', read: 'period', periods })).toEqual([
      'before',
      'after',
      null,
    ])
  })

  it('have ends that are times', () => {
    const asked = [{ id: 'soon', from: 'soon', until: '2011-13-01' }]
    const { findings } = executionColumns(executions, [{ id: 'p', read: 'period', periods: asked }])
    expect(findings.map(({ message }) => message)).toEqual([
      '`soon` is no time.',
      '`2011-13-01` is no time.',
    ])
  })

  it('are on the clock of the log', () => {
    const source = eventsOf(names, [['a', 'x', '2011-01-01T00:30']])
    const log = eventLog(source, base, (time) => time - 3_600_000).value!
    const local = executionsOf(log, base).value!
    expect(column(local, { id: 'p', read: 'period', periods })).toEqual(['after'])
  })
})

describe('durations', () => {
  const lifecycle = { from: 'state', start: 'start', complete: 'complete' }
  const executions = executed(
    [
      ['a', 'in', '2024-01-01T00:00Z', '', '', 'complete'],
      ['a', 'do', '2024-01-01T01:00Z', '', '', 'start'],
      ['a', 'do', '2024-01-01T03:00Z', '', '', 'complete'],
      ['a', 'do', '2024-01-01T04:00Z', '', '', 'complete'],
      ['a', 'out', '2024-01-01T06:00Z', '', '', 'complete'],
      ['b', 'out', '2024-01-01T00:00Z', '', '', 'complete'],
      ['b', 'do', '2024-01-01T02:00Z', '', '', 'complete'],
      ['c', 'in', '2024-01-01T00:00Z', '', '', 'complete'],
      ['c', 'do', '2024-01-01T05:00Z', '', '', 'start'],
    ],
    { lifecycle },
  )
  const hours = (from: string, to: string, which: 'first' | 'last' = 'first'): unknown =>
    column(executions, {
      id: 'd',
      read: 'duration',
      duration: { from, to, which },
      scale: 1 / 3600,
    })

  it('run from the first start to the first completion unless they say otherwise', () => {
    expect(hours('start', 'do')).toEqual([3, 2, null])
    expect(hours('start', 'do', 'last')).toEqual([4, 2, null])
    expect(hours('start', 'do.start')).toEqual([1, 2, 5])
    expect(hours('start', 'do.start', 'last')).toEqual([4, 2, 5])
    expect(hours('do', 'out')).toEqual([5, -2, null])
    expect(hours('do.complete', 'out')).toEqual([3, -2, null])
    expect(hours('in', 'out')).toEqual([6, null, null])
  })

  it('of whole days are whole days', () => {
    const days = executed([
      ['a', 'in', '2024-03-30'],
      ['a', 'out', '2024-04-02'],
    ])
    const asked = { from: 'in', to: 'out', which: 'first' } as const
    const scale = 1 / 86_400
    expect(column(days, { id: 'd', read: 'duration', duration: asked, scale })).toEqual([3])
  })

  it('within bounds: an end that never came is a no, a negative duration is none', () => {
    const within = (from: string, to: string, atMost: number): unknown =>
      column(executions, {
        id: 'w',
        read: 'within',
        duration: { from, to, which: 'first' },
        atMost: atMost * 3600,
      })
    expect(within('start', 'do', 2)).toEqual([0, 1, 0])
    expect(within('start', 'do', 3)).toEqual([1, 1, 0])
    expect(within('do', 'out', 9)).toEqual([1, null, 0])
    expect(within('in', 'out', 6)).toEqual([1, null, 0])
  })

  it('work is the time of pairs: none without the step, not known without a pair', () => {
    const work = (step: string): unknown =>
      column(executions, { id: 'w', read: 'work', step, scale: 1 / 3600 })
    expect(work('do')).toEqual([2, null, 0])
    expect(work('in')).toEqual([null, 0, null])
  })
})

describe('steps done again', () => {
  const time = (place: number): string => `2024-01-01T00:${String(place).padStart(2, '0')}Z`
  const paths = ['p q', 'p q p', 'p p q q', 'p x q x p x', 'x x', 'q p q p q']
  const rows = paths.flatMap((path, c) =>
    path.split(' ').map((step, place) => [String(c), step, time(place)]),
  )
  const steps = [
    { id: 'one', activities: ['p', 'q'] },
    { id: 'two', activities: ['x'] },
  ]

  it('is each activity where there are no steps', () => {
    const executions = executed(rows)
    const again = { id: 'r', read: 'repeats' } as const
    expect(column(executions, { ...again, as: 'count' })).toEqual([0, 1, 2, 3, 1, 3])
    expect(column(executions, { ...again, as: 'yes-no' })).toEqual([0, 1, 1, 1, 1, 1])
    expect(column(executions, { ...again, as: 'count', step: 'p' })).toEqual([0, 1, 1, 1, 0, 1])
    expect(column(executions, { id: 'l', read: 'loops', as: 'count' })).toEqual([0, 1, 0, 3, 0, 3])
  })

  it('is the most repeated activity of a step', () => {
    const executions = executed(rows, { steps })
    const again = { id: 'r', read: 'repeats' } as const
    expect(column(executions, { ...again, as: 'count' })).toEqual([0, 1, 1, 3, 1, 2])
    expect(column(executions, { id: 'c', read: 'counts', step: 'one' })).toEqual([1, 2, 2, 2, 0, 3])
    expect(column(executions, { id: 'l', read: 'loops', as: 'count' })).toEqual([0, 0, 0, 4, 0, 0])
    expect(column(executions, { id: 'l', read: 'loops', step: 'two', as: 'count' })).toEqual([
      0, 0, 0, 2, 0, 0,
    ])
  })

  it('is asked of a step that there is', () => {
    const executions = executed(rows, { steps })
    for (const asked of [
      { id: 'c', read: 'counts', step: 'ones' },
      { id: 'c', read: 'counts', step: 'one.start' },
      { id: 'c', read: 'reaches', goal: { step: 'ones' } },
      {
        id: 'c',
        read: 'duration',
        duration: { from: 'ones', to: 'two', which: 'first' },
        scale: 1,
      },
    ] satisfies LogColumn[]) {
      const { findings } = executionColumns(executions, [asked])
      expect(findings).toMatchObject([{ code: 'unknown-reference', place: { path: 'columns.c' } }])
    }
  })
})

describe('changes', () => {
  const rows = [
    ['a', 'x', '2024-01-01', 'ann', 'Desk'],
    ['a', 'x', '2024-01-02', '', 'Desk'],
    ['a', 'x', '2024-01-03', 'ann', 'Post'],
    ['a', 'x', '2024-01-04', 'bob', 'Desk'],
    ['b', 'x', '2024-01-05', '', ''],
  ]

  it('are of the resource, or of another column; unknown ones are passed over', () => {
    const executions = executed(rows, { resource: 'who' })
    expect(column(executions, { id: 'h', read: 'changes' })).toEqual([1, 0])
    expect(column(executions, { id: 'h', read: 'changes', from: 'channel' })).toEqual([2, 0])
  })

  it('need a resource', () => {
    const { findings } = executionColumns(executed(rows), [{ id: 'h', read: 'changes' }])
    expect(findings).toMatchObject([{ code: 'missing-key', severity: 'problem' }])
  })
})

describe('times to an event', () => {
  const rows = [
    ['a', 'x', '2024-01-01T00:00Z'],
    ['a', 'y', '2024-01-01T01:00Z'],
    ['a', 'end', '2024-01-01T02:00Z'],
    ['b', 'x', '2024-01-01T00:00Z'],
    ['b', 'end', '2024-01-01T03:00Z'],
    ['c', 'x', '2024-01-01T00:00Z'],
    ['d', 'y', '2024-01-01T04:00Z'],
    ['d', 'end', '2024-01-01T04:00Z'],
  ]
  const executions = executed(rows, { finished: { activity: ['end'] } })
  const duration = { from: 'x', to: 'y', which: 'first' } as const

  it('are watched to the event, to the cut of the log, or to another end', () => {
    const time = { id: 't', read: 'time-to', duration, gives: 'time', scale: 1 / 3600 } as const
    expect(column(executions, time)).toEqual([1, 3, 4, null])
    expect(column(executions, { ...time, gives: 'event' })).toEqual([1, 2, 0, null])
  })
})

describe('durations', () => {
  it('of executions that do not finish are missing where the study says so', () => {
    const executions = executed(
      [
        ['a', 'x', '2024-01-01T00:00Z'],
        ['a', 'y', '2024-01-01T00:00:30Z'],
        ['a', 'end', '2024-01-01T02:00Z'],
        ['b', 'x', '2024-01-01T00:00Z'],
        ['b', 'y', '2024-01-01T00:00:10Z'],
        ['b', 'no', '2024-01-01T01:00Z'],
      ],
      { finished: { activity: ['end'] }, failed: ['no'] },
    )
    const duration = { from: 'start', to: 'y', which: 'first' } as const
    const asked = { id: 'd', read: 'duration', duration, scale: 1 } as const
    expect(column(executions, asked)).toEqual([30, 10])
    expect(column(executions, { ...asked, onlyFinished: true })).toEqual([30, null])
  })
})

it('the name of a case is a column', () => {
  const executions = executed([
    ['b', 'x', '2024-01-01'],
    ['a', 'x', '2024-01-02'],
  ])
  expect(column(executions, { id: 'execution', read: 'case' })).toEqual(['b', 'a'])
})

it('loops are counted, or said to be there', () => {
  const executions = executed([
    ['a', 'x', '2024-01-01'],
    ['a', 'y', '2024-01-02'],
    ['a', 'x', '2024-01-03'],
    ['a', 'y', '2024-01-04'],
    ['b', 'x', '2024-01-01'],
  ])
  expect(column(executions, { id: 'l', read: 'loops', as: 'count' })).toEqual([2, 0])
  expect(column(executions, { id: 'l', read: 'loops', as: 'yes-no' })).toEqual([1, 0])
})

it('work on all steps adds up what was done, whatever was skipped, repeated or in another order', () => {
  const lifecycle = { from: 'state', start: 's', complete: 'c' }
  const at = (hour: number): string => `2024-01-01T${String(hour).padStart(2, '0')}:00Z`
  const done = (name: string, step: string, [from, to]: readonly [number, number]): string[][] => [
    [name, step, at(from), '', '', 's'],
    [name, step, at(to), '', '', 'c'],
  ]
  const executions = executed(
    [
      ...done('a', 'x', [0, 1]),
      ...done('a', 'y', [2, 4]),
      ...done('b', 'y', [0, 3]),
      ...done('b', 'x', [4, 5]),
      ...done('b', 'y', [6, 8]),
      ...done('c', 'y', [0, 1]),
      ['d', 'x', at(1), '', '', 'c'],
    ],
    { lifecycle },
  )
  expect(column(executions, { id: 'w', read: 'work', scale: 1 / 3600 })).toEqual([3, 6, 1, null])
  const one = { id: 'w', read: 'work', step: 'x', scale: 1 / 3600 } as const
  expect(column(executions, one)).toEqual([1, 1, 0, null])
})

it('waiting and takes: in finished executions, 0 where a step was skipped', () => {
  const lifecycle = { from: 'state', start: 'start', complete: 'complete' }
  const executions = executed(
    [
      ['a', 'x', '2024-01-01T00:00Z', '', '', 'start'],
      ['a', 'x', '2024-01-01T02:00Z', '', '', 'complete'],
      ['a', 'y', '2024-01-01T05:00Z', '', '', 'start'],
      ['a', 'y', '2024-01-01T06:00Z', '', '', 'complete'],
      ['b', 'y', '2024-01-01T01:00Z', '', '', 'start'],
      ['b', 'y', '2024-01-01T04:00Z', '', '', 'complete'],
      ['c', 'x', '2024-01-01T00:00Z', '', '', 'start'],
      ['c', 'x', '2024-01-01T01:00Z', '', '', 'complete'],
    ],
    { lifecycle, finished: { activity: ['y'] } },
  )
  const hours = { id: 'w', scale: 1 / 3600 } as const
  expect(column(executions, { ...hours, read: 'waiting', step: 'y' })).toEqual([3, 0, null])
  expect(column(executions, { ...hours, read: 'takes', step: 'y' })).toEqual([4, 3, null])
  expect(column(executions, { ...hours, read: 'takes', step: 'x' })).toEqual([2, 0, null])
  expect(column(executions, { ...hours, read: 'takes' })).toEqual([6, 3, null])
  const { findings } = executionColumns(executions, [{ ...hours, read: 'takes', step: 'z' }])
  expect(findings).toMatchObject([{ code: 'unknown-reference', severity: 'problem' }])
})
