import { describe, expect, it } from 'vitest'
import { createGenerator } from '../random/generator.ts'
import { createColumnSpace } from './column-space.ts'
import { flowColumns, paybackPeriods, stepTowardsRate } from './flow-arithmetic.ts'
import { plainWorkspace } from './workspace.ts'

const LENGTH = 512
const space = createColumnSpace(64 * 8 * LENGTH)

/** The same flows as plain columns and in the space. */
function bothWays(rows: (period: number, draw: number) => number, periods: number) {
  const plain = Array.from({ length: periods }, (_, period) =>
    Float64Array.from({ length: LENGTH }, (_, draw) => rows(period, draw)),
  )
  const placed = plain.map((values) => {
    const column = space.column(LENGTH)
    column.set(values)
    return column
  })
  return [
    { flows: flowColumns(plain, plainWorkspace), column: () => new Float64Array(LENGTH) },
    { flows: flowColumns(placed, space), column: () => space.column(LENGTH) },
  ] as const
}

describe('paybackPeriods', () => {
  // By hand: -100, 60, 60: 1 + 40 / 60; nothing first; never; back at once; back and below again.
  it.each([
    [[-100, 60, 60, 0], 1 + 40 / 60, 0],
    [[0, -50, 25, 25], 3, 0],
    [[-100, 20, 20, 20], Infinity, 0],
    [[5, 1, 1, 1], 0, 0],
    [[-10, 20, -15, 1], 0.5, 1],
  ])('of %j', (row, periods, turns) => {
    for (const { flows, column } of bothWays((period) => row[period]!, 4)) {
      const out = { periods: column(), turns: column() }
      paybackPeriods(flows, out, LENGTH)
      expect(out.periods[LENGTH - 1]).toBeCloseTo(periods, 12)
      expect(out.turns[LENGTH - 1]).toBe(turns)
    }
  })

  it('has the bits of the loop in TypeScript', () => {
    const generator = createGenerator(1, 'flows')
    const [plain, placed] = bothWays(() => generator.below(7) - 3 + generator.below(2) / 8, 6)
    const [one, other] = [plain, placed].map(({ flows, column }) => {
      const out = { periods: column(), turns: column() }
      paybackPeriods(flows, out, LENGTH)
      return out
    })
    expect(other).toEqual(one)
  })
})

describe('stepTowardsRate', () => {
  it('finds 10 % and the golden ratio', () => {
    // -100, 0, 121: the factor is 1 / 1.1; -1, 1, 1: (sqrt 5 - 1) / 2.
    for (const { flows, column } of bothWays(
      (period, draw) => (draw % 2 === 0 ? [-100, 0, 121] : [-1, 1, 1])[period]!,
      3,
    )) {
      const found = { factors: column().fill(1), changes: column() }
      for (let step = 0; step < 8; step++) stepTowardsRate(flows, found, LENGTH)
      expect(found.factors[0]).toBeCloseTo(1 / 1.1, 14)
      expect(found.factors[1]).toBeCloseTo((Math.sqrt(5) - 1) / 2, 14)
      expect(Math.abs(found.changes[1]!)).toBeLessThan(1e-14)
    }
  })

  it('has the bits of the loop in TypeScript', () => {
    const generator = createGenerator(2, 'flows')
    const [plain, placed] = bothWays((period) => (period === 0 ? -3 : 1) * generator.next(), 5)
    const [one, other] = [plain, placed].map(({ flows, column }) => {
      const found = { factors: column().fill(0.9), changes: column() }
      for (let step = 0; step < 3; step++) stepTowardsRate(flows, found, LENGTH)
      return found
    })
    expect(other).toEqual(one)
  })
})
