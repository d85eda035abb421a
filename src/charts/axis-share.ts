import type { ValueAxis } from '#charts/chart'

/**
 * How far along an axis a value stands: 0 at its low end, 1 at its high end, beyond them outside; a
 * half where the axis has no length. Values that a log scale cannot hold stand below its low end.
 */
export function axisShare({ low, high, scale }: ValueAxis, value: number): number {
  if (scale === 'log') {
    if (value <= 0) return -1
    return share(Math.log(value), Math.log(low), Math.log(high))
  }
  return share(value, low, high)
}

function share(value: number, low: number, high: number): number {
  return high === low ? 0.5 : (value - low) / (high - low)
}
