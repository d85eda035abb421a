import { expect, it } from 'vitest'
import { dot, orthogonalColumns } from './orthogonal-columns.ts'

// A textbook example of QR: columns (12, 6, -4), (-51, 167, 24), (4, -68, -41) have R = [[14, 21, -14], [0, 175, -70], [0, 0, 35]].
const columns = [
  [12, 6, -4],
  [-51, 167, 24],
  [4, -68, -41],
].map((column) => Float64Array.from(column))
const r = [
  [14, 21, -14],
  [0, 175, -70],
  [0, 0, 35],
]

it('is the QR decomposition of a textbook', () => {
  const { q, inverse } = orthogonalColumns(columns)
  q.forEach((a, i) =>
    columns.forEach((column, j) => expect(dot(a, column)).toBeCloseTo(r[i]![j]!, 11)),
  )
  const product = r.map((row) =>
    [0, 1, 2].map((j) => row.reduce((sum, value, k) => sum + value * inverse[k]![j]!, 0)),
  )
  product.forEach((row, i) =>
    row.forEach((value, j) => expect(value).toBeCloseTo(i === j ? 1 : 0, 13)),
  )
})

it('keeps columns at right angles that are almost one', () => {
  // Läuchli's matrix, which plain Gram and Schmidt loses: inner products of Q of 0.5 there.
  const tiny = 1e-8
  const lauchli = [0, 1, 2].map((k) =>
    Float64Array.from([1, 0, 0, 0].map((x, i) => (i === k + 1 ? tiny : x))),
  )
  const { q } = orthogonalColumns(lauchli)
  for (const [i, j] of [
    [0, 1],
    [0, 2],
    [1, 2],
  ] as const)
    expect(Math.abs(dot(q[i]!, q[j]!))).toBeLessThan(1e-14)
})

it('names the column that others determine, also one of zeros', () => {
  const sum = Float64Array.from(columns[0]!, (value, i) => value + columns[1]![i]!)
  expect(() => orthogonalColumns([columns[0]!, columns[1]!, sum])).toThrow(
    expect.objectContaining({ code: 'singular', details: { column: 2 } }),
  )
  expect(() => orthogonalColumns([new Float64Array(3)])).toThrow(
    expect.objectContaining({ code: 'singular', details: { column: 0 } }),
  )
})
