import type { Effect, Grade } from '#evidence/estimate'
import type { Domain } from '#evidence/metric-family'
import type { Interval } from '#quantity/figure'
import { normalCritical } from '#stats/intervals/critical-value'

/**
 * SD of the bias of a design by grade, on the effect's scale: log ratio, logit or SD units. Our
 * convention (conventions.md, Evidence). Grade 0 carries its own range.
 */
export const tauByGrade: Readonly<Record<Grade, number>> = {
  5: 0,
  4: 0.05,
  3: 0.1,
  2: 0.2,
  1: 0.35,
  0: 0,
}

/** The treatment arm that a bias acts on. */
export interface BiasedArm {
  readonly domain: Domain
  /** Its figure. */
  readonly value: number
  readonly n: number
  /** SD of the values, for a real domain. */
  readonly sd: number
  /** What a positive figure cannot pass: the horizon of a mean time. */
  readonly most?: number
}

/**
 * SD of the bias in the unit of the arm's figure: a factor exp(b) for positive figures, a logit shift for
 * shares and for mean times as shares of their horizon, b in SD units for real ones (study.md, What is random).
 */
export function biasDeviation(tau: number, arm: BiasedArm): number {
  if (arm.domain === 'positive' && arm.most !== undefined && arm.value < arm.most)
    return arm.value * (1 - arm.value / arm.most) * tau
  if (arm.domain === 'positive') return Math.abs(arm.value) * Math.sqrt(Math.expm1(tau ** 2))
  if (arm.domain === 'real') return tau * arm.sd
  const share = Math.min(Math.max(arm.value, 0.5 / arm.n), 1 - 0.5 / arm.n)
  return share * (1 - share) * tau
}

/** The effect with its interval widened by a bias of the given SD; unchanged where that is 0. */
export function widenEffect(effect: Effect, deviation: number): Effect {
  if (effect.interval === undefined || deviation === 0) return effect
  return { ...effect, withDesign: widen(effect.value, effect.interval, deviation) }
}

/** The same on the log scale, for ratios; `deviation` is that of the logarithm. */
export function widenRatio(effect: Effect, deviation: number): Effect {
  const { value, interval } = effect
  if (interval === undefined || deviation === 0) return effect
  if (interval.low <= 0 || value <= 0) return widenEffect(effect, deviation * value)
  const logs = {
    low: Math.log(interval.low),
    high: Math.log(interval.high),
    level: interval.level,
  }
  const wide = widen(Math.log(value), logs, deviation)
  const withDesign = { ...wide, low: Math.exp(wide.low), high: Math.exp(wide.high) }
  return { ...effect, withDesign }
}

/** Each side squared and added to z times the SD of the bias. */
function widen(value: number, interval: Interval, deviation: number): Interval {
  const reach = normalCritical(interval.level) * deviation
  return {
    low: value - Math.hypot(value - interval.low, reach),
    high: value + Math.hypot(interval.high - value, reach),
    level: interval.level,
  }
}
