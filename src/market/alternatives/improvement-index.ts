import type { Estimate } from '#evidence/estimate'
import { betterDirection, type Need } from '#job/job'
import { weightsOf } from '#market/alternatives/advantages'
import { improvementBase } from '#market/alternatives/improvement-base'
import type { PerformanceAxis } from '#market/alternatives/map-axes'
import type { Coordinate } from '#market/alternatives/map-view'
import { levelOf, type NeedLevel } from '#market/alternatives/need-level'
import type { ValueMap } from '#market/alternatives/value-map'
import type { FigureBlockInput } from '#market/figure-block-input'
import type { FigureInput } from '#quantity/figure'
import { normalCritical } from '#stats/intervals/critical-value'
import { intervalAround } from '#stats/intervals/interval'

/** An improvement with its standard error, where it has one. */
interface Improvement {
  readonly value: number
  readonly error?: number
  readonly inputs: readonly FigureInput[]
}

/**
 * An index of improvement over the status quo: the mean of the improvements on the needs, weighted by their stated
 * importance (alike where none is stated). Improvement on a need is that of the matrix: a share of the status quo, of the
 * scale's length, or the points of a share. A solution has an index where every need of it is measured on it. Its interval
 * takes the needs as independent of each other, and is absent where one of them has none. It is an index, not a share
 * of anything: it has no true zero.
 */
export function improvementIndex(
  map: ValueMap,
  asked: readonly string[] | undefined,
  input: FigureBlockInput,
): PerformanceAxis {
  const { statusQuo } = map
  const { levels, settings } = input
  const needs = input.needs.filter(
    ({ id }) =>
      statusQuo !== undefined &&
      (asked?.includes(id) ?? true) &&
      levelOf(levels, id, statusQuo) !== undefined,
  )
  const weights = weightsOf(needs)
  const counted = needs.filter(({ id }) => weights.has(id))
  const stated = counted.some(({ importance }) => importance !== undefined)
  return {
    unit: '1',
    words: `improvement over the status quo, index over ${counted.length} needs ${stated ? 'by their importance' : 'that count alike'}`,
    better: 'higher',
    trueZero: false,
    measured: (solution) =>
      counted.every(({ id }) => levelOf(levels, id, solution)?.origin !== 'opinion'),
    of: ({ id }) => {
      if (statusQuo === undefined) return { why: 'the study has no status quo to improve on' }
      if (counted.length === 0) return { why: 'no need is measured on the status quo' }
      const parts = counted.map((need) => ({
        need: need.id,
        weight: weights.get(need.id)!,
        improvement: improvementOf(need, [id, statusQuo], input),
      }))
      const lacking = parts.filter(({ improvement }) => improvement === undefined)
      if (lacking.length > 0)
        return { why: `has no improvement on ${lacking.map(({ need }) => need).join(', ')}` }
      return indexOf(
        parts.map(({ weight, improvement }) => ({ weight, ...improvement! })),
        settings.level,
      )
    },
  }
}

function indexOf(
  parts: readonly (Improvement & { readonly weight: number })[],
  level: number,
): Coordinate {
  const value = parts.reduce((sum, part) => sum + part.weight * part.value, 0)
  const errors = parts.map(({ weight, error }) =>
    error === undefined ? undefined : weight * error,
  )
  const known = errors.every((error) => error !== undefined)
  const error = Math.hypot(...errors.map((each) => each ?? 0))
  return {
    value,
    ...(known && error > 0
      ? { interval: intervalAround(value, normalCritical(level) * error, level) }
      : {}),
    inputs: parts.flatMap(({ inputs }) => inputs),
  }
}

function improvementOf(
  need: Need,
  [solution, statusQuo]: readonly [string, string],
  { levels, estimates }: FigureBlockInput,
): Improvement | undefined {
  if (solution === statusQuo) return { value: 0, error: 0, inputs: [] }
  const direct = directImprovement(need, [solution, statusQuo], estimates)
  if (direct !== undefined) return direct
  const [own, base] = [solution, statusQuo].map((id) => levelOf(levels, need.id, id))
  if (own === undefined || base === undefined) return undefined
  const sign = betterDirection(need) === 'lower' ? -1 : 1
  const length = improvementBase(need)
  if (length === undefined && base.value === 0) return undefined
  const whole = length ?? base.value
  const value = (sign * (own.value - base.value)) / whole
  const inputs = [...own.inputs, ...base.inputs]
  const [ownError, baseError] = [errorOf(own), errorOf(base)]
  if (ownError === undefined || baseError === undefined) return { value, inputs }
  // Of a ratio own / base by the delta method; of a difference on a fixed length its own.
  const error =
    length === undefined
      ? Math.hypot(ownError / whole, (own.value * baseError) / whole ** 2)
      : Math.hypot(ownError, baseError) / whole
  return { value, error, inputs }
}

/** From a design that compared the two with the status quo as its baseline. */
function directImprovement(
  need: Need,
  [solution, statusQuo]: readonly [string, string],
  estimates: readonly Estimate[],
): Improvement | undefined {
  const found = estimates
    .toSorted((a, b) => b.grade - a.grade)
    .find(
      (one) =>
        one.need === need.id &&
        one.baseline.solution === statusQuo &&
        one.treatment?.solution === solution,
    )
  const points = found?.improvementPoints
  const [effect, key] =
    points === undefined ? [found?.improvement, 'improvement'] : [points, 'improvement.points']
  if (found === undefined || effect === undefined || 'reason' in effect) return undefined
  const { value, interval, standardError } = effect
  const error = standardError ?? (interval && halfWidth(interval))
  return {
    value,
    ...(error === undefined ? {} : { error }),
    inputs: [{ figure: `evidence.${found.block}.${need.id}.${key}` }],
  }
}

function errorOf({ interval }: NeedLevel): number | undefined {
  return interval === undefined ? undefined : halfWidth(interval)
}

/** Half an interval over the normal quantile. */
function halfWidth({ low, high, level }: NonNullable<NeedLevel['interval']>): number {
  return (high - low) / (2 * normalCritical(level))
}
