import { axisShare } from '#charts/axis-share'
import type { ValueAxis } from '#charts/chart'

/** From values on an axis to places between two pixels. */
export interface Scale {
  readonly low: number
  readonly high: number
  readonly from: number
  readonly to: number
  /** Values outside the axis are drawn at its end. */
  readonly place: (value: number) => number
  /** How many pixels a distance on the axis takes; only where its steps are equal. */
  readonly length: (distance: number) => number
}

export function scaleOf(axis: ValueAxis, from: number, to: number): Scale {
  const span = axis.high - axis.low
  const place = (value: number): number => {
    return from + Math.min(Math.max(axisShare(axis, value), 0), 1) * (to - from)
  }
  const length = (distance: number): number =>
    span === 0 ? 0 : Math.abs((distance / span) * (to - from))
  return { low: axis.low, high: axis.high, from, to, place, length }
}

/** Pixels between two dots of a stack whose stacks stand `dotWidth` apart on the axis. */
export function dotStep(dotWidth: number, x: Scale): number {
  return Math.min(Math.max(x.length(dotWidth), 4), 14)
}
