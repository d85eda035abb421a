import type { LinearEstimate } from '#stats/influence/linear-estimate'

/** An estimate of one data set: estimates of different data sets are independent. */
export interface PlacedEstimate {
  readonly data: string
  readonly estimate: LinearEstimate
}

/**
 * Estimates of several data sets on one axis of rows: each keeps its influence in the rows of its own
 * data set, so that those of one data set covary and those of different ones do not.
 */
export function stackEstimates(placed: readonly PlacedEstimate[]): readonly LinearEstimate[] {
  const lengths = new Map(placed.map(({ data, estimate }) => [data, estimate.influence.length]))
  const offsets = new Map<string, number>()
  let length = 0
  for (const [data, own] of lengths) {
    offsets.set(data, length)
    length += own
  }
  return placed.map(({ data, estimate }) => {
    const influence = new Float64Array(length)
    influence.set(estimate.influence, offsets.get(data)!)
    return { ...estimate, influence }
  })
}
