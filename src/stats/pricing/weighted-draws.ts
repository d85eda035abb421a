import type { Generator } from '#stats/random/generator'
import { drawTimes } from '#stats/resampling/drawn-people'

/**
 * How much each person counts in a resample: as often as drawn when as many are drawn as there are, times what the
 * person stands for.
 */
export function weightedDraws(
  generator: Generator,
  people: number,
  weights: Float64Array | undefined,
): (counts: Float64Array) => void {
  const draw = drawTimes(generator, people)
  if (weights === undefined) return draw
  return (counts) => {
    draw(counts)
    for (let person = 0; person < people; person++) counts[person]! *= weights[person]!
  }
}
