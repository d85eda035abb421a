import { describe, expect, it } from 'vitest'
import { reference } from '../../../test/evidence/evidence-reference.ts'
import { StatisticsError } from '#stats/error'
import { twoSequenceCrossover } from './two-sequence-crossover.ts'

// Base R: lm with unit, condition and period, and t.test of the sums by sequence (test/reference/evidence.R).
const { crossover } = reference
const input = {
  base: Float64Array.from(crossover.base),
  treatment: Float64Array.from(crossover.treatment),
  sequence: crossover.first,
}

describe('twoSequenceCrossover', () => {
  it('agrees with the fixed effects of unit and period, and with the test of the sums', () => {
    const result = twoSequenceCrossover(input, 0.95)
    for (const [test, expected] of [
      [result.treatment, crossover.condition],
      [result.period, crossover.period],
      [result.carryOver, crossover.carryOver],
    ] as const) {
      expect(test.difference).toBeCloseTo(expected.value, 10)
      expect(test.interval.low).toBeCloseTo(expected.low, 9)
      expect(test.interval.high).toBeCloseTo(expected.high, 9)
      expect(test.pValue / expected.p).toBeCloseTo(1, 8)
    }
  })

  it('has influences whose squares sum to the squared standard error', () => {
    const { influence, treatment } = twoSequenceCrossover(input, 0.95)
    expect(Math.hypot(...influence)).toBeCloseTo(treatment.standardError, 12)
  })

  it('refuses one order for all, and an order that is not known', () => {
    const same = { ...input, sequence: input.sequence.map(() => 1) }
    expect(() => twoSequenceCrossover(same, 0.95)).toThrow(/same order/)
    const unknown = { ...input, sequence: input.sequence.map(() => 0) }
    expect(() => twoSequenceCrossover(unknown, 0.95)).toThrow(StatisticsError)
  })
})
