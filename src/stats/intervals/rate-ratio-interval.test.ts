import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { rateRatioInterval } from './rate-ratio-interval.ts'

type Case = [number, number, number, number, number, number, [number, number]]
// Base R, poisson.test of two rates: test/reference/methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as { intervals: { rateRatio: Case[] } }

it.each(reference.intervals.rateRatio)(
  '%i over %f against %i over %f at %f agree with R',
  (...[events1, exposure1, events2, exposure2, level, ratio, [low, high]]) => {
    const result = rateRatioInterval(
      { events: events1, exposure: exposure1 },
      { events: events2, exposure: exposure2 },
      level,
    )
    expect(result.ratio).toBeCloseTo(ratio, 12)
    expect(result.interval.low).toBeCloseTo(low, 8)
    expect(result.interval.high).toBeCloseTo(high, 8)
  },
)

it('has no upper end without an event in the base', () => {
  const none = { events: 0, exposure: 10 }
  expect(() => rateRatioInterval(none, { events: 3, exposure: 10 }, 0.95)).toThrow(
    expect.objectContaining({ code: 'too-few' }),
  )
})
