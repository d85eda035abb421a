import type { DerivedArm, DesignBias, JointArms } from '#evidence/joint-arms'
import { readUnit } from '#quantity/read-unit'
import {
  addNumber,
  addScaled,
  exponential,
  multiply,
  scale,
} from '#stats/machine/column-arithmetic'
import { plainWorkspace, type Workspace } from '#stats/machine/workspace'
import { BLOCK_LENGTH } from '#stats/random/generator'
import { copulaTriangle } from './copula-triangle.ts'
import { createCopulaDraws, createScores, type DrawSource } from './draw-copula.ts'
import type { InputDraws } from './draw-inputs.ts'
import type { PointsOf } from './input-points.ts'

/**
 * Draws of the arm parameters of one data set: correlated scores, marginals, then the bias terms
 * of the designs (one standard normal a key: times exp(tau z - tau^2 / 2), a shift of the logit,
 * or a shift in SDs), in base units.
 */
export function createArmDraws(
  arms: JointArms,
  asked: ReadonlyMap<string, Float64Array>,
  {
    pointsOf,
    bias,
    space = plainWorkspace,
  }: { readonly pointsOf: PointsOf; readonly bias: boolean; readonly space?: Workspace },
): InputDraws {
  const source = { pointsOf, space }
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
  const draw = createCopulaDraws(members, triangle, source)
  const keys = new Set(needed.flatMap(({ term }) => (term === undefined ? [] : [term.key])))
  const normals = new Map([...keys].map((key) => [key, createScores(`bias ${key}`, source)]))
  const room = space.column(BLOCK_LENGTH)
  const derive = derived.map((arm) => createDerived(arm, columns, source))
  return {
    findings,
    draw(block, length) {
      draw(block, length)
      for (const scores of normals.values()) scores.draw(block, length)
      for (const { column, factor, term } of needed) {
        if (term !== undefined) {
          applyBias(column, term, { normals: normals.get(term.key)!.column, room, length })
        }
        if (factor !== 1) scale(column, column, factor, length)
      }
      for (const each of derive) each(block, length)
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

/** Draws of an arm from those of another and a normal effect, in base units. */
function createDerived(
  { id, from, scale: on, mean, sd, unit }: DerivedArm,
  columns: ReadonlyMap<string, Float64Array>,
  source: DrawSource,
): InputDraws['draw'] {
  const [values, origin] = [columns.get(id)!, columns.get(from)!]
  const factor = readUnit(unit).value?.factor ?? 1
  const scores = createScores(`effect ${id}`, source)
  return (block, length) => {
    scores.draw(block, length)
    const effect = scores.column
    if (on === 'factor') {
      exponentialOf(effect, effect, { times: sd, plus: mean - (sd * sd) / 2, length })
      multiply(values, origin, effect, length)
    } else if (on === 'shift') {
      for (let i = 0; i < length; i++) values[i] = origin[i]! + (mean + sd * effect[i]!) * factor
    } else {
      exponentialOf(effect, effect, { times: -sd, plus: -mean, length })
      for (let i = 0; i < length; i++) values[i] = shiftedShare(origin[i]!, effect[i]!)
    }
  }
}

/** out = exp(times z + plus). */
function exponentialOf(
  out: Float64Array,
  scores: Float64Array,
  { times, plus, length }: Readonly<Record<'times' | 'plus' | 'length', number>>,
): void {
  scale(out, scores, times, length)
  addNumber(out, out, plus, length)
  exponential(out, out, length)
}

/** Moves the drawn values of a treatment arm by the bias term of its design. */
function applyBias(
  values: Float64Array,
  bias: DesignBias,
  {
    normals,
    room,
    length,
  }: { readonly normals: Float64Array; readonly room: Float64Array; readonly length: number },
): void {
  const { tau, scale: on, centre = 0, sd = 1, most = 1 } = bias
  if (on === 'factor') {
    exponentialOf(room, normals, { times: tau, plus: (-tau * tau) / 2, length })
    multiply(values, values, room, length)
  } else if (on === 'shift') addScaled(values, normals, tau * sd, length)
  else {
    exponentialOf(room, normals, { times: -tau, plus: -centre, length })
    for (let i = 0; i < length; i++) {
      values[i] = most * shiftedShare(Math.min(1, values[i]! / most), room[i]!)
    }
  }
}

/** p / (p + (1 - p) exp(-shift)): 0 and 1 stay where they are. */
function shiftedShare(share: number, exponential: number): number {
  return share / (share + (1 - share) * exponential)
}
