import { describe, expect, it } from 'vitest'
import { weightedSurvival } from '../../../test/evidence/weighted-survival-reference.ts'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { standardErrorOf } from '#stats/influence/linear-estimate'
import { restrictedMeanEstimate } from '#stats/survival/restricted-mean-estimate'
import { weightedEventTimes, type WeightedEventTimesInput } from './weighted-event-times.ts'

// R's package survival, chances by glm, errors by the infinitesimal jackknife of both: test/reference/weighted-survival.R.
const { rows, horizon, plain, teams, competing } = weightedSurvival
const column = (id: keyof typeof rows): Float64Array => Float64Array.from(rows[id])
const input: WeightedEventTimesInput = {
  followUp: { times: column('time'), causes: column('event') },
  treated: Int8Array.from(rows.arm),
  covariates: [column('age'), column('lines')],
  causes: 1,
  horizon,
  level: 0.95,
}

function relative(found: LinearEstimate, known: { value: number; se: number }): number {
  const error = Math.abs(standardErrorOf(found) / known.se - 1)
  return Math.max(Math.abs(found.value / known.value - 1), error)
}

describe('weightedEventTimes', () => {
  it.each([
    ['independent rows', input, plain],
    ['rows in teams', { ...input, clusters: Int32Array.from(rows.team) }, teams],
    [
      'two ways to end',
      { ...input, causes: 2, followUp: { ...input.followUp, causes: column('cause') } },
      competing,
    ],
  ])('has the means and shares of R, with their errors: %s', (_, given, known) => {
    const { means, shares } = weightedEventTimes(given)
    expect(relative(means.base, known.base)).toBeLessThan(1e-6)
    expect(relative(means.treatment, known.treatment)).toBeLessThan(1e-6)
    expect(relative(means.difference, known.difference)).toBeLessThan(1e-6)
    const own = known.shares
    expect(relative(shares!.base, { value: own.base, se: own.baseSe })).toBeLessThan(1e-6)
    expect(relative(shares!.treatment, { value: own.treatment, se: own.treatmentSe })).toBeLessThan(
      1e-6,
    )
    const log = Math.log(shares!.ratio!.interval.high / shares!.ratio!.ratio)
    const t = Math.log(shares!.ratio!.ratio / shares!.ratio!.interval.low) / own.logRatioSe
    expect(log / own.logRatioSe / t).toBeCloseTo(1, 9)
    expect(t).toBeGreaterThan(1.9)
  })

  it('is nearly the plain restricted mean where the covariate says nothing of the arm', () => {
    const idle = Float64Array.from(rows.arm, (_, row) => row % 2)
    const treated = Int8Array.from(rows.arm, (_, row) => (row % 4 < 2 ? 0 : 1))
    const { means } = weightedEventTimes({ ...input, treated, covariates: [idle] })
    const times = input.followUp.times as Float64Array
    const own = times.map((time, row) => (treated[row] === 1 ? Number.NaN : time))
    const known = restrictedMeanEstimate({ followUp: { ...input.followUp, times: own } }, horizon)
    expect(means.base.value).toBeCloseTo(known.value, 9)
    // Of equal chances, but for what the fitted ones take off.
    expect(standardErrorOf(means.base) / standardErrorOf(known)).toBeGreaterThan(0.9)
    expect(standardErrorOf(means.base) / standardErrorOf(known)).toBeLessThan(1.05)
  })

  it.each([
    ['no-overlap', { ...input, covariates: [Float64Array.from(rows.arm)] }],
    ['singular', { ...input, covariates: [column('age'), column('age')] }],
    ['too-few', { ...input, horizon: 1000 }],
    ['domain', { ...input, horizon: 0 }],
    ['too-few', { ...input, treated: Int8Array.from(rows.arm, (_, row) => (row === 0 ? 1 : 0)) }],
  ] as const)('refuses: %s', (code, given) => {
    expect(() => weightedEventTimes(given)).toThrow(expect.objectContaining({ code }))
  })
})
