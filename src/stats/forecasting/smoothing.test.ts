import { readFileSync } from 'node:fs'
import { array, assert, double, pre, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { momentsOf, variance } from '#stats/descriptive/moments'
import { createGenerator } from '#stats/random/generator'
import { fitSmoothing } from './fit-smoothing.ts'
import { expectedPath, forecastPaths } from './forecast-paths.ts'
import { rollingOrigin } from './rolling-origin.ts'
import { logLikelihood, smoothedSeries } from './smoothed-series.ts'
import type { SmoothingModel, SmoothingParameters } from './smoothing-model.ts'
import { smoothingPosterior } from './smoothing-posterior.ts'

interface Smoothed {
  readonly parameters: SmoothingParameters
  readonly squares: number
  readonly logLikelihood: number
  readonly forecast: readonly number[]
}

/** statsmodels ETSModel with numpy and scipy; test/reference/forecasting.py. */
const { cases } = JSON.parse(
  readFileSync(new URL('../../../test/reference/forecasting.json', import.meta.url), 'utf8'),
) as {
  cases: Readonly<
    Record<
      string,
      {
        model: SmoothingModel
        values: readonly number[]
        at: Smoothed
        best: Smoothed
        variances: readonly number[]
      }
    >
  >
}
const named = Object.entries(cases)
const level: SmoothingModel = { trend: 'none', season: 1 }
const naive: SmoothingModel = { ...level, naive: true }
const damped: SmoothingModel = { trend: 'damped', season: 1 }
const generator = (key = 'paths') => createGenerator(4, key)

describe('smoothedSeries', () => {
  it.each(named)('has the errors and forecasts of statsmodels: %s', (_, { model, values, at }) => {
    const found = smoothedSeries(Float64Array.from(values), model, at.parameters)
    expect(found.squares / at.squares).toBeCloseTo(1, 10)
    expect(logLikelihood(found)).toBeCloseTo(at.logLikelihood, 9)
    const path = expectedPath({ model, length: values.length, fits: [found], weights: [1] }, 6)
    path.forEach((value, h) => expect(value).toBeCloseTo(at.forecast[h]!, 8))
  })

  it('moves over missing periods without an error: a straight line stays one', () => {
    const line = Float64Array.from({ length: 20 }, (_, t) => (t % 3 === 1 ? Number.NaN : 5 + 2 * t))
    const parameters = { level: 0.5, trend: 0.2, damping: 1, season: 0 }
    const found = smoothedSeries(line, { trend: 'additive', season: 1 }, parameters)
    expect(found.squares).toBeCloseTo(0, 12)
    expect([found.end[0], found.end[1]]).toEqual([
      expect.closeTo(43, 8) as number,
      expect.closeTo(2, 8) as number,
    ])
  })
})

describe('fitSmoothing', () => {
  it.each(named)(
    'is as likely as the best of scipy, or likelier: %s',
    (_, { model, values, best }) => {
      const found = fitSmoothing(Float64Array.from(values), model)
      expect(logLikelihood(found)).toBeGreaterThan(best.logLikelihood - 1e-3)
      expect(logLikelihood(found)).toBeLessThan(best.logLikelihood + 0.02)
    },
  )

  it('keeps parameters inside their bounds', () => {
    assert(
      property(
        array(double({ min: -9, max: 9, noNaN: true }), { minLength: 9, maxLength: 14 }),
        (values) => {
          pre(new Set(values).size > 3)
          const { parameters } = fitSmoothing(Float64Array.from(values), damped)
          expect(parameters.level).toBeGreaterThan(0)
          expect(parameters.level).toBeLessThan(1)
          expect(parameters.trend).toBeLessThanOrEqual(parameters.level)
          expect(parameters.damping).toBeGreaterThanOrEqual(0.8)
          expect(parameters.damping).toBeLessThanOrEqual(0.98)
        },
      ),
      { numRuns: 20 },
    )
  })

  it('refuses what cannot be smoothed', () => {
    const refused = (values: readonly number[], code: string, model = level) =>
      expect(() => fitSmoothing(Float64Array.from(values), model)).toThrow(
        expect.objectContaining({ code }),
      )
    refused([1], 'too-few')
    refused([1, 2, 3, 4], 'too-few')
    refused([3, 3, 3, 3, 3, 3], 'no-variation')
    refused([1, 2, Infinity, 4, 5, 6], 'not-finite')
    refused([1, 2, 3, 4, 5, 6], 'domain', { trend: 'none', season: 1.5 })
  })
})

describe('forecastPaths', () => {
  // Table 6.2 of Hyndman et al. (2008), which statsmodels has too.
  it.each(named)(
    'spread as the closed form where parameters and beginning are known: %s',
    (_, { model, values, at, variances }) => {
      const fit = smoothedSeries(Float64Array.from(values), model, at.parameters)
      const known = {
        ...fit,
        degrees: 1e7,
        squares: 4e7,
        triangle: fit.triangle.map((row) => row.map(() => 0)),
      }
      const draws = 4000
      const posterior = { model, length: values.length, fits: [known], weights: [1] }
      const paths = forecastPaths(posterior, { horizon: 6, draws, generator: generator() })
      variances.forEach((times, h) => {
        const found = variance(momentsOf(paths.map((path) => path[h]!)))
        expect(Math.abs(found / (4 * times) - 1)).toBeLessThan(4 * Math.sqrt(2 / draws))
      })
    },
  )

  it('of the naive forecast spread as a random walk with its own error in the variance', () => {
    const values = Float64Array.from(cases['level']!.values)
    const posterior = smoothingPosterior(values, naive, 10)
    const draws = 20_000
    const paths = forecastPaths(posterior, { horizon: 4, draws, generator: generator() })
    const steps = values.slice(1).map((value, i) => value - values[i]!)
    const df = steps.length
    // The steps are the errors; a t with df degrees has the variance df / (df - 2).
    const each = steps.reduce((sum, step) => sum + step * step, 0) / df
    const spread = (each * df) / (df - 2)
    ;[0, 3].forEach((h) => {
      const found = momentsOf(paths.map((path) => path[h]!))
      const expected = (h + 1) * spread
      expect(Math.abs(found.mean - values.at(-1)!)).toBeLessThan(4 * Math.sqrt(expected / draws))
      // The tails of t are heavier: three times the variance of a normal variance.
      expect(Math.abs(variance(found) / expected - 1)).toBeLessThan(4 * Math.sqrt(6 / draws))
    })
  })

  it('is wider than with the likeliest parameters alone, and the same with the same seed', () => {
    const values = Float64Array.from(cases['damped']!.values)
    const wanted = () => ({ horizon: 8, draws: 2000, generator: generator() })
    const posterior = smoothingPosterior(values, damped, 200)
    const paths = forecastPaths(posterior, wanted())
    const best = fitSmoothing(values, damped)
    const alone = forecastPaths({ ...posterior, fits: [best], weights: [1] }, wanted())
    const spread = (of: readonly Float64Array[]) => variance(momentsOf(of.map((path) => path[7]!)))
    expect(spread(paths)).toBeGreaterThan(spread(alone))
    expect(forecastPaths(posterior, wanted())).toEqual(paths)
    expect(posterior.weights.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12)
  })
})

describe('rollingOrigin', () => {
  const settings = {
    models: [naive, level, damped],
    horizon: 3,
    origins: 8,
    levels: [0.8, 0.95],
    draws: 400,
    parametersOf: () => 60,
    generator: generator('backtest'),
  }

  it('takes the trend where the series has one, and no change where there is none', () => {
    const noise = createGenerator(2, 'noise')
    const line = Float64Array.from({ length: 30 }, (_, t) => 3 * t + noise.next())
    expect(
      rollingOrigin(line, { ...settings, models: [naive, level, { trend: 'additive', season: 1 }] })
        ?.best,
    ).toBe(2)
    // A series that repeats its last value always: no model can be better than no change.
    const steps = Float64Array.from({ length: 30 }, (_, t) => (t < 9 ? 0 : 7))
    expect(rollingOrigin(steps, settings)?.best).toBe(0)
  })

  it('counts the errors of no change as they are', () => {
    const values = Float64Array.of(1, 4, 2, 8, 5, 7, 6)
    const found = rollingOrigin(values, { ...settings, models: [naive], horizon: 2, origins: 2 })!
    // Origins after 5 and 6 values: 5 against 7 and 6, 7 against 6.
    expect(found.errors[0]).toBeCloseTo((2 + 1 + 1) / 3, 12)
    expect(found).toMatchObject({ best: 0, origins: 2, forecasts: 3 })
  })

  it('has nothing to say of a series that is too short', () => {
    expect(rollingOrigin(Float64Array.of(1, 2, 3), settings)).toBeUndefined()
    expect(rollingOrigin(new Float64Array(12).fill(2), settings)).toBeUndefined()
  })
})
