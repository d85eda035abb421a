import { personSlope, type PersonChoices } from '#stats/choice/person-choices'
import type { Population, PopulationPrior } from '#stats/choice/population-draw'
import { inverseOfLower, lowerRoot, product } from '#stats/choice/triangles'

/** People by their standard scores: with the score s somebody has the utilities mean + root s. */
export interface ScoredPeople {
  readonly choices: PersonChoices
  readonly prior: PopulationPrior
  /** Person by person. */
  readonly scores: Float64Array
}

/**
 * ln of the density of mean and root given everybody's standard scores, up to a constant. `place` holds them row
 * by row as [mean, root], `slope` is filled likewise. A root that is no triangle has the density of its
 * covariance times the root's own determinant.
 */
export function populationDensity(
  { choices, prior, scores }: ScoredPeople,
  place: Float64Array,
  slope: Float64Array,
): number {
  const size = choices.parameters
  const beta = new Float64Array(size)
  const own = new Float64Array(size)
  let density = priorDensity(prior, [place, size], slope)
  for (let person = 0; person < choices.people; person++) {
    const from = person * size
    utilitiesAt(place, [scores, from], beta)
    density += personSlope(choices, person, beta, own)
    for (let k = 0, cell = 0; k < size; k++) {
      const each = own[k]!
      slope[cell++]! += each
      for (let l = 0; l < size; l++) slope[cell++]! += each * scores[from + l]!
    }
  }
  return density
}

/** The utilities of somebody with the standard scores `scores[from...]`. */
export function utilitiesAt(
  place: Float64Array,
  [scores, from]: readonly [Float64Array, number],
  into: Float64Array,
): void {
  const size = into.length
  for (let k = 0, cell = 0; k < size; k++) {
    let value = place[cell++]!
    for (let l = 0; l < size; l++) value += place[cell++]! * scores[from + l]!
    into[k] = value
  }
}

/** Mean and root beside each other, row by row. */
export function besideEachOther({ mean, root }: Pick<Population, 'mean' | 'root'>): Float64Array {
  const size = mean.length
  const place = new Float64Array(size * (size + 1))
  for (let k = 0; k < size; k++) {
    place[k * (size + 1)] = mean[k]!
    place.set(root.subarray(k * size, (k + 1) * size), k * (size + 1) + 1)
  }
  return place
}

/** Mean and root that stood beside each other. */
function apart(place: Float64Array, size: number): Pick<Population, 'mean' | 'root'> {
  const mean = Float64Array.from({ length: size }, (_, k) => place[k * (size + 1)]!)
  const root = new Float64Array(size * size)
  for (let k = 0; k < size; k++)
    root.set(place.subarray(k * (size + 1) + 1, (k + 1) * (size + 1)), k * size)
  return { mean, root }
}

/** The population of a mean and a root beside each other. */
export function populationAt(place: Float64Array, size: number): Population {
  const { mean, root } = apart(place, size)
  return { mean, root, precision: precisionOf(root, size).precision }
}

/** The inverse of root root', and the logarithm of the root's determinant. */
function precisionOf(
  root: Float64Array,
  size: number,
): { readonly precision: Float64Array; readonly determinant: number } {
  const lower = lowerRoot(product([root, false], [root, true], size), size)
  const inverse = inverseOfLower(lower, size)
  let determinant = 0
  for (let k = 0; k < size; k++) determinant += Math.log(lower[k * size + k]!)
  return { precision: product([inverse, true], [inverse, false], size), determinant }
}

/** The normal inverse Wishart prior in terms of the root; sets `slope`. */
function priorDensity(
  { meanWeight, freedom, scale }: PopulationPrior,
  [place, size]: readonly [Float64Array, number],
  slope: Float64Array,
): number {
  const { mean, root } = apart(place, size)
  const { precision, determinant } = precisionOf(root, size)
  const leaned = mean.map((_, i) =>
    mean.reduce((sum, value, j) => sum + precision[i * size + j]! * value, 0),
  )
  const squared = product([precision, false], [precision, false], size)
  const power = freedom + size + 1
  const inner = squared.map((value, cell) => {
    const [i, j] = [Math.trunc(cell / size), cell % size]
    return scale * value + meanWeight * leaned[i]! * leaned[j]! - power * precision[cell]!
  })
  const pull = product([inner, false], [root, false], size)
  slope.set(besideEachOther({ mean: leaned.map((value) => -meanWeight * value), root: pull }))
  let trace = 0
  for (let k = 0; k < size; k++) trace += precision[k * size + k]!
  const length = mean.reduce((sum, value, k) => sum + value * leaned[k]!, 0)
  return -power * determinant - (scale * trace + meanWeight * length) / 2
}
