import { describe, expect, it } from 'vitest'
import { StatisticsError } from '#stats/error'
import { checkFlows, checkRate } from './check-flows.ts'
import { irr } from './irr.ts'
import { mirr } from './mirr.ts'
import { npv } from './npv.ts'
import { payback } from './payback.ts'

/** What a call is refused with. */
function refusal(call: () => unknown): Pick<StatisticsError, 'code' | 'details'> | undefined {
  try {
    call()
  } catch (error) {
    if (error instanceof StatisticsError) return { code: error.code, details: error.details }
    throw error
  }
  return undefined
}

describe('flows and rates at the door', () => {
  it('names the year of a flow that is no number', () => {
    const refused = { code: 'not-finite', details: { year: 2 } }
    expect(refusal(() => checkFlows([1, 2, Number.NaN, Infinity]))).toEqual(refused)
    for (const call of [
      () => npv(0.1, [1, 2, -Infinity], false),
      () => irr([-1, 2, Number.NaN], true),
      () => mirr([-1, 2, Number.NaN], 0.1, 0.1),
      () => payback([-1, 2, Number.NaN]),
    ]) {
      expect(refusal(call)).toEqual(refused)
    }
    expect(refusal(() => checkFlows([]))).toMatchObject({ code: 'too-few' })
  })

  it('takes rates above -100 % and below infinity, and names the other', () => {
    expect(refusal(() => checkRate(-0.999))).toBeUndefined()
    for (const rate of [-1, -2, Infinity, Number.NaN]) {
      expect(refusal(() => checkRate(rate))).toEqual({ code: 'domain', details: { rate } })
    }
    expect(refusal(() => mirr([-1, 2], -1, 0.1))).toMatchObject({ details: { rate: -1 } })
    expect(refusal(() => mirr([-1, 2], 0.1, -1.5))).toMatchObject({ details: { rate: -1.5 } })
  })
})
