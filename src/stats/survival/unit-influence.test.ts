import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { covarianceOf, standardErrorOf } from '#stats/influence/linear-estimate'
import { meanEstimate } from '#stats/influence/mean-estimate'
import { incidenceEstimate } from './incidence-estimate.ts'
import { kaplanMeier } from './kaplan-meier.ts'
import { restrictedMean } from './restricted-mean.ts'
import { restrictedMeanEstimate } from './restricted-mean-estimate.ts'

// R package survival, survfit(influence =), integrated over time: test/reference/survival.R.
const {
  inputs,
  kaplanMeier: expected,
  competing,
} = JSON.parse(
  readFileSync(new URL('../../../test/reference/survival.json', import.meta.url), 'utf8'),
) as {
  inputs: Record<'times' | 'events' | 'entries' | 'causes', number[]>
  kaplanMeier: Record<
    'influence' | 'lateInfluence',
    { horizon: number; share: number[]; mean: number[] }
  >
  competing: { influence: { time: number; first: number[] } }
}
const { times, events, entries, causes } = inputs
const stretch = Math.sqrt(times.length / (times.length - 1))
/** The largest distance of two influences. */
const distance = (own: Float64Array, reference: readonly number[]) =>
  Math.max(...own.map((value, i) => Math.abs(value - reference[i]! * stretch)))

describe('the influence of each unit', () => {
  it.each([
    ['from the start', { times, causes: events }, expected.influence],
    ['with delayed entries', { times, causes: events, entries }, expected.lateInfluence],
  ])('agrees with survfit %s', (_, followUp, { horizon, share, mean }) => {
    const own = restrictedMeanEstimate({ followUp }, horizon)
    expect(distance(own.influence, mean)).toBeLessThan(1e-13)
    // R's curve takes its last step before the horizon.
    const figure = { causes: 1, cause: 1, time: horizon - 0.25 }
    expect(distance(incidenceEstimate({ followUp }, figure).influence, share)).toBeLessThan(1e-13)
  })

  it('agrees with survfit for competing events', () => {
    const { time, first } = competing.influence
    const estimate = incidenceEstimate(
      { followUp: { times, causes } },
      { causes: 2, cause: 1, time },
    )
    expect(distance(estimate.influence, first)).toBeLessThan(1e-13)
    expect(estimate.df).toBe(59)
  })

  it('has the error of the restricted mean up to terms of order 1 / n', () => {
    const followUp = { times, causes: events }
    const estimate = restrictedMeanEstimate({ followUp }, 20)
    const { mean, standardError } = restrictedMean(kaplanMeier({ times, events }), 20, 0.95)
    expect(estimate.value).toBe(mean)
    expect(Math.abs(standardErrorOf(estimate) / standardError - 1)).toBeLessThan(0.03)
  })

  it('is the influence of a mean without open cases, by rows and by clusters', () => {
    const row = fc.record({
      time: fc.integer({ min: 0, max: 15 }),
      cluster: fc.integer({ min: -1, max: 4 }),
      missing: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 4, maxLength: 20 }), (rows) => {
        fc.pre(rows.filter(({ missing }) => !missing).length >= 2)
        const ends = Float64Array.from(rows, ({ time, missing }) => (missing ? NaN : time))
        const clusters = Int32Array.from(rows, ({ cluster }) => cluster)
        const kept = new Set(clusters.filter((_, i) => !rows[i]!.missing))
        fc.pre(kept.size > 1)
        const followUp = { times: ends, causes: ends.map(() => 1) }
        const cut = meanEstimate(
          ends.map((time) => Math.min(time, 7)),
          clusters,
        )
        const mean = restrictedMeanEstimate({ followUp, clusters }, 7)
        const yes = meanEstimate(ends.map((time) => (Number.isNaN(time) ? NaN : Number(time <= 7))))
        const share = incidenceEstimate({ followUp }, { causes: 1, cause: 1, time: 7 })
        for (const [own, other] of [
          [mean, cut],
          [share, yes],
        ] as const) {
          expect(own.value).toBeCloseTo(other.value, 10)
          expect(own.df).toBe(other.df)
          own.influence.forEach((value, i) => expect(value).toBeCloseTo(other.influence[i]!, 10))
        }
      }),
    )
  })

  it('ties figures of the same rows together: an earlier event is less time', () => {
    const followUp = { times, causes: events }
    const mean = restrictedMeanEstimate({ followUp }, 20)
    const share = incidenceEstimate({ followUp }, { causes: 1, cause: 1, time: 10 })
    expect(covarianceOf(mean, share)).toBeLessThan(0)
  })

  it('refuses one unit, and what the curve refuses', () => {
    const refused = (code: string, call: () => unknown) =>
      expect(call).toThrow(expect.objectContaining({ code }))
    const one = { times: [1, NaN], causes: [1, 0] }
    refused('too-few', () => restrictedMeanEstimate({ followUp: one }, 1))
    const two = { times: [1, 2], causes: [1, 0] }
    refused('too-few', () => restrictedMeanEstimate({ followUp: two }, 3))
    refused('too-few', () =>
      restrictedMeanEstimate({ followUp: two, clusters: Int32Array.of(1, 1) }, 2),
    )
    refused('domain', () => incidenceEstimate({ followUp: two }, { causes: 1, cause: 2, time: 1 }))
    refused('domain', () => incidenceEstimate({ followUp: two }, { causes: 0, cause: 1, time: 1 }))
  })
})
