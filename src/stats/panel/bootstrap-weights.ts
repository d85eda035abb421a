import type { Generator } from '#stats/random/generator'

/** Weights of mean 0 and variance 1: +-1, or six values for few clusters. */
export type BootstrapWeights = 'rademacher' | 'webb'

const WEBB = [-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)]

/** With fewer clusters the 2^clusters patterns of signs are too few. */
const FEW_CLUSTERS = 12

/** Which weights a number of clusters takes: Webb's below 12, where Rademacher's repeat themselves. */
export function weightsFor(clusters: number): BootstrapWeights {
  return clusters < FEW_CLUSTERS ? 'webb' : 'rademacher'
}

/**
 * One weight a cluster.
 * Source: Webb, Canadian J Economics 2023;56:839 (six points); Davidson and Flachaire, J Econometrics
 * 2008;146:162 (Rademacher).
 */
export function drawWeights(
  kind: BootstrapWeights,
  clusters: number,
  generator: Generator,
): Float64Array {
  const values = kind === 'webb' ? WEBB : [-1, 1]
  const drawn = new Float64Array(clusters)
  for (let k = 0; k < clusters; k++) drawn[k] = values[generator.below(values.length)]!
  return drawn
}
