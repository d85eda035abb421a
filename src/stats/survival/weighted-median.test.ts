import { describe, expect, it } from 'vitest'
import { timeToEvent } from '../../../test/evidence/event-time-reference.ts'
import { weightedSurvival } from '../../../test/evidence/weighted-survival-reference.ts'
import { weightedEventTimes } from '#stats/causal/weighted-event-times'
import { kaplanMeier } from './kaplan-meier.ts'
import { survivalQuantile } from './survival-quantile.ts'
import { weightedMedian } from './weighted-median.ts'

// quantile of survfit(weights, robust = TRUE, conf.type = "log-log") in R: test/reference/weighted-survival.R.
const { rows, horizon, robust } = weightedSurvival

describe('weightedMedian', () => {
  const { weighted } = weightedEventTimes({
    followUp: { times: rows.time, causes: rows.event },
    treated: Int8Array.from(rows.arm),
    covariates: [Float64Array.from(rows.age), Float64Array.from(rows.lines)],
    causes: 1,
    horizon,
    level: 0.95,
  })

  it('is that of the weighted curve, with the robust interval of R', () => {
    const [base, treatment] = weighted.map((followUp) => weightedMedian({ followUp }, 0.95))
    expect(base).toEqual({
      probability: 0.5,
      time: robust.base.median,
      low: robust.base.low,
      high: robust.base.high,
      level: 0.95,
    })
    expect(treatment).toEqual({
      probability: 0.5,
      time: robust.treatment.median,
      low: robust.treatment.low,
      level: 0.95,
    })
  })

  it('is the usual median where all weights are equal', () => {
    const { time, event, arm } = timeToEvent.rows
    const own = time.map((one, row) => (arm[row] === 0 ? one : Number.NaN))
    const weights = time.map(() => 3)
    const found = weightedMedian({ followUp: { times: own, causes: event, weights } }, 0.95)
    const kept = arm.flatMap((one, row) => (one === 0 ? [row] : []))
    const plain = kaplanMeier({
      times: kept.map((row) => time[row]!),
      events: kept.map((row) => event[row]!),
    })
    expect(found.time).toBe(survivalQuantile(plain, 0.5, 0.95).time)
  })

  it('is absent where fewer than half had the event', () => {
    const followUp = { times: [1, 2, 3, 4, 5], causes: [1, 0, 0, 0, 0], weights: [1, 2, 1, 2, 1] }
    expect(weightedMedian({ followUp }, 0.95)).not.toHaveProperty('time')
  })

  it('counts a unit of weight 3 as three units', () => {
    const one = { times: [1, 2, 3], causes: [1, 1, 1], weights: [1, 3, 1] }
    const three = { times: [1, 2, 2, 2, 3], causes: [1, 1, 1, 1, 1], weights: [1, 1, 1, 1, 1] }
    expect(weightedMedian({ followUp: one }, 0.9).time).toBe(2)
    expect(weightedMedian({ followUp: three }, 0.9).time).toBe(2)
  })

  it.each([
    ['too-few', { times: [1], causes: [1] }, 0.95],
    ['domain', { times: [1, 2], causes: [1, 1], weights: [1, 0] }, 0.95],
    ['domain', { times: [1, 2], causes: [1, 1] }, 2],
  ] as const)('refuses: %s', (code, followUp, level) => {
    expect(() => weightedMedian({ followUp }, level)).toThrow(expect.objectContaining({ code }))
  })
})
