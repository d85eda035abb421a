import { describe, expect, it } from 'vitest'
import { eventsOf } from '../../../test/evidence/log-events.ts'
import { eventLog } from './event-log.ts'
import { executionsOf, type Executions } from './executions.ts'
import type { LogRules } from './log-rules.ts'
import { spentTimes } from './spent-times.ts'

const lifecycle = { from: 'state', start: 'start', complete: 'complete' }
const rules: LogRules = { case: 'case', activity: ['step'], at: 'time' }

/** Events as `case step hour` or `case step hour start`. */
function executed(lines: readonly string[], more: Partial<LogRules> = {}): Executions {
  const rows = lines.map((line) => {
    const [name = '', step = '', hour = '', state = 'complete'] = line.split(' ')
    return [name, step, `2024-01-01T${hour.padStart(2, '0')}:00Z`, state]
  })
  const asked = { ...rules, ...more }
  const log = eventLog(eventsOf(['case', 'step', 'time', 'state'], rows), asked).value!
  return executionsOf(log, asked).value!
}

const hours = (seconds: Float64Array): number[] => Array.from(seconds, (time) => time / 3600)

// Counted by hand.
describe('spentTimes of a log of completions', () => {
  const executions = executed([
    'straight a 0',
    'straight b 2',
    'straight c 5',
    'skips a 0',
    'skips c 3',
    'again a 0',
    'again b 1',
    'again a 4',
    'again b 6',
    'again c 7',
    'turned c 0',
    'turned b 5',
    'turned a 6',
  ])

  it.each([
    [0, [0, 0, 3, 1]],
    [1, [2, 0, 3, 5]],
    [2, [3, 3, 1, 0]],
    [undefined, [5, 3, 7, 6]],
  ])('step %s: what is skipped adds nothing, what is done again adds up', (step, expected) => {
    const { work, waiting, paired } = spentTimes(executions, step)
    expect(hours(waiting)).toEqual(expected)
    expect(hours(work)).toEqual([0, 0, 0, 0])
    expect(paired).toBe(false)
  })

  it('adds up to the time from the first event to the last, as nothing overlaps', () => {
    const { waiting } = spentTimes(executions)
    const whole = executions.lasts.map((last, c) => (last - executions.starts[c]!) / 1000)
    expect(Array.from(waiting)).toEqual(Array.from(whole))
  })

  it('takes the time before activities in no step from no step', () => {
    const steps = [
      { id: 'first', activities: ['a'] },
      { id: 'last', activities: ['c'] },
    ]
    const some = executed(['x a 0', 'x b 2', 'x c 5'], { steps })
    expect(hours(spentTimes(some).waiting)).toEqual([3])
  })
})

describe('spentTimes of starts and completions', () => {
  const executions = executed(
    [
      // One after the other, with an hour of waiting before b.
      'plain a 0 start',
      'plain a 2',
      'plain b 3 start',
      'plain b 6',
      // b begins while a is in work: nothing waits.
      'over a 0 start',
      'over b 1 start',
      'over a 4',
      'over b 6',
      // A start that nothing ends is no occurrence, and waiting goes on through it.
      'broken a 0 start',
      'broken a 1',
      'broken b 3 start',
      'broken c 5',
      // A moment in between, and rework.
      'rework a 1 start',
      'rework a 2',
      'rework c 4',
      'rework a 7 start',
      'rework a 9',
    ],
    { lifecycle },
  )

  it('people’s time adds up, also where it overlaps', () => {
    const { work, paired } = spentTimes(executions)
    expect(paired).toBe(true)
    expect(hours(work)).toEqual([5, 9, 1, 3])
  })

  it('waiting is what lies before a step while nothing is in work', () => {
    expect(hours(spentTimes(executions).waiting)).toEqual([1, 0, 4, 5])
    expect(hours(spentTimes(executions, executions.steps.indexOf('b')).waiting)).toEqual([
      1, 0, 0, 0,
    ])
    expect(hours(spentTimes(executions, executions.steps.indexOf('c')).waiting)).toEqual([
      0, 0, 4, 2,
    ])
  })
})
