import type { MeasuredNeed } from '#evidence/metric-family'
import { familyOf } from '#evidence/metric-family'
import type { Level } from '#evidence/planning/improvement-change'
import { improvementChange } from '#evidence/planning/improvement-change'
import { readUnit } from '#quantity/read-unit'
import type { Unit } from '#quantity/unit'
import { convertFactor, plainNumber, sameDimensions } from '#quantity/unit-algebra'

/** A number with what stands behind it: `10 %`, `5 s`, `2 points`, `0.3`. */
export interface WrittenQuantity {
  readonly text: string
  readonly value: number
  /** '' where there is none. */
  readonly unit: string
}

const pattern = /^\s*([+-]?(?:\d+(?:\.\d*)?|\.\d+))\s*(\S.*?)?\s*$/

/** A number with a unit from its text; absent where it is none. */
export function readWrittenQuantity(text: string): WrittenQuantity | undefined {
  const match = pattern.exec(text)
  if (match === null) return undefined
  return { text: text.trim(), value: Number(match[1]), unit: match[2] ?? '' }
}

type ChangeOrReason = { readonly change: number } | { readonly reason: string }

/**
 * The change of a need's metric (in its unit, without sign) that a written effect means: `%` of the level
 * (of the length of a scale), `points` of a share, else the metric's own unit or one that can be turned
 * into it. A reason where the need cannot change so.
 */
export function plannedChange(
  need: MeasuredNeed,
  level: Level,
  effect: WrittenQuantity,
): ChangeOrReason {
  const { value, unit, text } = effect
  if (!(value > 0))
    return { reason: 'An effect is above 0; better is the direction it is counted in.' }
  if (unit === '%') {
    const change = improvementChange(need, level, value / 100)
    return change === undefined ? { reason: noPercent(need, level) } : { change }
  }
  const size = levelOf(need, { ...effect, unit: unit === 'points' ? '%' : unit })
  if (size === undefined || (unit === 'points' && !isShare(need)))
    return { reason: `\`${text}\` is no change of ${need.id}, which is in ${ownUnit(need)}.` }
  return { change: size }
}

/**
 * A level of the metric from its text: `30 s`, `30 %` of a share, `30` in the metric's unit; absent
 * where it is none.
 */
export function levelOf(need: MeasuredNeed, { value, unit }: WrittenQuantity): number | undefined {
  if (unit === '') return value
  const given = readUnit(unit).value
  const own = readUnit(need.metric.unit.text.split('/')[0] ?? '1').value ?? plainNumber
  if (given === undefined) return undefined
  if (isShare(need)) return unit === '%' ? value / 100 : undefined
  const whole: Unit = need.metric.unit
  if (sameDimensions(given, own)) return value * convertFactor(given, own)
  return sameDimensions(given, whole) ? value * convertFactor(given, whole) : undefined
}

function isShare({ metric }: MeasuredNeed): boolean {
  return familyOf(metric.type) === 'share' || metric.type === 'share'
}

function ownUnit(need: MeasuredNeed): string {
  return isShare(need) ? 'points' : (need.metric.unit.text.split('/')[0] ?? '1')
}

function noPercent(need: MeasuredNeed, { negative, value }: Level): string {
  if (negative)
    return `Values of ${need.id} can be negative: a percentage says nothing. Give the effect in ${ownUnit(need)}.`
  if (value <= 0)
    return `${need.id} stands at zero: there is no percentage of it. Give the effect in ${ownUnit(need)}.`
  return `${need.id} has no room for such an improvement. Give a smaller one, or one in points.`
}
