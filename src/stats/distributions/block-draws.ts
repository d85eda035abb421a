import type { Workspace } from '../machine/workspace.ts'
import { BLOCK_LENGTH } from '../random/generator.ts'
import {
  REPLICATES,
  STEP_WORDS,
  wordAtPlace,
  type PointParts,
  type Points,
} from '../random/points.ts'
import { layout, type WordTable } from './word-table.ts'

/** Fills `out` with the draws of a block; a shorter `out` holds the first of them. */
export type BlockDraws = (block: number, out: Float64Array) => void

/** Bytes that the draws of one input take of a workspace. */
export const DRAW_BYTES = 2 * layout.sideBytes + 4 * (STEP_WORDS + REPLICATES) + 256

/** Bytes that all inputs of a workspace share. */
export const SHARED_BYTES = (8 + 4 + 1) * BLOCK_LENGTH + 192

/**
 * Draws of one input from its points by its table, block by block. Where the workspace has machine
 * code blocks are read by it, to the same bits as without.
 */
export function createBlockDraws(
  points: Points,
  table: WordTable,
  workspace: Workspace,
): BlockDraws {
  const plain: BlockDraws = (block, out) => {
    const here = out.length === BLOCK_LENGTH ? blockWords : blockWords.subarray(0, out.length)
    points(block, here)
    table.read(here, out)
  }
  const machine = createMachineDraws(points, table, workspace)
  if (machine === undefined) return plain
  return (block, out) => {
    if (out.length < FEW) plain(block, out)
    else machine(block, out)
  }
}

/** So few draws of a block are not worth a whole one. */
const FEW = BLOCK_LENGTH / 8

const blockWords = new Int32Array(BLOCK_LENGTH)

/** What the machine's loop needs beside the table and the points. */
interface Desk {
  readonly notes: Int32Array
  readonly notesAt: number
  readonly staged: Float64Array
  readonly stagedAt: number
  /** The address of an order of places. */
  orderAt(order: Int32Array): number
}

const desks = new WeakMap<Workspace, Desk>()

function deskOf(workspace: Workspace): Desk | undefined {
  const known = desks.get(workspace)
  if (known !== undefined) return known
  const notes = workspace.words(BLOCK_LENGTH / 4)
  const staged = workspace.column(BLOCK_LENGTH)
  const places = workspace.words(BLOCK_LENGTH)
  const [notesAt, stagedAt, placesAt] = [notes, staged, places].map((array) =>
    workspace.addressOf(array),
  )
  if (notesAt === undefined || stagedAt === undefined || placesAt === undefined) return undefined
  let placed: Int32Array | undefined
  const orderAt = (order: Int32Array): number => {
    if (order !== placed) places.set(order)
    placed = order
    return placesAt
  }
  const desk = { notes, notesAt, staged, stagedAt, orderAt }
  desks.set(workspace, desk)
  return desk
}

const placed = new WeakMap<Workspace, Map<Float64Array, Float64Array>>()

/** A copy of the curves of a table in the workspace: one for all that draw from it. */
function placedCurves(workspace: Workspace, curves: Float64Array): Float64Array {
  const known = placed.get(workspace) ?? new Map<Float64Array, Float64Array>()
  placed.set(workspace, known)
  const copy = known.get(curves) ?? workspace.column(curves.length)
  known.set(curves, copy)
  copy.set(curves)
  return copy
}

function createMachineDraws(
  points: Points,
  { curves, mend }: WordTable,
  workspace: Workspace,
): BlockDraws | undefined {
  if (workspace.loops === undefined || curves === undefined) return undefined
  const { readWords, noteGaps, putInOrder } = workspace.loops
  const desk = deskOf(workspace)
  const copy = placedCurves(workspace, curves)
  const steps = workspace.words(STEP_WORDS)
  const first = workspace.words(REPLICATES)
  const [table, stepsAt, firstAt] = [copy, steps, first].map((array) => workspace.addressOf(array))
  if (desk === undefined || table === undefined) return undefined
  if (stepsAt === undefined || firstAt === undefined) return undefined
  steps.set(points.parts(0).steps)
  return (block, out) => {
    const parts = points.parts(block)
    first.set(parts.first)
    const { notes, notesAt, staged, stagedAt } = desk
    const { order } = parts
    const outAt = out.length === BLOCK_LENGTH ? workspace.addressOf(out) : undefined
    const [values, valuesAt] =
      outAt === undefined || order !== undefined ? [staged, stagedAt] : [out, outAt]
    if (readWords!(firstAt, stepsAt, table, valuesAt, 4 * BLOCK_LENGTH) !== 0) {
      const noted = noteGaps!(valuesAt, notesAt, 8 * BLOCK_LENGTH)
      if (mendNoted(values, notes.subarray(0, noted / 4), { parts, mend })) copy.set(curves)
    }
    if (values === out) return
    if (order === undefined) out.set(staged.subarray(0, out.length))
    else if (outAt === undefined) for (let i = 0; i < out.length; i++) out[i] = staged[order[i]!]!
    else putInOrder!(stagedAt, desk.orderAt(order), outAt, 4 * BLOCK_LENGTH)
  }
}

/** Mends the values among four from each noted place on; says whether there are more curves now. */
function mendNoted(
  out: Float64Array,
  notes: Int32Array,
  { parts, mend }: { readonly parts: PointParts; readonly mend: WordTable['mend'] },
): boolean {
  let count = 0
  for (let k = 0; k < notes.length; k++) {
    const from = notes[k]! / 8
    for (let i = from; i < from + 4; i++) {
      if (!Number.isNaN(out[i]!)) continue
      gaps[count] = i
      gapWords[count++] = wordAtPlace(parts, i)
    }
  }
  const values = gapValues.subarray(0, count)
  const more = mend(gapWords.subarray(0, count), values)
  for (let k = 0; k < count; k++) out[gaps[k]!] = values[k]!
  return more
}

const gaps = new Int32Array(BLOCK_LENGTH)
const gapWords = new Int32Array(BLOCK_LENGTH)
const gapValues = new Float64Array(BLOCK_LENGTH)
