import { describe, expect, it } from 'vitest'
import { StatisticsError } from '#stats/error'
import { wilsonInterval } from '#stats/intervals/wilson-interval'
import { eventsOf } from '../../../test/evidence/log-events.ts'
import { eventLog } from './event-log.ts'
import { executionsOf, type Executions } from './executions.ts'
import { failurePoints } from './failure-points.ts'
import type { LogRules } from './log-rules.ts'

const rules: LogRules = {
  case: 'case',
  activity: ['step'],
  at: 'time',
  steps: [
    { id: 'one', activities: ['a', 'b'] },
    { id: 'two', activities: ['c'] },
    { id: 'three', activities: ['d'] },
  ],
  finished: { step: 'three' },
  failed: ['reject', 'c!'],
  abandoned: [{ activity: ['cancel'] }, { idle: 86_400 }],
  openAt: '2024-02-01T00:00Z',
}

/** Cases by path, each as many times as it says; the last events stand an hour before the cut. */
function executed(
  counts: Readonly<Record<string, number>>,
  more: Partial<LogRules> = {},
): Executions {
  const rows = Object.entries(counts).flatMap(([path, count]) =>
    Array.from({ length: count }, (_, c) => {
      const [gone, ...steps] = path.startsWith('- ') ? path.split(' ') : ['', ...path.split(' ')]
      const start = gone === '-' ? Date.UTC(2024, 0, 1) : Date.UTC(2024, 0, 31, 22)
      return steps.map((step, place) => [
        `${path} ${c}`,
        step,
        new Date(start + 60_000 * place).toISOString(),
      ])
    }).flat(),
  )
  const all = { ...rules, ...more }
  const log = eventLog(eventsOf(['case', 'step', 'time'], rows), all).value!
  return executionsOf(log, all).value!
}

describe('failurePoints', () => {
  const executions = executed({
    'a b c d': 50,
    'a c a c d': 6,
    'b b c d': 4,
    'a reject': 7,
    'a c reject': 3,
    'a c cancel': 9,
    '- a c': 8,
    '- other': 2,
    'cancel a': 1,
    'a c': 10,
  })
  const { points, funnel, decided, open } = failurePoints(executions, 0.9)

  it('leaves open executions out and counts them', () => {
    expect([decided, open]).toEqual([90, 10])
  })

  it('has step, reason, count and share, the most frequent first', () => {
    expect(
      points.map(({ step, how, reason, count, of }) => [step, how, reason, count, of]),
    ).toEqual([
      ['one', 'redone', undefined, 10, 60],
      ['two', 'abandoned', 'cancel', 9, 80],
      ['two', 'abandoned', 'idle', 8, 80],
      ['one', 'failed', 'reject', 7, 88],
      ['two', 'redone', undefined, 6, 60],
      ['two', 'failed', 'reject', 3, 80],
      [undefined, 'abandoned', 'idle', 2, 90],
      [undefined, 'abandoned', 'cancel', 1, 90],
    ])
    for (const { count, of, share, interval } of points) {
      expect(share).toBe(count / of)
      expect(interval).toEqual(wilsonInterval(count, of, 0.9))
    }
  })

  it('shows how many come how far', () => {
    expect(funnel.map(({ step, reached, share }) => [step, reached, share])).toEqual([
      ['one', 88, 88 / 90],
      ['two', 80, 80 / 90],
      ['three', 60, 60 / 90],
    ])
    expect(funnel.map(({ onward }) => onward && [onward.reached, onward.of])).toEqual([
      undefined,
      [80, 88],
      [60, 80],
    ])
    const { share, interval } = funnel[2]!.onward!
    expect(share).toBe(60 / 80)
    expect(interval).toEqual(wilsonInterval(60, 80, 0.9))
  })

  it('a product of the onward shares is the share that comes through where nobody jumps a step', () => {
    const product = funnel.reduce((all, { onward, share }) => all * (onward?.share ?? share), 1)
    expect(product).toBeCloseTo(funnel[2]!.share, 12)
  })

  it('counts only those that did the step before as going on', () => {
    const { funnel } = failurePoints(executed({ 'a d': 3, 'c d': 2, 'a c d': 5 }), 0.95)
    expect(funnel.map(({ reached, onward }) => [reached, onward?.reached, onward?.of])).toEqual([
      [8, undefined, undefined],
      [7, 5, 8],
      [10, 7, 7],
    ])
  })

  it('places a failing activity of a step on that step', () => {
    const steps = [...rules.steps!, { id: 'four', activities: ['reject'] }]
    const { points } = failurePoints(executed({ 'a reject': 2 }, { steps }), 0.95)
    expect(points).toMatchObject([{ step: 'four', how: 'failed', count: 2, of: 2, share: 1 }])
  })

  it('has nothing to show where every execution is open, and refuses a level that is none', () => {
    expect(failurePoints(executed({ a: 3 }), 0.95)).toEqual({
      points: [],
      funnel: [],
      decided: 0,
      open: 3,
    })
    expect(() => failurePoints(executions, 1)).toThrow(StatisticsError)
  })
})
