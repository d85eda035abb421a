import { expect, it } from 'vitest'
import { noEventLow, shareInterval } from './share-interval.ts'

const z = 1.959963984540054

it('is symmetric on the log-log scale (formula 1.14 of the source, turned round)', () => {
  for (const [share, error] of [
    [0.9, 0.03],
    [0.5, 0.1],
    [0.02, 0.015],
  ] as const) {
    const { low, high } = shareInterval(share, error, { level: 0.95, scale: 'log-log' })
    const scale = (s: number): number => Math.log(-Math.log(s))
    const reach = (z * error) / (share * -Math.log(share))
    expect(scale(low) - scale(share)).toBeCloseTo(reach, 10)
    expect(scale(share) - scale(high)).toBeCloseTo(reach, 10)
    expect(low).toBeGreaterThan(0)
    expect(high).toBeLessThan(1)
  }
})

it('agrees with R: survfit of 10 units with 3 events, share 0.7', () => {
  // survfit(Surv(1:10, c(1, 1, 1, rep(0, 7))) ~ 1, conf.type = "log-log"), at time 3; Greenwood sqrt(0.7 x 0.3 / 10).
  const { low, high } = shareInterval(0.7, Math.sqrt(0.021), { level: 0.95, scale: 'log-log' })
  expect(low).toBeCloseTo(0.3287165932797348, 12)
  expect(high).toBeCloseTo(0.8919490412248441, 12)
})

it('is cut at 0 and 1 on the plain scale', () => {
  const cut = shareInterval(0.95, 0.05, { level: 0.95, scale: 'plain' })
  expect(cut.low).toBeCloseTo(0.95 - 0.05 * z, 12)
  expect(cut.high).toBe(1)
  expect(shareInterval(0.03, 0.05, { level: 0.95, scale: 'plain' }).low).toBe(0)
})

it('has the exact lower end where nobody had the event', () => {
  // Clopper and Pearson, R: 1 - binom.test(0, 20)$conf.int[2] = 0.025^(1 / 20).
  expect(noEventLow(20, 0.95)).toBeCloseTo(0.025 ** 0.05, 14)
  expect(noEventLow(1, 0.95)).toBeCloseTo(0.025, 15)
  expect(noEventLow(0, 0.95)).toBe(0)
})

it('refuses what is no level', () => {
  const call = (): unknown => shareInterval(0.5, 0.1, { level: 1, scale: 'plain' })
  expect(call).toThrow(expect.objectContaining({ code: 'domain' }))
})
