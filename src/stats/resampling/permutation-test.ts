import { momentsOf, varies } from '#stats/descriptive/moments'
import { type Sample, requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import type { Generator } from '#stats/random/generator'

/**
 * Whether two independent arms differ in their means, by dealing all values to the arms anew: two-sided
 * on the difference treatment - base. p = (1 + dealings at least as far from 0) / (1 + dealings), so that
 * it is never 0. Cost n x permutations.
 * Source: Phipson and Smyth, Stat Appl Genet Mol Biol 2010;9:39.
 * @param permutations number of dealings
 * @throws StatisticsError 'too-few' without values in an arm, 'not-finite', 'no-variation' where all values
 *   are equal, 'domain' unless permutations is a whole number above 0
 */
export function permutationTest(
  { base, treatment }: { readonly base: Sample; readonly treatment: Sample },
  generator: Generator,
  permutations: number,
): { readonly difference: number; readonly pValue: number } {
  requireSample(base, 1)
  requireSample(treatment, 1)
  if (!Number.isInteger(permutations) || permutations < 1)
    throw new StatisticsError('domain', 'The number of permutations is a whole number above 0.')
  const pooled = [...Array.from(base), ...Array.from(treatment)]
  const { mean, ...all } = momentsOf(pooled)
  if (!varies({ mean, ...all })) throw new StatisticsError('no-variation', 'All values are equal.')
  const centred = Float64Array.from(pooled, (value) => value - mean)
  const observed = Math.abs(sumOfLast(centred, treatment.length)) * (1 - 1e-10)
  let asFar = 0
  for (let k = 0; k < permutations; k++) {
    dealLast(centred, treatment.length, generator)
    if (Math.abs(sumOfLast(centred, treatment.length)) >= observed) asFar++
  }
  return {
    difference: momentsOf(treatment).mean - momentsOf(base).mean,
    pValue: (1 + asFar) / (1 + permutations),
  }
}

/** With the total fixed at 0, the treatment's sum orders dealings as the difference of the means does. */
function sumOfLast(values: Float64Array, count: number): number {
  let sum = 0
  for (let i = values.length - count; i < values.length; i++) sum += values[i]!
  return sum
}

/** Fisher and Yates, for the last `count` places only. */
function dealLast(values: Float64Array, count: number, generator: Generator): void {
  for (let i = values.length - 1; i >= values.length - count; i--) {
    const j = generator.below(i + 1)
    const value = values[i]!
    values[i] = values[j]!
    values[j] = value
  }
}
