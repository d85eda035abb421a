import { describe, expect, it } from 'vitest'
import { StatisticsError } from '#stats/error'
import { wilsonInterval } from '#stats/intervals/wilson-interval'
import { eventsOf } from '../../../test/evidence/log-events.ts'
import { eventLog } from './event-log.ts'
import { executionsOf, type Executions } from './executions.ts'
import type { LogRules } from './log-rules.ts'
import { processView } from './process-view.ts'

const rules: LogRules = {
  case: 'case',
  activity: ['step'],
  at: 'time',
  steps: [
    { id: 'receive', activities: ['receive', 'check'] },
    { id: 'decide', activities: ['decide'] },
  ],
  finished: { step: 'decide' },
  failed: ['lose'],
  openAt: '2024-01-02',
}

/** Cases by path, an hour between the events. */
function executed(paths: readonly string[], more: Partial<LogRules> = {}): Executions {
  const rows = paths.flatMap((path, c) =>
    path
      .split(' ')
      .map((step, hour) => [`case ${c}`, step, `2024-01-01T${String(hour).padStart(2, '0')}:00Z`]),
  )
  const asked = { ...rules, ...more }
  const log = eventLog(eventsOf(['case', 'step', 'time'], rows), asked).value!
  return executionsOf(log, asked).value!
}

const paths = [
  'receive check decide',
  'receive check decide',
  'receive decide',
  'receive check receive decide',
  'receive lose',
  'receive check',
]
const solutions = { codes: Int32Array.of(0, 0, 1, 1, 1, -1), labels: ['old', 'new'] }
const settings = { level: 0.9, order: ['new', 'old', 'other'] }

describe('processView', () => {
  const view = processView('log', executed(paths), solutions, settings)

  it('says how executions came out, and how long those that finished took', () => {
    const { events, executions, outcomes, finished, duration } = view.whole
    expect([events, executions]).toEqual([16, 6])
    expect(outcomes).toEqual({ finished: 4, failed: 1, abandoned: 0, open: 1 })
    expect(finished).toEqual({ share: 4 / 5, of: 5, interval: wilsonInterval(4, 5, 0.9) })
    expect(duration).toEqual({ mean: (2 + 2 + 1 + 3) * 900, median: 7200 })
  })

  it('has the ways by activities and by steps, and what follows what', () => {
    const { byActivities, bySteps } = view.whole
    expect(byActivities.variants.map(({ count }) => count)).toEqual([2, 1, 1, 1, 1])
    expect(bySteps!.variants.map(({ sequence, count }) => [sequence.join(' '), count])).toEqual([
      ['receive decide', 3],
      ['receive', 2],
      ['receive receive decide', 1],
    ])
    expect(bySteps!.flow.edges.map(({ from, to, count }) => [from, to, count])).toEqual([
      ['receive', 'decide', 4],
      ['receive', 'receive', 1],
    ])
    expect(byActivities.others).toEqual({ variants: 0, executions: 0, share: 0 })
  })

  it('has what each step takes: without starts there is waiting only', () => {
    expect(view.whole.steps).toEqual([
      { step: 'receive', executions: 6 },
      { step: 'decide', executions: 4, waiting: { n: 4, mean: 3600, median: 3600 } },
    ])
  })

  it('has the failure points with what they cost in time', () => {
    const { points } = view.whole.failures
    expect(points.map(({ step, how, reason, time }) => [step, how, reason, time])).toEqual([
      ['receive', 'failed', 'lose', { mean: 3600, median: 3600 }],
      ['receive', 'redone', undefined, { mean: 7200, median: 7200 }],
    ])
  })

  it('is divided by solution, in the order of the study', () => {
    expect(view.bySolution.map((part) => [part.solution, part.executions, part.outcomes])).toEqual([
      ['new', 3, { finished: 2, failed: 1, abandoned: 0, open: 0 }],
      ['old', 2, { finished: 2, failed: 0, abandoned: 0, open: 0 }],
    ])
  })

  it('is not divided where there is one solution, and has no steps where none are named', () => {
    const one = { codes: new Int32Array(6), labels: ['old'] }
    const { steps: _, finished: __, ...plain } = rules
    const { bySolution, steps, whole } = processView(
      'log',
      executionsOf(executed(paths).log, plain).value!,
      one,
      settings,
    )
    expect(bySolution).toEqual([])
    expect([steps, whole.bySteps]).toEqual([false, undefined])
    expect(whole.steps.map(({ step }) => step)).toEqual(['receive', 'check', 'decide', 'lose'])
  })

  it('shows 20 ways and says what the others hold', () => {
    const many = Array.from({ length: 23 }, (_, n) =>
      Array(n + 1)
        .fill('check')
        .join(' '),
    )
    const log = executed([...many, ...many.slice(0, 20)], { openAt: '2024-01-03' })
    const none = { codes: new Int32Array(43).fill(-1), labels: [] }
    const { byActivities } = processView('log', log, none, settings).whole
    expect(byActivities.count).toBe(23)
    expect(byActivities.variants).toHaveLength(20)
    expect(byActivities.others).toEqual({ variants: 3, executions: 3, share: 3 / 43 })
  })

  it('has no share where every execution is open, and refuses a level that is none', () => {
    const open = executed(['receive', 'receive check'])
    const none = { codes: new Int32Array(2).fill(-1), labels: [] }
    const { whole } = processView('log', open, none, settings)
    expect([whole.finished, whole.duration]).toEqual([undefined, undefined])
    expect(() => processView('log', open, none, { level: 2, order: [] })).toThrow(StatisticsError)
  })
})
