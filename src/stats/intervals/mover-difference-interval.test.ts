import { describe, expect, test } from 'vitest'
import { StatisticsError } from '#stats/error'
import { moverDifferenceInterval } from './mover-difference-interval.ts'
import { newcombeInterval } from './newcombe-interval.ts'
import { wilsonInterval } from './wilson-interval.ts'

describe('the difference of two estimates from their intervals', () => {
  // Newcombe, Stat Med 1998;17:873, table II, method 10: 56/70 - 48/80 is 0.0524 to 0.3339.
  test('is Newcombe’s interval with Wilson’s of two shares', () => {
    const base = { estimate: 48 / 80, interval: wilsonInterval(48, 80, 0.95) }
    const treatment = { estimate: 56 / 70, interval: wilsonInterval(56, 70, 0.95) }
    const found = moverDifferenceInterval(base, treatment)
    expect(found.low).toBeCloseTo(0.0524, 4)
    expect(found.high).toBeCloseTo(0.3339, 4)
    expect(found).toEqual(newcombeInterval({ x1: 48, n1: 80, x2: 56, n2: 70 }, 0.95))
  })

  // Closed form: with symmetric intervals of known errors it is the usual z interval, se = sqrt(3^2 + 4^2) = 5.
  test('adds symmetric errors in quadrature', () => {
    const found = moverDifferenceInterval(
      { estimate: 10, interval: { low: 7, high: 13, level: 0.9 } },
      { estimate: 30, interval: { low: 26, high: 34, level: 0.9 } },
    )
    expect(found).toEqual({ low: 15, high: 25, level: 0.9 })
  })

  test('of two certain estimates is their difference', () => {
    const certain = (estimate: number) => ({
      estimate,
      interval: { low: estimate, high: estimate, level: 0.95 },
    })
    expect(moverDifferenceInterval(certain(2), certain(5))).toEqual({
      low: 3,
      high: 3,
      level: 0.95,
    })
  })

  test.each([
    [
      { low: 0, high: 2, level: 0.9 },
      { low: 0, high: 2, level: 0.95 },
    ],
    [
      { low: 2, high: 3, level: 0.95 },
      { low: 0, high: 2, level: 0.95 },
    ],
  ])('refuses %o beside %o', (first, second) => {
    expect(() =>
      moverDifferenceInterval({ estimate: 1, interval: first }, { estimate: 1, interval: second }),
    ).toThrow(StatisticsError)
  })
})
