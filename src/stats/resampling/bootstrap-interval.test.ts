import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { momentsOf, standardDeviation } from '#stats/descriptive/moments'
import { createGenerator } from '#stats/random/generator'
import { type BootstrapInput, bootstrapInterval } from './bootstrap-interval.ts'

type Expected = Record<'low' | 'high' | 'standardError' | 'resamples', number>
// scipy.stats.bootstrap with 400,000 resamples: test/reference/methods.py; inputs of methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as { inputs: Record<'base' | 'treatment', number[]> }
const python = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.python.json', import.meta.url), 'utf8'),
) as {
  resampling: Record<
    'meanBca' | 'meanPercentile' | 'differenceBca' | 'differencePercentile' | 'deviationRatioBca',
    Expected
  >
}
const base = Float64Array.from(reference.inputs.base)
const treatment = Float64Array.from(reference.inputs.treatment)
const deviationRatio = (a: Float64Array, b: Float64Array): number =>
  standardDeviation(momentsOf(b)) / standardDeviation(momentsOf(a))
const meanByFunction = (a: Float64Array): number => momentsOf(a).mean

/**
 * Four standard errors of an end of the interval: sqrt(p (1 - p) / B) / density, the density at the end
 * being at least a quarter of the normal one; the errors of both simulations added.
 */
function tolerance({ standardError, resamples }: Expected, level: number, own: number): number {
  const p = (1 - level) / 2
  const z = level > 0.92 ? 1.96 : 1.645
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / standardError / 4
  return (4 * (Math.sqrt((p * (1 - p)) / resamples) + Math.sqrt((p * (1 - p)) / own))) / density
}

describe('bootstrapInterval', () => {
  const own = 60_000
  const rest = { generator: createGenerator(1, 'bootstrap'), resamples: own }
  const { resampling } = python
  it.each<[string, Omit<BootstrapInput, 'generator' | 'resamples'>, Expected]>([
    [
      'a mean',
      { samples: [base], statistic: 'mean', level: 0.95, kind: 'bca' },
      resampling.meanBca,
    ],
    [
      'a mean',
      { samples: [base], statistic: 'mean', level: 0.9, kind: 'percentile' },
      resampling.meanPercentile,
    ],
    [
      'a function',
      { samples: [base], statistic: meanByFunction, level: 0.95, kind: 'bca' },
      resampling.meanBca,
    ],
    [
      'a difference',
      { samples: [base, treatment], statistic: 'mean', level: 0.95, kind: 'bca' },
      resampling.differenceBca,
    ],
    [
      'a difference',
      { samples: [base, treatment], statistic: 'mean', level: 0.95, kind: 'percentile' },
      resampling.differencePercentile,
    ],
    [
      'a ratio of spreads',
      { samples: [base, treatment], statistic: deviationRatio, level: 0.9, kind: 'bca' },
      resampling.deviationRatioBca,
    ],
  ])('of %s agrees with SciPy ($1.kind)', (_, input, expected) => {
    const result = bootstrapInterval({ ...rest, ...input })
    const allowed = tolerance(expected, input.level, own)
    expect(Math.abs(result.interval.low - expected.low)).toBeLessThan(allowed)
    expect(Math.abs(result.interval.high - expected.high)).toBeLessThan(allowed)
    expect(Math.abs(result.standardError / expected.standardError - 1)).toBeLessThan(0.03)
  })

  // Closed form: over the resamples a mean has the variance m2 / n^2.
  it('has the error of the mean in closed form', () => {
    const { standardError, estimate } = bootstrapInterval({
      samples: [base],
      statistic: 'mean',
      level: 0.95,
      kind: 'percentile',
      generator: createGenerator(2, 'bootstrap'),
      resamples: 20_000,
    })
    const { m2, n, mean } = momentsOf(base)
    expect(Math.abs(standardError / (Math.sqrt(m2) / n) - 1)).toBeLessThan(
      4 / Math.sqrt(2 * 20_000),
    )
    expect(estimate).toBeCloseTo(mean, 12)
  })

  it('gives the same bits for the same seed', () => {
    const run = () =>
      bootstrapInterval({
        samples: [base],
        statistic: 'mean',
        level: 0.95,
        kind: 'bca',
        generator: createGenerator(9, 'bootstrap'),
        resamples: 300,
      })
    expect(run()).toEqual(run())
  })

  it('refuses what it cannot do', () => {
    const fine = {
      samples: [base],
      statistic: 'mean',
      level: 0.95,
      kind: 'bca',
      generator: createGenerator(9, 'bootstrap'),
      resamples: 200,
    } as const
    const wrong = [
      [{ ...fine, samples: [Float64Array.of(1)] }, 'too-few'],
      [{ ...fine, samples: [Float64Array.of(2, 2, 2)] }, 'no-variation'],
      [{ ...fine, samples: [Float64Array.of(2, Infinity)] }, 'not-finite'],
      [{ ...fine, resamples: 20 }, 'domain'],
      [{ ...fine, level: 1 }, 'domain'],
      [{ ...fine, statistic: (a: Float64Array) => Math.log(a[0]! - 1e9) }, 'not-finite'],
      [{ ...fine, statistic: (a: Float64Array) => (a === base ? 1e9 : a[0]!) }, 'domain'],
    ] as const
    for (const [input, code] of wrong)
      expect(() => bootstrapInterval(input as BootstrapInput)).toThrow(
        expect.objectContaining({ code }),
      )
  })
})
