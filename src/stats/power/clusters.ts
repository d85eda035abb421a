import { StatisticsError } from '#stats/error'

/** Units that are assigned together: customers of one account, executions of one performer. */
export interface Clusters {
  /** Units in a cluster on average. */
  readonly size: number
  /** Intraclass correlation: share of the variance that lies between clusters, 0 to 1. */
  readonly correlation: number
  /** Coefficient of variation of the clusters' sizes; 0 where all are of one size. */
  readonly sizeVariation: number
}

/**
 * By what factor clusters widen the variance of a mean: 1 + ((1 + cv^2) m - 1) x correlation.
 * Source: Eldridge, Ashby and Kerry, Int J Epidemiol 2006;35:1292.
 * @throws StatisticsError 'domain' unless size >= 1, 0 <= correlation <= 1 and sizeVariation >= 0, all finite
 * @example designEffect({ size: 20, correlation: 0.05, sizeVariation: 0 }) // 1.95
 */
export function designEffect({ size, correlation, sizeVariation }: Clusters): number {
  const legal = size >= 1 && correlation >= 0 && correlation <= 1 && sizeVariation >= 0
  if (!(legal && Number.isFinite(size * sizeVariation)))
    throw new StatisticsError(
      'domain',
      'Clusters have 1 unit or more, a correlation from 0 to 1 and a variation of sizes from 0 on.',
      { size, correlation, sizeVariation },
    )
  return 1 + ((1 + sizeVariation ** 2) * size - 1) * correlation
}
