import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { newcombeInterval } from './newcombe-interval.ts'

// statsmodels, confint_proportions_2indep(method='newcomb'): test/reference/methods.py.
const python = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.python.json', import.meta.url), 'utf8'),
) as { intervals: { newcombe: [number, number, number, number, number, number, number][] } }

describe('newcombeInterval', () => {
  it.each(python.intervals.newcombe)(
    '%i of %i, then %i of %i at %f, agrees with statsmodels',
    (...[x1, n1, x2, n2, level, low, high]) => {
      const interval = newcombeInterval({ x1, n1, x2, n2 }, level)
      expect(interval.low).toBeCloseTo(low, 12)
      expect(interval.high).toBeCloseTo(high, 12)
    },
  )

  // Newcombe, Stat Med 1998;17:873, table II, method 10; the paper's first group is our treatment.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('%i of %i less %i of %i agrees with the paper', (...[x2, n2, x1, n1, low, high]) => {
    const interval = newcombeInterval({ x1, n1, x2, n2 }, 0.95)
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })

  it('refuses an empty group', () => {
    expect(() => newcombeInterval({ x1: 0, n1: 0, x2: 1, n2: 2 }, 0.95)).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
  })
})
