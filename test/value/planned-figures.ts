import { expect, it } from 'vitest'
import type { ValueResult } from '#value/result'

/** What a plan comes to, as its reference script has it; rates of return and payback a year. */
export interface PlannedFigures {
  readonly npv: number
  readonly npvCash: number
  readonly cashFlow: readonly number[]
  readonly tco: Readonly<Record<string, number>>
  readonly irr: readonly number[]
  readonly mirr: number
  readonly payback: number | null
  readonly paybackDiscounted: number | null
  readonly costOfDelay: number
}

const near = (value: number) => expect.closeTo(value, 7)

const nearOrNever = (value: number | null) => (value === null ? null : near(value))

/** Tests that a result comes to these figures. */
export function testPlannedFigures(result: ValueResult, expected: PlannedFigures): void {
  it('has the flows of its years and is worth what they are worth', () => {
    expect(result.cashFlow.map(({ all }) => all.mean)).toEqual(expected.cashFlow.map(near))
    expect(result.npv.mean).toBeCloseTo(expected.npv, 7)
    expect(result.npvCash.mean).toBeCloseTo(expected.npvCash, 7)
    expect(result.costOfDelay.mean).toBeCloseTo(expected.costOfDelay, 7)
  })

  it('has the present value of each cost', () => {
    const found = result.costs.map(({ id, presentValue }) => [id, presentValue.mean])
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(Object.entries(expected.tco).map(([id, value]) => [id, near(value)])),
    )
  })

  it('pays back when it does, and grows at the rate that it has', () => {
    expect(result.payback.median ?? null).toEqual(nearOrNever(expected.payback))
    expect(result.paybackDiscounted.median ?? null).toEqual(nearOrNever(expected.paybackDiscounted))
    const only = expected.irr.length === 1 ? expected.irr[0] : undefined
    expect(result.irr.median).toEqual(only === undefined ? undefined : near(only))
    expect(result.irr.undefinedShare).toBe(only === undefined ? 1 : 0)
    expect('mean' in result.mirr && result.mirr.mean).toBeCloseTo(expected.mirr, 8)
  })
}
