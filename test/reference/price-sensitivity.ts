import { readFileSync } from 'node:fs'
import type { PriceAnswers } from '../../src/stats/pricing/price-answers.ts'

type Points = Readonly<Record<'pmc' | 'pme' | 'ipp' | 'opp', number | null>>

/** Values of `price-sensitivity.py`. */
export const priceSensitivity = JSON.parse(
  readFileSync(new URL('price-sensitivity.json', import.meta.url), 'utf8'),
) as {
  readonly level: number
  readonly resamples: number
  readonly cases: Readonly<
    Record<
      string,
      {
        readonly answers: readonly (readonly number[])[]
        readonly original: Points
        readonly narrow: Points
      }
    >
  >
  readonly intervals: Readonly<
    Record<keyof Points, { readonly low: number; readonly high: number; readonly sd: number }>
  >
}

/** Rows of four prices as columns. */
export function priceAnswers(rows: readonly (readonly number[])[]): PriceAnswers {
  const column = (at: number): Float64Array => Float64Array.from(rows, (row) => row[at]!)
  return { tooCheap: column(0), cheap: column(1), expensive: column(2), tooExpensive: column(3) }
}
