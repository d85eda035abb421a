import { REPLICATES } from '../random/points.ts'
import type { Surface } from './fit-surface.ts'
import { jackknife, type Estimate } from './jackknife.ts'

/** Draws of a group of inputs and of the net benefit, one value a draw each. */
export interface GroupDraws {
  readonly columns: readonly Float64Array[]
  readonly output: Float64Array
}

/**
 * What would it be worth to know several inputs at once before deciding between an option and doing
 * without it? E max(E[Y | X], 0) - max(E[Y], 0) with the conditional mean from a surface over all of
 * them, so that correlated inputs count once. As `partialInformation`: the middle of what deciding
 * by the surface promises and of what it brings in the replicate that it was not fitted to; the
 * error is the jackknife's over the replicates; a value below 0 is 0.
 *
 * @param surface fitted to the same draws
 * Cost: 33 evaluations of the surface at all draws.
 * Source: Strong, Oakley and Brennan, Medical Decision Making 34 (2014) 311-326.
 */
export function groupInformation(surface: Surface, draws: GroupDraws): Estimate {
  const { columns, output } = draws
  const fitted = new Float64Array(output.length)
  const judged = { gain: 0, sum: 0 }
  const { value: promised, error } = jackknife((without) => {
    surface.at(columns, without, fitted)
    if (without >= 0) judge(fitted, output, { replicate: without, judged })
    return gainOf(fitted, without)
  })
  const brought = (judged.gain - Math.max(judged.sum, 0)) / output.length
  return { value: Math.max(0, (promised + brought) / 2), error }
}

/**
 * Which share of an output's variance would go on average if several inputs were known, the others
 * as they are: the closed Sobol index, Var(E[Y | X]) / Var(Y), by the share that the surface
 * explains. The middle of what it explains of the draws that it was fitted to and of the replicates
 * that it was not, so that the number of its functions adds nothing. Only where the group is
 * independent of the other inputs; inside it they may hang together. Undefined for an output
 * without variance. The error is the jackknife's over the replicates.
 *
 * @param surface fitted to the same draws
 * Source: Sobol, Mathematics and Computers in Simulation 55 (2001) 271-280 (subsets of variables).
 */
export function groupShare(
  surface: Surface,
  { columns, output }: GroupDraws,
): Estimate | undefined {
  const mean = output.reduce((sum, value) => sum + value, 0) / output.length
  const squares = output.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  if (!(squares > 0)) return undefined
  const fitted = new Float64Array(output.length)
  let left = 0
  const { value: inside, error } = jackknife((without) => {
    surface.at(columns, without, fitted)
    const parts = leftOver(fitted, { output, mean, without })
    left += parts.unseen
    return 1 - parts.seen / parts.squares
  })
  return { value: Math.max(0, (inside + 1 - left / squares) / 2), error }
}

/** Squared distances from fitted values: of the replicates that were fitted to, and of the one that was not. */
function leftOver(
  fitted: Float64Array,
  of: { readonly output: Float64Array; readonly mean: number; readonly without: number },
): { readonly seen: number; readonly unseen: number; readonly squares: number } {
  const { output, mean, without } = of
  let [seen, unseen, squares] = [0, 0, 0]
  for (let i = 0; i < fitted.length; i++) {
    const distance = (output[i]! - fitted[i]!) ** 2
    if (i % REPLICATES === without) unseen += distance
    else {
      seen += distance
      squares += (output[i]! - mean) ** 2
    }
  }
  return { seen, unseen, squares }
}

/** The gain from deciding by values, as they promise it, over the replicates but one. */
export function gainOf(values: Float64Array, without: number): number {
  let [gain, sum, draws] = [0, 0, 0]
  for (let i = 0; i < values.length; i++) {
    if (i % REPLICATES === without) continue
    draws++
    sum += values[i]!
    if (values[i]! > 0) gain += values[i]!
  }
  return (gain - Math.max(sum, 0)) / draws
}

/** Adds what deciding by fitted values brings in one replicate. */
function judge(
  fitted: Float64Array,
  output: Float64Array,
  by: { readonly replicate: number; readonly judged: { gain: number; sum: number } },
): void {
  const { replicate, judged } = by
  for (let i = replicate; i < output.length; i += REPLICATES) {
    judged.sum += output[i]!
    if (fitted[i]! > 0) judged.gain += output[i]!
  }
}
