import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { kaplanMeier } from './kaplan-meier.ts'

type Steps = Record<
  'time' | 'atRisk' | 'events' | 'censored' | 'survival' | 'standardError',
  number[]
>
// R package survival, survfit: test/reference/survival.R.
const { inputs, kaplanMeier: expected } = JSON.parse(
  readFileSync(new URL('../../../test/reference/survival.json', import.meta.url), 'utf8'),
) as {
  inputs: Record<'times' | 'events' | 'entries' | 'amlTimes' | 'amlEvents', number[]>
  kaplanMeier: { curve: Steps; late: Steps; aml: { survival: number[] } }
}
const { times, events, entries } = inputs

describe('kaplanMeier', () => {
  it.each([
    ['from the start', kaplanMeier({ times, events }), expected.curve],
    ['with delayed entries', kaplanMeier({ times, events, entries }), expected.late],
  ])('agrees with survfit %s', (_, curve, reference) => {
    expect(curve.steps.map((step) => step.time)).toEqual(reference.time)
    expect(curve.steps.map((step) => step.atRisk)).toEqual(reference.atRisk)
    expect(curve.steps.map((step) => step.events)).toEqual(reference.events)
    expect(curve.steps.map((step) => step.censored)).toEqual(reference.censored)
    curve.steps.forEach((step, j) => {
      expect(step.survival).toBeCloseTo(reference.survival[j]!, 13)
      expect(step.standardError).toBeCloseTo(reference.standardError[j]!, 13)
    })
  })

  it('agrees with survfit on the leukaemia trial, down to 0', () => {
    const curve = kaplanMeier({ times: inputs.amlTimes, events: inputs.amlEvents })
    expect(curve.steps).toHaveLength(expected.aml.survival.length)
    curve.steps.forEach((step, j) =>
      expect(step.survival).toBeCloseTo(expected.aml.survival[j]!, 13),
    )
  })

  it('is one minus the empirical distribution without open cases, with the binomial error', () => {
    const values = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(values, (ends) => {
        const curve = kaplanMeier({ times: ends, events: ends.map(() => 1) })
        for (const { time, survival, standardError } of curve.steps) {
          const share = ends.filter((end) => end > time).length / ends.length
          expect(survival).toBeCloseTo(share, 12)
          expect(standardError).toBeCloseTo(Math.sqrt((share * (1 - share)) / ends.length), 12)
        }
      }),
    )
  })

  it('stays at 1 without an event', () => {
    const curve = kaplanMeier({ times: [3, 5, 5], events: [0, 0, 0] })
    expect(curve.steps.map((step) => step.survival)).toEqual([1, 1])
    expect(curve.steps.map((step) => step.standardError)).toEqual([0, 0])
  })

  it('takes an event at time 0 and counts a unit censored at a time as at risk then', () => {
    const curve = kaplanMeier({ times: [0, 2, 2, 4], events: [1, 1, 0, 1] })
    expect(curve.steps.map((step) => step.atRisk)).toEqual([4, 3, 1])
    expect(curve.steps.map((step) => step.survival)).toEqual([0.75, 0.5, 0])
  })

  it('refuses what is no follow-up', () => {
    const refused = (code: string, followUp: Parameters<typeof kaplanMeier>[0]) =>
      expect(() => kaplanMeier(followUp)).toThrow(expect.objectContaining({ code }))
    refused('too-few', { times: [], events: [] })
    refused('not-finite', { times: [NaN], events: [1] })
    refused('domain', { times: [-1], events: [1] })
    refused('domain', { times: [1], events: [2] })
    refused('domain', { times: [1, 2], events: [1] })
    refused('domain', { times: [1, 2], events: [1, 1], entries: [0, 2] })
    refused('domain', { times: [1, 2], events: [1, 1], entries: [0] })
  })
})
