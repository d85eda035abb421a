import { normalDensity } from '../special/normal.ts'
import type { QuantileCurve } from './quantile-curve.ts'

/**
 * The mean of a function of a quantity that is given by its curve over the normal score: the
 * trapezoidal rule, as far out as the tails reach.
 */
export function curveMoment(
  { value, tailSlope }: QuantileCurve,
  of: (x: number) => number,
): number {
  const reach = 9 + 2 * tailSlope
  const steps = Math.ceil(reach / Math.min(0.05, 0.25 / Math.max(tailSlope, 1)))
  const step = reach / steps
  let sum = 0
  for (let i = -steps; i <= steps; i++) sum += of(value(i * step)) * normalDensity(i * step)
  return sum * step
}
