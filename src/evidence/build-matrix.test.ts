import { describe, expect, it } from 'vitest'
import { effect, evaluate, jobOf, need, referenceRows } from '../../test/evidence/evidence-rows.ts'
import type { EvidenceBlock } from '#evidence/estimate'
import type { BlockEvaluation } from '#evidence/evaluate-block'
import type { Matrix, MatrixEntry } from '#evidence/matrix'
import type { Job, Need } from '#job/job'
import { createGenerator } from '#stats/random/generator'
import { bootstrapInterval } from '#stats/resampling/bootstrap-interval'
import { buildMatrix } from './build-matrix.ts'

const rows = referenceRows()
const time = need('time', { type: 'duration' })
const second = need('second', { type: 'duration' })

function matrixOf(job: Job, ...evaluations: readonly BlockEvaluation[]): Matrix {
  return buildMatrix({ jobs: [job], evaluations, others: [], level: 0.95, logs: [] })
}

function entry(matrix: Matrix, id: string): MatrixEntry {
  const found = matrix.cells.flatMap(({ entries }) => entries).find((one) => one.id === id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}

describe('buildMatrix', () => {
  it('has a row for each step and the job, a column for each kind, and empty cells', () => {
    const good = need('good', { type: 'yes-no', kind: 'custom', name: 'view' }, 'maximize')
    const matrix = matrixOf(jobOf([time], [good]), evaluate(rows, [time, good]))
    expect(matrix.rows.map(({ id }) => id)).toEqual(['step-1', 'step-2', 'job'])
    expect(matrix.columns.map(({ id }) => id)).toEqual(['speed', 'view'])
    const empty = matrix.cells.find(({ row, column }) => row === 'step-2' && column === 'speed')
    expect(empty!.entries).toEqual([])
    expect(entry(matrix, 'matrix.step-2.good').points).toBe(true)
    expect(entry(matrix, 'matrix.step-1.time').from).toEqual(['evidence.trial.time'])
  })

  it('repeats the one step that was measured', () => {
    const matrix = matrixOf(jobOf([time], []), evaluate(rows, [time]))
    const job = entry(matrix, 'matrix.job.speed')
    expect(job.composed).toBe('one step measured')
    expect(job.improvement).toEqual(entry(matrix, 'matrix.step-1.time').improvement)
  })

  it('does not compose the time of the job where it was measured on the job itself', () => {
    const whole = need('whole', { type: 'duration' })
    const errors = need('errors', { type: 'count', kind: 'accuracy' })
    const slips = need('slips', { type: 'count', kind: 'accuracy' })
    const { time: values } = rows.numbers
    const numbers = { ...rows.numbers, whole: values!, errors: values!, slips: values! }
    const evaluation = evaluate({ ...rows, numbers }, [time, whole, errors, slips])
    const job = { ...jobOf([time, slips]), needs: [whole, errors] }
    const ids = matrixOf(job, evaluation).cells.flatMap(({ row, entries }) =>
      row === 'job' ? entries.map(({ id }) => id) : [],
    )
    expect(ids).toEqual(['matrix.job.whole', 'matrix.job.errors', 'matrix.job.accuracy'])
  })

  it('adds the times of the steps up with their covariance: as one metric of the summed rows', () => {
    const whole = need('whole', { type: 'duration' })
    const numbers = {
      ...rows.numbers,
      whole: rows.numbers['time']!.map((value, row) => value! + rows.numbers['second']![row]!),
    }
    const summed = evaluate({ ...rows, numbers }, [whole]).estimates[0]!
    const unit = { metric: { ...second.metric!, unit: time.metric!.unit } }
    const same = { ...second, ...unit } as Need
    const matrix = matrixOf(jobOf([time], [same]), evaluate(rows, [time, same]))
    const job = entry(matrix, 'matrix.job.speed')
    expect(job.composed).toBe('sum over 2 steps')
    expect(effect(job.difference).value).toBeCloseTo(effect(summed.difference).value, 9)
    expect(effect(job.difference).standardError).toBeCloseTo(
      effect(summed.difference).standardError!,
      9,
    )
    const improvement = effect(job.improvement)
    expect(improvement.value).toBeCloseTo(effect(summed.improvement).value, 9)
    expect(improvement.interval!.low).toBeCloseTo(effect(summed.improvement).interval!.low, 8)
  })

  describe('of executions of a log', () => {
    const unit = { metric: { ...second.metric!, unit: time.metric!.unit } }
    const same = { ...second, ...unit } as Need
    const summed = rows.numbers['time']!.map((value, row) => value! + rows.numbers['second']![row]!)
    const arm = (name: string): Float64Array =>
      Float64Array.from(summed.filter((_, row) => rows.categories['solution']![row] === name))
    const composed = (changes: Partial<EvidenceBlock> = {}): MatrixEntry => {
      const evaluations = [evaluate(rows, [time, same], changes)]
      const jobs = [jobOf([time], [same])]
      const matrix = buildMatrix({ jobs, evaluations, others: [], level: 0.95, logs: ['rows'] })
      return entry(matrix, 'matrix.job.speed')
    }

    it('resamples whole executions: as a bootstrap of the summed rows', () => {
      const { difference, improvement } = composed({
        bootstrap: { resamples: 20_000, method: 'bca', seed: 5 },
      })
      const known = bootstrapInterval({
        samples: [arm('old'), arm('new')],
        statistic: 'mean',
        generator: createGenerator(8, 'summed rows'),
        resamples: 20_000,
        level: 0.95,
        kind: 'bca',
      })
      const found = effect(difference)
      expect(found.value).toBeCloseTo(known.estimate, 9)
      const open = 0.05 * known.standardError
      expect(Math.abs(found.interval!.low - known.interval.low)).toBeLessThan(open)
      expect(Math.abs(found.interval!.high - known.interval.high)).toBeLessThan(open)
      expect(found.method).toContain('20000 resamples of whole rows, seed 5')
      const mean = (values: Float64Array): number =>
        values.reduce((sum, value) => sum + value, 0) / values.length
      expect(effect(improvement).value).toBeCloseTo(1 - mean(arm('new')) / mean(arm('old')), 9)
    })

    it('does so for every log, and says how often', () => {
      expect(effect(composed().difference).method).toContain('2000 resamples of whole rows, seed 1')
    })

    it('but not where the difference is adjusted, or rows stand in clusters', () => {
      const methods = [{ covariates: ['channel'] }, { cluster: 'channel' }].map(
        (changes) => effect(composed(changes).difference).method,
      )
      for (const method of methods) expect(method).toContain('delta method')
    })
  })

  it('adds hours to minutes: 1 h is 60 min', () => {
    const dimensions = { s: 1, execution: -1 }
    const minutes = { text: 'min/execution', factor: 60, dimensions }
    const hours = { text: 'h/execution', factor: 3600, dimensions }
    const first = { ...time, metric: { ...time.metric!, unit: minutes } } as Need
    const other = { ...second, metric: { ...second.metric!, unit: hours } } as Need
    const whole = {
      ...need('whole', { type: 'duration' }),
      metric: { ...time.metric!, unit: minutes },
    }
    const numbers = {
      ...rows.numbers,
      whole: rows.numbers['time']!.map((value, row) => value! + 60 * rows.numbers['second']![row]!),
    }
    const summed = evaluate({ ...rows, numbers }, [whole as Need]).estimates[0]!
    const matrix = matrixOf(jobOf([first], [other]), evaluate(rows, [first, other]))
    const job = entry(matrix, 'matrix.job.speed')
    expect(job.unit).toBe('min/execution')
    expect(effect(job.difference).value).toBeCloseTo(effect(summed.difference).value, 8)
    expect(
      effect(job.difference).standardError! / effect(summed.difference).standardError!,
    ).toBeCloseTo(1, 9)
  })

  it('multiplies conditional completion: the share that gets through all steps', () => {
    const first = need('first', { type: 'yes-no', kind: 'completion' }, 'maximize')
    const last = { ...need('last', { type: 'yes-no', kind: 'completion' }, 'maximize') }
    const unit = { metric: { ...last.metric!, unit: first.metric!.unit } }
    const done = Array.from({ length: 400 }, (_, i) => (i % 5 === 0 ? 0 : 1))
    const ended = done.map((one, i) =>
      one === 0 ? null : i % 7 === 0 || (i > 200 && i % 3 === 0) ? 0 : 1,
    )
    const trial = {
      numbers: { first: done, last: ended, all: ended.map((one) => one ?? 0) },
      categories: { solution: done.map((_, i) => (i < 200 ? 'old' : 'new')) },
    }
    const all = need('all', { type: 'yes-no', kind: 'completion' }, 'maximize')
    const through = evaluate(trial, [all]).estimates[0]!
    const whole = { ...last, ...unit } as Need
    const matrix = matrixOf(jobOf([first], [whole]), evaluate(trial, [first, whole]))
    const job = entry(matrix, 'matrix.job.completion')
    expect(job.points).toBe(true)
    expect(effect(job.difference).value).toBeCloseTo(effect(through.difference).value, 12)
    // The same variance but for n / (n - 1) of each step.
    const error = effect(through.difference).standardError!
    expect(effect(job.difference).standardError! / error).toBeCloseTo(1, 2)
  })

  it('averages ratings on one scale and does not average percentages', () => {
    const felt = (id: string): Need => need(id, { type: 'scale', from: 0, to: 100, kind: 'effort' })
    const a = felt('time')
    const b = { ...felt('second'), metric: a.metric! }
    const evaluation = evaluate(rows, [a, b])
    const job = entry(matrixOf(jobOf([a], [b]), evaluation), 'matrix.job.effort')
    const [one, two] = evaluation.estimates.map((estimate) => effect(estimate.difference).value)
    expect(effect(job.difference).value).toBeCloseTo((one! + two!) / 2, 10)
    expect(effect(job.improvement).value).toBeCloseTo(-(one! + two!) / 200, 10)
  })

  it('says why steps do not add up', () => {
    const pages = { text: 'page/execution', factor: 1, dimensions: { page: 1, execution: -1 } }
    const other = { ...second, metric: { ...second.metric!, unit: pages } } as Need
    const matrix = matrixOf(jobOf([time], [other]), evaluate(rows, [time, other]))
    expect(entry(matrix, 'matrix.job.speed').improvement).toEqual({
      reason: 'The steps are measured in different units: unit of time, page/execution.',
    })
  })

  it('shows the block of the highest grade, among equals the one with shown', () => {
    const weak = evaluate(rows, [time], { id: 'weak', design: 'before-after', shown: true })
    const strong = evaluate(rows, [time])
    const shown = evaluate(rows, [time], { id: 'shown', shown: true })
    const block = (...of: readonly BlockEvaluation[]): string =>
      entry(matrixOf(jobOf([time]), ...of), 'matrix.step-1.time').block
    expect(block(weak, strong)).toBe('trial')
    expect(block(strong, shown)).toBe('shown')
  })

  it('leaves baselines out: nothing is compared', () => {
    const matrix = matrixOf(jobOf([time]), evaluate(rows, [time], { design: 'baseline' }))
    expect(matrix.columns).toEqual([])
  })

  it('gives completion of all or none an error of its own', () => {
    const first = need('first', { type: 'yes-no', kind: 'completion' }, 'maximize')
    const last = {
      ...need('last', { type: 'yes-no', kind: 'completion' }, 'maximize'),
      metric: first.metric!,
    }
    const ones = Array.from({ length: 60 }, () => 1)
    const solution = rows.categories['solution']!
    const evaluation = evaluate(
      { numbers: { first: ones, last: ones }, categories: { solution } },
      [first, last],
    )
    const job = entry(matrixOf(jobOf([first], [last]), evaluation), 'matrix.job.completion')
    // Four arms of beta(30.5, 0.5): sd^2 = a b / ((a + b)^2 (a + b + 1))
    const variance = (30.5 * 0.5) / (31 ** 2 * 32)
    expect(effect(job.difference).standardError).toBeCloseTo(Math.sqrt(4 * variance), 12)
    expect(job.certainty).toBe('too-early')
  })
})
