import type { Claim, Replication } from './scenario.ts'

/** What the replications of one figure add up to. */
export interface FigureTally {
  readonly figure: string
  readonly claim: Claim
  /** Replications with an interval, and without. */
  intervals: number
  without: number
  covered: number
  /** Intervals that lie wholly below or above the truth. */
  below: number
  above: number
  width: number
  error: number
}

/** What the replications of one scenario add up to. */
export interface Tally {
  replications: number
  readonly figures: FigureTally[]
  /** In how many replications each finding stood. */
  readonly codes: Record<string, number>
}

export function emptyTally(): Tally {
  return { replications: 0, figures: [], codes: {} }
}

/** Counts one replication in. */
export function count(tally: Tally, { observed, codes }: Replication): void {
  tally.replications++
  for (const code of new Set(codes)) tally.codes[code] = (tally.codes[code] ?? 0) + 1
  for (const { figure, claim, truth, value, interval } of observed) {
    const into = tallyOf(tally, figure, claim)
    if (interval === undefined || value === undefined) {
      into.without++
      continue
    }
    into.intervals++
    into.error += value - truth
    into.width += interval.high - interval.low
    if (interval.high < truth) into.below++
    else if (interval.low > truth) into.above++
    else into.covered++
  }
}

/** Adds `more` to `tally`: in one order of the parts the sums are the same to the last bit. */
export function merge(tally: Tally, more: Tally): void {
  tally.replications += more.replications
  for (const [code, times] of Object.entries(more.codes))
    tally.codes[code] = (tally.codes[code] ?? 0) + times
  for (const one of more.figures) {
    const into = tallyOf(tally, one.figure, one.claim)
    for (const sum of SUMS) into[sum] += one[sum]
  }
}

const SUMS = ['intervals', 'without', 'covered', 'below', 'above', 'width', 'error'] as const

function tallyOf({ figures }: Tally, figure: string, claim: Claim): FigureTally {
  const known = figures.find((one) => one.figure === figure)
  if (known !== undefined) return known
  const sums = Object.fromEntries(SUMS.map((sum) => [sum, 0])) as Omit<
    FigureTally,
    'figure' | 'claim'
  >
  const fresh: FigureTally = { figure, claim, ...sums }
  figures.push(fresh)
  return fresh
}
