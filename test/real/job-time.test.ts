/**
 * The time of a job from its steps on two real logs. Expected values: NumPy and SciPy on the same files
 * (test/reference/job-totals.py). Both sides of an interval are simulated with 2,000 resamples: they may lie
 * apart by four times the spread that SciPy's ends have from one seed to the next.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Figure } from '#quantity/figure'
import { worthline } from '../command.ts'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal, realData } from './real-data.ts'

interface Ends {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly lowSpread: number
  readonly highSpread: number
  readonly runs: number
}

interface LogFacts {
  readonly n: number
  readonly total: Ends
  readonly steps: Readonly<Record<string, Ends>>
}

const { permit, care } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../reference/job-totals.json'), 'utf8'),
) as {
  readonly permit: LogFacts & {
    readonly arms: {
      readonly n: readonly [number, number]
      readonly means: readonly [number, number]
      readonly difference: Ends
      readonly improvement: Ends
    }
  }
  readonly care: LogFacts
}

function expectEnds(figure: Figure, known: Ends, scale = 1): void {
  expect(Number(figure.value) / scale / known.value).toBeCloseTo(1, 9)
  const reach = 4 * Math.sqrt(1 + 1 / known.runs)
  const { low, high } = figure.interval!
  expect(Math.abs(low / scale - known.low), figure.id).toBeLessThan(reach * known.lowSpread)
  expect(Math.abs(high / scale - known.high), figure.id).toBeLessThan(reach * known.highSpread)
}

describeReal('.', () => {
  describe.each([
    ['permit', 'log', permit],
    ['sepsis', 'care', care],
  ] as const)('%s', (name, data, facts) => {
    let assessed: Assessed
    beforeAll(() => {
      assessed = assessReal(`${name}-job-time`, '--data', realData('.'))
    })

    test('the time of the job is the sum over its steps, resampled by case', () => {
      const figure = assessed.figure(`process.${data}.job-time`)
      expect(figure.n).toBe(facts.n)
      expect(figure.settings).toEqual({ resamples: 2000, seed: 1 })
      expectEnds(figure, facts.total)
    })

    test('so is each step: 0 where it was skipped, added up where it was done again', () => {
      const parts = Object.entries(facts.steps).map(([step, known]) => {
        const figure = assessed.figure(`process.${data}.job-time.${step}`)
        expectEnds(figure, known)
        return Number(figure.value)
      })
      const whole = Number(assessed.figure(`process.${data}.job-time`).value)
      expect(parts.reduce((sum, part) => sum + part, 0) / whole).toBeCloseTo(1, 9)
    })

    test('waiting and work cannot be told apart in a log of completions', () => {
      const ids = assessed.figures.map(({ id }) => id)
      expect(ids).not.toContain(`process.${data}.job-work`)
      expect(ids).not.toContain(`process.${data}.job-waiting`)
    })
  })

  describe('permit, before and after', () => {
    let assessed: Assessed
    beforeAll(() => {
      assessed = assessReal('permit-job-time', '--data', realData('.'))
    })

    test('of each way of working', () => {
      for (const [arm, solution] of ['old', 'new'].entries()) {
        const figure = assessed.figure(`process.log.job-time[solution=${solution}]`)
        expect(figure.n).toBe(permit.arms.n[arm])
        expect(Number(figure.value) / permit.arms.means[arm]!).toBeCloseTo(1, 9)
      }
    })

    test('the job’s row of the matrix: change and improvement, resampled by case', () => {
      const change = assessed.figure('matrix.job.speed.change')
      expectEnds(change, permit.arms.difference, 1 / 3600)
      expect(change.method).toContain('BCa interval, 2000 resamples of whole rows, seed 1')
      expectEnds(assessed.figure('matrix.job.speed'), permit.arms.improvement)
    })

    test('it is traced to the steps, and these to the cases', () => {
      const study = join(import.meta.dirname, 'permit-job-time.yaml')
      const { out } = worthline('trace', study, 'matrix.job.speed', '--data', realData('.'))
      for (const step of ['confirm', 'advise', 'decide', 'request', 'stop']) {
        expect(out).toContain(`evidence.change.time-in-${step}.difference`)
      }
      expect(out).toContain('receipt.csv')
    })
  })
})
