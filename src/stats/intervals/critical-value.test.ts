import { expect, it } from 'vitest'
import { normalCritical, studentTCritical } from './critical-value.ts'

// R 4.2.2: qnorm(0.975), qt(0.975, 5), qt(0.95, 2.5).
it('agrees with R', () => {
  expect(normalCritical(0.95)).toBeCloseTo(1.959963984540054, 12)
  expect(studentTCritical(0.95, 5)).toBeCloseTo(2.570581835636314, 10)
  expect(studentTCritical(0.9, 2.5)).toBeCloseTo(2.55821861413595, 10)
  expect(studentTCritical(0.95, Infinity)).toBe(normalCritical(0.95))
})

it('refuses what is no level', () => {
  for (const level of [0, 1, -1, 95, Number.NaN])
    expect(() => studentTCritical(level, 5)).toThrow(expect.objectContaining({ code: 'domain' }))
  expect(() => studentTCritical(0.95, 0)).toThrow(expect.objectContaining({ code: 'domain' }))
})
