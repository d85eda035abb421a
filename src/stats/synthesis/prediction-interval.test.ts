import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { studentTQuantile } from '#stats/special/student-t'
import type { Effect } from './effect.ts'
import { predictionInterval } from './prediction-interval.ts'

interface Study {
  readonly values: readonly number[]
  readonly standardErrors: readonly number[]
  readonly level: number
  readonly low: number
  readonly high: number
}

// Integrated in another way by SciPy, and held against the published example of R's pimeta: test/reference/prediction-interval.py.
const { studies } = JSON.parse(
  readFileSync(
    new URL('../../../test/reference/prediction-interval.json', import.meta.url),
    'utf8',
  ),
) as { readonly studies: Readonly<Record<string, Study>> }

const effectsOf = (values: readonly number[], errors: readonly number[]): readonly Effect[] =>
  values.map((value, i) => ({ value, standardError: errors[i]! }))

describe('the range of a further study', () => {
  it.each(Object.entries(studies))('agrees with SciPy: %s', (_, study) => {
    const { values, standardErrors, level, low, high } = study
    const found = predictionInterval(effectsOf(values, standardErrors), level)
    expect(Math.abs(found.low - low) / (high - low)).toBeLessThan(1e-6)
    expect(Math.abs(found.high - high) / (high - low)).toBeLessThan(1e-6)
  })

  // No variance but 0 is possible: t with k - 1, about the mean with its usual error.
  it('is that of the mean where effects are equal', () => {
    const { low, high } = predictionInterval(effectsOf([1, 1, 1, 1], [2, 2, 2, 2]), 0.9)
    expect(high - 1).toBeCloseTo(studentTQuantile(0.95, 3), 6)
    expect(1 - low).toBeCloseTo(studentTQuantile(0.95, 3), 6)
  })

  it('moves with the effects and grows with their scale', () => {
    const values = [0.3, -0.2, 0.5, 0.1]
    const errors = [0.2, 0.1, 0.3, 0.15]
    const one = predictionInterval(effectsOf(values, errors), 0.95)
    const times = (of: readonly number[], by: number, more = 0): number[] =>
      of.map((x) => by * x + more)
    const moved = predictionInterval(effectsOf(times(values, 50, 7), times(errors, 50)), 0.95)
    expect(moved.low).toBeCloseTo(50 * one.low + 7, 5)
    expect(moved.high).toBeCloseTo(50 * one.high + 7, 5)
  })

  it('refuses fewer than three studies and bad levels', () => {
    const effects = effectsOf([1, 2, 3], [1, 1, 1])
    expect(() => predictionInterval(effects.slice(1), 0.9)).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
    expect(() => predictionInterval(effects, 1)).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
  })
})
