import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createGenerator } from '#stats/random/generator'
import { normalQuantile } from '#stats/special/normal'
import { betweenVariance } from './between-variance.ts'
import { fixedEffect } from './fixed-effect.ts'
import { leaveOneOut } from './leave-one-out.ts'
import type { PooledEffect } from './pooled-effect.ts'
import { randomEffects, type RandomEffectsSettings } from './random-effects.ts'

interface Pooled {
  value: number
  standardError: number
  p: number
  low: number
  high: number
  tau2: number
  weights: number[]
}
type Methods =
  | 'fixed'
  | 'derSimonianLaird'
  | 'pauleMandel'
  | 'reml'
  | 'hartungKnapp'
  | 'pauleMandelHartungKnapp'
  | 'floored'
type Study = Record<'values' | 'standardErrors' | 'prediction90', number[]> &
  Record<Methods, Pooled> & {
    leaveOneOut: Record<'value' | 'standardError' | 'tau2', number[]>
  }
// R package metafor: test/reference/synthesis.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/synthesis.json', import.meta.url), 'utf8'),
) as Record<'bcg' | 'alike' | 'few', Study>
const effectsOf = ({ values, standardErrors }: Study) =>
  values.map((value, i) => ({ value, standardError: standardErrors[i]! }))
const settings = (
  estimator: RandomEffectsSettings['estimator'],
  error: RandomEffectsSettings['error'],
  level = 0.95,
): RandomEffectsSettings => ({ estimator, error, level })

/** The largest distance of two results: absolute, of the p-value relative. */
function distance(own: PooledEffect, expected: Pooled): number {
  return Math.max(
    Math.abs(own.value - expected.value),
    Math.abs(own.standardError - expected.standardError),
    Math.abs(own.pValue / expected.p - 1) / 100,
    Math.abs(own.interval.low - expected.low),
    Math.abs(own.interval.high - expected.high),
    ...own.weights.map((weight, i) => Math.abs(weight - expected.weights[i]!)),
  )
}

describe.each(['bcg', 'alike', 'few'] as const)('pooling (%s) agrees with metafor', (name) => {
  const study = reference[name]
  const effects = effectsOf(study)

  it('for one fixed effect', () => {
    expect(distance(fixedEffect(effects, 0.95), study.fixed)).toBeLessThan(1e-8)
  })

  it.each([
    ['derSimonianLaird', settings('dersimonian-laird', 'normal')],
    ['pauleMandel', settings('paule-mandel', 'normal', 0.9)],
    ['reml', settings('reml', 'normal')],
    ['hartungKnapp', settings('reml', 'hartung-knapp')],
    ['pauleMandelHartungKnapp', settings('paule-mandel', 'hartung-knapp')],
    ['floored', settings('reml', 'hartung-knapp-floored')],
  ] as const)('for random effects: %s', (method, chosen) => {
    const pooled = randomEffects(effects, chosen)
    expect(distance(pooled, study[method])).toBeLessThan(1e-8)
    expect(pooled.betweenVariance).toBeCloseTo(study[method].tau2, 8)
    expect(pooled.studies).toBe(effects.length)
  })

  it('without each study in turn', () => {
    const without = leaveOneOut(effects, settings('reml', 'hartung-knapp'))
    expect(without).toHaveLength(effects.length)
    without.forEach((pooled, i) => {
      expect(pooled.value).toBeCloseTo(study.leaveOneOut.value[i]!, 7)
      expect(pooled.standardError).toBeCloseTo(study.leaveOneOut.standardError[i]!, 7)
      expect(pooled.betweenVariance).toBeCloseTo(study.leaveOneOut.tau2[i]!, 7)
    })
  })
})

