import { describe, expect, it } from 'vitest'
import { reference } from '../../../test/evidence/evidence-reference.ts'
import { StatisticsError } from '#stats/error'
import { meanEstimate } from './mean-estimate.ts'
import { ratioRows } from './ratio-rows.ts'

// Rows and values of base R: test/reference/evidence.R.
const column = (id: string, arm: number): Float64Array =>
  Float64Array.from(reference.rows[id]!, (value, row) =>
    reference.rows['arm']![row] === arm ? (value ?? NaN) : NaN,
  )
const { independent } = reference

describe('ratioRows', () => {
  it('has the ratio of totals as mean and its delta-method error (R)', () => {
    const rows = ratioRows(column('errors', 0), column('opportunities', 0))
    expect(rows.ratio).toBeCloseTo(independent.rate.base, 14)
    expect(meanEstimate(rows.rows).value).toBeCloseTo(independent.rate.base, 12)
  })

  it('refuses denominators that sum to nothing', () => {
    expect(() => ratioRows(Float64Array.of(1), Float64Array.of(0))).toThrow(StatisticsError)
  })
})
