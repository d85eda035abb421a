import type { ChoiceTasks } from '#stats/choice/choice-tasks'
import { personChoices, type PersonChoices } from '#stats/choice/person-choices'
import { approximate, drawPeople, personSampler, settle } from '#stats/choice/person-sampler'
import type { PersonSampler } from '#stats/choice/person-sampler'
import { besideEachOther, populationAt, utilitiesAt } from '#stats/choice/population-density'
import {
  drawPopulation,
  type Population,
  type PopulationPrior,
} from '#stats/choice/population-draw'
import { metricOf, movePopulation } from '#stats/choice/population-move'
import { product } from '#stats/choice/triangles'
import { StatisticsError } from '#stats/error'
import { createGenerator, type Generator } from '#stats/random/generator'

/** How a population of utilities is drawn. */
export interface HierarchicalSettings {
  /** Chains from starts of their own, two or more. */
  readonly chains: number
  /** Draws of each chain that are thrown away: paths are tuned in them. 50 or more. */
  readonly burnIn: number
  /** Draws of each chain that are kept. */
  readonly draws: number
  readonly seed: number
  /** Keeps streams of random numbers apart. */
  readonly key: string
  readonly prior: PopulationPrior
}

/** Utilities of a population and of its people, drawn from what their choices leave open. */
export interface HierarchicalLogit {
  readonly people: number
  /** Mean of the population, a column a parameter: chain after chain. */
  readonly means: readonly Float64Array[]
  /** Standard deviation of the population, likewise. */
  readonly spreads: readonly Float64Array[]
  /** Mean utilities of each person over the draws, person by person. */
  readonly utilities: Float64Array
  /** Share of the people's paths that were taken. */
  readonly acceptance: number
}

/** One draw that is kept: utilities person by person; read it at once, it changes. */
export type OnDraw = (utilities: Float64Array, population: Population) => void

/**
 * What attributes are worth to each of many people and how they differ, from a few choices each: a logit for
 * everybody's choices whose weights are normal over people, with a normal inverse Wishart prior (hierarchical
 * Bayes, mixed logit). Put attributes on one scale first: the prior is the same for all. Not for one person, and
 * with few choices each the spread between people leans on the prior. Look at `splitRHat` and
 * `bulkEffectiveSize` of means and spreads before use.
 * Source: Rossi, Allenby and McCulloch, Bayesian Statistics and Marketing (2005), section 5.3 (model and prior of
 * bayesm's rhierMnlRwMixture with one component); drawn by Hamiltonian paths in place of a random walk.
 * @throws StatisticsError 'too-few' under two people, a kept draw or 50 of burn-in; 'domain', 'not-finite'
 */
export function hierarchicalLogit(
  tasks: ChoiceTasks,
  settings: HierarchicalSettings,
  onDraw: OnDraw = () => undefined,
): HierarchicalLogit {
  const choices = personChoices(tasks)
  const { people, parameters } = choices
  const { chains, draws, burnIn } = settings
  if (people < 2 || chains < 1 || draws < 1 || burnIn < 50)
    throw new StatisticsError('too-few', 'Two people, a draw and a burn-in of 50 are needed.')
  const columns = (): Float64Array[] =>
    Array.from({ length: parameters }, () => new Float64Array(chains * draws))
  const found = { means: columns(), spreads: columns() }
  const utilities = new Float64Array(people * parameters)
  let taken = 0
  for (let chain = 0; chain < chains; chain++) {
    taken += runChain(choices, [settings, chain], (beta, population, draw) => {
      const at = chain * draws + draw
      for (let k = 0; k < parameters; k++) {
        found.means[k]![at] = population.mean[k]!
        found.spreads[k]![at] = spreadAt(population.root, k, parameters)
      }
      for (let i = 0; i < beta.length; i++) utilities[i]! += beta[i]! / (chains * draws)
      onDraw(beta, population)
    })
  }
  return { people, ...found, utilities, acceptance: taken / (chains * draws * people) }
}

