import { layout } from '../distributions/word-table.ts'
import { exponentialParts, exponentialRoots } from '../special/exponentials.ts'
import { arrayLoops } from './array-loops.ts'
import { cellLoops } from './cell-loops.ts'
import { checkLoops } from './check-loops.ts'
import { exponentialLoop } from './exponential-loop.ts'
import { flowLoops } from './flow-loops.ts'
import { binLoop, gapLoop, orderLoop, wordLoop } from './word-loop.ts'
import { createWorkspace, machineCode, type MachineLoop, type Workspace } from './workspace.ts'

const code = machineCode(() => [
  wordLoop(layout),
  gapLoop(),
  binLoop(),
  orderLoop(),
  ...arrayLoops(),
  ...checkLoops(),
  ...cellLoops(),
  ...flowLoops(),
  exponentialLoop(exponentialParts),
])

/** The machine code at hand for the columns of one memory. */
export interface ColumnLoops {
  readonly loops: Readonly<Record<string, MachineLoop>>
  /** Where the roots of `exponentials` lie. */
  readonly roots: number
}

const known = new WeakMap<ArrayBufferLike, ColumnLoops>()

/**
 * Room for the columns of a calculation whose arithmetic (`column-arithmetic.ts`) and draws
 * (`createBlockDraws`) run as machine code where the engine allows it; elsewhere plain arrays, to
 * the same bits. A column's length is a multiple of 8.
 *
 * @param bytes for all columns; those for which there is no more room are plain arrays
 */
export function createColumnSpace(bytes: number): Workspace {
  const space = createWorkspace(bytes + 8 * exponentialRoots.length + 128, code)
  const roots = space.column(exponentialRoots.length)
  const address = space.addressOf(roots)
  if (space.loops === undefined || address === undefined) return space
  roots.set(exponentialRoots)
  known.set(roots.buffer, { loops: space.loops, roots: address })
  return {
    ...space,
    release() {
      last = undefined
      space.release()
    },
  }
}

/** What lies in a memory. */
interface Placed {
  readonly buffer: ArrayBufferLike
}

/** The loops for arrays that all lie in one memory with machine code. */
export function loopsFor(
  out: Placed,
  a: Placed,
  b: Placed = out,
  c: Placed = out,
): ColumnLoops | undefined {
  const { buffer } = out
  if (a.buffer !== buffer || b.buffer !== buffer || c.buffer !== buffer) return undefined
  if (last?.buffer === buffer) return last.loops
  const loops = known.get(buffer)
  if (loops !== undefined) last = { buffer, loops }
  return loops
}

/** Mostly the same memory is asked about many times. */
let last: { readonly buffer: ArrayBufferLike; readonly loops: ColumnLoops } | undefined
