import { describe, expect, it } from 'vitest'
import { createGenerator } from '../random/generator.ts'
import { exponentials } from '../special/exponentials.ts'
import * as arithmetic from './column-arithmetic.ts'
import { createColumnSpace } from './column-space.ts'

const LENGTH = 1024
const generator = createGenerator(1, 'columns')
/** Numbers of all sizes and signs, and those that are none. */
const special = [0, -0, 1, -1, Infinity, -Infinity, NaN, 5e-324, 1e308, -1e308]
const drawn = (): number =>
  generator.below(20) === 0
    ? special[generator.below(special.length)]!
    : (generator.next() - 0.5) * 10 ** (generator.below(40) - 20)

type Operation = (out: Float64Array, a: Float64Array, b: Float64Array, length: number) => void

const operations: readonly (readonly [string, Operation])[] = [
  ['add', arithmetic.add],
  ['subtract', arithmetic.subtract],
  ['multiply', arithmetic.multiply],
  ['divide', arithmetic.divide],
  ['reduceBy', arithmetic.reduceBy],
  ['growBy', arithmetic.growBy],
  ['addProduct', arithmetic.addProduct],
  ['negate', (out, a, _, length) => arithmetic.negate(out, a, length)],
  ['exponential', (out, a, _, length) => arithmetic.exponential(out, a, length)],
  ['addNumber', (out, a, _, length) => arithmetic.addNumber(out, a, 1.7, length)],
  ['subtractFrom', (out, a, _, length) => arithmetic.subtractFrom(out, a, 1.7, length)],
  ['scale', (out, a, _, length) => arithmetic.scale(out, a, 1.7, length)],
  ['divideBy', (out, a, _, length) => arithmetic.divideBy(out, a, 1.7, length)],
  ['divideInto', (out, a, _, length) => arithmetic.divideInto(out, a, 1.7, length)],
  ['addScaled', (out, a, _, length) => arithmetic.addScaled(out, a, 1.7, length)],
]

