import { expect, it } from 'vitest'
import { eventsOf } from '../../../test/evidence/log-events.ts'
import { chosenExecutions } from './chosen-executions.ts'
import { eventLog } from './event-log.ts'
import { executionsOf, type Executions } from './executions.ts'
import { failurePoints } from './failure-points.ts'
import type { LogRules } from './log-rules.ts'
import { stepSequences } from './step-sequences.ts'
import { stepTimes } from './step-times.ts'
import { variantsOf } from './variants.ts'

const rules: LogRules = {
  case: 'case',
  activity: ['step'],
  at: 'time',
  resource: 'who',
  lifecycle: { from: 'state', start: 'start', complete: 'complete' },
  finished: { activity: ['end'] },
  failed: ['no'],
}

const rows = [
  ['a', 'x', '2024-01-01T00:00Z', 'ann', 'start'],
  ['b', 'x', '2024-01-01T00:10Z', 'bob', 'start'],
  ['a', 'x', '2024-01-01T00:20Z', 'ann', 'complete'],
  ['c', 'x', '2024-01-01T00:30Z', 'cy', 'complete'],
  ['a', 'end', '2024-01-01T01:00Z', 'bob', 'complete'],
  ['c', 'no', '2024-01-01T02:00Z', 'cy', 'complete'],
  ['d', 'x', '2024-01-01T03:00Z', 'ann', 'complete'],
  ['d', 'y', '2024-01-01T04:00Z', 'cy', 'complete'],
  ['d', 'end', '2024-01-01T05:00Z', 'ann', 'complete'],
]

function executed(of: readonly (readonly string[])[]): Executions {
  const asked = { ...rules, openAt: '2024-01-02' }
  const log = eventLog(eventsOf(['case', 'step', 'time', 'who', 'state'], of), asked).value!
  return executionsOf(log, asked).value!
}

it('are what a log of their cases alone would hold', () => {
  const chosen = chosenExecutions(executed(rows), Int32Array.of(1, 2, 3))
  const alone = executed(rows.filter(([name]) => name !== 'a'))
  expect(chosen.log.cases).toEqual(alone.log.cases)
  expect(chosen.count).toBe(3)
  for (const key of ['states', 'ends', 'endEvents', 'starts', 'lasts'] as const) {
    expect([...chosen[key]], key).toEqual([...alone[key]])
  }
  for (const key of ['bounds', 'times', 'roles', 'starts', 'paired'] as const) {
    expect([...chosen.log[key]], key).toEqual([...alone.log[key]])
  }
  expect(chosen.log.open).toEqual(alone.log.open)
  const variants = ({ variants }: ReturnType<typeof variantsOf>): unknown => variants
  const ways = (of: Executions): unknown => variants(variantsOf(of, stepSequences(of, 'steps')))
  expect(ways(chosen)).toEqual(ways(alone))
  expect(failurePoints(chosen, 0.95).points).toEqual(failurePoints(alone, 0.95).points)
  const places = [chosen, alone].map(({ steps }) => steps.indexOf('x'))
  expect(stepTimes(chosen, places[0]!)).toEqual(stepTimes(alone, places[1]!))
})

it('are the same where all are chosen', () => {
  const executions = executed(rows)
  expect(chosenExecutions(executions, Int32Array.of(0, 1, 2, 3))).toBe(executions)
})

it('may be none', () => {
  const none = chosenExecutions(executed(rows), new Int32Array())
  expect([none.count, none.log.times.length, none.log.bounds.length]).toEqual([0, 0, 1])
})
