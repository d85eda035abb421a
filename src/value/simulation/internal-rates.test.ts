import { describe, expect, it } from 'vitest'
import { flowColumns } from '#stats/machine/flow-arithmetic'
import { plainWorkspace } from '#stats/machine/workspace'
import { createGenerator } from '#stats/random/generator'
import { irr } from '#value/cash-flow/irr'
import { npv } from '#value/cash-flow/npv'
import { xirr } from '#value/cash-flow/xirr'
import type { BlockClock } from './block-values.ts'
import { createInternalRates } from './internal-rates.ts'

/** The rates of rows of flows. */
function ratesOf(
  rows: readonly (readonly number[])[],
  moments: Parameters<typeof createInternalRates>[1] = { midPeriod: false },
): Float64Array {
  const columns = rows[0]!.map((_, period) => Float64Array.from(rows, (row) => row[period]!))
  const column = (): Float64Array => new Float64Array(rows.length)
  const clock: BlockClock = { block: 0, length: rows.length, version: 0, perYear: 1, column }
  const rates = column()
  createInternalRates(flowColumns(columns, plainWorkspace), moments, clock)(rates)
  return rates
}

describe('createInternalRates', () => {
  it('finds rates that are known, and none where there is none or there are two', () => {
    // By hand: 10 %, 100 %, -50 %, nothing comes back, nothing is out, 10 % and 20 %.
    const rates = ratesOf([
      [-100, 0, 121],
      [-1, 0, 4],
      [-100, 50, 0],
      [-1, -1, 0],
      [0, 2, 3],
      [-100, 230, -132],
    ])
    for (const [draw, rate] of [0.1, 1, -0.5].entries()) {
      expect(rates[draw]).toBeCloseTo(rate, 13)
    }
    expect([...rates.subarray(3)]).toEqual([Infinity, Infinity, Infinity])
  })

  const days = [0, 59, 365, 365 + 90, 731, 1096, 1461]
  it.each([
    ['irr', { midPeriod: false }],
    ['irr in mid-periods', { midPeriod: true }],
    ['xirr', { midPeriod: false, days }],
  ])('gives each draw what %s gives it', (_, moments) => {
    const generator = createGenerator(4, 'internal rates')
    const rows = Array.from({ length: 2000 }, (_, draw) =>
      Array.from({ length: 7 }, (_, period) => {
        const flow = generator.next() ** 4 * 10 ** generator.below(4)
        return period === 0 || (draw % 5 === 0 && generator.below(3) === 0) ? -9 * flow : flow
      }),
    )
    const rates = ratesOf(rows, moments)
    const exact = rows.map((row) => {
      const rate = 'days' in moments ? xirr(row, days) : irr(row, moments.midPeriod)
      return rate.kind === 'one' ? rate.rate : Infinity
    })
    const off = exact.map((rate, draw) =>
      rate === Infinity ? rates[draw] !== rate : Math.abs(rates[draw]! - rate) > 1e-12 * (1 + rate),
    )
    expect(off).not.toContain(true)
    expect(exact.filter((rate) => rate < Infinity).length).toBeGreaterThan(1500)
  })

  it('makes the flows worth nothing', () => {
    const row = [-1000, 100, 300, 500, 400]
    const [rate] = ratesOf([row])
    expect(Math.abs(npv(rate!, row, false))).toBeLessThan(1e-10)
  })
})
