import type { OutputMoments } from './binned-moments.ts'
import { variancesWithout } from './first-order-index.ts'
import { jackknife, sumWithout, type Estimate } from './jackknife.ts'

/**
 * Which share of an output's variance would stay on average if every input but one were known: the
 * total Sobol index, E[Var(Y | all but X)] / Var(Y). From draws of the output and draws in which
 * that input alone is drawn anew: half the mean squared distance between the two (Jansen). Not below
 * the first index but for the error. Only for inputs that are independent of the others.
 *
 * Undefined for an output that does not vary, or in the draws of a single replicate only.
 *
 * @param distances moments, about the origin 0, of the differences between the two
 * @param output moments of the output
 * Source: Jansen, Computer Physics Communications 117 (1999) 35-43; Saltelli et al., Computer Physics
 * Communications 181 (2010) 259-270, table 2 (f).
 */
export function totalOrderIndex(
  distances: OutputMoments,
  output: OutputMoments,
): Estimate | undefined {
  const variances = variancesWithout(output)
  if (variances === undefined) return undefined
  return jackknife((without) => {
    const count = sumWithout(distances.counts, without)
    const half = sumWithout(distances.squares, without) / count / 2
    return half / variances(without)
  })
}
