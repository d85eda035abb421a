import type { MeasuredNeed } from '#evidence/metric-family'
import { familyOf } from '#evidence/metric-family'
import { betterDirection } from '#job/job'

/** A level from which something is to improve. */
export interface Level {
  readonly value: number
  /** Whether values below zero occur: then there is no percentage. */
  readonly negative: boolean
}

/**
 * By how much a metric changes (in its unit, without sign) when it improves by a fraction: of its length
 * for a scale, else of the level. Absent where a percentage says nothing, or where there is no room
 * for it (a share beyond 0 or 1).
 */
export function improvementChange(
  need: MeasuredNeed,
  { value, negative }: Level,
  fraction: number,
): number | undefined {
  const { metric } = need
  if (metric.type === 'scale') return (metric.to - metric.from) * fraction
  if (negative || value <= 0) return undefined
  const change = value * fraction
  const room = betterDirection(need) === 'lower' ? value : 1 - value
  return familyOf(metric.type) === 'share' && change > room ? undefined : change
}

/** The fraction that a change is, as `improvementChange` counts it; absent where it says nothing. */
export function improvementOfChange(
  { metric }: MeasuredNeed,
  { value, negative }: Level,
  change: number,
): number | undefined {
  if (metric.type === 'scale') return change / (metric.to - metric.from)
  return negative || value <= 0 ? undefined : change / value
}

/** Whether a metric can improve by so much: nothing that cannot be negative falls below zero. */
export function hasRoom(need: MeasuredNeed, { value, negative }: Level, change: number): boolean {
  const { metric } = need
  if (metric.type === 'scale') return change <= metric.to - metric.from
  return negative || betterDirection(need) === 'higher' || change <= value
}
