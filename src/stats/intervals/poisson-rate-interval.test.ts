import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { poissonRateInterval } from './poisson-rate-interval.ts'

// Base R, poisson.test: test/reference/methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as { intervals: { poissonRate: [number, number, number, [number, number]][] } }

it.each(reference.intervals.poissonRate)(
  '%i events over %f at %f agree with R',
  (events, exposure, level, [low, high]) => {
    const interval = poissonRateInterval(events, exposure, level)
    const scale = low === 0 ? 1 : low
    expect(interval.low / scale).toBeCloseTo(low / scale, 9)
    expect(interval.high / high).toBeCloseTo(1, 9)
  },
)

it('refuses what is no count or no exposure', () => {
  for (const [events, exposure, level] of [
    [-1, 1, 0.95],
    [1.5, 1, 0.95],
    [1, 0, 0.95],
    [1, Infinity, 0.95],
    [1, 1, 1],
  ] as const)
    expect(() => poissonRateInterval(events, exposure, level)).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
})
