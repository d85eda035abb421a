import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { mirr } from './mirr.ts'

// mpmath 1.3.0, 50 digits, from numpy-financial's definition: test/reference/cash-flow.py.
const { provenance, cases } = JSON.parse(
  readFileSync(new URL('../../../test/reference/cash-flow.json', import.meta.url), 'utf8'),
) as {
  provenance: { mirrRates: { finance: number; reinvest: number } }
  cases: readonly { flows: number[]; mirr: number | null }[]
}

describe('mirr', () => {
  it("agrees with the spreadsheet's published example", () => {
    // Microsoft, MIRR function: 12.61 % after five years, financed at 10 %, reinvested at 12 %.
    const flows = [-120000, 39000, 30000, 21000, 37000, 46000]
    expect(mirr(flows, 0.1, 0.12)).toMatchObject({ rate: expect.closeTo(0.1261, 4) })
  })

  it('agrees with 50 digits', () => {
    const { finance, reinvest } = provenance.mirrRates
    for (const { flows, mirr: expected } of cases) {
      if (expected === null) continue
      expect(mirr(flows, finance, reinvest)).toEqual({ rate: expect.closeTo(expected, 10) })
    }
  })

  it('loses everything where nothing comes back', () => {
    expect(mirr([-100, 0, -20], 0.1, 0.1)).toEqual({ rate: -1 })
  })

  it('has no answer where nothing is spent or there is one flow only', () => {
    expect(mirr([0, 10], 0.1, 0.1)).toEqual({ reason: 'nothing is spent, so nothing can grow' })
    expect(mirr([-10], 0.1, 0.1)).toEqual({ reason: 'a single flow has no rate' })
  })

  it('refuses a rate of -100 %', () => {
    expect(() => mirr([-10, 20], -1, 0.1)).toThrow('exceed -1')
  })
})