describe('randomEffects', () => {
  const effects = effectsOf(reference.few)
  const effect = fc.record({
    value: fc.double({ min: -5, max: 5, noNaN: true }),
    standardError: fc.double({ min: 0.05, max: 3, noNaN: true }),
  })

  it('is the fixed effect where nothing differs beyond chance', () => {
    const alike = effectsOf(reference.alike)
    expect(betweenVariance(alike, 'paule-mandel')).toBe(0)
    const pooled = randomEffects(alike, settings('paule-mandel', 'hartung-knapp-floored'))
    expect(pooled.value).toBe(fixedEffect(alike, 0.95).value)
    expect(pooled.standardError).toBe(fixedEffect(alike, 0.95).standardError)
  })

  it('moves and scales with the effects', () => {
    fc.assert(
      fc.property(fc.array(effect, { minLength: 2, maxLength: 8 }), (studies) => {
        const chosen = settings('paule-mandel', 'hartung-knapp-floored')
        const own = randomEffects(studies, chosen)
        const turned = randomEffects(
          studies.map(({ value, standardError }) => ({
            value: 7 - 2 * value,
            standardError: 2 * standardError,
          })),
          chosen,
        )
        expect(turned.value).toBeCloseTo(7 - 2 * own.value, 8)
        expect(turned.standardError).toBeCloseTo(2 * own.standardError, 8)
        expect(turned.betweenVariance).toBeCloseTo(4 * own.betweenVariance, 6)
      }),
    )
  })

  it('finds no REML variance at which the likelihood could still rise', () => {
    // The restricted likelihood itself, written out: Viechtbauer 2005, equation 8.
    const likelihood = (
      studies: readonly { value: number; standardError: number }[],
      t: number,
    ) => {
      const weights = studies.map(({ standardError }) => 1 / (standardError ** 2 + t))
      const sum = weights.reduce((a, b) => a + b, 0)
      const mean = studies.reduce((total, { value }, i) => total + weights[i]! * value, 0) / sum
      return studies.reduce(
        (total, { value }, i) =>
          total + (Math.log(weights[i]!) - weights[i]! * (value - mean) ** 2) / 2,
        -Math.log(sum) / 2,
      )
    }
    fc.assert(
      fc.property(fc.array(effect, { minLength: 2, maxLength: 8 }), (studies) => {
        const best = betweenVariance(studies, 'reml')
        const top = likelihood(studies, best)
        for (const other of [best * 0.99, best * 1.01, best + 1e-3])
          expect(likelihood(studies, other)).toBeLessThanOrEqual(top + 1e-10)
      }),
    )
  })

  it('holds the mean effect about as often as its level with few studies', () => {
    const generator = createGenerator(8, 'random-effects')
    const normal = () => normalQuantile(generator.next())
    const rounds = 2000
    let held = 0
    for (let round = 0; round < rounds; round++) {
      const studies = [0.1, 0.2, 0.3, 0.2, 0.15].map((standardError) => ({
        value: 1 + 0.4 * normal() + standardError * normal(),
        standardError,
      }))
      const { low, high } = randomEffects(
        studies,
        settings('paule-mandel', 'hartung-knapp-floored', 0.9),
      ).interval
      if (low <= 1 && 1 <= high) held++
    }
    // An approximate interval: within 2 points of its level, and 4 standard errors of the simulation.
    expect(Math.abs(held / rounds - 0.9)).toBeLessThan(0.02 + 4 * Math.sqrt(0.09 / rounds))
  })

  it('refuses too few studies, studies without error and equal effects', () => {
    const refused = (code: string, call: () => unknown) =>
      expect(call).toThrow(expect.objectContaining({ code }))
    const one = effects.slice(0, 1)
    refused('too-few', () => fixedEffect([], 0.95))
    refused('too-few', () => randomEffects(one, settings('reml', 'normal')))
    refused('too-few', () => leaveOneOut(effects.slice(0, 2), settings('reml', 'normal')))
    refused('domain', () => fixedEffect([{ value: 1, standardError: 0 }], 0.95))
    refused('not-finite', () => fixedEffect([{ value: NaN, standardError: 1 }], 0.95))
    refused('domain', () => fixedEffect(effects, 1))
    const equal = [
      { value: 1, standardError: 1 },
      { value: 1, standardError: 2 },
    ]
    refused('no-variation', () => randomEffects(equal, settings('reml', 'hartung-knapp')))
    expect(randomEffects(equal, settings('reml', 'hartung-knapp-floored')).value).toBe(1)
  })
})
