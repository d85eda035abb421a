import { StatisticsError } from '#stats/error'
import { type Interval, requireLevel } from '#stats/intervals/interval'

/** How strong an unmeasured cause would have to be to explain a figure away, as a risk ratio. */
export interface EValue {
  /** To move the estimate to no effect. */
  readonly estimate: number
  /** To move the nearer end of the interval there; 1 where the interval holds no effect already. */
  readonly limit: number
}

/**
 * What a ratio is: a risk ratio (or rate ratio), or an odds or hazard ratio of an outcome that is common
 * (above 15 %). Odds and hazard ratios of a rare outcome count as risk ratios.
 */
export type RatioMeasure = 'risk-ratio' | 'odds-ratio' | 'hazard-ratio'

/**
 * How strongly something unmeasured would have to hang together with both the arm and the outcome, over
 * and above the covariates, to make this ratio one of nothing: RR + sqrt(RR (RR - 1)), of 1 / RR below 1.
 * It judges what was not measured, not chance.
 * Source: VanderWeele and Ding, Ann Intern Med 2017;167:268, table 2; square root of a common odds ratio and
 * the hazard ratio's transformation there too.
 * @throws StatisticsError 'domain' unless the ratio lies above 0 and inside its interval, for a bad level
 * @example eValueOfRatio('risk-ratio', 3.9, { low: 1.8, high: 8.7, level: 0.95 }).estimate // 7.26
 */
export function eValueOfRatio(measure: RatioMeasure, ratio: number, interval: Interval): EValue {
  const { low, high, level } = interval
  requireLevel(level)
  if (!(low > 0 && low <= ratio && ratio <= high && high < Infinity))
    throw new StatisticsError(
      'domain',
      `A ratio lies above 0 and inside its interval; it is ${ratio}, from ${low} to ${high}.`,
      { ratio, low, high },
    )
  const nearer = ratio >= 1 ? Math.max(1, low) : Math.min(1, high)
  return {
    estimate: ofRatio(riskRatio(measure, ratio)),
    limit: ofRatio(riskRatio(measure, nearer)),
  }
}

/**
 * The same of a difference of means: the difference in standard deviations d stands for a risk ratio of
 * exp(0.91 d).
 * Source: VanderWeele and Ding (2017), table 2; Chinn, Stat Med 2000;19:3127. The interval there, with 1.78
 * standard errors, is 0.91 x 1.96 at 95 %.
 * @param deviation standard deviation of the outcome, pooled over the arms
 * @throws StatisticsError 'domain' unless the deviation is above 0 and the difference inside its interval
 */
export function eValueOfDifference(
  difference: number,
  interval: Interval,
  deviation: number,
): EValue {
  if (!(deviation > 0 && deviation < Infinity))
    throw new StatisticsError('domain', 'A standard deviation lies above 0.', { deviation })
  const ratio = (value: number) => Math.exp((0.91 * value) / deviation)
  return eValueOfRatio('risk-ratio', ratio(difference), {
    low: ratio(interval.low),
    high: ratio(interval.high),
    level: interval.level,
  })
}

function riskRatio(measure: RatioMeasure, ratio: number): number {
  if (measure === 'odds-ratio') return Math.sqrt(ratio)
  if (measure === 'risk-ratio') return ratio
  return (1 - 0.5 ** Math.sqrt(ratio)) / (1 - 0.5 ** Math.sqrt(1 / ratio))
}

function ofRatio(ratio: number): number {
  const above = ratio >= 1 ? ratio : 1 / ratio
  return above + Math.sqrt(above * (above - 1))
}
