import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Matrix } from './square-matrix.ts'
import { symmetricEigen, type Eigen } from './symmetric-eigen.ts'

// LAPACK through NumPy 1.24.2: test/reference/eigen.py.
const { eigenvalues } = JSON.parse(
  readFileSync(new URL('../../../test/reference/eigen.json', import.meta.url), 'utf8'),
) as { eigenvalues: { name: string; matrix: Matrix; values: number[] }[] }

/** How far `A = sum value v v'` and `v'w = 0 or 1` are from being so, in units of the largest entry. */
function errors(matrix: Matrix, { values, vectors }: Eigen): { built: number; turned: number } {
  const unit = Math.max(...matrix.flat().map(Math.abs)) || 1
  let [built, turned] = [0, 0]
  for (const [i, row] of matrix.entries()) {
    for (const [j, entry] of row.entries()) {
      let [sum, product] = [0, 0]
      for (const [k, value] of values.entries()) {
        sum += (value / unit) * vectors[k]![i]! * vectors[k]![j]!
        product += vectors[i]![k]! * vectors[j]![k]!
      }
      built = Math.max(built, Math.abs(sum - entry / unit))
      turned = Math.max(turned, Math.abs(product - (i === j ? 1 : 0)))
    }
  }
  return { built, turned }
}

/** What n eigenvalues lose because no number is finer than the smallest one, in units of the largest entry. */
function coarseness(matrix: Matrix): number {
  return (matrix.length * Number.MIN_VALUE) / (Math.max(...matrix.flat().map(Math.abs)) || 1)
}

/** Its eigenvalues lie between multiples of the smallest number there is. */
const smallest = [
  [0, -Number.MIN_VALUE],
  [-Number.MIN_VALUE, -Number.MIN_VALUE],
]

describe('symmetricEigen', () => {
  it.each(eigenvalues)('has the eigenvalues of NumPy: $name', ({ matrix, values }) => {
    const eigen = symmetricEigen(matrix)
    const unit = Math.max(...values.map(Math.abs)) || 1
    for (const [k, value] of eigen.values.toSorted().entries()) {
      expect(Math.abs(value - values[k]!) / unit).toBeLessThan(1e-14)
    }
    const { built, turned } = errors(matrix, eigen)
    expect(built).toBeLessThan(1e-13)
    expect(turned).toBeLessThan(1e-13)
  })

  it('has the eigenvalues of the second difference matrix', () => {
    // Closed form: 2 - 2 cos(k pi / (n + 1)).
    const n = 150
    const matrix = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0)),
    )
    const values = symmetricEigen(matrix).values.toSorted()
    for (const [k, value] of values.entries()) {
      expect(value).toBeCloseTo(2 - 2 * Math.cos(((k + 1) * Math.PI) / (n + 1)), 12)
    }
  })

  it('builds any matrix again from its parts', () => {
    const entry = fc.oneof(
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.constantFrom(0, 0, 1, -1, 1e-160, 1e-8, 1e150),
    )
    const matrix = fc
      .integer({ min: 1, max: 9 })
      .chain((n) =>
        fc
          .array(entry, { minLength: n * n, maxLength: n * n })
          .map((entries) =>
            Array.from({ length: n }, (_, i) =>
              Array.from({ length: n }, (_, j) => entries[Math.max(i, j) * n + Math.min(i, j)]!),
            ),
          ),
      )
    fc.assert(
      fc.property(matrix, (matrix) => {
        const { built, turned } = errors(matrix, symmetricEigen(matrix))
        expect(built).toBeLessThan(1e-13 + coarseness(matrix))
        expect(turned).toBeLessThan(1e-13)
      }),
      { numRuns: 500, examples: [[smallest]] },
    )
  })

  it('takes an empty matrix, and refuses one that is not symmetric', () => {
    expect(symmetricEigen([])).toEqual({ values: new Float64Array(), vectors: [] })
    expect(() =>
      symmetricEigen([
        [1, 2],
        [3, 1],
      ]),
    ).toThrow('a symmetric matrix has one number')
  })
})
