import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { presentValues } from './npv.ts'
import { payback } from './payback.ts'

// SymPy 1.14.0, rational arithmetic from the definition: test/reference/cash-flow.py.
const { cases } = JSON.parse(
  readFileSync(new URL('../../../test/reference/cash-flow.json', import.meta.url), 'utf8'),
) as { cases: readonly { flows: number[]; payback: number | null }[] }

describe('payback', () => {
  it('is linear inside the year', () => {
    // 500 out, 300 a year: 1 + 200 / 300.
    expect(payback([-500, 300, 300, 300])).toEqual({
      periods: expect.closeTo(5 / 3, 14),
      turnsNegative: false,
    })
  })

  it('agrees with exact arithmetic', () => {
    for (const { flows, payback: expected } of cases) {
      if (flows[0] === undefined || flows[0] >= 0) continue
      expect(payback(flows).periods).toBeCloseTo(expected ?? Infinity, 12)
    }
  })

  it('takes present values for discounted payback', () => {
    // 272.73 and 247.93 of 500: 1 + 227.27 / 247.93.
    const values = presentValues(0.1, [-500, 300, 300, 300], false)
    expect(payback(values).periods).toBeCloseTo(1 + (500 - 300 / 1.1) / (300 / 1.21), 12)
  })

  it('never comes', () => {
    expect(payback([-500, 100, 100])).toEqual({ periods: Infinity, turnsNegative: false })
  })

  it('says when the total falls below zero again', () => {
    expect(payback([-100, 150, -80, 60])).toEqual({ periods: 2 / 3, turnsNegative: true })
    expect(payback([-100, 100, 0, 5])).toEqual({ periods: 1, turnsNegative: false })
  })

  it('is 0 where nothing was out first, and waits for the first flow', () => {
    expect(payback([10, 5]).periods).toBe(0)
    expect(payback([0, 0, 5]).periods).toBe(0)
    expect(payback([0, 0]).periods).toBe(Infinity)
    expect(payback([0, -50, 100]).periods).toBe(1.5)
  })

  it('is later where less comes back', () => {
    const gains = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(gains, (later) => {
        const half = later.map((flow) => flow / 2)
        expect(payback([-700, ...half]).periods).toBeGreaterThanOrEqual(
          payback([-700, ...later]).periods,
        )
      }),
      { seed: 7 },
    )
  })
})
