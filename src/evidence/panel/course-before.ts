import type { PreTrend } from '#evidence/checks/pre-trend'
import { StatisticsError } from '#stats/error'
import type { DynamicEffect } from '#stats/panel/average-effects'
import type { DifferenceInDifferencesInput } from '#stats/panel/difference-in-differences'
import type { EventStudy } from '#stats/panel/event-study'
import { preTrendSlope } from '#stats/panel/pre-trend-slope'
import { waldTest } from '#stats/panel/wald-test'

/** The trends before one common start. */
export function trendBefore(
  input: DifferenceInDifferencesInput,
  joint: EventStudy['preTrend'],
): PreTrend {
  const timesBefore = new Set(input.times.filter((time) => time < input.from)).size
  const slope = orNothing(() => preTrendSlope(input))
  return { ...(slope === undefined ? {} : { slope }), joint, timesBefore }
}

/** The changes before starts at different times: from one time to the next, each of which should be about 0. */
export function changesBefore(course: readonly DynamicEffect[]): PreTrend {
  const before = course.filter(({ since }) => since < 0)
  const influences = before.map(({ influence }) => influence)
  const covariance = influences.map((a) =>
    influences.map((b) => a.reduce((sum, value, c) => sum + value * b[c]!, 0)),
  )
  const df = before[0]?.estimate.df ?? 0
  const values = before.map(({ test }) => test.difference)
  const reason = `${before.length} changes before the start cannot be tested together with ${df + 1} clusters`
  const joint = before.length > df ? undefined : orNothing(() => waldTest(values, covariance, df))
  return { joint: joint ?? { reason }, timesBefore: before.length + 1 }
}

function orNothing<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch (error) {
    if (error instanceof StatisticsError) return undefined
    throw error
  }
}
