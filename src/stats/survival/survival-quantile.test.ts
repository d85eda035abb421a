import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { medianOf } from '#stats/descriptive/quantile'
import { kaplanMeier } from './kaplan-meier.ts'
import { survivalQuantile } from './survival-quantile.ts'

type Quantiles = Record<'probability' | 'time' | 'low' | 'high', (number | null)[]>
// R package survival, quantile.survfit with conf.type "log-log": test/reference/survival.R.
const { inputs, kaplanMeier: expected } = JSON.parse(
  readFileSync(new URL('../../../test/reference/survival.json', import.meta.url), 'utf8'),
) as {
  inputs: Record<'times' | 'events' | 'entries' | 'amlTimes' | 'amlEvents', number[]>
  kaplanMeier: {
    quantiles: Quantiles
    lateQuantiles: Quantiles
    flat: Quantiles
    aml: { quantiles: Quantiles }
  }
}
const { times, events, entries } = inputs
const open = kaplanMeier({ times, events })
const late = kaplanMeier({ times, events, entries })
const aml = kaplanMeier({ times: inputs.amlTimes, events: inputs.amlEvents })
const flat = kaplanMeier({ times: [1, 2, 3, 4], events: [1, 1, 1, 1] })

describe('survivalQuantile', () => {
  it.each([
    ['open cases', open, 0.95, expected.quantiles],
    ['delayed entries', late, 0.9, expected.lateQuantiles],
    ['the leukaemia trial', aml, 0.95, expected.aml.quantiles],
    ['a curve flat at the share', flat, 0.95, expected.flat],
  ])('agrees with R: %s', (_, curve, level, reference) => {
    reference.probability.forEach((probability, k) => {
      const result = survivalQuantile(curve, probability!, level)
      expect(result.time ?? null).toBe(reference.time[k])
      expect(result.low ?? null).toBe(reference.low[k])
      expect(result.high ?? null).toBe(reference.high[k])
    })
  })

  it('is the usual median without open cases', () => {
    const values = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(values, (ends) => {
        const curve = kaplanMeier({ times: ends, events: ends.map(() => 1) })
        expect(survivalQuantile(curve, 0.5, 0.9).time).toBe(medianOf(ends))
      }),
    )
  })

  it('leaves out what was not reached', () => {
    const curve = kaplanMeier({ times: [1, 5, 5, 5], events: [1, 0, 0, 0] })
    const median = survivalQuantile(curve, 0.5, 0.95)
    expect(median).not.toHaveProperty('time')
    expect(median).not.toHaveProperty('high')
    // The lower end of the curve at 1, R: survfit(Surv(c(1,5,5,5), c(1,0,0,0)) ~ 1)$lower = 0.128.
    expect(median.low).toBe(1)
  })

  it('refuses shares of 0 and 1', () => {
    for (const probability of [0, 1, NaN])
      expect(() => survivalQuantile(flat, probability, 0.95)).toThrow(
        expect.objectContaining({ code: 'domain' }),
      )
  })
})
