import { describe, expect, test } from 'vitest'
import { createGenerator } from '#stats/random/generator'
import { blockRows } from '#storage/rows/column-stream'
import { FirstPass } from '#storage/rows/first-pass'
import { findRanks, type ValuePass } from '#storage/rows/order-statistics'

const probabilities = [0, 0.05, 0.5, 0.95, 1]
const rows = 100_000

interface Table {
  readonly cells: Int32Array
  readonly values: Float64Array
}

function tableOf(cellOf: (row: number) => number, valueOf: (row: number) => number): Table {
  const places = Array.from({ length: rows }, (_, row) => row)
  return { cells: Int32Array.from(places, cellOf), values: Float64Array.from(places, valueOf) }
}

function passOver({ cells, values }: Table): ValuePass {
  return async (take) => {
    for (let from = 0; from < rows; from += blockRows) {
      const to = Math.min(rows, from + blockRows)
      take(to - from, cells.subarray(from, to), values.subarray(from, to))
    }
    await Promise.resolve()
  }
}

function sorted({ cells, values }: Table, cell: number): Float64Array {
  return values
    .filter((value, row) => cells[row] === cell && Number.isFinite(value))
    .map((value) => value + 0)
    .toSorted()
}

/** Ranks found with and without going through the rows again, and the counts of one bin. */
async function lookedAt(
  table: Table,
  room: number,
): Promise<{ readonly left: number; readonly ns: readonly number[] }> {
  const finite = table.values.filter(Number.isFinite)
  const [low, high] = [
    finite.reduce((a, b) => Math.min(a, b)),
    finite.reduce((a, b) => Math.max(a, b)),
  ]
  const first = new FirstPass({ edges: [low, (low + high) / 2, high], probabilities, room })
  await passOver(table)((...block) => first.take(...block))
  const cells = first.cells()
  const found = cells.map(() => new Map<number, number>())
  const stretches = first.stretches(found)
  await findRanks(passOver(table), stretches, 1 << 22, found)
  for (const [cell, { n, counts }] of cells.entries()) {
    const expected = sorted(table, cell)
    expect(n).toBe(expected.length)
    expect(counts[0]).toBe(expected.findLastIndex((value) => value < (low + high) / 2) + 1)
    const ranks = probabilities.flatMap((each) => {
      const rank = Math.floor((n - 1) * each)
      return [rank, rank + 1].filter((wanted) => wanted < n)
    })
    expect([...found[cell]!.keys()].toSorted((a, b) => a - b)).toEqual([...new Set(ranks)])
    for (const [rank, value] of found[cell]!) expect(value).toBe(expected[rank])
  }
  return { left: stretches.length, ns: cells.map(({ n }) => n) }
}

function uniforms(seed: number): () => number {
  const generator = createGenerator(seed, 'first pass')
  return () => generator.next()
}

describe('the first pass over the rows', () => {
  test('finds the ranks of rows in no order without a second one', async () => {
    const random = uniforms(1)
    const table = tableOf(
      () => Math.floor(2 * random()),
      () => -Math.log(random()) - 0.5,
    )
    expect((await lookedAt(table, 1 << 22)).left).toBe(0)
  })

  test('leaves to a second one what the first rows do not tell', async () => {
    const random = uniforms(2)
    const table = tableOf(
      (row) => row % 3,
      (row) => (row * row) / 1000 + random(),
    )
    expect((await lookedAt(table, 1 << 22)).left).toBeGreaterThan(0)
  })

  test('leaves all to a second one where too many values are likely', async () => {
    const random = uniforms(3)
    const table = tableOf(() => 0, random)
    expect((await lookedAt(table, 100)).left).toBeGreaterThan(0)
  })

  test('passes over missing and infinite values, and knows no negative zero', async () => {
    const random = uniforms(4)
    const odd = [Number.NaN, Infinity, -Infinity, -0, 0, -1e300, 1e-310]
    const table = tableOf(
      (row) => row % 2,
      (row) => (row % 7 === 0 ? odd[(row / 7) % odd.length]! : random() - 0.5),
    )
    const { ns } = await lookedAt(table, 1 << 22)
    expect(ns.reduce((a, b) => a + b)).toBe(table.values.filter(Number.isFinite).length)
  })

  test('holds the values of cells beyond those that are counted', async () => {
    const random = uniforms(5)
    const table = tableOf((row) => row % 100, random)
    expect((await lookedAt(table, 1 << 22)).left).toBeGreaterThanOrEqual(100 - 64)
  })
})
