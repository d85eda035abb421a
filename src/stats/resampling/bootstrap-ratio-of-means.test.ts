import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createGenerator } from '#stats/random/generator'
import { bootstrapRatioOfMeans } from './bootstrap-ratio-of-means.ts'

// scipy.stats.bootstrap (BCa of two samples, 400,000 resamples): test/reference/job-totals.py, "ratio".
const { ratio } = JSON.parse(
  readFileSync(new URL('../../../test/reference/job-totals.json', import.meta.url), 'utf8'),
) as {
  ratio: {
    base: number[]
    treatment: number[]
    value: number
    low: number
    high: number
    standardError: number
  }
}
const samples = [Float64Array.from(ratio.base), Float64Array.from(ratio.treatment)] as const
const given = { samples, resamples: 60_000, level: 0.95 }
const seeded = (): ReturnType<typeof createGenerator> => createGenerator(1, 'ratio')

describe('bootstrapRatioOfMeans', () => {
  it('has the BCa interval of SciPy within what simulation leaves open', () => {
    const found = bootstrapRatioOfMeans({ ...given, generator: seeded() })
    expect(found.estimate).toBeCloseTo(ratio.value, 12)
    expect(found.standardError / ratio.standardError).toBeCloseTo(1, 1)
    // Four standard errors of an end: sqrt(p (1 - p) / B) over a density of half the normal one at least.
    const density = Math.exp(-(1.96 ** 2) / 2) / Math.sqrt(2 * Math.PI) / ratio.standardError / 2
    const open = (4 * Math.sqrt((0.025 * 0.975) / 60_000 + (0.025 * 0.975) / 400_000)) / density
    expect(Math.abs(found.interval.low - ratio.low)).toBeLessThan(open)
    expect(Math.abs(found.interval.high - ratio.high)).toBeLessThan(open)
  })

  it('gives the same for the same seed, and scales out', () => {
    const one = bootstrapRatioOfMeans({ ...given, resamples: 1000, generator: seeded() })
    const again = bootstrapRatioOfMeans({ ...given, resamples: 1000, generator: seeded() })
    expect(again).toEqual(one)
    const scaled = [samples[0].map((v) => v * 8), samples[1].map((v) => v * 8)] as const
    const inEighths = bootstrapRatioOfMeans({
      ...given,
      samples: scaled,
      resamples: 1000,
      generator: seeded(),
    })
    expect(inEighths.interval.low).toBeCloseTo(one.interval.low, 10)
  })

  it.each([
    ['too-few', [Float64Array.of(1), samples[1]]],
    ['domain', [Float64Array.of(0, 0, 0, 1), samples[1]]],
    ['no-variation', [Float64Array.of(2, 2, 2), Float64Array.of(3, 3)]],
    ['not-finite', [Float64Array.of(2, Number.NaN, 2), samples[1]]],
  ] as const)('refuses: %s', (code, pair) => {
    const call = (): unknown =>
      bootstrapRatioOfMeans({ samples: pair, resamples: 200, level: 0.95, generator: seeded() })
    expect(call).toThrow(expect.objectContaining({ code }))
  })

  it.each([
    [0, 0.95],
    [1.5, 0.95],
    [200, 1],
  ])('refuses %s resamples at a level of %s', (resamples, level) => {
    const call = (): unknown =>
      bootstrapRatioOfMeans({ samples, resamples, level, generator: seeded() })
    expect(call).toThrow(expect.objectContaining({ code: 'domain' }))
  })
})
