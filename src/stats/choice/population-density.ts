import type { Population, PopulationPrior } from '#stats/choice/population-draw'
import { inverseOfLower, lowerRoot, product } from '#stats/choice/triangles'

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
  return {
    precision: product([inverse, true], [inverse, false], size),
    determinant,
  }
}

/**
 * ln of the normal inverse Wishart density of a mean and a root (beside each other), up to a constant; sets `slope`.
 * A root that is no triangle has the density of its covariance times the root's own determinant.
 */
export function priorDensity(
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
  slope.set(
    besideEachOther({
      mean: leaned.map((value) => -meanWeight * value),
      root: pull,
    }),
  )
  let trace = 0
  for (let k = 0; k < size; k++) trace += precision[k * size + k]!
  const length = mean.reduce((sum, value, k) => sum + value * leaned[k]!, 0)
  return -power * determinant - (scale * trace + meanWeight * length) / 2
}
