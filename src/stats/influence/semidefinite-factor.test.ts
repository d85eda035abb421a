import { array, assert, double, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { semidefiniteFactor, solveFactored } from './semidefinite-factor.ts'

describe('semidefiniteFactor', () => {
  it('multiplies back to the matrix and solves it, also where a row repeats another', () => {
    // The variance of the first and last row is 7.29e-324, and 4.94e-324 as a number: by it the second row had 13.3.
    const tiny = [0, 0, 0, 2.7e-162, 0, 0, 0, 3, 0, 0, 0, 0]
    // All but 1e-12 of the second row is the first, and the third lies along the rest.
    const near = [0, 1, 1.0001344e-6, 0, 0, -1, 0, 0, 0, 0, 0.5, 0]
    const entries = array(double({ min: -3, max: 3, noNaN: true }), {
      minLength: 12,
      maxLength: 12,
    })
    assert(
      property(entries, (values) => {
        const rows = [
          values.slice(0, 4),
          values.slice(4, 8),
          values.slice(8, 12),
          values.slice(0, 4),
        ]
        const gram = rows.map((a) => rows.map((b) => a.reduce((sum, x, k) => sum + x * b[k]!, 0)))
        const factor = semidefiniteFactor(gram)
        gram.forEach((row, i) => {
          row.forEach((entry, j) => {
            const back = factor[i]!.reduce((sum, x, k) => sum + x * factor[j]![k]!, 0)
            // Left out are shares up to sqrt(1e-10), rounding is up to 16 * 2^-53 / 1e-10, and variances under
            // 2^-1022 go with entries up to sqrt(2^-1022 * 36).
            const size = Math.sqrt(gram[i]![i]! * gram[j]![j]!)
            expect(Math.abs(back - entry)).toBeLessThanOrEqual(3e-5 * size + 1e-153)
          })
        })
      }),
      { numRuns: 50, seed: 7, examples: [[tiny], [near]] },
    )
  })

  it('solves a regular system (by hand: 4x + 2y = 2, 2x + 3y = 5)', () => {
    const factor = semidefiniteFactor([
      [4, 2],
      [2, 3],
    ])
    const x = solveFactored(factor, [2, 5])
    expect(x[0]).toBeCloseTo(-0.5, 12)
    expect(x[1]).toBeCloseTo(2, 12)
  })
})

describe('what is no covariance matrix', () => {
  it.each([
    ['domain', [[1, 0]]],
    ['not-finite', [[Number.NaN]]],
  ])('is refused: %s', (code, matrix) => {
    expect(() => semidefiniteFactor(matrix)).toThrow(expect.objectContaining({ code }))
  })

  it('nor are right sides of another size', () => {
    const factor = semidefiniteFactor([[4]])
    expect(() => solveFactored(factor, [1, 2])).toThrow(expect.objectContaining({ code: 'domain' }))
    // By hand: 4 x = 8.
    expect([...solveFactored(factor, [8])]).toEqual([2])
  })
})
