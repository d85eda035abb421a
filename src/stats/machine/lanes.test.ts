import { describe, expect, it } from 'vitest'
import { createGenerator } from '../random/generator.ts'
import {
  innerProduct,
  SUMMED,
  sumsAcross,
  timesColumn,
  timesMatrix,
  timesTurned,
} from './lane-matrices.ts'
import {
  addTimes,
  chancesOf,
  createLanes,
  eachPlace,
  exponentialsOf,
  inverseRoots,
  LANES,
  multiplyBy,
  productSums,
  type Lanes,
} from './lanes.ts'

const COLUMNS = 40
const noMachine = { compiled: () => undefined }

/** The same numbers in both, of which each lane has its own. */
function bothWays(): readonly [Lanes, Lanes] {
  const both = [createLanes(COLUMNS * LANES), createLanes(COLUMNS * LANES, noMachine)] as const
  const generator = createGenerator(1, 'lanes')
  for (let i = 0; i < COLUMNS * LANES; i++) {
    const value = (generator.next() - 0.3) * 10 ** generator.below(3)
    for (const { cells } of both) cells[i] = value
  }
  return both
}

const at = (column: number): number => column * LANES
const product = {
  matrix: at(10),
  vector: at(20),
  rows: 3,
  columns: 2,
  out: at(30),
  from: at(25),
}

type Operation = readonly [string, (lanes: Lanes) => void]

const operations: readonly Operation[] = [
  [
    'sums, differences, products and ratios',
    (lanes) => {
      for (const [i, kind] of (['add', 'subtract', 'multiply', 'divide'] as const).entries())
        eachPlace(lanes, kind, [at(30 + 2 * i), at(10), at(20)], 2 * LANES)()
    },
  ],
  [
    'multiples',
    (lanes) => {
      multiplyBy(lanes, [at(30), at(10)], 1.7, LANES)
      addTimes(lanes, [at(31), at(10)], -0.3, LANES)
    },
  ],
  ['a matrix times a vector', (lanes) => timesMatrix(lanes, product)()],
  [
    'a turned matrix times a vector, added and taken',
    (lanes) => {
      timesTurned(lanes, 'add', product)()
      timesTurned(lanes, 'take', { ...product, out: at(35) })()
    },
  ],
  [
    'what is left over, times something',
    (lanes) =>
      productSums(lanes, 'solve', {
        out: at(30),
        from: at(10),
        a: at(20),
        b: at(15),
        times: at(12),
        outRow: LANES,
        fromRow: LANES,
        aRow: LANES,
        timesRow: LANES,
        aStep: LANES,
        bStep: 2 * LANES,
        count: 3,
        rows: 2,
        width: LANES,
      })(),
  ],
  [
    'no product at all',
    (lanes) =>
      productSums(lanes, 'solve', {
        out: at(30),
        from: at(10),
        a: at(20),
        b: at(15),
        times: at(12),
        aStep: LANES,
        bStep: LANES,
        count: 0,
        rows: 1,
        width: LANES,
      })(),
  ],
  [
    'inner products and multiples of a vector',
    (lanes) => {
      innerProduct(lanes, [at(30), at(25)], [at(10), at(20)], 4)()
      timesColumn(lanes, [at(31), at(25)], [at(10), at(20)], 3)()
    },
  ],
  ['sums over lanes', (lanes) => sumsAcross(lanes, at(30), [at(10), at(20)], 3)()],
  [
    'roots, exponentials and chances',
    (lanes) => {
      inverseRoots(lanes, [at(30), at(10)])()
      exponentialsOf(lanes, at(12), 3 * LANES)()
      chancesOf(lanes, [at(12), at(31)], 3)()
    },
  ],
  [
    'exponentials beyond all tables',
    (lanes) => {
      lanes.cells[at(12) + 5] = 800
      exponentialsOf(lanes, at(12), LANES)()
    },
  ],
]

