import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { irr } from './irr.ts'
import { xirr } from './xirr.ts'
import { xnpv } from './xnpv.ts'

interface Row {
  readonly name: string
  readonly flows: readonly number[]
  readonly days: readonly number[]
  readonly xirr: readonly number[]
}

// SciPy's brentq on a fine grid, then 50 digits: test/reference/dated-flows.py.
const { rows } = JSON.parse(
  readFileSync(new URL('../../../test/reference/dated-flows.json', import.meta.url), 'utf8'),
) as { rows: readonly Row[] }

function ratesOf(flows: readonly number[], days: readonly number[]): readonly number[] {
  const found = xirr(flows, days)
  if (found.kind === 'one') return [found.rate]
  return found.kind === 'several' ? found.rates : []
}

describe('xirr', () => {
  it.each(rows)('finds every rate: $name', ({ flows, days, xirr: expected }) => {
    const rates = ratesOf(flows, days)
    expect(rates).toEqual(expected.map((rate) => expect.closeTo(rate, 9)))
  })

  it('gives the documented example of the spreadsheet', () => {
    // Microsoft, XIRR function: 0.373362535.
    const [rate] = ratesOf([-10000, 2750, 4250, 3250, 2750], [0, 60, 303, 411, 456])
    expect(rate).toBeCloseTo(0.373362535, 8)
  })

  it('is the rate by years where every flow comes 365 days after the one before', () => {
    const days = [0, 365, 730, 1095]
    for (const flows of [
      [-500, 300, 300, 300],
      [-100, 230, -132, 0],
      [1, -1, 1, 0],
      [-0.5, 1.5, -1.5, 1],
    ]) {
      const byYears = irr(flows, false)
      const kept = byYears.kind === 'one' ? [byYears.rate] : []
      const expected = byYears.kind === 'several' ? byYears.rates : kept
      expect(ratesOf(flows, days)).toEqual(expected.map((rate) => expect.closeTo(rate, 10)))
    }
  })

  it('says a rate twice at which the worth only touches zero, and three times where it bends through it', () => {
    // -100 (1 - 1.1 x)^2 and -(1 - 1.1 x)^3, x a year's discount factor.
    expect(xirr([-100, 220, -121], [0, 365, 730])).toMatchObject({
      kind: 'several',
      count: 2,
      rates: [0.1, 0.1].map((rate) => expect.closeTo(rate, 7)),
      reason: 'the NPV is zero at 2 rates',
    })
    const bent = ratesOf([-1000, 3300, -3630, 1331], [0, 365, 730, 1095])
    expect(bent).toEqual([0.1, 0.1, 0.1].map((rate) => expect.closeTo(rate, 4)))
  })

  it('goes on behind a rate at which the worth only touches zero', () => {
    const days = [0, 365, 730, 1095]
    // -(1 - 1.1 x)^2 (1 - 1.3 x), and -(1 - 1.1 x) (1 - 1.3 x)^2.
    const below = ratesOf([-1000, 3500, -4070, 1573], days)
    expect(below).toEqual([0.1, 0.1, 0.3].map((rate) => expect.closeTo(rate, 6)))
    const above = ratesOf([-1000, 3700, -4550, 1859], days)
    expect(above).toEqual([0.1, 0.3, 0.3].map((rate) => expect.closeTo(rate, 6)))
    // -(1 - 1.1 x)^2 (1 - 1.3 x)^2.
    const both = ratesOf([-10000, 48000, -86200, 68640, -20449], [...days, 1460])
    expect(both).toEqual([0.1, 0.1, 0.3, 0.3].map((rate) => expect.closeTo(rate, 5)))
  })

  it.each(rows)('is the same for the one who pays and the one who is paid: $name', (row) => {
    const other = row.flows.map((flow) => -flow)
    expect(ratesOf(other, row.days)).toEqual(row.xirr.map((rate) => expect.closeTo(rate, 9)))
  })

  it('takes a handful of steps', () => {
    const looks = vi.spyOn(Math, 'exp')
    // Newton doubles the digits in every step; halving alone takes some fifty looks at each flow.
    xirr([-10000, 2750, 4250, 3250, 2750], [0, 60, 303, 411, 456])
    expect(looks.mock.calls.length).toBeLessThan(5 * 15)
    looks.mockRestore()
  })

  it('refuses flows without days, and says which', () => {
    const refused = (flows: readonly number[], days: readonly number[]): unknown => {
      try {
        return xirr(flows, days)
      } catch (error) {
        return error
      }
    }
    expect(refused([-100, 110], [0])).toMatchObject({
      code: 'domain',
      message: 'Each flow needs a day.',
      details: { flows: 2, days: 1 },
    })
    expect(refused([-100, 110], [0, Infinity])).toMatchObject({
      code: 'not-finite',
      message: 'The day of flow 1 is not a number.',
      details: { flow: 1 },
    })
    expect(refused([-100, 50, 60], [0, 300, 299])).toMatchObject({
      code: 'domain',
      message: 'Flow 2 comes before the one in front of it.',
      details: { flow: 2 },
    })
  })

  it('has no answer, and says why', () => {
    const none = { kind: 'none', reason: 'no rate makes the flows worth nothing' }
    expect(xirr([-100, -5], [0, 40])).toEqual(none)
    expect(xirr([0, 0], [0, 40])).toEqual(none)
    // On one day, what comes back is what went out.
    expect(xirr([-100, 100], [7, 7])).toEqual(none)
    expect(xirr([-100, 230, -190], [0, 291, 836])).toEqual(none)
    // Seven times the money within a day: 7^365 = e^710.26, above 2^1024 = e^709.78.
    expect(xirr([-1, 7], [0, 1])).toEqual({
      kind: 'none',
      reason: 'the rate is too large to be a number',
    })
    // A million within a day: (10^6)^365.
    expect(xirr([-1, 1e6], [0, 1])).toEqual({
      kind: 'none',
      reason: 'the rate is too large to be a number',
    })
    // The same with half a million to pay after two years: at about -29 % too.
    expect(xirr([-1, 1e6, -5e5], [0, 1, 730])).toEqual({
      kind: 'none',
      reason: 'the rate is too large to be a number',
    })
  })

  it('finds the rate of flows of any size', () => {
    const days = [0, 1, 365, 730]
    const [rate] = ratesOf([-1, -1, 1.7, 1.7], days)
    for (const size of [1e308, 1e-300]) {
      const [same] = ratesOf([-size, -size, 1.7 * size, 1.7 * size], days)
      expect(same).toBeCloseTo(rate!, 13)
    }
  })

  it('comes to the rate however far away its search begins', () => {
    // mpmath, 50 digits. The other root is at 1 + rate = (390 / 928)^(365 / 4) = e^-79.1, as good as nothing.
    const rates = ratesOf([-1, 928, -390], [0, 1549, 1553])
    expect(rates).toHaveLength(2)
    expect(rates[1]).toBeCloseTo(3.412252695707287, 13)
  })

  it('nets what flows on one day', () => {
    expect(xirr([-100, -900, 1100], [0, 0, 365])).toEqual({
      kind: 'one',
      rate: expect.closeTo(0.1, 13),
    })
  })

  it('makes the flows worth nothing, with at most as many rates as changes of sign', () => {
    const flow = fc.integer({ min: -1000, max: 1000 })
    const dated = fc.array(fc.tuple(flow, fc.integer({ min: 1, max: 900 })), {
      minLength: 2,
      maxLength: 9,
    })
    fc.assert(
      fc.property(dated, (rows) => {
        let day = 0
        const days = rows.map(([, gap]) => (day += gap))
        const flows = rows.map(([value]) => value)
        const moved = flows.filter((value) => value !== 0)
        const changes = moved.filter((value, k) => k > 0 && value * moved[k - 1]! < 0).length
        const found = xirr(flows, days)
        const tooLarge =
          found.kind === 'none' && found.reason === 'the rate is too large to be a number'
        // (1 + rate)^(gap / 365) is below 1 + 1000 (Cauchy's bound), so that a rate too large to be a number
        // takes a gap below 365 ln(1001) / ln(2^1024) = 3.55 days.
        const shortest = Math.min(...rows.slice(1).map(([, gap]) => gap))
        expect(tooLarge && shortest > 3).toBe(false)
        fc.pre(!tooLarge)
        const rates = ratesOf(flows, days)
        expect(rates.length).toBeLessThanOrEqual(changes)
        expect((changes - rates.length) % 2).toBe(0)
        for (const rate of rates) {
          if (rate < -0.9 || rate > 100) continue
          const size = xnpv(rate, flows.map(Math.abs), days)
          expect(Math.abs(xnpv(rate, flows, days))).toBeLessThan(1e-9 * size)
        }
      }),
      { seed: 5, numRuns: 400 },
    )
  })
})
