/**
 * The example of the study document on the trial of Abdallah et al. (2011). Expected values are the
 * facts of the data set's README, computed independently in Python and R.
 */
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { worthline } from '../command.ts'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal, realData } from './real-data.ts'

describeReal('laryngoscope-trial', () => {
  let trial: Assessed
  beforeAll(() => {
    trial = assessReal('laryngoscope-trial')
  })

  const value = (id: string): number => Number(trial.figure(id).value)

  test('time: 29.57 s against 45.23 s, 53.0 % longer before adjustment', () => {
    expect(value('evidence.trial.time-to-secure.baseline')).toBeCloseTo(29.57, 2)
    expect(value('evidence.trial.time-to-secure.treatment')).toBeCloseTo(45.23, 2)
    expect(value('evidence.trial.time-to-secure.ratio.unadjusted') - 1).toBeCloseTo(0.53, 3)
  })

  test('effort 38.2 against 52.1, completion 100 % against 92 %, view 77.6 % against 86.0 %', () => {
    expect(value('evidence.trial.felt-effort.baseline')).toBeCloseTo(38.2, 1)
    expect(value('evidence.trial.felt-effort.treatment')).toBeCloseTo(52.1, 1)
    expect(value('evidence.trial.success.baseline')).toBe(1)
    expect(value('evidence.trial.success.treatment')).toBeCloseTo(0.92, 10)
    expect(value('evidence.trial.clear-view.baseline')).toBeCloseTo(0.776, 3)
    expect(value('evidence.trial.clear-view.treatment')).toBeCloseTo(0.86, 10)
  })

  test('failures 0.082 against 0.180 a patient', () => {
    expect(value('evidence.trial.failed-attempts.baseline')).toBeCloseTo(0.082, 3)
    expect(value('evidence.trial.failed-attempts.treatment')).toBeCloseTo(0.18, 10)
  })

  test('worse beyond doubt: time and effort; too early to tell: all else', () => {
    const certainty = (need: string, step = 'open'): unknown =>
      trial.figure(`matrix.${step}.${need}`).settings?.['certainty']
    expect(certainty('time-to-secure')).toBe('worse')
    expect(certainty('felt-effort')).toBe('worse')
    for (const need of ['predictable-time', 'failed-attempts', 'success']) {
      expect(certainty(need), need).toBe('too-early')
    }
    expect(certainty('clear-view', 'see')).toBe('too-early')
  })

  test('all 99 rows count: a missing BMI loses nobody', () => {
    expect(trial.figure('evidence.trial.time-to-secure.difference').n).toBe(99)
  })

  test('NPV is negative with its probability, and the loss is not shrunk', () => {
    expect(value('value.npv')).toBeLessThan(0)
    expect(value('value.loss-probability')).toBeGreaterThan(0.5)
    const before = trial.figure('value.driver.theatre-time.annual.before-haircuts')
    expect(value('value.driver.theatre-time.annual')).toBe(before.value)
  })

  test('the same bytes in every run', () => {
    expect(assessReal('laryngoscope-trial').text).toBe(trial.text)
  })

  test('another seed moves simulated figures by less than 4 sqrt(2) of their stated error', () => {
    const other = assessReal('laryngoscope-trial', '--seed', '2')
    const simulated = trial.figures.filter((figure) => (figure['simulation-error'] ?? 0) > 0)
    expect(simulated.length).toBeGreaterThan(20)
    for (const figure of simulated) {
      const moved = Math.abs(Number(figure.value) - Number(other.figure(figure.id).value))
      expect(moved, figure.id).toBeLessThan(4 * Math.SQRT2 * (figure['simulation-error'] ?? 0))
    }
  })

  test('stated errors are as large as other seeds show them to be, neither less nor more', () => {
    const squares = ['2', '3', '4', '5'].flatMap((seed) => {
      const other = assessReal('laryngoscope-trial', '--seed', seed)
      return trial.figures.flatMap((figure) => {
        const found = other.figure(figure.id)
        const error = Math.hypot(figure['simulation-error'] ?? 0, found['simulation-error'] ?? 0)
        return error > 0 ? [((Number(figure.value) - Number(found.value)) / error) ** 2] : []
      })
    })
    expect(squares.length).toBeGreaterThan(80)
    // Figures move together, so four seeds are about four numbers: chi-square with 4 degrees of
    // freedom lies between 0.09 and 18.5 in 998 of 1,000 cases, the root of a fourth of it between these.
    const spread = Math.sqrt(squares.reduce((sum, one) => sum + one, 0) / squares.length)
    expect(spread).toBeGreaterThan(0.15)
    expect(spread).toBeLessThan(2.15)
  })

  test('the NPV is traced to the rows (49 and 50 of 99) and to each source', () => {
    const study = join(import.meta.dirname, 'laryngoscope-trial.yaml')
    const said = worthline('trace', study, 'value.npv', '--data', realData('laryngoscope-trial'))
    expect(said.code).toBe(0)
    expect(said.out).toContain('laryngoscope.csv')
    expect(said.out).toMatch(/99 rows · sha256 [0-9a-f]{64}/)
    expect(said.out).toContain('49 rows')
    expect(said.out).toContain('50 rows')
    for (const id of ['intubations', 'theatre-minute', 'failure-cost']) {
      expect(said.out).toMatch(new RegExp(`assumption ${id} .*judgement · .*2026-11-01`))
    }
  })
})
