import { readFileSync } from 'node:fs'

interface ReferenceAgreement {
  readonly value: number
  readonly low: number
  readonly high: number
}

interface RankingCase {
  readonly ratings: readonly (readonly number[])[]
  readonly concordance: {
    readonly w: number
    readonly chiSquare: number
    readonly df: number
    readonly p: number
  }
  readonly icc: {
    readonly ofItems: number
    readonly ofJudges: number
    readonly residual: number
    readonly single: ReferenceAgreement
    readonly average: ReferenceAgreement
  }
  readonly alpha: ReferenceAgreement
}

/** R: friedman.test, aov, qf, and every dealing enumerated; test/reference/ranking.R. */
export const ranking = JSON.parse(
  readFileSync(new URL('ranking.json', import.meta.url), 'utf8'),
) as {
  readonly level: number
  readonly cases: Readonly<Record<string, RankingCase>>
  readonly exact: Readonly<
    Record<string, { readonly ratings: readonly (readonly number[])[]; readonly p: number }>
  >
  readonly f: readonly (readonly [p: number, d1: number, d2: number, f: number])[]
}
