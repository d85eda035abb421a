import { createNormalScoreSampler, type Sampler } from '#stats/distributions/sampler'
import type { Distribution } from '#stats/distributions/distribution'
import { BLOCK_LENGTH } from '#stats/random/generator'
import { drawScores, type PointsOf } from './input-points.ts'

/** One input of a Gaussian copula. */
export interface CopulaMember {
  /** Of the points: its own coordinate. */
  readonly key: string
  readonly distribution: Distribution
  /** Where its draws go; absent where nothing needs them. */
  readonly column?: Float64Array
}

/**
 * Draws of inputs that move together: independent standard normals, one coordinate a member, turned
 * into correlated scores by the lower triangle, then into the marginals. A member's draws depend
 * on the members before it only, so that one added at the end moves no other.
 *
 * @param triangle Cholesky factor of the correlations of the scores, row by row
 */
export function createCopulaDraws(
  members: readonly CopulaMember[],
  triangle: readonly (readonly number[])[],
  pointsOf: PointsOf,
): (block: number, length: number) => void {
  const drawn = members.slice(0, members.findLastIndex(({ column }) => column !== undefined) + 1)
  const normals = drawn.map(() => new Float64Array(BLOCK_LENGTH))
  const points = drawn.map(({ key }) => pointsOf(key))
  const samplers = drawn.map(({ column, distribution }) =>
    column === undefined ? undefined : normalScoreSamplerOf(distribution),
  )
  return (block, length) => {
    for (const [k, each] of points.entries()) {
      drawScores(each, block, normals[k]!.subarray(0, length))
    }
    for (const [row, { column }] of drawn.entries()) {
      if (column === undefined) continue
      const scores = column.subarray(0, length).fill(0)
      for (let k = 0; k <= row; k++) addScores(scores, normals[k]!, triangle[row]![k] ?? 0)
      samplers[row]!(scores, scores)
    }
  }
}

function addScores(scores: Float64Array, normals: Float64Array, weight: number): void {
  if (weight === 0) return
  for (let i = 0; i < scores.length; i++) scores[i]! += weight * normals[i]!
}

const samplers = new WeakMap<Distribution, Sampler>()

function normalScoreSamplerOf(distribution: Distribution): Sampler {
  const sampler = samplers.get(distribution) ?? createNormalScoreSampler(distribution)
  samplers.set(distribution, sampler)
  return sampler
}
