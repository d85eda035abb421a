import { bulkEffectiveSize } from '#stats/chains/bulk-effective-size'
import { splitRHat } from '#stats/chains/split-r-hat'
import type { ChoiceTasks } from '#stats/choice/choice-tasks'
import {
  createPopulationChain,
  type ChainDraw,
  type PopulationChain,
} from '#stats/choice/population-chain'
import type { PopulationPrior } from '#stats/choice/population-draw'
import { StatisticsError } from '#stats/error'

/** How a population of utilities is drawn. */
export interface HierarchicalSettings {
  /** Chains from starts of their own, two or more. */
  readonly chains: number
  /** Draws of each chain that are thrown away: paths are tuned in them. 50 or more. */
  readonly burnIn: number
  /** Draws of each chain that are kept. */
  readonly draws: number
  /** Chains that have not settled by then go on, up to so many draws of each; absent: they do not. */
  readonly most?: number
  readonly seed: number
  /** Keeps streams of random numbers apart. */
  readonly key: string
  readonly prior: PopulationPrior
  /**
   * Column of the price where weights are in money: in its place the population's is the logarithm of how much a
   * price keeps people away, and the other weights are worth in units of the price. Absent: weights are utilities.
   */
  readonly price?: number
}

/** Weights of a population and of its people, drawn from what their choices leave open. */
export interface HierarchicalLogit {
  readonly people: number
  /** Draws of each chain that were kept. */
  readonly draws: number
  /** Mean of the population, a column a parameter: chain after chain. */
  readonly means: readonly Float64Array[]
  /** Standard deviation of the population, likewise. */
  readonly spreads: readonly Float64Array[]
  /** Mean weights of each person over the draws, person by person. */
  readonly weights: Float64Array
  /** Share of the people's paths that were taken. */
  readonly acceptance: number
  /** The largest split R-hat and the smallest bulk effective size among means and spreads. */
  readonly rHat: number
  readonly effective: number
}

/** One draw that is kept; read it at once, it changes. */
export type OnDraw = (draw: ChainDraw) => void

/** How far chains are that have not settled yet. */
type OnRound = (so: Pick<HierarchicalLogit, 'draws' | 'rHat' | 'effective'>) => void

/** Chains that differ by no more, and are worth so many independent draws, have settled. */
export const settled = { rHat: 1.05, effective: 400 } as const

/**
 * What attributes are worth to each of many people and how they differ, from a few choices each: a logit for
 * everybody's choices whose weights are normal over people, with a normal inverse Wishart prior (hierarchical
 * Bayes, mixed logit). Put attributes on one scale first: the prior is the same for all. Not for one person, and
 * with few choices each the spread between people leans on the prior. Look at `rHat` and `effective` before use.
 * Source: Rossi, Allenby and McCulloch, Bayesian Statistics and Marketing (2005), section 5.3 (model and prior of
 * bayesm's rhierMnlRwMixture with one component); drawn by Hamiltonian paths in place of a random walk. When to
 * stop: Vehtari and others, Bayesian Analysis 2021;16:667, section 4 (effective size); 1.05 is our own.
 * @throws StatisticsError 'too-few' under two people, four kept draws or 50 of burn-in; 'domain', 'not-finite'
 */
export function hierarchicalLogit(
  tasks: ChoiceTasks,
  settings: HierarchicalSettings,
  onDraw: OnDraw = () => undefined,
  onRound: OnRound = () => undefined,
): HierarchicalLogit {
  const { draws, burnIn, most = draws } = settings
  const count = settings.chains
  const chains = Array.from({ length: count }, (_, i) => createPopulationChain(tasks, settings, i))
  const people = chains[0]?.people ?? 0
  if (people < 2 || draws < 4 || burnIn < 50)
    throw new StatisticsError('too-few', 'Two people, four draws and a burn-in of 50 are needed.')
  const sums = new Float64Array(people * tasks.design.length)
  const keep = (draw: ChainDraw): void => {
    for (let i = 0; i < sums.length; i++) sums[i]! += draw.weights[i]!
    onDraw(draw)
  }
  for (const chain of chains) chain.burn(burnIn)
  const { draws: total, ...found } = runChains(chains, { draws, most }, keep, onRound)
  const joined = (kind: 'means' | 'spreads'): readonly Float64Array[] =>
    tasks.design.map((_, k) => Float64Array.from(chains.flatMap((chain) => chain[kind][k]!)))
  const taken = chains.reduce((sum, chain) => sum + chain.taken(), 0)
  return {
    people,
    draws: total,
    means: joined('means'),
    spreads: joined('spreads'),
    weights: sums.map((sum) => sum / (count * total)),
    acceptance: taken / (count * total * people),
    ...found,
  }
}

/** Runs chains until they have settled, or as far as they may. */
function runChains(
  chains: readonly PopulationChain[],
  { draws, most }: { readonly draws: number; readonly most: number },
  keep: OnDraw,
  onRound: OnRound,
): Convergence & { readonly draws: number } {
  let [total, next] = [0, draws]
  for (;;) {
    for (const chain of chains) chain.run(next, keep)
    total += next
    const so = { draws: total, ...convergence(chains) }
    if (hasSettled(so, settled.effective) || total >= most) return so
    onRound(so)
    next = Math.min(Math.ceil(total / 2), most - total)
  }
}

type Convergence = Pick<HierarchicalLogit, 'rHat' | 'effective'>

/** The worst of all means and spreads. */
function convergence(chains: readonly PopulationChain[]): Convergence {
  const columns = (['means', 'spreads'] as const).flatMap((kind) =>
    chains[0]![kind].map((_, k) => chains.map((chain) => Float64Array.from(chain[kind][k]!))),
  )
  return {
    rHat: Math.max(...columns.map(splitRHat)),
    effective: Math.min(...columns.map(bulkEffectiveSize)),
  }
}

/** Whether chains agree with each other, and are worth so many independent draws. */
export function hasSettled({ rHat, effective }: Convergence, least: number): boolean {
  return rHat <= settled.rHat && effective >= least
}
