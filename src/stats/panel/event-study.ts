import { StatisticsError } from '#stats/error'
import {
  type DifferenceInDifferencesInput,
  requireGroups,
} from '#stats/panel/difference-in-differences'
import { type PanelSize, twoWayFixedEffects } from '#stats/panel/two-way-fixed-effects'
import { type WaldTest, waldTest } from '#stats/panel/wald-test'
import type { TTest } from '#stats/tests/t-test'

/** The gap between the groups at one time, over and above that at the base time. */
interface EventPeriod {
  readonly time: number
  /** Times since the treatment began: 0 is the first with it, -1 the base. */
  readonly since: number
  readonly test: TTest
}

/** The course of an effect before and after its start. */
export interface EventStudy {
  /** In the order of time; the base time is not among them. */
  readonly periods: readonly EventPeriod[]
  /** The last time before the treatment, against which the others are seen. */
  readonly baseTime: number
  /** All gaps before the base time against 0, or why that cannot be tested. */
  readonly preTrend: WaldTest | { readonly reason: string }
  readonly size: PanelSize
  readonly leftOut: Int32Array
}

/**
 * How the gap between treated and others ran, time by time, before and after the treatment: two-way fixed
 * effects with an indicator group x time for each time but the last before it. Gaps before the treatment
 * other than 0 speak against equal trends; their joint test has little power with few clusters, and passing
 * it proves nothing (Roth, AER: Insights 2022;4:305). All treated units start at one time; for staggered starts
 * take `dynamicEffects`.
 * Source: Freyaldenhoven, Hansen and Shapiro, NBER 29170 (2021), section 2; Sun and Abraham, J Econometrics
 * 2021;225:175 on why not with staggered starts.
 * @throws StatisticsError as `differenceInDifferences`; 'too-few' without a time before or after the start
 */
export function eventStudy(input: DifferenceInDifferencesInput): EventStudy {
  requireGroups(input)
  const { outcome, group, units, times, clusters, covariates, level, from } = input
  const order = [...new Set(times)].toSorted((a, b) => a - b)
  const start = order.findIndex((time) => time >= from)
  if (start < 1)
    throw new StatisticsError('too-few', 'There must be a time before and one after the start.')
  const shown = order.filter((_, k) => k !== start - 1)
  const indicators = shown.map((time) =>
    Float64Array.from(group, (g, i) => (g === 1 && times[i] === time ? 1 : 0)),
  )
  const predictors = [...indicators, ...covariates]
  const fit = twoWayFixedEffects({ outcome, predictors, units, times, clusters, level })
  const leads = start - 1
  const values = fit.effects.slice(0, leads).map((effect) => effect.difference)
  return {
    periods: shown.map((time, k) => ({
      time,
      since: order.indexOf(time) - start,
      test: fit.effects[k]!,
    })),
    baseTime: order[start - 1]!,
    preTrend: jointTest(values, fit.covariance, fit.df),
    size: fit.size,
    leftOut: fit.leftOut,
  }
}

function jointTest(
  values: readonly number[],
  covariance: readonly (readonly number[])[],
  df: number,
): EventStudy['preTrend'] {
  const q = values.length
  if (q === 0) return { reason: 'one time before the treatment leaves the trend untestable' }
  const reason = `${q} gaps cannot be tested together with ${df + 1} clusters`
  if (q > df) return { reason }
  try {
    return waldTest(
      values,
      covariance.slice(0, q).map((row) => row.slice(0, q)),
      df,
    )
  } catch (error) {
    if (error instanceof StatisticsError && error.code === 'singular') return { reason }
    throw error
  }
}