describe('a column space', () => {
  const space = createColumnSpace(256 * 8 * LENGTH)

  it('has machine code here', () => {
    expect(space.loops).toBeDefined()
  })

  // By hand: out 10, a 6, b 2 and the number 1.7.
  it.each([
    ['add', 8],
    ['subtract', 4],
    ['multiply', 12],
    ['divide', 3],
    ['reduceBy', -6],
    ['growBy', 18],
    ['addProduct', 22],
    ['negate', -6],
    ['exponential', Math.exp(6)],
    ['addNumber', 7.7],
    ['subtractFrom', -4.3],
    ['scale', 10.2],
    ['divideBy', 6 / 1.7],
    ['divideInto', 1.7 / 6],
    ['addScaled', 20.2],
  ])('computes %s, beside it as inside', (name, exact) => {
    const [, operation] = operations.find(([each]) => each === name)!
    for (const column of [() => new Float64Array(8), () => space.column(8)]) {
      const [out, a, b] = [10, 6, 2].map((value) => column().fill(value))
      operation(out!, a!, b!, 8)
      for (const value of out!) expect(value).toBeCloseTo(exact, 10)
    }
  })

  it.each(operations)('gives %s the bits of the loops in TypeScript', (_, operation) => {
    for (const length of [LENGTH, 1000, 8, 3]) {
      const plain = [0, 1, 2].map(() => Float64Array.from({ length: LENGTH }, drawn))
      const placed = plain.map((values) => {
        const column = space.column(LENGTH)
        column.set(values)
        return column
      })
      expect(space.addressOf(placed[0]!)).toBeDefined()
      operation(plain[0]!, plain[1]!, plain[2]!, length)
      operation(placed[0]!, placed[1]!, placed[2]!, length)
      expect(placed[0]!.subarray(0, length)).toEqual(plain[0]!.subarray(0, length))
    }
  })

  it('works in place, and on columns beside it', () => {
    const column = space.column(LENGTH).fill(3)
    arithmetic.multiply(column, column, column, LENGTH)
    expect(column).toEqual(new Float64Array(LENGTH).fill(9))
    arithmetic.add(column, column, new Float64Array(LENGTH).fill(1), LENGTH)
    expect(column[LENGTH - 1]).toBe(10)
  })

  it('gives exponentials to the same bits within and beyond the reach of the table', () => {
    const values = Float64Array.from({ length: LENGTH }, (_, i) => (i - 512) / 3)
    const column = space.column(LENGTH)
    for (const reach of [1, 4.2]) {
      const exact = values.map((value) => value * reach)
      column.set(exact)
      arithmetic.exponential(column, column, LENGTH)
      exponentials(exact, exact, LENGTH)
      expect(column).toEqual(exact)
    }
  })

  it('marks where a running total has risen above 0, and adds up by replicate', () => {
    for (const length of [LENGTH, 1000, 3]) {
      const [total, flow, marks] = [0, 1, 2].map(() => new Float64Array(LENGTH))
      const placed = [0, 1, 2].map(() => space.column(LENGTH))
      const sums = new Float64Array(16)
      const placedSums = space.column(16)
      for (let year = 0; year < 4; year++) {
        for (let i = 0; i < LENGTH; i++) flow![i] = generator.below(5) - 2
        placed[1]!.set(flow!)
        arithmetic.addAndMark({ total: total!, flow: flow!, marks: marks! }, 1e-9, length)
        const [ours, theirs, mine] = placed as [Float64Array, Float64Array, Float64Array]
        arithmetic.addAndMark({ total: ours, flow: theirs, marks: mine }, 1e-9, length)
        expect(ours.subarray(0, length)).toEqual(total!.subarray(0, length))
        expect(mine.subarray(0, length)).toEqual(marks!.subarray(0, length))
        arithmetic.sumByReplicate(sums, marks!, length)
        arithmetic.sumByReplicate(placedSums, mine, length)
        expect(placedSums).toEqual(sums)
      }
      expect(sums.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(length / 4)
    }
  })

  it('adds up squares and counts by replicate, and deals values out to cells', () => {
    for (const length of [LENGTH, 1000, 37]) {
      const values = Float64Array.from({ length: LENGTH }, drawn)
      const placed = space.column(LENGTH)
      placed.set(values)
      const gather = (sum: (sums: Float64Array, column: Float64Array) => void): void => {
        const [plain, inside] = [new Float64Array(16), space.column(16)]
        sum(plain, values)
        sum(inside, placed)
        expect(inside).toEqual(plain)
      }
      gather((sums, column) => arithmetic.squaresByReplicate(sums, column, 0.5, length))
      gather((sums, column) => arithmetic.countByReplicate(sums, column, 0, length))
      const cells = { low: -3, scale: 100, last: 700 }
      const words = space.words(LENGTH / 2)
      const inside = new Uint16Array(words.buffer, words.byteOffset, LENGTH)
      const plain = new Uint16Array(LENGTH)
      arithmetic.cellsOf(plain, values, cells, length)
      arithmetic.cellsOf(inside, placed, cells, length)
      expect(inside.subarray(0, length)).toEqual(plain.subarray(0, length))
    }
    // By hand: 1, 2, 3, 4 four times; squares about 2, those at most 3, cells of width 1 from 1.5 on.
    const column = space.column(16)
    for (let i = 0; i < 16; i++) column[i] = (i % 4) + 1
    const sums = space.column(16)
    arithmetic.squaresByReplicate(sums, column, 2, 16)
    expect([...sums.subarray(0, 4)]).toEqual([1, 0, 1, 4])
    arithmetic.countByReplicate(sums.fill(0), column, 3, 16)
    expect([...sums.subarray(4, 8)]).toEqual([1, 1, 1, 0])
    const found = new Uint16Array(16)
    arithmetic.cellsOf(found, column, { low: 1.5, scale: 1, last: 1 }, 16)
    expect([...found.subarray(0, 4)]).toEqual([0, 0, 1, 1])
  })

  it('tells whether two columns are the same', () => {
    const [one, other] = [space.column(LENGTH).fill(NaN), space.column(LENGTH).fill(NaN)]
    for (const [a, b] of [
      [one, other],
      [one.slice(), other.slice()],
    ] as const) {
      expect(arithmetic.isSame(a, b, LENGTH)).toBe(true)
      b[LENGTH - 1] = 3
      expect(arithmetic.isSame(a, b, LENGTH)).toBe(false)
      expect(arithmetic.isSame(a, b, LENGTH - 1)).toBe(true)
    }
  })

  it('tells whether all values lie within bounds', () => {
    const column = space.column(LENGTH).fill(0.5)
    const share = { low: 0, high: 1 }
    expect(arithmetic.isWithin(column, share, LENGTH)).toBe(true)
    for (const wrong of [-1e-9, 1.5, NaN, Infinity]) {
      column[777] = wrong
      expect(arithmetic.isWithin(column, share, LENGTH)).toBe(false)
      expect(arithmetic.isWithin(column, share, 777)).toBe(true)
    }
  })

  it('gives plain columns once it is full', () => {
    const full = createColumnSpace(8 * LENGTH)
    const columns = Array.from({ length: 10_000 / 4 }, () => full.column(LENGTH))
    expect(full.addressOf(columns.at(-1)!)).toBeUndefined()
    arithmetic.add(columns.at(-1)!, columns.at(-1)!, columns[0]!, LENGTH)
    expect(columns.at(-1)!.every((value) => value === 0)).toBe(true)
  })
})

describe('isAllFinite', () => {
  const space = createColumnSpace(3 * 8 * LENGTH)

  it('sees one number that is none at any place, beside it as inside', () => {
    for (const column of [new Float64Array(LENGTH), space.column(LENGTH)]) {
      column.fill(Number.MAX_VALUE)
      expect(arithmetic.isAllFinite(column, LENGTH)).toBe(true)
      for (const value of [NaN, Infinity, -Infinity]) {
        for (const place of [1, 2, 3, 8, 777, LENGTH - 1]) {
          column[place] = value
          expect(arithmetic.isAllFinite(column, LENGTH)).toBe(false)
          expect(arithmetic.isAllFinite(column, place)).toBe(true)
          column[place] = 0
        }
      }
      expect(arithmetic.isAllFinite(column, LENGTH)).toBe(true)
    }
  })
})
