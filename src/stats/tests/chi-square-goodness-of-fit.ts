import { StatisticsError } from '#stats/error'
import { requireCount } from '#stats/intervals/counts'
import { chiSquareTail } from '#stats/special/chi-square'

/** Observed against expected counts. */
export interface ChiSquareFit {
  readonly statistic: number
  readonly df: number
  readonly pValue: number
  /** Where one is under 5 the p-value is rough. */
  readonly expected: readonly number[]
}

/**
 * Whether counts follow planned shares: the split of a trial, for one.
 * Source: Pearson, Phil Mag 1900;50:157.
 * @param expectedShares above 0; only their proportions count
 * @throws StatisticsError 'too-few' under two categories or without cases, 'domain' for counts or
 *   shares that are none or different numbers of them
 */
export function chiSquareGoodnessOfFit(
  observed: readonly number[],
  expectedShares: readonly number[],
): ChiSquareFit {
  observed.forEach((count, i) => requireCount(count, `category ${i + 1}`))
  const whole = sumOfShares(expectedShares)
  if (observed.length !== expectedShares.length)
    throw new StatisticsError('domain', 'Every category needs a count and an expected share.')
  const n = observed.reduce((sum, count) => sum + count, 0)
  if (observed.length < 2 || n === 0)
    throw new StatisticsError('too-few', 'At least two categories and one case are needed.')
  const expected = expectedShares.map((share) => (n * share) / whole)
  const statistic = observed.reduce(
    (sum, count, i) => sum + (count - expected[i]!) ** 2 / expected[i]!,
    0,
  )
  const df = observed.length - 1
  return { statistic, df, pValue: chiSquareTail(statistic, df), expected }
}

function sumOfShares(shares: readonly number[]): number {
  for (const share of shares) {
    if (!(Number.isFinite(share) && share > 0))
      throw new StatisticsError(
        'domain',
        `An expected share is above 0 and finite; one is ${share}.`,
      )
  }
  return shares.reduce((sum, share) => sum + share, 0)
}
