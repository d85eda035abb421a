import { describe, expect, it } from 'vitest'
import { eventsOf } from '../../../test/evidence/log-events.ts'
import { meanInterval } from '#stats/intervals/mean-interval'
import { momentsOf } from '#stats/descriptive/moments'
import { eventLog } from './event-log.ts'
import { executionsOf, type Executions } from './executions.ts'
import { jobTimes } from './job-times.ts'
import type { LogRules } from './log-rules.ts'

/** Cases that take `minutes` from `in` to `out`; one of 0 never comes to `out`. */
function executed(minutes: readonly number[], more: Partial<LogRules> = {}): Executions {
  const start = Date.UTC(2024, 0, 1)
  const rows = minutes.flatMap((taken, c) => [
    [`case ${c}`, 'in', new Date(start).toISOString(), 'start'],
    [`case ${c}`, 'in', new Date(start + 60_000).toISOString(), 'complete'],
    ...(taken === 0
      ? []
      : [[`case ${c}`, 'out', new Date(start + taken * 60_000).toISOString(), 'complete']]),
  ])
  const rules: LogRules = {
    case: 'case',
    activity: ['step'],
    at: 'time',
    finished: { activity: ['out'] },
    ...more,
  }
  const log = eventLog(eventsOf(['case', 'step', 'time', 'state'], rows), rules).value!
  return executionsOf(log, rules).value!
}

const lifecycle = { from: 'state', start: 'start', complete: 'complete' }
const some = Array.from({ length: 40 }, (_, k) => 2 + ((k * 7) % 11) ** 2)
const whole = { named: true, level: 0.9 }

describe('jobTimes', () => {
  it('is the mean over finished executions, of which one step adds the rest to another', () => {
    const { n, total, steps } = jobTimes(executed([...some, 0, 0]), whole)!
    const mean = some.reduce((sum, each) => sum + each, 0) / some.length
    expect(n).toBe(40)
    expect(total.mean).toBeCloseTo(60 * mean, 9)
    expect(steps.map(({ step }) => step)).toEqual(['in', 'out'])
    expect(steps[0]!.mean + steps[1]!.mean).toBeCloseTo(total.mean, 9)
  })

  it('tells work from waiting where starts and completions do', () => {
    const { total, work, waiting } = jobTimes(executed(some, { lifecycle }), whole)!
    expect(work).toEqual({ mean: 60 })
    expect(waiting!.mean + 60).toBeCloseTo(total.mean, 9)
    expect(jobTimes(executed(some), whole)!.work).toBeUndefined()
  })

  it('has an interval around the mean, near that of t, the same in every run', () => {
    const { total } = jobTimes(executed(some), whole)!
    const t = meanInterval(momentsOf(some.map((taken) => 60 * taken)), 0.9)
    const width = t.high - t.low
    expect(total.method).toBe('bca')
    expect(Math.abs(total.interval!.low - t.low)).toBeLessThan(0.15 * width)
    expect(Math.abs(total.interval!.high - t.high)).toBeLessThan(0.15 * width)
    expect(jobTimes(executed(some), whole)!.total).toEqual(total)
  })

  it('has no interval of a handful, and none where all took the same', () => {
    expect(jobTimes(executed(some.slice(0, 9)), whole)!.total.interval).toBeUndefined()
    expect(jobTimes(executed(some.map(() => 5)), whole)!.total).toEqual({ mean: 300 })
  })

  it('is not there without a finished execution, and names no steps that the study does not', () => {
    expect(jobTimes(executed([0, 0]), whole)).toBeUndefined()
    expect(jobTimes(executed(some), { named: false, level: 0.9 })!.steps).toEqual([])
  })
})
