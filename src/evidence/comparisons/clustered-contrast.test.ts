import { describe, expect, it } from 'vitest'
import { effect, estimateFor, evaluate, need } from '../../../test/evidence/evidence-rows.ts'
import { survey, surveyRows } from '../../../test/evidence/survey-reference.ts'

// R's packages survey and sandwich: test/reference/survey.R.
const { clusters } = survey
const time = need('time', { type: 'duration' })
const rows = surveyRows(false)

describe('a trial of whole clusters', () => {
  it('has the errors of the clusters of either arm, and t by Welch over clusters', () => {
    const evaluation = evaluate(rows, [time], { cluster: 'team' })
    const found = effect(estimateFor(evaluation, 'time').difference)
    expect(found.value).toBeCloseTo(clusters.time.difference.value, 10)
    expect(found.standardError).toBeCloseTo(clusters.time.difference.standardError, 10)
    expect(found.interval!.low).toBeCloseTo(clusters.time.difference.low, 9)
    expect(found.interval!.high).toBeCloseTo(clusters.time.difference.high, 9)
    expect(found.pValue!.value).toBeCloseTo(clusters.time.difference.p, 9)
  })

  it('is adjusted with clusters - 2 degrees of freedom', () => {
    const evaluation = evaluate(rows, [time], { cluster: 'team', covariates: ['age'] })
    const found = effect(estimateFor(evaluation, 'time').difference)
    expect(found.value).toBeCloseTo(clusters.adjusted.value, 9)
    expect(found.standardError).toBeCloseTo(clusters.adjusted.standardError, 9)
    expect(found.interval!.low).toBeCloseTo(clusters.adjusted.low, 8)
    expect(found.method).toContain('clusters - 2 df')
  })

  it('has t of the cluster means where all clusters are of one size', () => {
    // Welch's t of the means of four and of three clusters of two rows, by hand.
    const values = [1, 3, 4, 6, 2, 2, 7, 5, 9, 11, 8, 8, 12, 14]
    const team = values.map((_, row) => `t${Math.floor(row / 2)}`)
    const solution = values.map((_, row) => (row < 8 ? 'old' : 'new'))
    const small = { numbers: { time: values }, categories: { team, solution } }
    const found = effect(
      estimateFor(evaluate(small, [time], { cluster: 'team' }), 'time').difference,
    )
    const [a, b] = [
      [2, 5, 2, 6],
      [10, 8, 13],
    ] as const
    const variance = (means: readonly number[]): number => {
      const mean = means.reduce((sum, one) => sum + one, 0) / means.length
      const squares = means.reduce((sum, one) => sum + (one - mean) ** 2, 0)
      return squares / (means.length - 1) / means.length
    }
    expect(found.standardError).toBeCloseTo(Math.sqrt(variance(a) + variance(b)), 12)
  })

  it('keeps clusters - 1 where clusters have rows in both arms', () => {
    const crossed = {
      ...rows,
      categories: {
        ...rows.categories,
        team: rows.numbers['time']!.map((_, row) => `t${row % 9}`),
      },
    }
    const found = effect(
      estimateFor(evaluate(crossed, [time], { cluster: 'team' }), 'time').difference,
    )
    expect(found.method).toContain('clusters - 1 df')
  })
})

describe('few clusters', () => {
  const warned = (teams: readonly string[]): boolean => {
    const some = { ...rows, categories: { ...rows.categories, team: teams } }
    const { findings } = evaluate(some, [time], { cluster: 'team' })
    return findings.some(({ code }) => code === 'few-clusters')
  }
  const own = rows.categories['team']!.map(String)

  it('are warned of under 5 in an arm, where each stands in one', () => {
    expect(warned(own)).toBe(false)
    expect(warned(own.map((team) => (team === 'team 10' ? 'team 9' : team)))).toBe(true)
  })

  it('are warned of under 30 where they have rows in both arms', () => {
    expect(warned(own.map((_, row) => `t${row % 29}`))).toBe(true)
    expect(warned(own.map((_, row) => `t${row % 30}`))).toBe(false)
  })
})