describe('lanes', () => {
  it('have machine code here', () => {
    expect(bothWays().map(({ machine }) => machine === undefined)).toEqual([false, true])
  })

  it.each(operations)('%s are the same bits with and without it', (_, operation) => {
    const [machine, plain] = bothWays()
    const before = machine.cells.slice()
    operation(machine)
    operation(plain)
    expect(machine.cells.every((value, i) => Object.is(value, plain.cells[i]))).toBe(true)
    expect(machine.cells.every((value, i) => Object.is(value, before[i]))).toBe(false)
  })
})

// By hand, the same numbers in every lane.
describe.each([['machine code'], ['plain loops']])('with %s', (name) => {
  const filled = (values: Readonly<Record<number, number>>): Lanes => {
    const lanes = createLanes(COLUMNS * LANES, name === 'plain loops' ? noMachine : undefined)
    for (const [column, value] of Object.entries(values))
      lanes.cells.fill(value, at(Number(column)), at(Number(column) + 1))
    return lanes
  }
  const column = ({ cells }: Lanes, number: number): number => cells[at(number) + 7]!
  // [[1, 2], [3, 4], [5, 6]] at 10, vectors at 20, 100 at 25.
  const matrix = {
    10: 1,
    11: 2,
    12: 3,
    13: 4,
    14: 5,
    15: 6,
    20: 7,
    21: 8,
    22: 9,
    25: 100,
    26: 200,
    27: 300,
  }

  it('a matrix is multiplied row by row and column by column', () => {
    const lanes = filled(matrix)
    timesMatrix(lanes, product)()
    expect([30, 31, 32].map((one) => column(lanes, one))).toEqual([123, 253, 383])
    timesTurned(lanes, 'add', product)()
    expect([30, 31].map((one) => column(lanes, one))).toEqual([176, 300])
    timesTurned(lanes, 'take', product)()
    expect([30, 31].map((one) => column(lanes, one))).toEqual([24, 100])
  })

  it('what is left is divided, roots and chances are taken', () => {
    const lanes = filled({
      ...matrix,
      16: 0.25,
      17: 16,
      18: 0,
      19: Math.log(2),
    })
    productSums(lanes, 'solve', {
      out: at(30),
      from: at(25),
      a: at(10),
      b: at(20),
      times: at(16),
      aStep: LANES,
      bStep: LANES,
      count: 2,
      rows: 1,
      width: LANES,
    })()
    expect(column(lanes, 30)).toBe((100 - 7 - 16) / 4)
    inverseRoots(lanes, [at(31), at(17)])()
    expect(column(lanes, 31)).toBe(0.25)
    exponentialsOf(lanes, at(18), 2 * LANES)()
    chancesOf(lanes, [at(18), at(32)], 2)()
    expect([18, 19, 32].map((one) => column(lanes, one))).toEqual([
      expect.closeTo(0.25, 14),
      expect.closeTo(0.5, 14),
      expect.closeTo(4, 14),
    ])
  })

  it('lanes are added up, eight sums of a quarter each', () => {
    const lanes = filled(matrix)
    sumsAcross(lanes, at(25), [at(10), at(20)], 2)()
    const sums = (number: number): number[] => [
      ...lanes.cells.subarray(at(number), at(number) + SUMMED),
    ]
    expect(sums(25)).toEqual(Array.from({ length: SUMMED }, () => 100 + (LANES / SUMMED) * 7))
    expect(sums(26)).toEqual(Array.from({ length: SUMMED }, () => 200 + (LANES / SUMMED) * 8))
    innerProduct(lanes, [at(30), at(25)], [at(20), at(20)], 3)()
    expect(column(lanes, 30)).toBe(128 + 49 + 64 + 81)
    timesColumn(lanes, [at(31), at(30 - 1)], [at(20), at(11)], 3)()
    expect([31, 32, 33].map((one) => column(lanes, one))).toEqual([14, 16, 18])
  })
})
