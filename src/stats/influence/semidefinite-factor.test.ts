import { array, assert, double, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { semidefiniteFactor, solveFactored } from './semidefinite-factor.ts'

describe('semidefiniteFactor', () => {
  it('multiplies back to the matrix and solves it, also where a row repeats another', () => {
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
            expect(back).toBeCloseTo(entry, 4)
          })
        })
      }),
      { numRuns: 50, seed: 7 },
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
