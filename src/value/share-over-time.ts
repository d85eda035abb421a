import type { Unit } from '#quantity/unit'
import { quantiles } from '#stats/descriptive/quantile'
import type { Distribution } from '#stats/distributions/distribution'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import { roleFactor, type Role } from '#value/expression-role'
import { rampArea, sCurveArea, tableWeights } from '#value/simulation/share-in-use'

/** A share or a time as it is believed, in the unit in which it was written. */
export interface BelievedPart {
  readonly distribution: Distribution
  readonly unit: Unit
}

/** A plan of adoption whose parts are believed, and no formulas. */
export type BelievedAdoption =
  | { readonly shape: 'years'; readonly shares: readonly BelievedPart[] }
  | {
      readonly shape: 'linear'
      readonly from?: BelievedPart
      readonly to: BelievedPart
      readonly starts?: BelievedPart
      readonly over: BelievedPart
    }
  | {
      readonly shape: 's-curve'
      readonly to: BelievedPart
      readonly halfway: BelievedPart
      readonly over: BelievedPart
    }
  | {
      readonly shape: 'table'
      /** Not falling in time. */
      readonly points: readonly { readonly years: number; readonly share: BelievedPart }[]
    }

/** The share in use at times from the start: median, and the ends of the middle 80 %. */
export interface ShareOverTime {
  /** Years from the start. */
  readonly at: readonly number[]
  readonly p10: readonly number[]
  readonly p50: readonly number[]
  readonly p90: readonly number[]
}

const steps = 60
/** Combinations of the parts that are looked at: a power of two, so that odd strides visit each once. */
const draws = 128

/**
 * Which share is in use as time goes on, if the parts of a plan of adoption are as they are believed,
 * each apart from the others? At 61 times from the start to the horizon. For a picture while a plan is
 * written: money takes the draws of the simulation instead, where one assumption moves all that name it.
 *
 * The parts go through their quantiles on a lattice of 128 points, the same each time.
 *
 * @param horizon years, above 0
 */
export function shareOverTime(adoption: BelievedAdoption, horizon: number): ShareOverTime {
  const at = Array.from({ length: steps + 1 }, (_, i) => (horizon * i) / steps)
  const curves = Array.from({ length: draws }, (_, draw) => drawnCurve(adoption, draw))
  const rows = at.map((time) =>
    quantiles(
      curves.map((curve) => curve(Math.min(time, horizon - instant), instant)),
      [0.1, 0.5, 0.9],
    ),
  )
  const column = (index: number): readonly number[] => rows.map((row) => row[index]!)
  return { at, p10: column(0), p50: column(1), p90: column(2) }
}

/** Years over which a share is averaged to stand for a moment. */
const instant = 1e-3

/** The mean share over a stretch of time that begins at a time, in one combination of the parts. */
type Curve = (time: number, length: number) => number

function drawnCurve(adoption: BelievedAdoption, draw: number): Curve {
  switch (adoption.shape) {
    case 'years': {
      const shares = adoption.shares.map((share, i) => valueOf(share, 'adoption', [draw, i]))
      return (time) => shares[Math.min(Math.floor(time), shares.length - 1)] ?? 1
    }
    case 'table': {
      const times = adoption.points.map(({ years }) => years)
      const shares = adoption.points.map(({ share }, i) => valueOf(share, 'adoption', [draw, i]))
      return (time, length) =>
        tableWeights(times, [time, time + length]).reduce(
          (sum, weight, i) => sum + weight * shares[i]!,
          0,
        )
    }
    case 'linear': {
      const from = adoption.from === undefined ? 0 : valueOf(adoption.from, 'adoption', [draw, 2])
      const starts =
        adoption.starts === undefined ? 0 : valueOf(adoption.starts, 'starts', [draw, 3])
      return risen(adoption, rampArea, { from, begins: starts, draw })
    }
    case 's-curve': {
      const halfway = valueOf(adoption.halfway, 'starts', [draw, 2])
      return risen(adoption, sCurveArea, { from: 0, begins: halfway, draw })
    }
  }
}

function risen(
  { to: end, over }: { readonly to: BelievedPart; readonly over: BelievedPart },
  area: (time: number, span: number) => number,
  { from, begins, draw }: { readonly from: number; readonly begins: number; readonly draw: number },
): Curve {
  const to = valueOf(end, 'adoption', [draw, 0])
  const span = valueOf(over, 'span', [draw, 1])
  return (time, length) =>
    from + ((to - from) * (area(time + length - begins, span) - area(time - begins, span))) / length
}

/** The value of a part in one draw, as a plain share or in years. */
function valueOf(
  { distribution, unit }: BelievedPart,
  role: Role,
  [draw, part]: readonly [number, number],
): number {
  const place = (draw * (1 + 2 * ((part * 29) % (draws / 2)))) % draws
  const value = distributionQuantile(distribution, (place + 0.5) / draws)
  return value * unit.factor * roleFactor(role, unit)
}
