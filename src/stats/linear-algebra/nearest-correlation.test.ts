import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cholesky } from './cholesky.ts'
import { nearestCorrelation } from './nearest-correlation.ts'
import type { Matrix } from './square-matrix.ts'
import { symmetricEigen } from './symmetric-eigen.ts'

// A minimiser over factors in SciPy 1.10.1: test/reference/distributions.py.
const { correlations } = JSON.parse(
  readFileSync(new URL('../../../test/reference/distributions.json', import.meta.url), 'utf8'),
) as { correlations: { given: Matrix; nearest: Matrix; distance: number }[] }

function distance(a: Matrix, b: Matrix): number {
  return Math.hypot(...a.flatMap((row, i) => row.map((entry, j) => entry - b[i]![j]!)))
}

describe('nearestCorrelation', () => {
  it.each(correlations)('of $given is that of another method', (row) => {
    const { matrix, changed } = nearestCorrelation(row.given)
    expect(changed).toBe(true)
    expect(distance(matrix, row.nearest)).toBeLessThan(1e-6)
    expect(distance(matrix, row.given)).toBeCloseTo(row.distance, 6)
  })

  it('has the entries printed by Higham (2002), page 334', () => {
    const { matrix } = nearestCorrelation([
      [1, 1, 0],
      [1, 1, 1],
      [0, 1, 1],
    ])
    expect(matrix[0]!.map((entry) => Number(entry.toFixed(4)))).toEqual([1, 0.7607, 0.1573])
  })

  it('has the entries printed by Higham (2002), section 4', () => {
    const { matrix } = nearestCorrelation([
      [2, -1, 0, 0],
      [-1, 2, -1, 0],
      [0, -1, 2, -1],
      [0, 0, -1, 2],
    ])
    expect(matrix[0]!.map((entry) => Number(entry.toFixed(4)))).toEqual([
      1, -0.8084, 0.1916, 0.1068,
    ])
    expect(matrix[1]![2]).toBeCloseTo(-0.6562, 4)
  })

  it('leaves alone what can hold and has nothing to do with the rest', () => {
    // Higham's matrix in the rows 1, 3 and 5 beside a pair in 2 and 4: each is as it is by itself
    const { matrix, changed } = nearestCorrelation([
      [1, 0, 1, 0, 0],
      [0, 1, 0, 0.3, 0],
      [1, 0, 1, 0, 1],
      [0, 0.3, 0, 1, 0],
      [0, 0, 1, 0, 1],
    ])
    expect(changed).toBe(true)
    expect(matrix[1]).toEqual([0, 1, 0, 0.3, 0])
    expect(matrix[0]!.map((entry) => Number(entry.toFixed(4)))).toEqual([1, 0, 0.7607, 0, 0.1573])
  })

  it('leaves a correlation matrix alone', () => {
    const matrix = [
      [1, 0.3],
      [0.3, 1],
    ]
    expect(nearestCorrelation(matrix)).toEqual({ matrix, changed: false })
    expect(nearestCorrelation([[1]])).toEqual({ matrix: [[1]], changed: false })
    expect(nearestCorrelation([])).toEqual({ matrix: [], changed: false })
  })

  it('takes a perfect correlation as legal', () => {
    const { matrix, changed } = nearestCorrelation([
      [1, -1, 0.5],
      [-1, 1, -0.5],
      [0.5, -0.5, 1],
    ])
    expect(changed).toBe(false)
    expect(matrix[0]![1]).toBeCloseTo(-1, 7)
    expect(() => cholesky(matrix)).not.toThrow()
  })

  it('gives a positive definite matrix with ones on the diagonal, whatever it is given', () => {
    const entry = fc.double({ min: -1, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.array(entry, { minLength: 10, maxLength: 10 }), (entries) => {
        let next = 0
        const lower = Array.from({ length: 5 }, (_, i) =>
          Array.from({ length: i }, () => entries[next++]!),
        )
        const given = lower.map((_, i) =>
          lower.map((_, j) => (i === j ? 1 : (lower[Math.max(i, j)]![Math.min(i, j)] ?? 0))),
        )
        const { matrix } = nearestCorrelation(given)
        expect(Math.min(...symmetricEigen(matrix).values)).toBeGreaterThan(0)
        expect(() => cholesky(matrix)).not.toThrow()
        expect(matrix.map((row, i) => row[i])).toEqual([1, 1, 1, 1, 1])
      }),
      { numRuns: 50 },
    )
  })

  it('refuses what is not symmetric', () => {
    expect(() =>
      nearestCorrelation([
        [1, 0.2],
        [0.3, 1],
      ]),
    ).toThrow('row 2, column 1 and in row 1, column 2, not 0.3 and 0.2')
    expect(() => nearestCorrelation([[1, 0]])).toThrow('has 2 entries')
    expect(() => nearestCorrelation([[Number.NaN]])).toThrow('finite number')
  })
})
