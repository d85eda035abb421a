import { rankNormal, splitChains } from '#stats/chains/split-chains'
import { quantiles } from '#stats/descriptive/quantile'

/**
 * How far chains that should say the same still differ, each held in halves: 1 where they do not; above 1.01 they
 * have to run longer. The larger of that of ranks and that of distances from the median. NaN where nothing moves.
 * Source: Vehtari, Gelman, Simpson, Carpenter and Burkner, Bayesian Analysis 2021;16:667, section 4.
 * @param chains draws of one quantity, an array a chain
 * @throws StatisticsError 'too-few' under 4 draws a chain, 'domain' where lengths differ, 'not-finite'
 */
export function splitRHat(chains: readonly Float64Array[]): number {
  const halves = splitChains(chains)
  const all = Float64Array.from(halves.flatMap((half) => [...half]))
  const [median] = quantiles(all, [0.5])
  const folded = halves.map((half) => half.map((value) => Math.abs(value - median!)))
  return Math.max(rHat(rankNormal(halves)), rHat(rankNormal(folded)))
}

function rHat(chains: readonly Float64Array[]): number {
  const length = chains[0]!.length
  const means = chains.map(mean)
  const within = mean(chains.map((chain, i) => spread(chain, means[i]!)))
  const between = spread(means, mean(means))
  return Math.sqrt((length - 1) / length + between / within)
}

function mean(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length
}

function spread(values: ArrayLike<number>, middle: number): number {
  const squares = Array.from(values).reduce((sum, value) => sum + (value - middle) ** 2, 0)
  return squares / (values.length - 1)
}
