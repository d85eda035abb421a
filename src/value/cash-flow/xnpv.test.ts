import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { npv } from './npv.ts'
import { xnpv } from './xnpv.ts'

interface Row {
  readonly name: string
  readonly flows: readonly number[]
  readonly days: readonly number[]
  readonly xnpv: Readonly<Record<string, number>>
}

// mpmath with 50 digits: test/reference/dated-flows.py.
const { rows } = JSON.parse(
  readFileSync(new URL('../../../test/reference/dated-flows.json', import.meta.url), 'utf8'),
) as { rows: readonly Row[] }

// 1 January, 1 March and 30 October 2008, 15 February and 1 April 2009.
const documented = [
  [-10000, 2750, 4250, 3250, 2750],
  [0, 60, 303, 411, 456],
] as const

describe('xnpv', () => {
  it.each(rows)('is what the flows are worth: $name', ({ flows, days, xnpv: expected }) => {
    for (const [rate, worth] of Object.entries(expected)) {
      expect(xnpv(Number(rate), flows, days) / worth).toBeCloseTo(1, 12)
    }
  })

  it('gives the documented example of the spreadsheet', () => {
    // Microsoft, XNPV function: 2086.647602 at 9 %.
    expect(xnpv(0.09, ...documented)).toBeCloseTo(2086.647602, 6)
  })

  it('is the NPV by years where every flow comes 365 days after the one before', () => {
    const flows = [-500, 300, 300, 300]
    expect(xnpv(0.1, flows, [0, 365, 730, 1095])).toBeCloseTo(npv(0.1, flows, false), 10)
  })

  it('counts days from the first flow, wherever they are counted from', () => {
    const [flows, days] = documented
    const later = days.map((day) => day + 13_879)
    expect(xnpv(0.09, flows, later)).toBe(xnpv(0.09, flows, days))
  })

  it('refuses what has no worth, and says what is wrong', () => {
    expect(() => xnpv(-1, [1], [0])).toThrow('A rate of -1 cannot discount')
    expect(() => xnpv(0.1, [], [])).toThrow('There is no flow.')
    expect(() => xnpv(0.1, [1, 2], [0])).toThrow('Each flow needs a day.')
    expect(() => xnpv(0.1, [1, 2], [0, NaN])).toThrow('The day of flow 1 is not a number.')
    expect(() => xnpv(0.1, [1, 2, 3], [0, 5, 4])).toThrow('Flow 2 comes before the one')
  })
})
