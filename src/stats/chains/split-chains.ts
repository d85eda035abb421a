import { midRanks } from '#stats/descriptive/ranks'
import { StatisticsError } from '#stats/error'
import { normalQuantile } from '#stats/special/normal'

/**
 * Each chain in two halves, the middle draw of an odd number left out.
 * @throws StatisticsError 'too-few' under 4 draws a chain, 'domain' where chains differ in length, 'not-finite'
 */
export function splitChains(chains: readonly Float64Array[]): readonly Float64Array[] {
  const length = chains[0]?.length ?? 0
  if (length < 4) throw new StatisticsError('too-few', 'A chain needs four draws at least.')
  for (const chain of chains) {
    if (chain.length !== length)
      throw new StatisticsError('domain', 'Chains must have as many draws each.')
    if (!chain.every(Number.isFinite))
      throw new StatisticsError('not-finite', 'A draw is no finite number.')
  }
  const half = Math.floor(length / 2)
  return chains.flatMap((chain) => [chain.subarray(0, half), chain.subarray(length - half)])
}

/** Normal scores of the ranks among all draws of all chains. */
export function rankNormal(chains: readonly Float64Array[]): readonly Float64Array[] {
  const length = chains[0]!.length
  const all = new Float64Array(chains.length * length)
  for (const [i, chain] of chains.entries()) all.set(chain, i * length)
  const { ranks } = midRanks(all)
  return chains.map((chain, i) =>
    chain.map((_, draw) =>
      normalQuantile((ranks[i * length + draw]! - 3 / 8) / (all.length + 1 / 4)),
    ),
  )
}
