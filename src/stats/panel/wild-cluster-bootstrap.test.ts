import { describe, expect, it } from 'vitest'
import { panelRows, reference, regions } from '../../../test/reference/panel.ts'
import { createGenerator } from '#stats/random/generator'
import { normalQuantile } from '#stats/special/normal'
import { bootstrapTails } from './bootstrap-tails.ts'
import { drawWeights, weightsFor } from './bootstrap-weights.ts'
import { clusterScores } from './cluster-scores.ts'
import { twoWayFixedEffects } from './two-way-fixed-effects.ts'
import { invertedInterval, wildClusterBootstrap } from './wild-cluster-bootstrap.ts'

const byRegion = { ...panelRows, clusters: regions }
const signs = Array.from({ length: 64 }, (_, pattern) =>
  Float64Array.from({ length: 6 }, (_, cluster) => ((pattern >> cluster) & 1 ? 1 : -1)),
)

describe('the wild cluster bootstrap over all patterns of signs', () => {
  const scores = clusterScores(byRegion, 0)
  const tails = bootstrapTails(scores, signs)

  // R refits the restricted and the full model for every one of the 64 patterns.
  it('counts what R counts by refitting, at four hypotheses', () => {
    for (const { null: hypothesis, asFar } of reference.wild)
      expect(tails.pValue(scores.estimate - hypothesis)).toBeCloseTo((1 + asFar) / 65, 12)
    expect(tails.t).toBeCloseTo(reference.wild[0]!.t, 8)
  })

  it('has an interval whose ends are where the p-value passes 1 - level', () => {
    const { low, high } = invertedInterval(scores.estimate, tails, 0.75)
    const step = 1e-6 * tails.standardError
    for (const [end, outward] of [
      [low, -1],
      [high, 1],
    ] as const) {
      expect(tails.pValue(scores.estimate - (end - outward * step))).toBeGreaterThan(0.25)
      expect(tails.pValue(scores.estimate - (end + outward * step))).toBeLessThanOrEqual(0.25)
    }
  })

  it('has no end where too few patterns exist to refuse anything', () => {
    expect(invertedInterval(scores.estimate, tails, 0.99)).toEqual({
      low: -Infinity,
      high: Infinity,
      level: 0.99,
    })
  })
})

describe('wildClusterBootstrap', () => {
  const input = { ...byRegion, tested: 0, draws: 999 }

  it('has the estimate and t of the fit, and Webb weights below 12 clusters', () => {
    const result = wildClusterBootstrap({ ...input, generator: createGenerator(1, 'wild') })
    const fit = twoWayFixedEffects(byRegion).effects[0]!
    expect(result.estimate).toBeCloseTo(fit.difference, 12)
    expect(result.standardError).toBeCloseTo(fit.standardError, 12)
    expect(result.t).toBeCloseTo(fit.t, 8)
    expect(result).toMatchObject({ weights: 'webb', clusters: 6 })
    const byUnit = { ...panelRows, tested: 0, draws: 99, generator: createGenerator(1, 'wild') }
    expect(wildClusterBootstrap(byUnit)).toMatchObject({ weights: 'rademacher', clusters: 16 })
  })

  it('repeats itself with the same seed', () => {
    const run = () => wildClusterBootstrap({ ...input, generator: createGenerator(7, 'wild') })
    expect(run()).toEqual(run())
  })

  // Known truth 0 with errors that grow within clusters; 14 clusters, one third of which change.
  it('refuses a true hypothesis as often as it says', () => {
    const generator = createGenerator(21, 'size')
    const normal = () => normalQuantile(generator.next())
    const clusters = Int32Array.from({ length: 14 * 6 }, (_, i) => Math.floor(i / 6))
    const times = Int32Array.from(clusters, (_, i) => i % 6)
    const x = Float64Array.from(clusters, (c, i) => (c % 3 === 0 && i % 6 > 2 ? 1 : 0))
    const rounds = 500
    let refused = 0
    for (let round = 0; round < rounds; round++) {
      const drift = Float64Array.from({ length: 14 }, normal)
      const outcome = Float64Array.from(clusters, (c, i) => drift[c]! * (i % 6) + normal())
      const { pValue } = wildClusterBootstrap({
        outcome,
        predictors: [x],
        units: clusters,
        times,
        clusters,
        tested: 0,
        generator,
        draws: 199,
        level: 0.5,
      })
      if (pValue <= 0.1) refused++
    }
    expect(Math.abs(refused / rounds - 0.1)).toBeLessThan(4 * Math.sqrt(0.09 / rounds))
  })

  it('refuses what cannot be drawn', () => {
    const generator = createGenerator(1, 'wild')
    expect(() => wildClusterBootstrap({ ...input, generator, draws: 50 })).toThrow('from 99 on')
    expect(() => wildClusterBootstrap({ ...input, generator, tested: 2 })).toThrow('no predictor 3')
  })
})

describe('drawWeights', () => {
  it.each([
    ['rademacher', 12],
    ['webb', 11],
  ] as const)('of %s has mean 0 and variance 1', (kind, clusters) => {
    expect(weightsFor(clusters)).toBe(kind)
    const weights = drawWeights(kind, 40_000, createGenerator(2, kind))
    const mean = weights.reduce((sum, w) => sum + w, 0) / weights.length
    const square = weights.reduce((sum, w) => sum + w * w, 0) / weights.length
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(weights.length))
    // Variance of a squared Webb weight: (1.5^2 + 1 + 0.5^2) / 3 - 1 = 1 / 6.
    expect(Math.abs(square - 1)).toBeLessThan(4 * Math.sqrt(1 / 6 / weights.length) + 1e-12)
  })
})
