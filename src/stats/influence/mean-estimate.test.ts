import { describe, expect, it } from 'vitest'
import { reference } from '../../../test/evidence/evidence-reference.ts'
import { StatisticsError } from '#stats/error'
import { covarianceOf, differenceOf, standardErrorOf } from './linear-estimate.ts'
import { meanEstimate, presentMean, separateClusters } from './mean-estimate.ts'

// Rows and values of base R: test/reference/evidence.R.
const column = (id: string, arm?: number): Float64Array =>
  Float64Array.from(reference.rows[id]!, (value, row) =>
    arm === undefined || reference.rows['arm']![row] === arm ? (value ?? NaN) : NaN,
  )
const { independent } = reference

describe('meanEstimate', () => {
  it('gives s / sqrt(n), and Welch as the difference of two arms (R t.test)', () => {
    const difference = differenceOf(
      meanEstimate(column('time', 1)),
      meanEstimate(column('time', 0)),
    )
    expect(difference.value).toBeCloseTo(independent.welch.value, 10)
    expect(standardErrorOf(difference)).toBeCloseTo(independent.welch.se, 10)
  })

  it('gives the correlation of two means over the same rows: that of the rows (R cor)', () => {
    const a = meanEstimate(column('time', 0))
    const b = meanEstimate(column('second', 0))
    const r = covarianceOf(a, b) / (standardErrorOf(a) * standardErrorOf(b))
    expect(r).toBeCloseTo(independent.correlationOfMeans, 12)
  })

  it('sums clusters: with equal clusters the error is that of the cluster means (closed form)', () => {
    const values = column('time')
    const clusters = Int32Array.from(reference.rows['cluster']!, Number)
    const means = Float64Array.from({ length: 12 }, (_, g) =>
      values.subarray(5 * g, 5 * g + 5).reduce((sum, value) => sum + value / 5, 0),
    )
    const clustered = meanEstimate(values, clusters)
    expect(standardErrorOf(clustered)).toBeCloseTo(standardErrorOf(meanEstimate(means)), 12)
    expect(clustered.df).toBe(11)
  })

  it('takes a row without a cluster as a cluster of its own', () => {
    expect([...separateClusters(Int32Array.of(4, -1, 4, -1))]).toEqual([4, 6, 4, 8])
  })

  it('refuses one value and one cluster', () => {
    expect(() => meanEstimate(Float64Array.of(3, NaN))).toThrow(StatisticsError)
    expect(() => meanEstimate(Float64Array.of(3, 4), Int32Array.of(1, 1))).toThrow(StatisticsError)
  })
})

describe('presentMean', () => {
  it('counts the values that are there, by hand: 1, 2 and 6', () => {
    expect(presentMean(Float64Array.of(1, NaN, 2, 6))).toEqual({ n: 3, mean: 3 })
    expect(() => presentMean(Float64Array.of(NaN))).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
  })
})
