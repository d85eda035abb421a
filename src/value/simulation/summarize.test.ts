import { describe, expect, it } from 'vitest'
import { createGenerator } from '#stats/random/generator'
import type { Summary } from '#value/result'
import { createColumnQuantiles } from './column-quantiles.ts'
import { createSummarizer } from './summarize.ts'

function summarize(values: readonly number[]) {
  const column = Float64Array.from(values)
  return createSummarizer(column.length, createColumnQuantiles(column.length))(column)
}

describe('createSummarizer', () => {
  it('agrees with R on the stopping distances of 50 cars', () => {
    // R 4.2.2: cars$dist; mean(), sd(), quantile(type = 7); errors from the 16 means over every
    // 16th value, sd() / 4, of the values and of their squared distances (by 2 sd).
    const distances = [
      2, 10, 4, 22, 16, 10, 18, 26, 34, 17, 28, 14, 20, 24, 28, 26, 34, 34, 46, 26, 36, 60, 80, 20,
      26, 54, 32, 40, 32, 40, 50, 42, 56, 76, 84, 36, 46, 68, 32, 48, 52, 56, 64, 66, 54, 70, 92,
      93, 120, 85,
    ]
    const summary = summarize(distances)
    expect(summary.mean).toBeCloseTo(42.98, 12)
    expect(summary.sd).toBeCloseTo(25.76937749203, 10)
    expect(summary.simulationError).toBeCloseTo(2.093353939184, 10)
    expect(summary.sdError).toBeCloseTo(2.300936014076, 10)
    expect(summary.quantiles.p5).toBeCloseTo(10, 12)
    expect(summary.quantiles.p10).toBeCloseTo(15.8, 12)
    expect(summary.quantiles.p50).toBeCloseTo(36, 12)
    expect(summary.quantiles.p90).toBeCloseTo(80.4, 12)
    expect(summary.quantiles.p95).toBeCloseTo(88.85, 12)
  })

  it('interpolates like type 7 on a skewed column', () => {
    // By hand on 0..1000 cubed: position 1000 p is a whole number, so the quantile is (1000 p)^3.
    const { quantiles } = summarize(Array.from({ length: 1001 }, (_, k) => ((k * 5) % 1001) ** 3))
    expect(quantiles).toEqual({
      p5: 50 ** 3,
      p10: 100 ** 3,
      p50: 500 ** 3,
      p90: 900 ** 3,
      p95: 950 ** 3,
    })
  })

  it('has no spread where nothing varies', () => {
    expect(summarize([0.1, 0.1, 0.1])).toEqual({
      mean: 0.1,
      sd: 0,
      quantiles: { p5: 0.1, p10: 0.1, p50: 0.1, p90: 0.1, p95: 0.1 },
      simulationError: 0,
      sdError: 0,
      quantileErrors: { p5: 0, p10: 0, p50: 0, p90: 0, p95: 0 },
    })
  })

  // By hand: a power of two in front of all values stands in front of everything that is said of them, to the bits.
  it.each([-1000, -560, -300, 250, 500, 900])(
    'says the same of values 2^%i times as large',
    (k) => {
      const values = Array.from({ length: 1000 }, (_, i) => 1 + ((i * 7919) % 1000) / 1000)
      const times = ({ quantiles, quantileErrors, ...rest }: Summary) =>
        [rest, quantiles, quantileErrors].map((one) =>
          Object.values<number>({ ...one }).map((value) => value * 2 ** k),
        )
      const [of, expected] = [summarize(values.map((value) => value * 2 ** k)), summarize(values)]
      const { quantiles, quantileErrors, ...rest } = of
      const found = [rest, quantiles, quantileErrors].map((one) =>
        Object.values<number>({ ...one }),
      )
      expect(found).toEqual(times(expected))
      expect(found.flat().every((value) => value > 0)).toBe(true)
    },
  )

  it('has a spread where squares vanish or outgrow numbers', () => {
    // By hand: 1 and 3 in turn; mean 2, sd sqrt(n / (n - 1)), each replicate has one value only.
    for (const unit of [5e-324, 1e-170, 1e-90, 1e90, 1e200]) {
      const { mean, sd, sdError } = summarize(
        Array.from({ length: 64 }, (_, i) => (i % 2 === 0 ? unit : 3 * unit)),
      )
      expect(mean / unit).toBeCloseTo(2, 12)
      expect(sd / unit).toBeCloseTo(unit === 5e-324 ? 1 : Math.sqrt(64 / 63), 12)
      expect(sdError / sd).toBeLessThan(1e-15)
    }
  })

  it('has an error that covers the mean of uniform numbers', () => {
    // Uniform: mean 1/2, sd sqrt(1/12).
    const generator = createGenerator(5, 'summary')
    const { mean, sd, simulationError } = summarize(
      Array.from({ length: 20000 }, () => generator.next()),
    )
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * simulationError)
    // Independent draws: an error from 16 replicates has 15 degrees of freedom.
    const ratio = simulationError / (sd / Math.sqrt(20000))
    expect(ratio).toBeGreaterThan(0.5)
    expect(ratio).toBeLessThan(1.6)
    expect(sd).toBeCloseTo(Math.sqrt(1 / 12), 2)
  })

  it('refuses a single draw and values that are not finite', () => {
    expect(() => summarize([1])).toThrow('two draws')
    expect(() => summarize([1, Infinity])).toThrow('not a finite number')
  })
})
