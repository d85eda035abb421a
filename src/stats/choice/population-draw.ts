import type { PeopleSums } from '#stats/choice/people-sums'
import { inverseOfLower, lowerRoot, product } from '#stats/choice/triangles'
import { gammaVariate } from '#stats/random/gamma-variate'
import type { Generator } from '#stats/random/generator'
import { normalQuantile } from '#stats/special/normal'

/** What is taken for granted of a population of utilities before anybody chose. */
export interface PopulationPrior {
  /** The mean is normal around 0 with the covariance of people over this many. */
  readonly meanWeight: number
  /** Degrees of freedom of the inverse Wishart covariance, above parameters - 1. */
  readonly freedom: number
  /** Diagonal of its scale matrix. */
  readonly scale: number
}

/** A population of utilities: normal, with this mean and covariance. Matrices row by row. */
export interface Population {
  readonly mean: Float64Array
  /** A matrix with root root' = covariance, not always a triangle. */
  readonly root: Float64Array
  readonly precision: Float64Array
}

/**
 * Draws mean and covariance of a population anew, given the weights of its people: the
 * covariance from its inverse Wishart, the mean given it.
 * Source: Rossi, Allenby and McCulloch, Bayesian Statistics and Marketing (2005), section 2.8.5; Bartlett's
 * decomposition: Odell and Feiveson, JASA 1966;61:199.
 */
export function drawPopulation(
  sums: PeopleSums,
  prior: PopulationPrior,
  generator: Generator,
): Population {
  const size = sums.sum.length
  const weight = sums.people + prior.meanWeight
  const { center, scatter } = scatterOf(sums, prior)
  const lower = lowerRoot(scatter, size)
  const inverse = inverseOfLower(lower, size)
  const wishart = wishartRoot(size, prior.freedom + sums.people, generator)
  // scatter = C C', T T' a Wishart matrix: the root is C T'^-1 and the precision (C'^-1 T)(C'^-1 T)'.
  const sharp = product([inverse, true], [wishart, false], size)
  const root = product([lower, false], [inverseOfLower(wishart, size), true], size)
  const scores = Float64Array.from({ length: size }, () => normalQuantile(generator.next()))
  const mean = center.map((value, k) => {
    const off = scores.reduce((sum, score, l) => sum + root[k * size + l]! * score, 0)
    return value + off / Math.sqrt(weight)
  })
  return {
    mean,
    root,
    precision: product([sharp, false], [sharp, true], size),
  }
}

/** Where the mean is drawn around, and the scale matrix of the covariance after the people. */
function scatterOf(
  { people, sum, products }: PeopleSums,
  { meanWeight, scale }: PopulationPrior,
): { readonly center: Float64Array; readonly scatter: Float64Array } {
  const size = sum.length
  const weight = people + meanWeight
  const center = sum.map((value) => value / weight)
  const scatter = products.map(
    (value, cell) => value - weight * center[Math.trunc(cell / size)]! * center[cell % size]!,
  )
  for (let k = 0; k < size; k++) scatter[k * size + k]! += scale
  return { center, scatter }
}

/** A lower triangle T with T T' a standard Wishart matrix. */
function wishartRoot(size: number, freedom: number, generator: Generator): Float64Array {
  const root = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) root[i * size + j] = normalQuantile(generator.next())
    root[i * size + i] = Math.sqrt(2 * gammaVariate((freedom - i) / 2)(generator))
  }
  return root
}
