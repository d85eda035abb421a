import { readFileSync } from 'node:fs'

/** An effect as base R gives it: test/reference/evidence.R. */
export interface ReferenceEffect {
  readonly value: number
  readonly se: number
  readonly df: number
  readonly low: number
  readonly high: number
  readonly p: number
}

interface ReferenceAdjusted {
  readonly difference: ReferenceEffect
  readonly ratio: ReferenceEffect
  readonly correlation: number
  readonly treatmentSe: number
}

export type Column = readonly (number | null)[]

/** Rows and values of test/reference/evidence.R (base R 4.2.2). */
export const reference = JSON.parse(
  readFileSync(new URL('../reference/evidence.json', import.meta.url), 'utf8'),
) as {
  readonly rows: Readonly<Record<string, Column>> & { readonly channel: readonly string[] }
  readonly independent: Readonly<
    Record<
      | 'welch'
      | 'welchRatio'
      | 'geometric'
      | 'cluster'
      | 'clusterAncova'
      | 'clusterGeometric'
      | 'cuped',
      ReferenceEffect
    >
  > &
    Readonly<
      Record<'ancova' | 'ancovaFewMissing' | 'ancovaManyMissing' | 'ancovaShare', ReferenceAdjusted>
    > &
    Readonly<
      Record<
        'hedges' | 'smdAge' | 'smdWeb' | 'mixChannel' | 'splitThird' | 'correlationOfMeans',
        number
      >
    > & {
      readonly clusterSpread: ReferenceEffect &
        Readonly<Record<'base' | 'baseLow' | 'baseHigh', number>>
      readonly rate: {
        readonly base: number
        readonly welch: ReferenceEffect
        readonly ancova: ReferenceAdjusted
      }
    }
  readonly crossover: Readonly<Record<'base' | 'treatment' | 'first', number[]>> &
    Readonly<Record<'condition' | 'period' | 'carryOver' | 'paired', ReferenceEffect>>
  readonly moverRatios: readonly Record<'x1' | 'n1' | 'x2' | 'n2' | 'low' | 'high', number>[]
  readonly copulas: Readonly<Record<string, Record<string, number>>>
  readonly logitCentres: readonly Record<'alpha' | 'beta' | 'tau' | 'centre', number>[]
}
