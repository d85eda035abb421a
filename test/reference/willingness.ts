import { readFileSync } from 'node:fs'

type Rows = readonly (readonly number[])[]

interface Fitted {
  readonly coefficients: readonly number[]
  readonly scale: number
  readonly covariance: Rows
  readonly logLikelihood: number
}

interface Coefficients {
  readonly coefficients: readonly number[]
  readonly errors: readonly number[]
  readonly df: number
}

type Elasticities = Readonly<Record<'pooled' | 'clustered' | 'within' | 'twoWay', Coefficients>>

/** Values of `willingness.R`; an upper end of null is Infinity. */
export const willingness = JSON.parse(
  readFileSync(new URL('willingness.json', import.meta.url), 'utf8'),
) as {
  readonly rows: {
    readonly lower: readonly number[]
    readonly upper: readonly (number | null)[]
    readonly income: readonly number[]
    readonly weight: readonly number[]
  }
  readonly families: Readonly<
    Record<
      string,
      {
        readonly alone: Fitted
        readonly income: Fitted
        readonly weighted: Fitted
        readonly median: number
      }
    >
  >
  readonly turnbull: {
    readonly lower: readonly number[]
    readonly upper: readonly (number | null)[]
    readonly weight: readonly number[]
    readonly from: readonly number[]
    readonly probability: readonly number[]
    readonly weighted: readonly number[]
    readonly survfit: { readonly time: readonly number[]; readonly surv: readonly number[] }
  }
  readonly sales: {
    readonly store: readonly number[]
    readonly week: readonly number[]
    readonly price: readonly number[]
    readonly quantity: readonly number[]
    readonly display: readonly number[]
    readonly logLog: Elasticities
    readonly linear: Elasticities
  }
  readonly monotone: {
    readonly shares: readonly number[]
    readonly asked: readonly number[]
    readonly demand: readonly number[]
  }
}

/** Upper ends as numbers. */
export function upperEnds(ends: readonly (number | null)[]): Float64Array {
  return Float64Array.from(ends, (end) => end ?? Infinity)
}
