import { describe, expect, it } from 'vitest'
import { survey } from '../../../test/evidence/survey-reference.ts'
import { standardErrorOf } from './linear-estimate.ts'
import { meanEstimate } from './mean-estimate.ts'
import { weightedMeanEstimate } from './weighted-mean-estimate.ts'

// Rows and values of R's package survey: test/reference/survey.R.
const { rows, weighted } = survey
const column = (id: 'time' | 'good', arm: number): Float64Array =>
  Float64Array.from(rows[id], (value, row) => (rows.arm[row] === arm ? value : Number.NaN))
const weights = Float64Array.from(rows.weight)
const teams = Int32Array.from(rows.team)

describe('weightedMeanEstimate', () => {
  it.each([
    ['time', 0, weighted.time.base],
    ['time', 1, weighted.time.treatment],
    ['good', 0, weighted.good.base],
    ['good', 1, weighted.good.treatment],
  ] as const)('%s of arm %s: svymean', (id, arm, known) => {
    const found = weightedMeanEstimate(column(id, arm), weights)
    expect(found.value).toBeCloseTo(known.value, 11)
    expect(standardErrorOf(found)).toBeCloseTo(known.standardError, 11)
    expect(found.df).toBe(known.df)
  })

  it('sums the rows of a cluster: svymean of a design of clusters', () => {
    for (const [arm, known] of [
      [0, weighted.timeByTeam.base],
      [1, weighted.timeByTeam.treatment],
    ] as const) {
      const found = weightedMeanEstimate(column('time', arm), weights, teams)
      expect(standardErrorOf(found)).toBeCloseTo(known.standardError, 11)
      expect(found.df).toBe(known.df)
    }
  })

  it('has the spread of the population (svyvar) and the effective size of Kish', () => {
    for (const arm of [0, 1] as const) {
      const found = weightedMeanEstimate(column('time', arm), weights)
      expect(found.standardDeviation).toBeCloseTo(weighted.spreads[arm], 11)
      expect(found.effectiveSize).toBeCloseTo(weighted.effectiveSizes[arm], 10)
    }
  })

  it('is the plain mean with its error where all weights are equal, whatever their size', () => {
    const values = column('time', 0)
    const plain = meanEstimate(values)
    const found = weightedMeanEstimate(
      values,
      weights.map(() => 250),
    )
    expect(found.value).toBeCloseTo(plain.value, 11)
    expect(standardErrorOf(found)).toBeCloseTo(standardErrorOf(plain), 12)
    expect(found.effectiveSize).toBeCloseTo(50, 10)
  })

  it.each([
    ['too-few', [1, Number.NaN], [1, 1], undefined],
    ['too-few', [1, 2], [1, 1], [3, 3]],
    ['domain', [1, 2, 3], [1, 0, 1], undefined],
    ['domain', [1, 2, 3], [1, Number.NaN, 1], undefined],
    ['domain', [1, 2, 3], [1, 2], undefined],
  ])('refuses: %s', (code, values, given, clusters) => {
    const call = (): unknown =>
      weightedMeanEstimate(
        Float64Array.from(values),
        Float64Array.from(given),
        clusters && Int32Array.from(clusters),
      )
    expect(call).toThrow(expect.objectContaining({ code }))
  })

  it('needs no weight of a row without a value', () => {
    const found = weightedMeanEstimate(
      Float64Array.of(1, Number.NaN, 3),
      Float64Array.of(1, Number.NaN, 1),
    )
    expect(found.value).toBe(2)
  })
})
