import type { PeopleCells } from '#stats/choice/people-cells'
import { innerProduct, timesColumn, timesMatrix } from '#stats/machine/lane-matrices'
import {
  eachPlace,
  exponentialsOf,
  inTurn,
  LANES,
  multiplyBy,
  type Step,
} from '#stats/machine/lanes'

/** Turns between weights in money and utilities. */
export interface PricedWeights {
  /** `work.utilities` of `work.beta`. */
  readonly utilities: Step
  /** `work.slope` by utilities becomes that by weights. */
  readonly slope: Step
  /** The same of `work.curvature`; what the bend of the turn itself adds is left out, so that it stays positive. */
  readonly curvature: Step
}

/** Everybody's utilities by their weights in money, person by person. */
export function intoUtilities(
  weights: Float64Array,
  [price, size]: readonly [number, number],
  utilities: Float64Array,
): void {
  for (let from = 0; from < weights.length; from += size) {
    const factor = Math.exp(weights[from + price]!)
    for (let k = 0; k < size; k++) utilities[from + k] = factor * weights[from + k]!
    utilities[from + price] = -factor
  }
}

/**
 * Weights in money: in the place of the price stands the logarithm a of how much it keeps people away, and each
 * other weight w is what one unit is worth in units of the price: the utilities are e^a w, and -e^a of the price.
 * Source: Train and Weeks, in Scarpa and Alberini (eds.), Applications of Simulation Methods in Environmental and
 * Resource Economics (2005), chapter 1.
 */
export function pricedWeights(
  { lanes, work, parameters: size }: PeopleCells,
  price: number,
): PricedWeights {
  const { cells } = lanes
  const { factor, nothing, bent } = work
  const column = price * LANES
  const square = size * size
  const row = work.curvature + price * size * LANES
  return {
    utilities: inTurn([
      () => cells.copyWithin(factor, work.beta + column, work.beta + column + LANES),
      exponentialsOf(lanes, factor, LANES),
      timesColumn(lanes, [work.utilities, nothing], [work.beta, factor], size),
      () => multiplyBy(lanes, [work.utilities + column, factor], -1, LANES),
    ]),
    slope: inTurn([
      innerProduct(lanes, [work.energy, nothing], [work.utilities, work.slope], size),
      timesColumn(lanes, [work.slope, nothing], [work.slope, factor], size),
      () => cells.copyWithin(work.slope + column, work.energy, work.energy + LANES),
    ]),
    curvature: inTurn([
      timesMatrix(lanes, {
        out: bent,
        from: nothing,
        matrix: work.curvature,
        vector: work.utilities,
        rows: size,
        columns: size,
      }),
      innerProduct(lanes, [work.energy, nothing], [work.utilities, bent], size),
      timesColumn(lanes, [bent, nothing], [bent, factor], size),
      eachPlace(lanes, 'multiply', [work.sums, factor, factor], LANES),
      timesColumn(lanes, [work.curvature, nothing], [work.curvature, work.sums], square),
      () => cells.copyWithin(bent + column, work.energy, work.energy + LANES),
      () => cells.copyWithin(row, bent, bent + size * LANES),
      () => {
        for (let k = 0; k < size; k++)
          cells.copyWithin(
            work.curvature + (k * size + price) * LANES,
            bent + k * LANES,
            bent + (k + 1) * LANES,
          )
      },
    ]),
  }
}
