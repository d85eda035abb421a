/** Expected values: the facts of the data set's README, computed independently in Python and R. */
import { beforeAll, expect, test } from 'vitest'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal } from './real-data.ts'

describeReal('it-problem-log', () => {
  let problems: Assessed
  beforeAll(() => {
    problems = assessReal('it-problem-log')
  })

  const value = (id: string): number => Number(problems.figure(id).value)

  test('the packed XES and the CSV give the same figures', () => {
    const of = (data: string): readonly unknown[] =>
      problems.figures
        .filter(
          ({ id }) => id.startsWith(`process.${data}.`) || id.startsWith(`evidence.of-${data}.`),
        )
        .map(({ id, value, n, interval }) => [id.replace(data, ''), value, n, interval])
    expect(of('xes').length).toBeGreaterThan(50)
    expect(of('xes')).toEqual(of('csv'))
  })

  test('1,487 problems of 6,660 events in 327 variants, all closed', () => {
    expect(problems.figure('process.xes.executions').inputs).toMatchObject([
      { rows: { count: 1487, log: { events: 6660, cases: 1487 } } },
    ])
    expect(value('process.xes.variants')).toBe(327)
    expect(value('process.xes.variant-1.share')).toBeCloseTo(485 / 1487, 12)
    expect(value('process.xes.finished')).toBe(1)
  })

  test('until the last event: median 82.0 d, mean 178.9 d, P90 527.6 d', () => {
    expect(value('evidence.of-xes.lead-time.baseline.median')).toBeCloseTo(82, 1)
    expect(value('evidence.of-xes.lead-time.baseline')).toBeCloseTo(178.9, 1)
    expect(value('evidence.of-xes.lead-time.baseline.p90')).toBeCloseTo(527.6, 1)
  })

  test('of 135 problems of major impact: median 34.9 d', () => {
    expect(problems.figure('evidence.of-major.lead-time.baseline').n).toBe(135)
    expect(value('evidence.of-major.lead-time.baseline.median')).toBeCloseTo(34.9, 1)
  })

  test('818 come back to a status, 875 waits for an assignment', () => {
    expect(value('evidence.of-xes.ping-pong.baseline')).toBeCloseTo(818 / 1487, 12)
    expect(value('evidence.of-xes.queued.baseline')).toBeCloseTo(875 / 1487, 12)
  })
})
