import { readFileSync } from 'node:fs'

interface Contrast {
  readonly difference: number
  readonly se: number
  readonly low: number
  readonly high: number
  readonly ratio: number
  readonly ratioLow: number
  readonly ratioHigh: number
}

interface Standardised extends Contrast {
  readonly eValue: { readonly estimate: number; readonly limit: number }
}

interface Checked<Covariate extends string> {
  readonly weighted: Contrast
  readonly matched: Pick<Contrast, 'difference' | 'se'>
  readonly balance: Readonly<Record<'before' | 'after', Readonly<Record<Covariate, number>>>>
  readonly overlap: Readonly<
    Record<'cStatistic' | 'low' | 'high' | 'outside' | 'base' | 'treatment', number>
  >
}

/** Values of R: test/reference/non-randomized.R. */
export const reference = JSON.parse(
  readFileSync(new URL('non-randomized.json', import.meta.url), 'utf8'),
) as {
  readonly rows: Checked<'age' | 'visits' | 'region'> & {
    readonly region: readonly string[]
    readonly hours: Standardised
    readonly done: Standardised
    readonly opportunities: number[]
    readonly errors: number[]
    readonly slips: Contrast
    readonly weightedSlips: Contrast
  }
  readonly telco: Checked<'senior' | 'partner' | 'dependents' | 'internet' | 'lines'> & {
    readonly n: number
    readonly leaving: Standardised
    readonly charge: Standardised
    readonly weightedCharge: Contrast
  }
}
