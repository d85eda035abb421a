import { describe, expect, it } from 'vitest'
import { eValueOfDifference, eValueOfRatio } from './e-value.ts'

const interval = (low: number, high: number) => ({ low, high, level: 0.95 })

describe('eValueOfRatio', () => {
  // VanderWeele and Ding (2017), the example of breastfeeding: RR 3.9 (1.8 to 8.7), printed 7.26 and 3.0.
  it('has the printed example', () => {
    const { estimate, limit } = eValueOfRatio('risk-ratio', 3.9, interval(1.8, 8.7))
    expect(estimate).toBeCloseTo(7.26, 2)
    expect(limit).toBeCloseTo(3, 1)
  })

  it('is the same for a ratio and its inverse', () => {
    const down = eValueOfRatio('risk-ratio', 0.8, interval(0.71, 0.91))
    const up = eValueOfRatio('risk-ratio', 1 / 0.8, interval(1 / 0.91, 1 / 0.71))
    expect(down.estimate).toBeCloseTo(up.estimate, 12)
    expect(down.limit).toBeCloseTo(up.limit, 12)
    // By hand: 1.25 + sqrt(1.25 x 0.25).
    expect(down.estimate).toBeCloseTo(1.25 + Math.sqrt(0.3125), 12)
  })

  it('has a limit of 1 where the interval holds no effect', () => {
    expect(eValueOfRatio('risk-ratio', 1.2, interval(0.9, 1.6)).limit).toBe(1)
    expect(eValueOfRatio('risk-ratio', 0.9, interval(0.7, 1.1)).limit).toBe(1)
    expect(eValueOfRatio('risk-ratio', 1, interval(0.8, 1.2))).toEqual({ estimate: 1, limit: 1 })
  })

  // By hand, from the transformations of table 2.
  it('turns common odds and hazard ratios into risk ratios', () => {
    const odds = eValueOfRatio('odds-ratio', 4, interval(2.25, 9))
    expect(odds.estimate).toBeCloseTo(2 + Math.sqrt(2), 12)
    expect(odds.limit).toBeCloseTo(1.5 + Math.sqrt(0.75), 12)
    const hazard = eValueOfRatio('hazard-ratio', 4, interval(1, 9))
    const ratio = (1 - 0.25) / (1 - Math.sqrt(0.5))
    expect(hazard.estimate).toBeCloseTo(ratio + Math.sqrt(ratio * (ratio - 1)), 12)
    expect(hazard.limit).toBe(1)
  })

  it('refuses what is no ratio', () => {
    expect(() => eValueOfRatio('risk-ratio', 0, interval(0, 1))).toThrow('lies above 0')
    expect(() => eValueOfRatio('risk-ratio', 3, interval(1, 2))).toThrow('inside its interval')
    expect(() => eValueOfRatio('risk-ratio', Number.NaN, interval(1, 2))).toThrow('inside')
  })
})

describe('eValueOfDifference', () => {
  // By hand: d = 0.5 is exp(0.455); the limit d = 0.1 is exp(0.091).
  it('goes through the standardised difference', () => {
    const { estimate, limit } = eValueOfDifference(-5, interval(-9, -1), 10)
    const of = (ratio: number) => ratio + Math.sqrt(ratio * (ratio - 1))
    expect(estimate).toBeCloseTo(of(Math.exp(0.455)), 12)
    expect(limit).toBeCloseTo(of(Math.exp(0.091)), 12)
    expect(eValueOfDifference(1, interval(-1, 3), 10).limit).toBe(1)
  })

  it('refuses an outcome without spread', () => {
    expect(() => eValueOfDifference(1, interval(0, 2), 0)).toThrow('above 0')
  })
})
