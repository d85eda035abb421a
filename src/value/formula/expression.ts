import type { Distribution } from '#stats/distributions/distribution'
import type { Unit } from '#quantity/unit'

/** Where a part of a formula stands in its text, 0-based, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

export type Operator = '+' | '-' | '*' | '/' | '^' | '<' | '<=' | '>' | '>=' | '=' | '!='

export type NeedFunction = 'saved' | 'before' | 'after' | 'ratio'

export type MathFunction = 'if' | 'min' | 'max' | 'exp' | 'ln' | 'sqrt' | 'sum'

/** A parsed formula as plain data. */
export type Expression = { readonly span: Span } & (
  | { readonly kind: 'number'; readonly value: number; readonly unit?: Unit }
  | { readonly kind: 'name'; readonly name: string }
  /** The number of the year: 1, 2, ... */
  | { readonly kind: 'year' }
  | { readonly kind: 'negate'; readonly of: Expression }
  | {
      readonly kind: 'binary'
      readonly operator: Operator
      readonly left: Expression
      readonly right: Expression
    }
  | { readonly kind: 'call'; readonly name: MathFunction; readonly of: readonly Expression[] }
  | {
      readonly kind: 'need'
      readonly name: NeedFunction
      readonly need: string
      readonly block?: string
    }
  /** `1500 to 2500`, `pert(0, 0.2, 0.6)`: allowed where an assumption may stand. */
  | { readonly kind: 'distribution'; readonly distribution: Distribution; readonly unit?: Unit }
)
