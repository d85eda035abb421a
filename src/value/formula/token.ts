import type { Unit } from '#quantity/unit'
import type { Span } from '#value/formula/expression'

/** A word, number or sign of a formula. */
export type Token = { readonly span: Span } & (
  | { readonly kind: 'number'; readonly value: number; readonly unit?: Unit }
  | { readonly kind: 'word'; readonly text: string }
  /** The closing bracket of a distribution may carry a unit: `pert(1, 2, 5) USD`. */
  | { readonly kind: 'sign'; readonly text: string; readonly unit?: Unit }
  | { readonly kind: 'end' }
)
