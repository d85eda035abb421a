import { describe, expect, it } from 'vitest'
import { reference } from '../../../test/evidence/evidence-reference.ts'
import { StatisticsError } from '#stats/error'
import { moverRatioInterval } from './mover-ratio-interval.ts'
import { newcombeInterval } from './newcombe-interval.ts'
import { wilsonInterval } from './wilson-interval.ts'

const arm = (x: number, n: number): Parameters<typeof moverRatioInterval>[0] => ({
  estimate: x / n,
  interval: wilsonInterval(x, n, 0.95),
})

describe('moverRatioInterval', () => {
  // Base R: prop.test's Wilson intervals and uniroot of the squared-and-added interval (test/reference/evidence.R).
  it.each(reference.moverRatios)(
    'agrees with the root at $x1/$n1 and $x2/$n2',
    ({ x1, n1, x2, n2, low, high }) => {
      const interval = moverRatioInterval(arm(x1, n1), arm(x2, n2))
      expect(interval.low).toBeCloseTo(low, 9)
      expect(interval.high).toBeCloseTo(high, 9)
    },
  )

  it('excludes 1 exactly where the interval of the difference excludes 0', () => {
    for (let x2 = 1; x2 <= 40; x2++) {
      const ratio = moverRatioInterval(arm(20, 50), arm(x2, 40))
      const difference = newcombeInterval({ x1: 20, n1: 50, x2, n2: 40 }, 0.95)
      expect(Math.sign(ratio.low - 1)).toBe(Math.sign(difference.low))
      expect(Math.sign(ratio.high - 1)).toBe(Math.sign(difference.high))
    }
  })

  it('refuses a base that reaches 0', () => {
    expect(() => moverRatioInterval(arm(0, 50), arm(2, 40))).toThrow(StatisticsError)
  })
})
