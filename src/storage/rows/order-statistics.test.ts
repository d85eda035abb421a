import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  findRanks,
  digitValues,
  firstDigit,
  firstStretches,
  keyDigit,
  type ValuePass,
} from '#storage/rows/order-statistics'
import { blockRows } from '#storage/rows/column-stream'

function passOver(values: readonly (readonly [number, number])[]): ValuePass {
  return async (take) => {
    for (let from = 0; from < values.length; from += blockRows) {
      const block = values.slice(from, from + blockRows)
      const cells = Int32Array.from(block, ([cell]) => cell)
      take(
        block.length,
        cells,
        Float64Array.from(block, ([, value]) => value),
      )
      await Promise.resolve()
    }
  }
}

function sorted(values: readonly (readonly [number, number])[], cell: number): Float64Array {
  return Float64Array.from(
    values.filter((each) => each[0] === cell && Number.isFinite(each[1])),
    ([, value]) => value + 0,
  ).toSorted()
}

const nasty = fc.oneof(
  fc.double(),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(
    0,
    -0,
    Number.MIN_VALUE,
    -Number.MAX_VALUE,
    1,
    1 + Number.EPSILON,
    1e9,
    1e9 + 1e-7,
  ),
)
const table = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), nasty), { maxLength: 60 })

describe('order statistics', () => {
  test('are those of the sorted values, however little room there is', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 0, max: 20 }), async (values, room) => {
        const sizes = [0, 1, 2].map((cell) => sorted(values, cell).length)
        const found = sizes.map(() => new Map<number, number>())
        const stretches = sizes.map((size, cell) => {
          const ranks = [...new Set([0, size >> 1, size - 1])].filter(
            (rank) => rank >= 0 && rank < size,
          )
          return { cell, digits: [], ranks, first: 0, size }
        })
        await findRanks(passOver(values), stretches, room, found)
        for (const { cell, ranks } of stretches) {
          expect([...found[cell]!].toSorted((a, b) => a[0] - b[0])).toEqual(
            ranks.map((rank) => [rank, sorted(values, cell)[rank]]),
          )
        }
      }),
      { numRuns: 500 },
    )
  })

  test('start from counted first digits as well', async () => {
    const values = Array.from({ length: 5000 }, (_, row) => [0, Math.sin(row) * 1e3] as const)
    const digits = new Uint32Array(digitValues)
    const bits = new Uint16Array(Float64Array.from(values, ([, value]) => value).buffer)
    for (const index of values.keys()) digits[keyDigit(bits, index, 0)]!++
    const ranks = [0, 17, 2500, 4999]
    const found = [new Map<number, number>()]
    await findRanks(passOver(values), firstStretches(0, digits, ranks), 100, found)
    expect(ranks.map((rank) => found[0]!.get(rank))).toEqual(
      ranks.map((rank) => sorted(values, 0)[rank]),
    )
  })
})

test('keys are in the order of the numbers', () => {
  const key = (value: number): bigint => {
    const bits = new Uint16Array(Float64Array.of(value + 0).buffer)
    return [0, 1, 2, 3].reduce((sum, digit) => sum * 65536n + BigInt(keyDigit(bits, 0, digit)), 0n)
  }
  fc.assert(
    fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (one, other) => {
      expect(key(one) < key(other)).toBe(one < other)
      const top = new Uint16Array(Float64Array.of(one + 0).buffer)[3]!
      expect(BigInt(firstDigit(top))).toBe(key(one) >> 48n)
    }),
  )
})
