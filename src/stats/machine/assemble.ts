import { unsigned, type Code } from './instructions.ts'

/** The types of values, as the format writes them. */
export const types = { word: 0x7f, long: 0x7e, double: 0x7c, vector: 0x7b } as const

type Type = (typeof types)[keyof typeof types]

/** One function of a module. */
export interface MachineFunction {
  readonly name: string
  readonly takes: readonly Type[]
  readonly gives: readonly Type[]
  /** Locals beyond the parameters, counted on from these. */
  readonly locals: readonly Type[]
  readonly code: Code
}

/** What every module begins with: its name and version. */
const HEAD = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]

/**
 * The bytes of a module that exports some functions over the memory `arrays.memory`, which it
 * imports.
 * Source: WebAssembly Core Specification 2.0 (2022), section 5.5.
 */
export function assemble(functions: readonly MachineFunction[]): Uint8Array<ArrayBuffer> {
  const indices = functions.map((_, index) => unsigned(index))
  return Uint8Array.from([
    ...HEAD,
    ...section(
      1,
      functions.map(({ takes, gives }) => [0x60, ...counted(takes), ...counted(gives)]),
    ),
    ...section(2, [[...name('arrays'), ...name('memory'), 0x02, 0x00, 0x00]]),
    ...section(3, indices),
    ...section(
      7,
      functions.map((each, index) => [...name(each.name), 0x00, ...indices[index]!]),
    ),
    ...section(10, functions.map(bodyOf)),
  ])
}

function bodyOf({ locals, code }: MachineFunction): Bytes {
  const body = [...listed(locals.map((type) => [1, type]))]
  append(code, body)
  body.push(0x0b)
  return [...unsigned(body.length), ...body]
}

/** Puts the bytes of code in their order. */
function append(code: Code, bytes: number[]): void {
  for (const part of code) {
    if (typeof part === 'number') bytes.push(part)
    else append(part, bytes)
  }
}

type Bytes = readonly number[]

function section(id: number, entries: readonly Bytes[]): Bytes {
  const content = listed(entries)
  return [id, ...unsigned(content.length), ...content]
}

function listed(entries: readonly Bytes[]): Bytes {
  return [...unsigned(entries.length), ...entries.flat()]
}

function counted(bytes: readonly number[]): Bytes {
  return [...unsigned(bytes.length), ...bytes]
}

function name(text: string): Bytes {
  return counted([...text].map((letter) => letter.charCodeAt(0)))
}
