import { describe, expect, test } from 'vitest'
import { BlockMoments, type CellMoments } from '#storage/rows/block-moments'
import { blockRows } from '#storage/rows/column-stream'

function momentsOf(
  cells: readonly number[],
  columns: readonly (readonly number[])[],
): readonly CellMoments[] {
  const moments = new BlockMoments(columns.length)
  for (let from = 0; from < cells.length; from += blockRows) {
    const rows = Math.min(blockRows, cells.length - from)
    const part = (values: readonly number[]): readonly number[] => values.slice(from, from + rows)
    moments.add(
      rows,
      Int32Array.from(part(cells)),
      columns.map((column) => Float64Array.from(part(column))),
    )
  }
  return moments.cells
}

/** Exact central moments of integers, by integer arithmetic: sum (n x - sum x)^k / n^k. */
function exact(values: readonly number[], power: bigint): number {
  const n = BigInt(values.length)
  const total = values.reduce((sum, value) => sum + BigInt(value), 0n)
  const sum = values.reduce((all, value) => all + (n * BigInt(value) - total) ** power, 0n)
  const scaled = (sum * 10n ** 30n) / n ** power
  return Number(scaled) / 1e30
}

function exactPair(a: readonly number[], b: readonly number[]): number {
  const n = BigInt(a.length)
  const sum = (values: readonly number[]): bigint =>
    values.reduce((all, value) => all + BigInt(value), 0n)
  const products = a.reduce((all, value, row) => all + BigInt(value) * BigInt(b[row]!), 0n)
  return Number(((n * products - sum(a) * sum(b)) * 10n ** 30n) / n) / 1e30
}

function pseudoNormal(rows: number, seed: number): readonly number[] {
  let state = seed
  return Array.from({ length: rows }, () => {
    let sum = 0
    for (let k = 0; k < 12; k++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      sum += state % 1000
    }
    return sum - 6000
  })
}

describe('moments', () => {
  test.each([0, 1e9, -4e12])('are exact to 12 digits around %d', (shift) => {
    const rows = 3 * blockRows + 77
    const a = pseudoNormal(rows, 1).map((value) => value + shift)
    const b = pseudoNormal(rows, 2).map((value) => value - shift)
    const [cell] = momentsOf(
      a.map(() => 0),
      [a, b],
    )
    const { n, mean: fromOrigin, m2, m3, m4 } = cell!.columns[0]!
    const mean = cell!.origins[0]! + fromOrigin
    expect(n).toBe(rows)
    expect(
      Math.abs(mean / (a.reduce((sum, value) => sum + value / rows, 0) || 1) - 1),
    ).toBeLessThan(1e-12)
    expect(Math.abs(m2 / exact(a, 2n) - 1)).toBeLessThan(1e-12)
    expect(Math.abs(m4 / exact(a, 4n) - 1)).toBeLessThan(1e-12)
    // the third moment nearly cancels: compared with the size of what is summed up
    expect(Math.abs(m3 - exact(a, 3n)) / (rows * Math.pow(m2 / rows, 1.5))).toBeLessThan(1e-12)
    expect(Math.abs(cell!.pairs[0]!.c - exactPair(a, b)) / m2).toBeLessThan(1e-12)
  })

  test('leave out what is missing, in pairs where either is', () => {
    const a = [1, NaN, 3, 4, Infinity]
    const b = [2, 5, NaN, 8, 1]
    const [cell] = momentsOf([0, 0, 0, 0, 0], [a, b])
    expect(cell!.origins).toEqual([3, 5])
    expect(cell!.columns.map(({ n, mean, min, max }) => [n, mean, min, max])).toEqual([
      [3, expect.closeTo(-1 / 3, 15), 1, 4],
      [4, -1, 1, 8],
    ])
    expect(cell!.pairs[0]).toMatchObject({ n: 2, meanA: -0.5, meanB: 0 })
    expect(cell!.pairs[0]!.c).toBeCloseTo(9, 12)
  })

  test('stand by cell, in as many cells as there are', () => {
    const rows = 2 * blockRows
    const cells = Array.from({ length: rows }, (_, row) => Math.floor(row / 2))
    const moments = momentsOf(cells, [cells.map((_, row) => row)])
    expect(moments).toHaveLength(rows / 2)
    expect(moments[1234]).toMatchObject({
      rows: 2,
      origins: [2469],
      columns: [{ n: 2, mean: -0.5, m2: 0.5 }],
    })
  })

  test('of no rows are none', () => {
    expect(momentsOf([], [[]])).toEqual([])
    const [cell] = momentsOf([0], [[NaN]])
    expect(cell!.columns[0]).toMatchObject({ n: 0, m2: 0 })
  })
})
