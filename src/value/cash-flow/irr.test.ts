import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { irr } from './irr.ts'
import { npv } from './npv.ts'

// SymPy 1.14.0, exact real roots with multiplicity: test/reference/cash-flow.py.
const { cases } = JSON.parse(
  readFileSync(new URL('../../../test/reference/cash-flow.json', import.meta.url), 'utf8'),
) as { cases: readonly { flows: number[]; irr: number[] }[] }

function ratesOf(flows: readonly number[]): readonly number[] {
  const result = irr(flows, false)
  if (result.kind === 'one') return [result.rate]
  return result.kind === 'several' ? result.rates : []
}

describe('irr', () => {
  it.each(cases.map(({ flows, irr }) => ({ name: flows.join(' '), flows, expected: irr })))(
    'finds every root of $name',
    ({ flows, expected }) => {
      const rates = ratesOf(flows)
      expect(rates).toHaveLength(expected.length)
      const repeated = new Set(expected).size < expected.length
      for (const [k, rate] of rates.entries()) {
        expect(rate).toBeCloseTo(expected[k] ?? Infinity, repeated ? 6 : 10)
      }
    },
  )

  it('says how many roots there are', () => {
    expect(irr([-100, 230, -132], false)).toMatchObject({
      kind: 'several',
      count: 2,
      reason: 'the NPV is zero at 2 rates',
    })
  })

  it('has no answer, and says why, where the value is zero at no rate', () => {
    // x^2 - x + 1 has no real root.
    expect(irr([1, -1, 1], false)).toEqual({ kind: 'none', reason: 'the NPV is zero at no rate' })
  })

  it('finds rates of 100 % and 300 %, and one that is rare among two changes of sign', () => {
    // 8 (x - 1/2)(x - 1/4) with the discount factor x: 1 - 6x + 8x^2.
    const rates = ratesOf([1, -6, 8])
    expect(rates).toHaveLength(2)
    for (const [k, expected] of [1, 3].entries()) expect(rates[k]).toBeCloseTo(expected, 10)
    // (x - 1/2)(x^2 - x + 1): three changes of sign, one real root.
    expect(irr([-0.5, 1.5, -1.5, 1], false)).toEqual({
      kind: 'one',
      rate: expect.closeTo(1, 12),
    })
    // -3 + 8x - 4x^2 = -(2x - 1)(2x - 3): factors 1/2 and 3/2, rates 100 % and -1/3.
    const both = ratesOf([-3, 8, -4])
    for (const [k, expected] of [-1 / 3, 1].entries()) expect(both[k]).toBeCloseTo(expected, 10)
  })

  it('has no answer where money flows one way', () => {
    expect(irr([100, 20], false)).toEqual({
      kind: 'none',
      reason: 'money flows one way only: no rate makes it worth nothing',
    })
    expect(irr([0, 0], false).kind).toBe('none')
    expect(irr([-1], false).kind).toBe('none')
  })

  it('has a root at 0 where the flows add up to nothing', () => {
    expect(irr([-100, 60, 40], false)).toEqual({ kind: 'one', rate: 0 })
    // (x - 1)(x - 1.1)(x - 1.2) = x^3 - 3.3 x^2 + 3.62 x - 1.32, x = 1 + rate.
    const rates = ratesOf([100, -330, 362, -132])
    expect(rates).toHaveLength(3)
    for (const [k, expected] of [0, 0.1, 0.2].entries()) expect(rates[k]).toBeCloseTo(expected, 10)
  })

  it('is that of a loan, where money comes first', () => {
    // 100 = 60 v + 60 v^2, and 100 = 30 v + 30 v^2, v = 1 / (1 + rate).
    for (const paid of [60, 30]) {
      const v = (-paid + Math.sqrt(paid ** 2 + 400 * paid)) / (2 * paid)
      expect(irr([100, -paid, -paid], false)).toMatchObject({
        kind: 'one',
        rate: expect.closeTo(1 / v - 1, 12),
      })
    }
  })

  it('looks past years without a flow', () => {
    // Twice the money two years later: sqrt(2) - 1.
    expect(irr([0, -50, 0, 100, 0], false)).toMatchObject({
      rate: expect.closeTo(Math.SQRT2 - 1, 12),
    })
  })

  it.each([1, 30, 360])('finds the rate of any growth within %i years', (years) => {
    const idle = Array.from({ length: years - 1 }, () => 0)
    const result = irr([-1, ...idle, 1e100], false)
    // 1 + rate = 10^(100 / years).
    expect(result.kind === 'one' && (1 + result.rate) / 10 ** (100 / years)).toBeCloseTo(1, 12)
  })

  it('takes half a year for the first flow in the middle of its year', () => {
    // -100 now, 121 after half a year: 1.21^2 - 1.
    expect(irr([-100, 121], true)).toMatchObject({ rate: expect.closeTo(1.21 ** 2 - 1, 12) })
  })

  it('is where the NPV is zero, for any later gains', () => {
    const gains = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), gains, fc.boolean(), (spent, later, mid) => {
        fc.pre(later.some((flow) => flow > 0))
        const flows = [-spent, ...later]
        const result = irr(flows, mid)
        expect(result.kind).toBe('one')
        if (result.kind !== 'one') return
        const scale = npv(result.rate, [0, ...later], mid)
        expect(Math.abs(npv(result.rate, flows, mid)) / scale).toBeLessThan(1e-9)
      }),
      { seed: 7 },
    )
  })

  it('refuses flows that are not numbers', () => {
    expect(() => irr([-1, Number.NaN], false)).toThrow('year 1')
    expect(() => irr([], false)).toThrow('no flow')
  })
})
