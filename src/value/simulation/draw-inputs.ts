import type { Finding } from '#quantity/finding'
import type { Distribution } from '#stats/distributions/distribution'
import { createBlockDraws, DRAW_BYTES, SHARED_BYTES } from '#stats/distributions/block-draws'
import { createColumnSpace } from '#stats/machine/column-space'
import { plainWorkspace, type Workspace } from '#stats/machine/workspace'
import type { Points } from '#stats/random/points'
import type { ValueModel } from '#value/model'
import { createArmDraws } from './draw-arms.ts'
import { createCorrelatedDraws } from './draw-correlated.ts'
import { createInputPoints } from './input-points.ts'
import { wordTableOf } from './word-tables.ts'

/** Draws of inputs into their columns, block by block. */
export interface InputDraws {
  readonly findings: readonly Finding[]
  /** Fills the first `length` entries of every column with the draws of a block. */
  draw(block: number, length: number): void
}

/** How to draw. */
export interface DrawSettings {
  readonly seed: number
  /** Whether the bias terms of the designs are drawn; without, the treatment arms stand as measured. */
  readonly bias: boolean
}

/**
 * Which values do the assumptions and the arms of the evidence take, draw by draw, in base units?
 * Rank correlations between assumptions and those of the arms go through Gaussian copulas,
 * repaired to the nearest valid one with a finding. A draw depends on the seed, the place of its
 * input in the document, its block and its place there, and for correlated inputs on their group:
 * an input that comes last, other blocks or another order of blocks move nothing.
 *
 * @param columns one for each input that is needed, by id of the assumption or arm parameter
 * @param space where the columns lie and tables find room
 * Source: Clemen and Reilly, Management Science 45 (1999) 208 (copulas from rank correlations).
 */
export function createInputDraws(
  model: ValueModel,
  columns: ReadonlyMap<string, Float64Array>,
  settings: DrawSettings,
  space: Workspace = createColumnSpace(SHARED_BYTES + DRAW_BYTES * (columns.size + 1)),
): InputDraws {
  const pointsOf = createInputPoints(model, settings.seed)
  const { bias } = settings
  const correlated = createCorrelatedDraws(model, columns, { pointsOf, space })
  const arms = model.arms.map((joint) => createArmDraws(joint, columns, { pointsOf, bias, space }))
  const single = model.assumptions.flatMap(({ id, distribution, unit }) => {
    const column = columns.get(id)
    if (column === undefined || correlated.ids.has(id)) return []
    if (distribution.family === 'fixed')
      return [drawFixed(distribution.value * unit.factor, column)]
    const points = pointsOf(`assumption ${id}`)
    return [drawAssumption({ distribution, factor: unit.factor, points, space }, column)]
  })
  const parts = [...single, correlated.draw, ...arms.map(({ draw }) => draw)]
  return {
    findings: [...correlated.findings, ...arms.flatMap(({ findings }) => findings)],
    draw(block, length) {
      for (const part of parts) part(block, length)
    },
  }
}

function drawFixed(value: number, column: Float64Array): InputDraws['draw'] {
  return (_, length) => void column.fill(value, 0, length)
}

/** Draws of an assumption that is not correlated with others into its column. */
export function drawAssumption(
  from: {
    readonly distribution: Distribution
    readonly factor: number
    readonly points: Points
    readonly space?: Workspace
  },
  column: Float64Array,
): InputDraws['draw'] {
  const { distribution, factor, points, space = plainWorkspace } = from
  const draw = createBlockDraws(points, wordTableOf(distribution, factor), space)
  return (block, length) =>
    draw(block, length === column.length ? column : column.subarray(0, length))
}
