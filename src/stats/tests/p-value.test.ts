import { expect, it } from 'vitest'
import { doubledTail, normalPValue, studentTPValue } from './p-value.ts'

// R 4.2.2: 2 * pnorm(-3), 2 * pnorm(-10), 2 * pt(-2.5, 7).
it('agrees with R', () => {
  expect(normalPValue(3)).toBeCloseTo(0.002699796063260189, 15)
  expect(normalPValue(-10) / 1.523970604832105e-23).toBeCloseTo(1, 10)
  expect(studentTPValue(2.5, 7)).toBeCloseTo(0.04099221858575287, 12)
  expect(studentTPValue(3, Infinity)).toBe(normalPValue(3))
})

it('is at most 1', () => {
  expect(doubledTail(0.7, 0.6)).toBe(1)
  expect(doubledTail(0.2, 0.9)).toBe(0.4)
  expect(normalPValue(0)).toBe(1)
  expect(studentTPValue(0, 3)).toBe(1)
})
