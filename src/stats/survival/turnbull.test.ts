import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { upperEnds, willingness } from '../../../test/reference/willingness.ts'
import { turnbull } from './turnbull.ts'

const said = willingness.turnbull
const patience = { rounds: 200_000, settled: 1e-13 }
const lower = said.lower
const upper = upperEnds(said.upper)
const ones = lower.map(() => 1)

describe('turnbull', () => {
  // R: self-consistency over all stretches between ends, until nothing changes by 1e-14.
  it.each([
    ['alike', ones, said.probability],
    ['with weights', said.weight, said.weighted],
  ])("equals R's, counted %s", (_, counts, probability) => {
    const found = turnbull({ lower, upper, counts }, patience)
    for (const [k, share] of probability.entries()) {
      const at = found.from.indexOf(said.from[k]!)
      expect(at === -1 ? 0 : found.probability[at]!).toBeCloseTo(share, 7)
    }
  })

  // survfit stops at four digits.
  it("has the curve of R's survfit", () => {
    const found = turnbull({ lower, upper, counts: ones }, patience)
    for (const [k, time] of said.survfit.time.entries()) {
      if (!found.from.includes(time)) continue
      const above = found.probability.reduce(
        (sum, p, j) => sum + (found.from[j]! >= time ? p : 0),
        0,
      )
      expect(above).toBeCloseTo(said.survfit.surv[k]!, 3)
    }
  })

  // Without overlaps it counts; a value that is known stands for itself, at the end of an interval or not.
  it('counts where nothing overlaps', () => {
    const found = turnbull(
      { lower: [0, 5, 5, 5], upper: [5, 9, 5, 9], counts: [1, 1, 2, 1] },
      patience,
    )
    expect(found.from).toEqual([0, 5])
    expect(found.to).toEqual([5, 5])
    expect(found.probability[0]).toBeCloseTo(1 / 5, 9)
  })

  it('adds up to 1 whatever the intervals', () => {
    const end = fc.integer({ min: 0, max: 12 })
    fc.assert(
      fc.property(fc.array(fc.tuple(end, end), { minLength: 1, maxLength: 30 }), (pairs) => {
        const lows = pairs.map(([a, b]) => Math.min(a, b))
        const highs = pairs.map(([a, b]) => Math.max(a, b))
        const counts = pairs.map(() => 1)
        const found = turnbull(
          { lower: lows, upper: highs, counts },
          { rounds: 500, settled: 1e-9 },
        )
        const sum = found.probability.reduce((all, each) => all + each, 0)
        expect(sum).toBeCloseTo(1, 9)
        expect(found.from.every((from, k) => from <= found.to[k]!)).toBe(true)
      }),
    )
  })

  it('refuses ends upside down and no rows', () => {
    const refused = (code: string) => expect.objectContaining({ code })
    expect(() => turnbull({ lower: [5], upper: [1], counts: [1] }, patience)).toThrow(
      refused('domain'),
    )
    expect(() => turnbull({ lower: [], upper: [], counts: [] }, patience)).toThrow(
      refused('too-few'),
    )
  })
})
