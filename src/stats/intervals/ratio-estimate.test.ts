import { expect, it } from 'vitest'
import { ratioEstimate } from './ratio-estimate.ts'

it('is the exponential of a normal interval', () => {
  // Normal 97.5 % point 1.959963984540054; R: 2 * pnorm(-log(1.5) / 0.2).
  const { ratio, interval, pValue } = ratioEstimate(Math.log(1.5), 0.2, Infinity, 0.95)
  expect(ratio).toBeCloseTo(1.5, 14)
  expect(interval.low).toBeCloseTo(1.5 * Math.exp(-0.2 * 1.959963984540054), 12)
  expect(interval.high).toBeCloseTo(1.5 * Math.exp(0.2 * 1.959963984540054), 12)
  expect(pValue).toBeCloseTo(0.04262913119099847, 12)
})

it('has the tails of the Cauchy distribution on one degree of freedom (closed form)', () => {
  const { interval, pValue } = ratioEstimate(1, 0.5, 1, 0.95)
  const critical = Math.tan(Math.PI * 0.475)
  expect(Math.log(interval.high)).toBeCloseTo(1 + 0.5 * critical, 10)
  expect(pValue).toBeCloseTo(1 - (2 / Math.PI) * Math.atan(2), 13)
})

it('swaps its ends where the arms are swapped', () => {
  const there = ratioEstimate(0.3, 0.1, 12, 0.9).interval
  const back = ratioEstimate(-0.3, 0.1, 12, 0.9).interval
  expect(back.low * there.high).toBeCloseTo(1, 14)
  expect(back.high * there.low).toBeCloseTo(1, 14)
})

it('refuses a ratio without error, and levels that are none', () => {
  expect(() => ratioEstimate(0, 0, 5, 0.95)).toThrow(
    expect.objectContaining({ code: 'no-variation' }),
  )
  expect(() => ratioEstimate(0, 1, 5, 1)).toThrow(expect.objectContaining({ code: 'domain' }))
})
