import { describe, expect, it } from 'vitest'
import { reference } from '../../../test/reference/time-series.ts'
import { createGenerator } from '#stats/random/generator'
import { normalQuantile } from '#stats/special/normal'
import { levelBreak } from './level-break.ts'

const { inputs, breaks } = reference
const generator = () => createGenerator(3, 'break')
const series = (values: readonly number[]) => ({
  values: Float64Array.from(values),
  periods: Int32Array.from(values, (_, i) => i + 1),
  trend: 'level' as const,
  lags: 0,
  generator: generator(),
  draws: 4000,
})

describe('levelBreak', () => {
  it.each(['level', 'calm', 'long'] as const)('finds the break of R (strucchange): %s', (name) => {
    const found = levelBreak(series(inputs[name]))
    const expected = breaks[name]
    expect(found.at).toBe(expected.at)
    expect(found.f).toBeCloseTo(expected.f, 9)
    expect(found.shift).toBeCloseTo(expected.shift, 10)
    // R has Hansen's approximation of the limit for long series, this the series' own length: 0.02 beside chance.
    const chance = 4 * Math.sqrt((expected.p * (1 - expected.p)) / 4000)
    expect(Math.abs(found.pValue - expected.p)).toBeLessThan(0.02 + chance)
  })

  it('takes out a line, over missing periods too (R, every break refitted)', () => {
    const input = {
      ...series(inputs.line),
      periods: Int32Array.from(inputs.lineRows),
      trend: 'line' as const,
    }
    const found = levelBreak(input)
    expect(found.at).toBe(breaks.line.at)
    expect(found.f).toBeCloseTo(breaks.line.f, 8)
    expect(found.shift).toBeCloseTo(breaks.line.shift, 9)
    expect(found.pValue).toBeLessThan(0.01)
  })

  it('has the statistic with a long-run variance (R)', () => {
    expect(levelBreak({ ...series(inputs.level), lags: 3 }).f).toBeCloseTo(breaks.longRun, 8)
  })

  it('is off by a few points at most with neighbours that hang together, given lags (AR 0.4)', () => {
    const normals = createGenerator(10, 'ar')
    let refused = 0
    const rounds = 150
    for (let round = 0; round < rounds; round++) {
      let last = 0
      const values = Array.from(
        { length: 200 },
        () => (last = 0.4 * last + normalQuantile(normals.next())),
      )
      const input = { ...series(values), lags: 8, draws: 99, generator: normals }
      if (levelBreak(input).pValue <= 0.1) refused++
    }
    expect(refused / rounds).toBeLessThan(0.1 + 0.06 + 4 * Math.sqrt(0.09 / rounds))
  })

  it('repeats itself with the same seed', () => {
    expect(levelBreak(series(inputs.calm))).toEqual(levelBreak(series(inputs.calm)))
  })

  it('refuses what cannot break', () => {
    const refused = (change: object, code: string) =>
      expect(() => levelBreak({ ...series(inputs.calm), ...change })).toThrow(
        expect.objectContaining({ code }),
      )
    refused({ draws: 10 }, 'domain')
    refused({ lags: 0.5 }, 'domain')
    refused({ values: new Float64Array(200).fill(3) }, 'no-variation')
    refused({ values: Float64Array.from(inputs.calm, (_, i) => Number(i > 90)) }, 'no-variation')
    expect(() => levelBreak(series([1, 2, 3]))).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
  })
})
