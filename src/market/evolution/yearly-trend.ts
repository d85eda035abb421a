import { daysOf } from '#evidence/panel/calendar'
import { inWords } from '#evidence/words'
import type { EvolutionBlock } from '#market/evolution/evolution-block'
import type { LastStretch } from '#market/evolution/last-stretch'
import type { SureValue } from '#market/sure-value'
import { StatisticsError } from '#stats/error'
import { studentTCritical } from '#stats/intervals/critical-value'
import { intervalAround } from '#stats/intervals/interval'
import { autoregressiveFit } from '#stats/time-series/autoregressive-fit'

const LEAST = 5
/** With fewer degrees of freedom an interval says nothing. */
const LEAST_DF = 2
const closely =
  'The periods are too few to tell a trend from drift, neighbours hanging together by a correlation of'

/**
 * Relative change a year in the last stretch: a straight line with errors that carry over from period to period (restricted
 * likelihood), through the logarithms where all values are above 0, else through the values and over their mean.
 */
export function yearlyTrend(
  { levels }: Pick<LastStretch, 'levels'>,
  { every }: Pick<EvolutionBlock, 'every'>,
  level: number,
): SureValue {
  if (levels.length < LEAST) return { reason: `A trend needs ${LEAST} periods in one stretch.` }
  const values = levels.map(({ value }) => value)
  const logs = values.every((value) => value > 0)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  if (!logs && mean === 0) return { reason: 'The mean is 0: no change is relative to it.' }
  const years = levels.map(
    ({ period }) => ((period - levels[0]!.period) * daysOf[every]) / daysOf.year,
  )
  try {
    const fit = autoregressiveFit({
      design: [new Float64Array(values.length).fill(1), Float64Array.from(years)],
      outcome: Float64Array.from(values, (value) => (logs ? Math.log(value) : value / mean)),
      periods: Int32Array.from(levels, ({ period }) => period),
    })
    const df = fit.degrees([0, 1])
    if (df < LEAST_DF) return { reason: `${closely} ${inWords(fit.correlation)}.` }
    const slope = fit.coefficients[1]!
    const reach = studentTCritical(level, df) * Math.sqrt(fit.covariance[1]![1]!)
    const { low, high } = intervalAround(slope, reach, level)
    const change = (by: number): number => (logs ? Math.expm1(by) : by)
    return { value: change(slope), interval: { low: change(low), high: change(high), level } }
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error
    return { reason: 'The values do not vary about a line: there is no error to go by.' }
  }
}