function spreadAt(root: Float64Array, k: number, size: number): number {
  let sum = 0
  for (let l = 0; l < size; l++) sum += root[k * size + l]! ** 2
  return Math.sqrt(sum)
}

/** A turn of about 46 degrees, from half to one and a half of it. */
const ANGLE = 0.8
const TURNS = 2
/** The population moves along with its people every so many draws, by a path of so many steps. */
const EVERY = 3
const STEPS = 5

interface Chain {
  readonly sampler: PersonSampler
  readonly settings: HierarchicalSettings
  readonly generator: Generator
  metric: Float64Array
  step: number
}

/** Runs a chain; gives how many paths of people were taken in the draws that are kept. */
function runChain(
  choices: PersonChoices,
  [settings, number]: readonly [HierarchicalSettings, number],
  keep: (beta: Float64Array, population: Population, draw: number) => void,
): number {
  const { prior, burnIn, draws, seed, key } = settings
  const generator = createGenerator(seed, `${key} chain ${number}`)
  const start = Float64Array.from(
    { length: choices.people * choices.parameters },
    () => generator.next() - 0.5,
  )
  const sampler = personSampler(choices, start)
  const chain: Chain = { sampler, settings, generator, metric: new Float64Array(), step: 0.3 }
  let taken = 0
  for (let draw = -burnIn; draw < draws; draw++) {
    let population = drawPopulation(sampler.beta, choices.parameters, prior, generator)
    const angle = ANGLE * (0.5 + generator.next())
    const paths = drawPeople(sampler, population, generator, { angle, turns: TURNS })
    if (draw < 0) tune(chain, draw + burnIn)
    if (draw % EVERY === 0) population = moved(chain, population, draw < 0)
    if (draw < 0) continue
    taken += paths
    keep(sampler.beta, population, draw)
  }
  return taken
}

/** Draws after which the quadratics begin anew: by then the chain is where it stays. */
const AWAY = 1 / 3

/** Follows the people with the quadratics, and with the metric of the population's paths. */
function tune(chain: Chain, done: number): void {
  const { sampler, settings } = chain
  const since = done < AWAY * settings.burnIn ? done : done - Math.ceil(AWAY * settings.burnIn)
  if (done >= 20 && since > 3 && done % 2 === 1) return
  approximate(sampler, Math.max(1 / (since + 2), 0.02))
  if (chain.metric.length === 0 || done % 10 === 0)
    chain.metric = metricOf(sampler.curvature, sampler.choices.parameters)
}

/** The population after a path with all its people; the length of a step is tuned in the burn-in. */
function moved(chain: Chain, population: Population, tuning: boolean): Population {
  const { sampler, settings, generator } = chain
  const { choices, beta } = sampler
  const size = choices.parameters
  const scores = scoresOf(beta, population)
  const place = besideEachOther(population)
  const people = { choices, prior: settings.prior, scores }
  const step = chain.step * (0.8 + 0.4 * generator.next())
  const taken = movePopulation(people, [place, chain.metric], generator, { step, steps: STEPS })
  if (tuning) chain.step *= taken ? 1.03 : 0.9
  if (!taken) return population
  for (let at = 0; at < beta.length; at += size)
    utilitiesAt(place, [scores, at], beta.subarray(at, at + size))
  settle(sampler)
  return populationAt(place, size)
}

/** Everybody's standard scores. */
function scoresOf(beta: Float64Array, { mean, root, precision }: Population): Float64Array {
  const size = mean.length
  const inverse = product([root, true], [precision, false], size)
  const scores = new Float64Array(beta.length)
  for (let at = 0; at < beta.length; at += size)
    for (let k = 0; k < size; k++) {
      let sum = 0
      for (let l = 0; l < size; l++) sum += inverse[k * size + l]! * (beta[at + l]! - mean[l]!)
      scores[at + k] = sum
    }
  return scores
}
