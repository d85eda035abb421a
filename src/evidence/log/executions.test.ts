/** Expected values: test/reference/log.py (plain Python, written from the rules), `made` in its JSON. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { eventsOf } from '../../../test/evidence/log-events.ts'
import { durationOf } from './durations.ts'
import { eventLog } from './event-log.ts'
import { executionColumns } from './execution-columns.ts'
import { executionStates } from './execution-outcomes.ts'
import { executionsOf, type Executions } from './executions.ts'
import type { LogColumn } from './log-column.ts'
import type { LogRules } from './log-rules.ts'

interface Made {
  readonly rows: readonly (readonly string[])[]
  readonly states: Readonly<Record<string, number>>
  readonly executions: readonly Readonly<Record<string, number | string | null>>[]
}

const { made } = JSON.parse(
  readFileSync(new URL('../../../test/reference/log.json', import.meta.url), 'utf8'),
) as { readonly made: Made }

const names = ['case', 'step', 'time', 'state', 'who']
const rules: LogRules = {
  case: 'case',
  activity: ['step'],
  at: 'time',
  resource: 'who',
  lifecycle: { from: 'state', start: 'start', complete: 'complete' },
  openAt: '2024-03-01T00:00:00Z',
  steps: [
    { id: 'intake', activities: ['register', 'scan'] },
    { id: 'assess', activities: ['assess', 'review'] },
    { id: 'decide', activities: ['decide'] },
  ],
  finished: { step: 'decide' },
  failed: ['reject'],
  abandoned: [{ activity: ['cancel'] }, { idle: 20 * 86_400 }],
}

function executed(rows: readonly (readonly string[])[], more: Partial<LogRules> = {}): Executions {
  const log = eventLog(eventsOf(names, rows), { ...rules, ...more })
  const executions = executionsOf(log.value!, { ...rules, ...more })
  if (executions.value === undefined) throw new Error(JSON.stringify(executions.findings))
  return executions.value
}

const stateOf = (executions: Executions, c = 0): string => executionStates[executions.states[c]!]!
const nullable = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value

describe('executionsOf', () => {
  const executions = executed(made.rows)
  const wait = { from: 'start', to: 'decide', which: 'first' } as const
  const columns: readonly LogColumn[] = [
    { id: 'wait', read: 'duration', duration: wait, scale: 1 },
    {
      id: 'assessToDecision',
      read: 'duration',
      duration: { from: 'assess', to: 'decide', which: 'last' },
      scale: 1,
    },
    { id: 'reaches', read: 'reaches', goal: { step: 'decide' } },
    { id: 'within', read: 'within', duration: wait, atMost: 172_800 },
    { id: 'repeats', read: 'repeats', as: 'count' },
    { id: 'loops', read: 'loops', as: 'count' },
    { id: 'handOffs', read: 'changes' },
    { id: 'assessments', read: 'counts', step: 'assess' },
    { id: 'work', read: 'work', step: 'assess', scale: 1 },
  ]
  const units = executionColumns(executions, columns)

  it('agrees with the reference on every state, start and end', () => {
    const found = executions.log.cases.map((name, c) => ({
      case: name,
      state: stateOf(executions, c),
      start: executions.starts[c],
      end: nullable(executions.ends[c]),
    }))
    const expected = made.executions.map(({ case: name, state, start, end }) => ({
      case: name,
      state,
      start,
      end,
    }))
    expect(found).toEqual(expected)
    for (const state of executionStates) {
      const count = found.filter((each) => each.state === state).length
      expect(count, state).toBe(made.states[state])
      expect(count, `${state}: the log has some`).toBeGreaterThan(0)
    }
  })

  it.each(columns.map(({ id }) => id))('agrees with the reference on %s', (id) => {
    expect(units.findings).toEqual([])
    const found = Array.from(units.value!.numbers[id]!, nullable)
    expect(found).toEqual(made.executions.map((execution) => execution[id]))
    expect(new Set(found).size).toBeGreaterThan(2)
  })

  it('agrees on the starts that no completion follows', () => {
    const open = made.executions.reduce((sum, { openStarts }) => sum + Number(openStarts), 0)
    expect(executions.log.ledger.startsWithoutComplete.count).toBe(open)
    expect(open).toBeGreaterThan(10)
  })

  it('names the lines of the first events', () => {
    const earliest = made.executions.map(({ case: name, start }) =>
      made.rows.findIndex((row) => row[0] === name && Date.parse(row[2]!) === start),
    )
    expect([...units.value!.lines]).toEqual(earliest.map((row) => row + 2))
  })

  it('durations of executions that did not come to their end are censored or competing', () => {
    const from = 'start' as const
    const to = { step: executions.steps.indexOf('decide'), is: 'complete' } as const
    const { seconds, outcomes } = durationOf(executions, { from, to, which: 'first' })
    for (const [c, { wait, state, start, end }] of made.executions.entries()) {
      const outcome = wait === null ? (state === 'open' ? 1 : 2) : 0
      expect(outcomes[c]).toBe(outcome)
      const cut = Date.parse('2024-03-01T00:00:00Z')
      const until = state === 'open' ? cut : Number(end)
      expect(seconds[c]).toBe(wait ?? (until - Number(start)) / 1000)
    }
  })
})

describe('how an execution comes out', () => {
  const day = (number: number): string => `2024-01-${String(number).padStart(2, '0')}T00:00Z`
  const path = (...steps: string[]): (readonly string[])[] =>
    steps.map((step, place) => ['a', step, day(place + 1), 'complete', ''])

  it.each([
    ['finished', ['register', 'decide']],
    ['finished', ['register', 'decide', 'cancel']],
    ['finished', ['register', 'reject', 'decide']],
    ['failed', ['register', 'decide', 'reject']],
    ['failed', ['register', 'reject', 'cancel']],
    ['failed', ['decide', 'reject', 'assess']],
    ['abandoned', ['register', 'cancel', 'assess']],
    ['open', ['register', 'assess']],
  ])('%s: %s', (state, steps) => {
    expect(stateOf(executed(path(...steps), { openAt: day(20) }))).toBe(state)
  })

  it('ends with the first finish after the last failure', () => {
    const { ends } = executed(path('decide', 'reject', 'decide', 'decide'))
    expect(ends[0]).toBe(Date.parse(day(3)))
  })

  it('is abandoned after more than the idle time, at the end of it', () => {
    const idle = executed(path('register'), { openAt: '2024-01-21T00:00:01Z' })
    expect(stateOf(idle)).toBe('abandoned')
    expect(idle.ends[0]).toBe(Date.parse(day(21)))
    const open = executed(path('register'), { openAt: day(21) })
    expect(stateOf(open)).toBe('open')
    expect(open.ends[0]).toBeNaN()
  })

  it('counts no start as a finish', () => {
    const rows = [['a', 'decide', day(1), 'start', '']]
    expect(stateOf(executed(rows, { openAt: day(2) }))).toBe('open')
  })

  it('is finished with its last event where the rules do not say what finishes it', () => {
    const log = eventLog(eventsOf(names, path('register', 'decide', 'assess')), rules).value!
    const { finished: _, ...without } = rules
    const { value, findings } = executionsOf(log, without)
    expect(stateOf(value!)).toBe('finished')
    expect(value!.ends[0]).toBe(Date.parse(day(3)))
    expect(findings.map(({ code }) => code)).toContain('missing-key')
    const rejected = eventLog(eventsOf(names, path('register', 'reject')), rules).value!
    expect(stateOf(executionsOf(rejected, without).value!)).toBe('failed')
  })

  it('names what the rules and the log do not share', () => {
    const log = eventLog(eventsOf(names, path('register', 'call', 'call', 'decide')), rules).value!
    const { findings } = executionsOf(log, {
      ...rules,
      steps: [
        { id: 'intake', activities: ['registre'] },
        { id: 'decide', activities: ['decide'] },
      ],
      failed: ['decline'],
      abandoned: [],
    })
    const [typo, left, failed] = findings
    expect(typo).toMatchObject({ code: 'not-in-log', hint: 'Did you mean `register`?' })
    expect(left!.message).toContain(
      '2 activities with 3 events are in no step: `call` (2), `register` (1)',
    )
    expect(failed).toMatchObject({ code: 'not-in-log', severity: 'warning' })
  })

  it('refuses an activity in two steps and a step that is not there', () => {
    const log = eventLog(eventsOf(names, path('register')), rules).value!
    const steps = [
      { id: 'one', activities: ['register'] },
      { id: 'two', activities: ['register'] },
    ]
    expect(executionsOf(log, { ...rules, steps }).value).toBeUndefined()
    const { value, findings } = executionsOf(log, { ...rules, finished: { step: 'decided' } })
    expect(value).toBeUndefined()
    expect(findings.at(-1)).toMatchObject({
      code: 'unknown-reference',
      hint: 'Did you mean `decide`?',
    })
  })
})
