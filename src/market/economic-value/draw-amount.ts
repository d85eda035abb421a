import type { Amount } from '#job/job'
import { createSampler } from '#stats/distributions/sampler'
import { createGenerator } from '#stats/random/generator'

/**
 * An amount over the draws, times a factor: one draw from each of as many equally likely strata, in random order, so that
 * its mean is that of the amount but for a trace. The same amount, seed and number give the same column wherever it is
 * asked for, and it hangs together with nothing else.
 */
export function drawAmount(
  { id, distribution }: Amount,
  factor: number,
  { seed, draws }: { readonly seed: number; readonly draws: number },
): Float64Array {
  const generator = createGenerator(seed, id)
  const column = Float64Array.from({ length: draws }, (_, i) => (i + generator.next()) / draws)
  for (let i = draws - 1; i > 0; i--) {
    const other = generator.below(i + 1)
    const held = column[i]!
    column[i] = column[other]!
    column[other] = held
  }
  createSampler(distribution)(column, column)
  return column.map((value) => value * factor)
}
