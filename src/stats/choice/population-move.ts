import type { PeopleCells } from '#stats/choice/people-cells'
import { total } from '#stats/choice/people-sums'
import { priorDensity } from '#stats/choice/population-density'
import type { PopulationPrior } from '#stats/choice/population-draw'
import type { ScoredPeople } from '#stats/choice/scored-people'
import { inverseOfLower, lowerRoot } from '#stats/choice/triangles'
import { scoreTable } from '#stats/distributions/word-sampler'
import { LANES } from '#stats/machine/lanes'
import type { Generator } from '#stats/random/generator'

/** What a path goes through: the prior, and people by their scores. */
export interface PathThrough {
  readonly people: ScoredPeople
  readonly prior: PopulationPrior
  /** Of `metricOf`. */
  readonly metric: Float64Array
}

/** How long a path is: so many steps of a length in standard errors. */
export interface PathLength {
  readonly step: number
  readonly steps: number
}

/**
 * Moves mean and root of a population (beside each other, in place) with everybody's standard scores held, by one
 * path of Hamiltonian Monte Carlo; gives whether it was taken. Everybody moves along: where choices say little of
 * each person, this goes far at once while `drawPopulation` hardly moves.
 * Source: Neal, in Brooks et al. (eds.), Handbook of Markov Chain Monte Carlo (2011), chapter 5; why both are
 * needed: Yu and Meng, J Comput Graph Stat 2011;20:531.
 */
export function movePopulation(
  { people, prior, metric }: PathThrough,
  place: Float64Array,
  generator: Generator,
  { step, steps }: PathLength,
): boolean {
  const size = Math.sqrt(metric.length)
  const at = place.slice()
  const slope = new Float64Array(place.length)
  const speed = scoresFor(place.length, generator)
  const densityHere = (): number =>
    priorDensity(prior, [at, size], slope) + people.likelihood(at, slope)
  const before = densityHere() - energy(speed)
  let density = before
  for (let i = 0; i < steps; i++) {
    addTimes(speed, [metric, false, size], {
      of: slope,
      share: i === 0 ? step / 2 : step,
    })
    addTimes(at, [metric, true, size], { of: speed, share: step })
    density = densityHere()
  }
  addTimes(speed, [metric, false, size], { of: slope, share: step / 2 })
  const taken = Math.log(generator.next()) < density - energy(speed) - before
  if (taken) place.set(at)
  return taken
}

/** The inverse of a lower root of the curvature of everybody's likelihood together. */
export function metricOf({ lanes, groups, parameters: size }: PeopleCells): Float64Array {
  const sum = new Float64Array(size * size)
  for (const { at } of groups)
    for (let cell = 0; cell < sum.length; cell++)
      sum[cell]! += total(lanes.cells, at.curvature + cell * LANES, LANES)
  // A little more than nothing where nobody's choices depend on an attribute.
  for (let k = 0; k < size; k++) sum[k * size + k]! += 1e-3
  return inverseOfLower(lowerRoot(sum, size), size)
}

function scoresFor(length: number, generator: Generator): Float64Array {
  const words = new Int32Array(length)
  const scores = new Float64Array(length)
  generator.words(words)
  scoreTable().read(words, scores)
  return scores
}

function energy(speed: Float64Array): number {
  return speed.reduce((sum, value) => sum + value * value, 0) / 2
}

/** Adds a share of a lower triangle (or of its transpose) times each column of [mean, root]. */
function addTimes(
  into: Float64Array,
  [triangle, turned, size]: readonly [Float64Array, boolean, number],
  { of, share }: { readonly of: Float64Array; readonly share: number },
): void {
  const width = size + 1
  for (let i = 0; i < size; i++)
    for (let k = turned ? i : 0; k < (turned ? size : i + 1); k++) {
      const entry = share * triangle[turned ? k * size + i : i * size + k]!
      for (let column = 0; column < width; column++)
        into[i * width + column]! += entry * of[k * width + column]!
    }
}
