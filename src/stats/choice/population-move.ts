import { populationDensity, type ScoredPeople } from '#stats/choice/population-density'
import { inverseOfLower, lowerRoot } from '#stats/choice/triangles'
import { scoreTable } from '#stats/distributions/word-sampler'
import type { Generator } from '#stats/random/generator'

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
 *
 * @param metric of `metricOf`
 */
export function movePopulation(
  people: ScoredPeople,
  [place, metric]: readonly [Float64Array, Float64Array],
  generator: Generator,
  { step, steps }: PathLength,
): boolean {
  const size = people.choices.parameters
  const at = place.slice()
  const slope = new Float64Array(place.length)
  const speed = scoresFor(place.length, generator)
  const before = populationDensity(people, at, slope) - energy(speed)
  let density = before
  for (let i = 0; i < steps; i++) {
    addTimes(speed, [metric, false, size], { of: slope, share: i === 0 ? step / 2 : step })
    addTimes(at, [metric, true, size], { of: speed, share: step })
    density = populationDensity(people, at, slope)
  }
  addTimes(speed, [metric, false, size], { of: slope, share: step / 2 })
  const taken = Math.log(generator.next()) < density - energy(speed) - before
  if (taken) place.set(at)
  return taken
}

/** The inverse of a lower root of the curvature of everybody's likelihood together (lower triangles of people). */
export function metricOf(curvature: Float64Array, size: number): Float64Array {
  const triangle = (size * (size + 1)) / 2
  const sum = new Float64Array(size * size)
  for (let from = 0; from < curvature.length; from += triangle)
    for (let k = 0, cell = from; k < size; k++)
      for (let l = 0; l <= k; l++) sum[k * size + l]! += curvature[cell++]!
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
