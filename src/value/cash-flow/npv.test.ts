import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { npv, presentValues } from './npv.ts'

// mpmath 1.3.0, 50 digits, from the definition: test/reference/cash-flow.py.
const { cases } = JSON.parse(
  readFileSync(new URL('../../../test/reference/cash-flow.json', import.meta.url), 'utf8'),
) as {
  cases: readonly {
    flows: number[]
    npv: Record<string, number>
    npvMidPeriod: Record<string, number>
  }[]
}

describe('npv', () => {
  it('leaves time 0 undiscounted', () => {
    // 300 x (1 - 1.1^-3) / 0.1 - 500.
    expect(npv(0.1, [-500, 300, 300, 300], false)).toBeCloseTo(246.06, 2)
  })

  it("agrees with numpy-financial's published example", () => {
    // numpy-financial 1.0 documentation, npv: npf.npv(0.08, [-40000, 5000, 8000, 12000, 30000]).
    expect(npv(0.08, [-40000, 5000, 8000, 12000, 30000], false)).toBeCloseTo(3065.22267, 5)
  })

  it('agrees with 50 digits', () => {
    for (const { flows, npv: expected, npvMidPeriod } of cases) {
      for (const [rate, value] of Object.entries(expected)) {
        expect(npv(Number(rate), flows, false)).toBeCloseTo(value, 6)
      }
      for (const [rate, value] of Object.entries(npvMidPeriod)) {
        expect(npv(Number(rate), flows, true)).toBeCloseTo(value, 6)
      }
    }
  })

  it('is the sum at rate 0, and adds over flows', () => {
    const flows = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(flows, flows, (a, b) => {
        const both = a.map((flow, year) => flow + (b[year] ?? 0))
        expect(npv(0, a, false)).toBe(a.reduce((sum, flow) => sum + flow, 0))
        expect(npv(0.07, both, true)).toBeCloseTo(npv(0.07, a, true) + npv(0.07, b, true), 8)
      }),
      { seed: 7 },
    )
  })

  it('discounts each flow by its own time', () => {
    expect(presentValues(0.21, [5, 121, 146.41], false)).toEqual([
      5,
      expect.closeTo(100, 10),
      expect.closeTo(100, 10),
    ])
    expect(presentValues(0.21, [5, 110], true)).toEqual([5, expect.closeTo(100, 10)])
  })

  it('refuses a rate of -100 % and flows that are not numbers', () => {
    expect(() => npv(-1, [1], false)).toThrow('exceed -1')
    expect(() => npv(0.1, [1, Infinity], false)).toThrow('year 1')
  })
})
