import type { Operator, Span } from '#value/formula/expression'

/** What an operation of a program does with its arguments. */
export type Deed = Operator | 'negate' | 'if' | 'min' | 'max' | 'exp' | 'ln' | 'sqrt'

/** One step of a compiled formula on whole arrays. */
export type Step = { readonly span: Span } & (
  | { readonly kind: 'constant'; readonly value: number }
  /** The array of an input, by the slot that the resolver gave. */
  | { readonly kind: 'input'; readonly slot: number }
  | { readonly kind: 'year' }
  /** `of` are registers: one, two, or three of `if`. */
  | { readonly kind: 'apply'; readonly deed: Deed; readonly of: readonly number[] }
)

/** A step with the register that takes what it gives. */
export type Operation = Step & { readonly to: number }

/** A compiled formula as plain data. All values are in base units. */
export interface Program {
  readonly operations: readonly Operation[]
  /** How many registers it needs. */
  readonly registers: number
  /** The register that holds the result at the end. */
  readonly result: number
}
