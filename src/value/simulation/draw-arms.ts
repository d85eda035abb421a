import type { DerivedArm, DesignBias, JointArms } from '#evidence/joint-arms'
import { readUnit } from '#quantity/read-unit'
import { BLOCK_LENGTH } from '#stats/random/generator'
import { copulaTriangle } from './copula-triangle.ts'
import { createCopulaDraws } from './draw-copula.ts'
import type { InputDraws } from './draw-inputs.ts'
import { drawScores, type PointsOf } from './input-points.ts'

/**
 * Draws of the arm parameters of one data set: correlated scores, marginals, then the bias terms
 * of the designs (one standard normal a key: times exp(tau z - tau^2 / 2), a shift of the logit,
 * or a shift in SDs), in base units.
 */
export function createArmDraws(
  arms: JointArms,
  asked: ReadonlyMap<string, Float64Array>,
  { pointsOf, bias }: { readonly pointsOf: PointsOf; readonly bias: boolean },
): InputDraws {
  const derived = (arms.derived ?? []).filter(({ id }) => asked.has(id))
  const columns = withOrigins(asked, derived)
  const needed = arms.parameters.flatMap(({ id, unit, bias: term }) => {
    const column = columns.get(id)
    const factor = readUnit(unit).value?.factor ?? 1
    return column === undefined ? [] : [{ column, factor, term: bias ? term : undefined }]
  })
  if (needed.length === 0) return { findings: [], draw: () => {} }
  const members = arms.parameters.map(({ id, marginal }) => {
    const column = columns.get(id)
    const member = { key: `arm ${id}`, distribution: marginal }
    return column === undefined ? member : { ...member, column }
  })
  const { triangle, findings } = copulaTriangle(arms.correlation, {
    words: `the arms of ${arms.data}`,
    place: { path: `data.${arms.data}` },
  })
  const draw = createCopulaDraws(members, triangle, pointsOf)
  const keys = new Set(needed.flatMap(({ term }) => (term === undefined ? [] : [term.key])))
  const normals = new Map([...keys].map((key) => [key, new Float64Array(BLOCK_LENGTH)]))
  return {
    findings,
    draw(block, length) {
      draw(block, length)
      for (const [key, out] of normals) {
        drawScores(pointsOf(`bias ${key}`), block, out.subarray(0, length))
      }
      for (const { column, factor, term } of needed) {
        const values = column.subarray(0, length)
        if (term !== undefined) applyBias(values, term, normals.get(term.key)!)
        if (factor !== 1) for (let i = 0; i < length; i++) values[i]! *= factor
      }
      for (const arm of derived) drawDerived(arm, { columns, pointsOf, block, length })
    },
  }
}

/** The columns with those that derived arms are made of, whether or not they were asked for. */
function withOrigins(
  asked: ReadonlyMap<string, Float64Array>,
  derived: readonly DerivedArm[],
): ReadonlyMap<string, Float64Array> {
  const missing = derived.filter(({ from }) => !asked.has(from))
  if (missing.length === 0) return asked
  return new Map([
    ...missing.map(({ from }) => [from, new Float64Array(BLOCK_LENGTH)] as const),
    ...asked,
  ])
}

interface DerivedBlock {
  readonly columns: ReadonlyMap<string, Float64Array>
  readonly pointsOf: PointsOf
  readonly block: number
  readonly length: number
}

/** An arm from the draws of another and a normal effect, in base units. */
function drawDerived(
  { id, from, scale, mean, sd, unit }: DerivedArm,
  { columns, pointsOf, block, length }: DerivedBlock,
): void {
  const values = columns.get(id)!.subarray(0, length)
  const origin = columns.get(from)!
  const factor = readUnit(unit).value?.factor ?? 1
  drawScores(pointsOf(`effect ${id}`), block, values)
  for (let i = 0; i < length; i++) {
    const effect = mean + sd * values[i]!
    if (scale === 'factor') values[i] = origin[i]! * Math.exp(effect - (sd * sd) / 2)
    else if (scale === 'shift') values[i] = origin[i]! + effect * factor
    else values[i] = shiftLogit(origin[i]!, effect)
  }
}

/** Moves the drawn values of a treatment arm by the bias term of its design. */
function applyBias(values: Float64Array, bias: DesignBias, normals: Float64Array): void {
  const { tau, scale, centre = 0, sd = 1, most = 1 } = bias
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    const z = normals[i]!
    if (scale === 'factor') values[i] = value * Math.exp(tau * z - (tau * tau) / 2)
    else if (scale === 'shift') values[i] = value + tau * z * sd
    else values[i] = most * shiftLogit(Math.min(1, value / most), centre + tau * z)
  }
}

/** p / (p + (1 - p) exp(-shift)): 0 and 1 stay where they are. */
function shiftLogit(share: number, shift: number): number {
  return share / (share + (1 - share) * Math.exp(-shift))
}
