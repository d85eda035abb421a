import { describe, expect, test } from 'vitest'
import { timeToEvent } from '../../../test/evidence/event-time-reference.ts'
import { StatisticsError } from '#stats/error'
import { standardErrorOf } from '#stats/influence/linear-estimate'
import { meanEstimate } from '#stats/influence/mean-estimate'
import { cumulativeIncidence } from '#stats/survival/cumulative-incidence'
import { restrictedMeanEstimate } from '#stats/survival/restricted-mean-estimate'
import { timeLost, timeLostEstimate } from '#stats/survival/time-lost-estimate'

// R's package survival (survfit with several states and its influence): test/reference/time-to-event.R.
const { rows, horizon, competing } = timeToEvent
const arm = (which: number, values: readonly number[]): Float64Array =>
  Float64Array.from(values, (value, i) => (rows.arm[i] === which ? value : Number.NaN))

describe('the time lost to one of two causes', () => {
  test.each([
    [0, competing.base],
    [1, competing.other],
  ] as const)('arm %i: value and error as R', (which, expected) => {
    const followUp = { times: arm(which, rows.time), causes: rows.cause }
    const estimate = timeLostEstimate({ followUp }, { causes: 2, cause: 1, horizon })
    expect(horizon - estimate.value).toBeCloseTo(expected.mean, 11)
    expect(standardErrorOf(estimate)).toBeCloseTo(expected.se, 11)
    expect(estimate.df).toBe(39)
  })

  test('all causes and the time without any event add up to the horizon, influence included', () => {
    const followUp = { times: arm(0, rows.time), causes: rows.cause }
    const anyEvent = rows.cause.map((cause) => Math.min(cause, 1))
    const free = restrictedMeanEstimate({ followUp: { ...followUp, causes: anyEvent } }, horizon)
    const lost = [1, 2].map((cause) =>
      timeLostEstimate({ followUp }, { causes: 2, cause, horizon }),
    )
    expect(free.value + lost[0]!.value + lost[1]!.value).toBeCloseTo(horizon, 11)
    free.influence.forEach((u, i) => {
      expect(u + lost[0]!.influence[i]! + lost[1]!.influence[i]!).toBeCloseTo(0, 12)
    })
  })
})

test('with one cause it is the horizon less the restricted mean, late entries included', () => {
  const followUp = { times: rows.late, causes: rows.event, entries: rows.entry }
  const lost = timeLostEstimate({ followUp }, { causes: 1, cause: 1, horizon })
  const mean = restrictedMeanEstimate({ followUp }, horizon)
  expect(horizon - lost.value).toBeCloseTo(mean.value, 11)
  lost.influence.forEach((u, i) => expect(u).toBeCloseTo(-mean.influence[i]!, 12))
})

test('without open cases it is the mean of the time left after the event', () => {
  const times = [0, 2, 5, 9, 14]
  const causes = [1, 2, 1, 1, 1]
  const left = Float64Array.of(12, 0, 7, 3, 0)
  const estimate = timeLostEstimate(
    { followUp: { times, causes } },
    { causes: 2, cause: 1, horizon: 12 },
  )
  const mean = meanEstimate(left)
  expect(estimate.value).toBeCloseTo(mean.value, 12)
  estimate.influence.forEach((u, i) => expect(u).toBeCloseTo(mean.influence[i]!, 12))
})

test('refuses a horizon that nobody was watched to, one of 0, and a cause that there is not', () => {
  const curve = cumulativeIncidence({ times: [1, 5], causes: [1, 0] }, 1)
  expect(timeLost(curve, 1, 5)).toBe(2)
  expect(() => timeLost(curve, 1, 6)).toThrow(StatisticsError)
  expect(() => timeLost(curve, 1, 0)).toThrow(StatisticsError)
  expect(() => timeLost(curve, 2, 3)).toThrow(StatisticsError)
})
