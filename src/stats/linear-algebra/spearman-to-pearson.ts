import { StatisticsError } from '../error.ts'

/**
 * The correlation of two normal scores whose rank correlation is `rho`: what a Gaussian copula
 * takes for a stated Spearman correlation. Exact for the normal; rising transformations of each
 * side (any continuous margins) leave rho as it is. Throws `domain` outside [-1, 1].
 * Source: K. Pearson, On further methods of determining correlation, Drapers' Company Research
 * Memoirs 4 (1907).
 */
export function spearmanToPearson(rho: number): number {
  if (!(rho >= -1 && rho <= 1)) {
    throw new StatisticsError('domain', `a rank correlation lies between -1 and 1, not at ${rho}`, {
      rho,
    })
  }
  return 2 * Math.sin((Math.PI * rho) / 6)
}
