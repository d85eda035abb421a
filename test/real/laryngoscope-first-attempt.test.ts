/** Expected values: the facts of the data set's README, computed independently in Python and R. */
import { beforeAll, expect, test } from 'vitest'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal, realData } from './real-data.ts'

describeReal('laryngoscope-trial', () => {
  let trial: Assessed
  beforeAll(() => {
    trial = assessReal('laryngoscope-first-attempt', '--data', realData('laryngoscope-trial'))
  })

  const value = (id: string): number => Number(trial.figure(`evidence.trial.${id}`).value)
  const setting = (id: string, name: string): number =>
    Number(trial.figure(`evidence.trial.${id}`).settings?.[name])

  test('the first attempt: median 25.3 s against 36.3 s, mean 25.84 s against 40.83 s', () => {
    expect(value('first-attempt-time.baseline.median')).toBeCloseTo(25.3, 1)
    expect(value('first-attempt-time.treatment.median')).toBeCloseTo(36.3, 1)
    expect(value('first-attempt-time.baseline')).toBeCloseTo(25.84, 2)
    expect(value('first-attempt-time.treatment')).toBeCloseTo(40.83, 2)
    expect(trial.figure('evidence.trial.first-attempt-time.difference').n).toBe(99)
  })

  test("its difference: Welch's t is 5.32", () => {
    const difference = value('first-attempt-time.difference')
    const error = setting('first-attempt-time.difference', 'standard-error')
    expect(difference / error).toBeCloseTo(5.32, 2)
    expect(setting('first-attempt-time.difference', 'p-value')).toBeLessThan(0.00005)
  })

  test('it succeeds in 91.8 % against 86.0 %, of 1.082 against 1.180 attempts', () => {
    expect(value('first-attempt-success.baseline')).toBeCloseTo(0.918, 3)
    expect(value('first-attempt-success.treatment')).toBeCloseTo(0.86, 10)
    expect(value('attempts.baseline')).toBeCloseTo(1.082, 3)
    expect(value('attempts.treatment')).toBeCloseTo(1.18, 10)
  })

  test('the whole: 53.0 % longer, Mann-Whitney p = 2.6e-07', () => {
    expect(value('time-to-secure.ratio') - 1).toBeCloseTo(0.53, 3)
    const p = setting('check.superiority.time-to-secure', 'p')
    expect(p).toBeGreaterThan(2.55e-7)
    expect(p).toBeLessThan(2.65e-7)
  })

  test('effort 38.2 against 52.1, p = 0.022', () => {
    expect(value('felt-effort.baseline')).toBeCloseTo(38.2, 1)
    expect(value('felt-effort.treatment')).toBeCloseTo(52.1, 1)
    expect(setting('felt-effort.difference', 'p-value')).toBeCloseTo(0.022, 3)
    expect(setting('check.superiority.felt-effort', 'p')).toBeCloseTo(0.022, 3)
  })
})
