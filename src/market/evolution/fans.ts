import type { EvolutionBlock } from '#market/evolution/evolution-block'
import type { Fan, ProjectedPeriod } from '#market/evolution/evolution-view'
import { momentsOf } from '#stats/descriptive/moments'
import { quantiles } from '#stats/descriptive/quantile'

interface When {
  readonly block: Pick<EvolutionBlock, 'events'>
  /** The first period ahead. */
  readonly begin: number
  readonly starts: readonly number[]
  /** Of the interval. */
  readonly level: number
}

/** What each period ahead may hold: mean and quantiles over the ways on, with events and as if none came. */
export function fansOf(
  { block, begin, starts, level }: When,
  {
    quiet,
    paths,
  }: { readonly quiet: readonly Float64Array[]; readonly paths: readonly Float64Array[] },
): readonly ProjectedPeriod[] {
  return starts.map((start, h) => ({
    period: begin + h,
    start,
    expected: fanOf(paths, h, level),
    ...(block.events.length === 0 ? {} : { undisturbed: fanOf(quiet, h, level) }),
  }))
}

function fanOf(paths: readonly Float64Array[], h: number, level: number): Fan {
  const values = Float64Array.from(paths, (path) => path[h]!)
  const tail = (1 - level) / 2
  const [low, p5, p10, p50, p90, p95, high] = quantiles(values, [
    tail,
    0.05,
    0.1,
    0.5,
    0.9,
    0.95,
    1 - tail,
  ])
  return {
    mean: momentsOf(values).mean,
    quantiles: { p5: p5!, p10: p10!, p50: p50!, p90: p90!, p95: p95! },
    interval: { low: low!, high: high!, level },
  }
}
