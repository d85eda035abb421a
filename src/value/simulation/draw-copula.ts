import { createBlockDraws, type BlockDraws } from '#stats/distributions/block-draws'
import type { Distribution } from '#stats/distributions/distribution'
import { createNormalScoreSampler, type Sampler } from '#stats/distributions/sampler'
import { scoreTable } from '#stats/distributions/word-sampler'
import { addScaled } from '#stats/machine/column-arithmetic'
import type { Workspace } from '#stats/machine/workspace'
import { BLOCK_LENGTH } from '#stats/random/generator'
import type { PointsOf } from './input-points.ts'
import { wordTableOf } from './word-tables.ts'

/** One input of a Gaussian copula. */
export interface CopulaMember {
  /** Of the points: its own coordinate. */
  readonly key: string
  readonly distribution: Distribution
  /** Where its draws go; absent where nothing needs them. */
  readonly column?: Float64Array
}

/** Where draws come from, and where their columns find room. */
export interface DrawSource {
  readonly pointsOf: PointsOf
  readonly space: Workspace
}

/**
 * Draws of inputs that move together: independent standard normals, one coordinate a member, turned
 * into correlated scores by the lower triangle, then into the marginals. A member's draws depend
 * on the members before it only, so that one added at the end moves no other; one that hangs on none
 * of them is drawn by itself.
 *
 * @param triangle Cholesky factor of the correlations of the scores, row by row
 */
export function createCopulaDraws(
  members: readonly CopulaMember[],
  triangle: readonly (readonly number[])[],
  source: DrawSource,
): (block: number, length: number) => void {
  const weightsOf = (row: number): readonly number[] => triangle[row]!.slice(0, row + 1)
  const isAlone = (row: number): boolean =>
    weightsOf(row)
      .slice(0, row)
      .every((each) => each === 0)
  const drawn = members.flatMap((member, row) => {
    const { column } = member
    return column === undefined ? [] : [{ ...member, column, row }]
  })
  const [alone, together] = [
    drawn.filter(({ row }) => isAlone(row)),
    drawn.filter(({ row }) => !isAlone(row)),
  ]
  const asked = new Set(
    together.flatMap(({ row }) => weightsOf(row).flatMap((each, k) => (each === 0 ? [] : [k]))),
  )
  const normals = new Map([...asked].map((k) => [k, createScores(members[k]!.key, source)]))
  const parts = [
    ...alone.map(({ key, distribution, column }) => {
      const table = wordTableOf(distribution, 1)
      const draw = createBlockDraws(source.pointsOf(key), table, source.space)
      return (block: number, length: number) => draw(block, firstOf(column, length))
    }),
    ...[...normals.values()].map(({ draw }) => draw),
    ...together.map(({ row, column, distribution }) => {
      const terms = weightsOf(row).flatMap((weight, k) =>
        weight === 0 ? [] : [{ weight, column: normals.get(k)!.column }],
      )
      const sampler = normalScoreSamplerOf(distribution)
      return (_: number, length: number) => {
        column.fill(0, 0, length)
        for (const term of terms) addScaled(column, term.column, term.weight, length)
        const scores = firstOf(column, length)
        sampler(scores, scores)
      }
    }),
  ]
  return (block, length) => {
    for (const part of parts) part(block, length)
  }
}

/** Standard normal scores of one coordinate, block by block. */
export interface Scores {
  readonly column: Float64Array
  draw(block: number, length: number): void
}

/** Binds the scores of a coordinate to a column of their own. */
export function createScores(key: string, { pointsOf, space }: DrawSource): Scores {
  const column = space.column(BLOCK_LENGTH)
  const draw: BlockDraws = createBlockDraws(pointsOf(key), scoreTable(), space)
  return { column, draw: (block, length) => draw(block, firstOf(column, length)) }
}

function firstOf(column: Float64Array, length: number): Float64Array {
  return length === column.length ? column : column.subarray(0, length)
}

const samplers = new WeakMap<Distribution, Sampler>()

function normalScoreSamplerOf(distribution: Distribution): Sampler {
  const sampler = samplers.get(distribution) ?? createNormalScoreSampler(distribution)
  samplers.set(distribution, sampler)
  return sampler
}
