import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { wilsonInterval } from './wilson-interval.ts'

type Case = [successes: number, n: number, level: number, ends: [number, number]]
// prop.test(correct = FALSE) of base R and statsmodels' proportion_confint: test/reference/methods.R, methods.py.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as { intervals: { wilson: Case[] } }
const python = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.python.json', import.meta.url), 'utf8'),
) as { intervals: { wilson: [number, number, number, number, number][] } }
const cases: Case[] = [
  ...reference.intervals.wilson,
  ...python.intervals.wilson.map(([x, n, level, low, high]): Case => [x, n, level, [low, high]]),
]

describe('wilsonInterval', () => {
  it.each(cases)('%i of %i at %f agrees with R or statsmodels', (x, n, level, [low, high]) => {
    const interval = wilsonInterval(x, n, level)
    expect(interval.low).toBeCloseTo(low, 12)
    expect(interval.high).toBeCloseTo(high, 12)
    expect(interval.level).toBe(level)
  })

  // Newcombe, Stat Med 1998;17:857, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i agrees with the paper', (x, n, low, high) => {
    const interval = wilsonInterval(x, n, 0.95)
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })

  it('stays inside 0..1, around the share, and mirrors', () => {
    fc.assert(
      fc.property(fc.nat({ max: 500 }), fc.nat({ max: 500 }), (x, failures) => {
        fc.pre(x + failures > 0)
        const n = x + failures
        const { low, high } = wilsonInterval(x, n, 0.9)
        const mirrored = wilsonInterval(failures, n, 0.9)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low).toBeLessThanOrEqual(x / n)
        expect(high).toBeGreaterThanOrEqual(x / n)
        expect(1 - mirrored.high).toBeCloseTo(low, 12)
      }),
    )
  })

  it('refuses counts that are none', () => {
    expect(() => wilsonInterval(0, 0, 0.95)).toThrow(expect.objectContaining({ code: 'too-few' }))
    expect(() => wilsonInterval(3, 2, 0.95)).toThrow(expect.objectContaining({ code: 'domain' }))
    expect(() => wilsonInterval(0.5, 2, 0.95)).toThrow(expect.objectContaining({ code: 'domain' }))
    expect(() => wilsonInterval(1, 2, 95)).toThrow(expect.objectContaining({ code: 'domain' }))
  })
})
