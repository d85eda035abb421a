import { createNormalScoreSampler, type Sampler } from '#stats/distributions/sampler'
import type { Distribution } from '#stats/distributions/distribution'
import { BLOCK_LENGTH, uniforms } from '#stats/random/generator'
import { normalQuantile } from '#stats/special/normal'

/** One input of a Gaussian copula. */
export interface CopulaMember {
  /** Of the generator: its own stream. */
  readonly key: string
  readonly distribution: Distribution
  /** Where its draws go; absent where nothing needs them. */
  readonly column?: Float64Array
}

/**
 * Draws of inputs that move together: independent standard normals, one stream a member, turned
 * into correlated scores by the lower triangle, then into the marginals. A member's draws depend
 * on the members before it only, so that one added at the end moves no other.
 *
 * @param triangle Cholesky factor of the correlations of the scores, row by row
 */
export function createCopulaDraws(
  members: readonly CopulaMember[],
  triangle: readonly (readonly number[])[],
  seed: number,
): (block: number, length: number) => void {
  const drawn = members.slice(0, members.findLastIndex(({ column }) => column !== undefined) + 1)
  const normals = drawn.map(() => new Float64Array(BLOCK_LENGTH))
  const samplers = drawn.map(({ column, distribution }) =>
    column === undefined ? undefined : normalScoreSamplerOf(distribution),
  )
  return (block, length) => {
    for (const [k, { key }] of drawn.entries()) {
      drawNormals({ seed, key, block }, normals[k]!.subarray(0, length))
    }
    for (const [row, { column }] of drawn.entries()) {
      if (column === undefined) continue
      const scores = column.subarray(0, length).fill(0)
      for (let k = 0; k <= row; k++) addScores(scores, normals[k]!, triangle[row]![k] ?? 0)
      samplers[row]!(scores, scores)
    }
  }
}

/** Standard normal numbers of a stream. */
export function drawNormals(
  stream: { readonly seed: number; readonly key: string; readonly block: number },
  out: Float64Array,
): void {
  uniforms(stream.seed, stream.key, stream.block, out)
  for (let i = 0; i < out.length; i++) out[i] = normalQuantile(out[i]!)
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
