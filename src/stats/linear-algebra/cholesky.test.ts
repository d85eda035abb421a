import { describe, expect, it } from 'vitest'
import { cholesky } from './cholesky.ts'
import { solveSymmetric } from './solve-symmetric.ts'
import { spearmanToPearson } from './spearman-to-pearson.ts'

const MATRIX = [
  [4, 12, -16],
  [12, 37, -43],
  [-16, -43, 98],
]

/** Hilbert's matrix of order 5, whose inverse has whole entries. */
const HILBERT = Array.from({ length: 5 }, (_, i) =>
  Array.from({ length: 5 }, (_, j) => 1 / (i + j + 1)),
)

describe('cholesky', () => {
  it('has the whole factor of a textbook matrix', () => {
    // L L' multiplied by hand gives MATRIX.
    expect(cholesky(MATRIX)).toEqual([
      [2, 0, 0],
      [6, 1, 0],
      [-8, 5, 3],
    ])
  })

  it('refuses a matrix that is not positive definite', () => {
    const singular = [
      [1, 1],
      [1, 1],
    ]
    expect(() => cholesky(singular)).toThrow('row 2 follows from those before it')
    expect(() => cholesky([[0]])).toThrow('not positive definite')
    expect(() => cholesky([[-1]])).toThrow('not positive definite')
    expect(() => cholesky([[1, 2]])).toThrow('has 2 entries')
  })

  it('takes an empty matrix', () => {
    expect(cholesky([])).toEqual([])
  })
})

describe('solveSymmetric', () => {
  it('solves what was multiplied by hand', () => {
    const x = solveSymmetric(MATRIX, [4 + 24 - 48, 12 + 74 - 129, -16 - 86 + 294])
    for (const [i, expected] of [1, 2, 3].entries()) expect(x[i]).toBeCloseTo(expected, 10)
  })

  it('has the first column of the inverse of a Hilbert matrix', () => {
    // Closed form: 25, -300, 1050, -1400, 630.
    const x = solveSymmetric(HILBERT, [1, 0, 0, 0, 0])
    for (const [i, expected] of [25, -300, 1050, -1400, 630].entries()) {
      expect(x[i]! / expected).toBeCloseTo(1, 9)
    }
  })

  it('refuses sides that do not fit', () => {
    expect(() => solveSymmetric(MATRIX, [1])).toThrow('3 equations cannot have 1 right sides')
  })
})

describe('spearmanToPearson', () => {
  it('has its closed form at the ends and between', () => {
    expect(spearmanToPearson(0)).toBe(0)
    expect(spearmanToPearson(1)).toBeCloseTo(1, 15)
    expect(spearmanToPearson(-1)).toBeCloseTo(-1, 15)
    // sin(pi / 12) = (sqrt 6 - sqrt 2) / 4
    expect(spearmanToPearson(0.5)).toBeCloseTo((Math.sqrt(6) - Math.sqrt(2)) / 2, 15)
  })

  it('refuses what is no correlation', () => {
    expect(() => spearmanToPearson(1.2)).toThrow('between -1 and 1')
    expect(() => spearmanToPearson(Number.NaN)).toThrow('between -1 and 1')
  })
})
