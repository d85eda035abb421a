import { dominated, type Offer } from '#market/alternatives/frontier'
import type { Coordinate, MapPoint } from '#market/alternatives/map-view'
import { normalCritical } from '#stats/intervals/critical-value'
import { createGenerator, type Generator } from '#stats/random/generator'
import { normalQuantile } from '#stats/special/normal'

/** How often the places on the map are drawn anew. */
const drawings = 1000

/**
 * How likely an alternative is not beaten by another, given how uncertain the places are: the share of 1,000 drawings
 * from normal distributions, apart from each other, of the width of the intervals and ranges. 0 or 1 where nothing is uncertain.
 * Its standard error is at most 0.016. Cost 1,000 n log n.
 */
export function frontierChances(
  points: readonly Pick<MapPoint, 'solution' | 'price' | 'performance'>[],
  better: 'lower' | 'higher',
  { seed, id }: { readonly seed: number; readonly id: string },
): ReadonlyMap<string, number> {
  const generator = createGenerator(seed, `map ${id}`)
  const counts = new Map(points.map(({ solution }) => [solution, 0]))
  const widths = points.map(
    ({ price, performance }) => [errorOf(price), errorOf(performance)] as const,
  )
  for (let drawing = 0; drawing < drawings; drawing++) {
    const offers = points.map(({ solution, price, performance }, i): Offer => ({
      solution,
      price: drawn(price.value, widths[i]![0], generator),
      performance: drawn(performance.value, widths[i]![1], generator),
    }))
    const beaten = dominated(offers, better)
    for (const { solution } of offers)
      if (!beaten.has(solution)) counts.set(solution, counts.get(solution)! + 1)
  }
  return new Map([...counts].map(([solution, count]) => [solution, count / drawings]))
}

function drawn(value: number, error: number, generator: Generator): number {
  return error > 0 ? value + error * normalQuantile(generator.next()) : value
}

/** Half of an interval, or of the range from P10 to P90, over the normal quantile. */
function errorOf({ interval, quantiles }: Coordinate): number {
  if (interval !== undefined)
    return (interval.high - interval.low) / (2 * normalCritical(interval.level))
  return quantiles === undefined ? 0 : (quantiles.p90 - quantiles.p10) / (2 * normalCritical(0.8))
}
