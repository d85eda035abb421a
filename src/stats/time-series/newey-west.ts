import { StatisticsError } from '#stats/error'

/**
 * How many lags the errors of a series of n periods look back: floor(4 (n / 100)^(2 / 9)), the rule of thumb for
 * Bartlett weights. A season or a slow drift that stays in the residuals needs more.
 * Source: Newey and West, Rev Economic Studies 1994;61:631, table I, without the pilot step; Wooldridge,
 * Introductory Econometrics, section 12.5.
 * @throws StatisticsError 'too-few' unless n is at least 1
 * @example neweyWestLags(100) // 4
 */
export function neweyWestLags(n: number): number {
  if (!(n >= 1)) throw new StatisticsError('too-few', 'A series has at least one period.', { n })
  return Math.floor(4 * (n / 100) ** (2 / 9))
}

/** Turns scores of the rows of a series into their influence; the same for every estimate of one table. */
export type SeriesInfluence = (scores: Float64Array) => Float64Array

/**
 * Influence of estimates from a series whose neighbouring rows hang together: the summed products of two are their
 * covariance by Newey and West, sum of (1 - lag / (lags + 1)) score x score, over lags in periods, so that missing
 * periods are no harm. Done by the triangle L of the weights' matrix L L': influence L' scores. Cost n x lags^2 once,
 * n x lags for each estimate.
 * Source: Newey and West, Econometrica 1987;55:703; missing periods: Datta and Du, Federal Reserve IFDP 1060
 * (2012), the "amplitude modulated" form.
 * @param periods whole numbers, in order
 * @param lags 0 for rows that stand by themselves
 * @throws StatisticsError 'domain' unless lags is a whole number from 0 on
 */
export function neweyWestInfluence(periods: Int32Array, lags: number): SeriesInfluence {
  if (!Number.isInteger(lags) || lags < 0)
    throw new StatisticsError('domain', `Lags are a whole number from 0 on, not ${lags}.`, { lags })
  const factor = bandedFactor(periods, lags)
  return (scores) => {
    const influence = new Float64Array(scores.length)
    factor.forEach(({ first, entries }, i) => {
      for (let k = 0; k < entries.length; k++) influence[first + k]! += entries[k]! * scores[i]!
    })
    return influence
  }
}

/** One row of a lower triangle: its entries from column `first` to the diagonal. */
interface BandRow {
  readonly first: number
  readonly entries: Float64Array
}

/** Cholesky's triangle of the Bartlett weights, whose rows reach back `lags` periods. */
function bandedFactor(periods: Int32Array, lags: number): BandRow[] {
  const rows: BandRow[] = []
  let first = 0
  for (let i = 0; i < periods.length; i++) {
    while (periods[i]! - periods[first]! > lags) first++
    const entries = new Float64Array(i - first + 1)
    for (let j = first; j <= i; j++) {
      const other = j === i ? { first, entries } : rows[j]!
      let rest = 1 - (periods[i]! - periods[j]!) / (lags + 1)
      for (let k = Math.max(first, other.first); k < j; k++)
        rest -= entries[k - first]! * other.entries[k - other.first]!
      entries[j - first] = j === i ? Math.sqrt(rest) : rest / other.entries[j - other.first]!
    }
    rows.push({ first, entries })
  }
  return rows
}
