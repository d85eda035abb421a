/** What test/reference/market-needs.py computed with NumPy: opportunities of residents, drivers of advertisers. */
import { readFileSync } from 'node:fs'

type Rule = 'importance' | 'satisfaction' | 'score' | 'gap' | 'unsatisfied'

interface Ranges {
  readonly low: readonly number[]
  readonly high: readonly number[]
  readonly sd: readonly number[]
}

export const marketNeeds = JSON.parse(
  readFileSync(new URL('market-needs.json', import.meta.url), 'utf8'),
) as {
  readonly residents: {
    readonly services: readonly string[]
    readonly rules: Readonly<Record<Rule, readonly number[]>>
    readonly ranges: Readonly<Record<Rule, Ranges>>
    readonly resamples: number
    readonly beats: Readonly<Record<string, number>>
    readonly districts: Readonly<
      Record<string, { readonly n: number; readonly score: readonly number[] }>
    >
  }
  readonly advertisers: {
    readonly shares: readonly number[]
    readonly careful: readonly number[]
    readonly straightLiners: number
    readonly r2: number
    readonly ranges: Ranges
    readonly resamples: number
    readonly beats: Readonly<Record<string, number>>
  }
}

/**
 * Four standard errors of the difference between two simulated 2.5 % quantiles, one of 2,000 resamples, of a value
 * that is about normal with this standard deviation: sqrt(p (1 - p) (1/m + 1/n)) over the density there.
 */
export function quantileError(sd: number, resamples: number): number {
  return (4 * sd * Math.sqrt(0.025 * 0.975 * (1 / 2000 + 1 / resamples))) / 0.0584
}
