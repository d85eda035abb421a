import { assemble, type MachineFunction } from './assemble.ts'

/** A place of its own for the columns of a calculation, where machine code can work on them. */
export interface Workspace {
  /** Zeros: in the memory that the machine code works on as long as there is room, else beside it. */
  column(length: number): Float64Array
  /** The same for words. */
  words(length: number): Int32Array
  /** Calls a loop of the machine code; there is none where it is not allowed. */
  readonly loops: Readonly<Record<string, MachineLoop>> | undefined
  /** Where an array begins in the memory; nothing where it lies beside it. */
  addressOf(array: Float64Array | Int32Array): number | undefined
  /**
   * Leaves the memory to the next workspace: giving out memory again is faster than asking the machine for more.
   * What lies in it must not be looked at any more.
   */
  release(): void
}

/** A loop takes addresses and ends, and may give a number. */
export type MachineLoop = (...values: readonly number[]) => number

/** What is used of WebAssembly: any engine has it, though a page may forbid it. */
interface WebAssemblyEngine {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer }
  readonly Instance: new (
    module: object,
    imports: object,
  ) => { readonly exports: Readonly<Record<string, MachineLoop>> }
}

/** Code by the bytes it is made of, for workspaces. */
export interface MachineCode {
  /** Compiled when first asked for; nothing where that is not allowed. */
  compiled(): object | undefined
}

const PAGE = 65_536
/** Columns begin where a cache line begins. */
const LINE = 64

/** Binds functions to be compiled once, when a workspace first asks for them. */
export function machineCode(functions: () => readonly MachineFunction[]): MachineCode {
  let tried: { readonly module?: object } | undefined
  return {
    compiled: () => (tried ??= tryToCompile(functions)).module,
  }
}

function engine(): WebAssemblyEngine | undefined {
  return (globalThis as { readonly WebAssembly?: WebAssemblyEngine }).WebAssembly
}

function tryToCompile(functions: () => readonly MachineFunction[]): { readonly module?: object } {
  const found = engine()
  if (found === undefined) return {}
  const bytes = assemble(functions())
  try {
    return { module: new found.Module(bytes) }
  } catch {
    // A policy of the page, or an engine without vectors: the loops in TypeScript do the same.
    return {}
  }
}

/** A memory and the loops that work on it. */
interface MachineMemory {
  readonly buffer: ArrayBuffer
  readonly loops: Readonly<Record<string, MachineLoop>>
  readonly code: MachineCode
}

/** The memory that was left last. */
let left: MachineMemory | undefined
/** A larger one is not kept. */
const MOST_KEPT = 2 ** 26

/**
 * Room for so many bytes of columns. Memory that is not written to takes none of the machine's.
 *
 * @param code whose loops work on the columns; where it is not allowed columns are plain arrays
 */
export function createWorkspace(bytes: number, code: MachineCode): Workspace {
  const again = left?.code === code && left.buffer.byteLength >= bytes ? left : undefined
  if (again !== undefined) left = undefined
  const memory = again ?? tryToMake(bytes, code)
  if (memory === undefined) return plainWorkspace
  const { buffer, loops } = memory
  // What was there before is still there.
  const clear = <T extends Float64Array | Int32Array>(array: T): T =>
    (again ? array.fill(0) : array) as T
  let next = LINE
  const take = (size: number): number | undefined => {
    const start = next
    if (start + size > buffer.byteLength) return undefined
    next = Math.ceil((start + size) / LINE) * LINE
    return start
  }
  return {
    column(length) {
      const start = take(8 * length)
      return start === undefined
        ? new Float64Array(length)
        : clear(new Float64Array(buffer, start, length))
    },
    words(length) {
      const start = take(4 * length)
      return start === undefined
        ? new Int32Array(length)
        : clear(new Int32Array(buffer, start, length))
    },
    loops,
    addressOf: (array) => (array.buffer === buffer ? array.byteOffset : undefined),
    release() {
      if (buffer.byteLength <= MOST_KEPT) left = memory
    },
  }
}

/** Nothing where the engine refuses either. */
function tryToMake(bytes: number, code: MachineCode): MachineMemory | undefined {
  const module = code.compiled()
  const found = engine()
  if (module === undefined || found === undefined) return undefined
  try {
    const memory = new found.Memory({ initial: Math.ceil(bytes / PAGE) })
    const { exports } = new found.Instance(module, { arrays: { memory } })
    return { buffer: memory.buffer, loops: exports, code }
  } catch {
    // No room for another memory.
    return undefined
  }
}

/** A workspace whose arrays are plain ones. */
export const plainWorkspace: Workspace = {
  column: (length) => new Float64Array(length),
  words: (length) => new Int32Array(length),
  loops: undefined,
  addressOf: () => undefined,
  release: () => {},
}
