import { distributionSupport } from '#stats/distributions/distribution-support'
import type { Assumption } from './model.ts'

/** Can an assumption take no value below zero? */
export function neverNegative({ distribution }: Assumption): boolean {
  return distributionSupport(distribution).low >= 0
}
