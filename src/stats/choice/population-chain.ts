import type { ChoiceTasks } from '#stats/choice/choice-tasks'
import type { HierarchicalSettings } from '#stats/choice/hierarchical-logit'
import { peopleCells } from '#stats/choice/people-cells'
import {
  approximate,
  drawPeople,
  likelihoodOf,
  peopleSampler,
  readBeta,
  settle,
  type PeopleSampler,
} from '#stats/choice/people-sampler'
import { sumsOfPeople, type PeopleSums } from '#stats/choice/people-sums'
import { intoUtilities } from '#stats/choice/priced-weights'
import { besideEachOther, populationAt } from '#stats/choice/population-density'
import { drawPopulation, type Population } from '#stats/choice/population-draw'
import { metricOf, movePopulation } from '#stats/choice/population-move'
import { scoredPeople, type ScoredPeople } from '#stats/choice/scored-people'
import { createGenerator, type Generator } from '#stats/random/generator'

/** One draw that is kept. */
export interface ChainDraw {
  /** Everybody's weights as the population has them, person by person. */
  readonly weights: Float64Array
  /** What a unit of each attribute adds to the utility: the weights themselves, unless they are in money. */
  readonly utilities: Float64Array
  readonly population: Population
  /** Of all choices at these weights. */
  readonly logLikelihood: number
}

/** One chain of draws of a population and its people, which can go on. */
export interface PopulationChain {
  readonly people: number
  /** Mean and standard deviation of the population in the draws that are kept, a list a parameter. */
  readonly means: readonly number[][]
  readonly spreads: readonly number[][]
  /** Makes draws that are thrown away, in which paths are tuned. */
  burn(draws: number): void
  /** Makes draws that are kept. */
  run(draws: number, keep: (draw: ChainDraw) => void): void
  /** Paths of people that were taken in the draws that are kept. */
  taken(): number
}

/** A turn of about 46 degrees, from half to one and a half of it. */
const ANGLE = 0.8
const TURNS = 2
/** The population moves along with its people every so many draws, by a path of so many steps. */
const EVERY = 3
const STEPS = 12

interface State {
  readonly sampler: PeopleSampler
  readonly scored: ScoredPeople
  readonly sums: () => PeopleSums
  readonly settings: Settings
  readonly generator: Generator
  metric: Float64Array
  step: number
  draws: number
}

type Settings = Pick<HierarchicalSettings, 'seed' | 'key' | 'prior' | 'price'>

/** The chain of a number, at a start of its own. */
export function createPopulationChain(
  tasks: ChoiceTasks,
  settings: Settings,
  number: number,
): PopulationChain {
  const cells = peopleCells(tasks, settings.price)
  const { people, parameters } = cells
  const generator = createGenerator(settings.seed, `${settings.key} chain ${number}`)
  const weights = Float64Array.from({ length: people * parameters }, () => generator.next() - 0.5)
  const utilities = settings.price === undefined ? weights : new Float64Array(weights.length)
  const sampler = peopleSampler(cells, weights)
  const state: State = {
    sampler,
    scored: scoredPeople(sampler),
    sums: sumsOfPeople(cells),
    settings,
    generator,
    metric: metricOf(cells),
    step: 0.3,
    draws: 0,
  }
  const columns = (): number[][] => Array.from({ length: parameters }, () => [])
  const [means, spreads] = [columns(), columns()]
  let taken = 0
  return {
    people,
    means,
    spreads,
    burn(draws) {
      for (let done = 0; done < draws; done++) draw(state, { done, of: draws })
    },
    run(draws, keep) {
      for (let done = 0; done < draws; done++) {
        const { paths, population } = draw(state)
        taken += paths
        for (let k = 0; k < parameters; k++) {
          means[k]!.push(population.mean[k]!)
          spreads[k]!.push(spreadAt(population.root, k, parameters))
        }
        readBeta(cells, weights)
        if (settings.price !== undefined)
          intoUtilities(weights, [settings.price, parameters], utilities)
        keep({ weights, utilities, population, logLikelihood: likelihoodOf(cells) })
      }
    },
    taken: () => taken,
  }
}

function spreadAt(root: Float64Array, k: number, size: number): number {
  let sum = 0
  for (let l = 0; l < size; l++) sum += root[k * size + l]! ** 2
  return Math.sqrt(sum)
}

/** How far the burn-in is. */
interface Tuning {
  readonly done: number
  readonly of: number
}

/** Draws population and people anew; gives how many of their paths were taken. */
function draw(
  state: State,
  tuning?: Tuning,
): { readonly population: Population; readonly paths: number } {
  const { sampler, sums, settings, generator } = state
  const population = drawPopulation(sums(), settings.prior, generator)
  const angle = ANGLE * (0.5 + generator.next())
  const paths = drawPeople(sampler, population, generator, {
    angle,
    turns: TURNS,
  })
  if (tuning !== undefined) tune(state, tuning)
  state.draws++
  if (state.draws % EVERY > 0) return { population, paths }
  return { population: moved(state, population, tuning !== undefined), paths }
}

/** Draws after which the quadratics begin anew: by then the chain is where it stays. */
const AWAY = 1 / 3

/** Follows the people with the quadratics, and with the metric of the population's paths. */
function tune(state: State, { done, of }: Tuning): void {
  const since = done < AWAY * of ? done : done - Math.ceil(AWAY * of)
  if (done >= 20 && since > 3 && done % 2 === 1) return
  approximate(state.sampler, Math.max(1 / (since + 2), 0.02))
  if (done % 10 === 0) state.metric = metricOf(state.sampler.cells)
}

/** The population after a path with all its people; the length of a step is tuned in the burn-in. */
function moved(state: State, population: Population, tuning: boolean): Population {
  const { sampler, scored, generator, metric, settings } = state
  scored.score(population)
  const place = besideEachOther(population)
  const step = state.step * (0.8 + 0.4 * generator.next())
  const through = { people: scored, prior: settings.prior, metric }
  const taken = movePopulation(through, place, generator, {
    step,
    steps: STEPS,
  })
  if (tuning) state.step *= taken ? 1.03 : 0.9
  if (!taken) return population
  scored.move(place)
  settle(sampler)
  return populationAt(place, sampler.cells.parameters)
}
