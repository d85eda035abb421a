import { StatisticsError } from '#stats/error'
import { type Interval, requireLevel } from '#stats/intervals/interval'
import type { Ratings } from '#stats/ranking/ratings'
import { twoWaySquares, type TwoWaySquares } from '#stats/ranking/two-way-squares'
import { fQuantile } from '#stats/special/f-distribution'

/** A correlation with its interval, which is absent where the ratings leave nothing to make one of. */
export interface Agreement {
  readonly value: number
  readonly interval?: Interval
}

/** Absolute agreement of judges that stand for more judges than these. */
export interface IntraclassCorrelation {
  /** ICC(2,1), also ICC(A,1): of one judge's rating. */
  readonly single: Agreement
  /** ICC(2,k), also ICC(A,k): of the mean over these judges. Absent where items differ by far less than judges err. */
  readonly average?: Agreement
  readonly judges: number
  readonly items: number
}

/**
 * How much of what sets ratings apart is the items and not the judges: two-way random effects, absolute agreement. A
 * judge who rates everything higher lowers it, and so do items that hardly differ. Where only the order counts, see
 * `kendallW`. Below 0 is possible and means no agreement. The intervals are absent where the judges agree to the last
 * digit, where the means of the items are equal, and where the approximation fails: far below 0 it may not hold the value;
 * that of the mean also where its lower end has no value.
 * Source: Shrout and Fleiss, Psychol Bull 1979;86:420; McGraw and Wong, Psychol Methods 1996;1:30 (tables 4 and 7,
 * ICC(A,1) and ICC(A,k) of case 2).
 * @param ratings one row a judge (k), one value an item (n)
 * @param level of the intervals
 * @throws StatisticsError as `requireRatings`, 'domain' unless 0 < level < 1, 'no-variation' where two judges of two
 *   items only swap them
 */
export function intraclassCorrelation(ratings: Ratings, level: number): IntraclassCorrelation {
  requireLevel(level)
  const squares = twoWaySquares(ratings)
  const { judges: k, items: n, ofItems, ofJudges, residual } = squares
  const error = residual + (ofJudges - residual) / n
  const single = (ofItems - residual) / requireAbove(ofItems - residual + k * error)
  const interval = singleInterval(squares, single, level)
  const average = averageOf(single, interval, k)
  return {
    single: { value: single, ...(interval === undefined ? {} : { interval }) },
    ...(average === undefined ? {} : { average }),
    judges: k,
    items: n,
  }
}

function requireAbove(variance: number): number {
  if (variance > 0) return variance
  throw new StatisticsError('no-variation', 'Neither items nor judges differ in their means.')
}

function averageOf(
  single: number,
  interval: Interval | undefined,
  k: number,
): Agreement | undefined {
  const value = ofMean(single, k)
  if (value === undefined || interval === undefined)
    return value === undefined ? undefined : { value }
  const { level } = interval
  const [low, high] = [ofMean(interval.low, k), ofMean(interval.high, k)]
  return {
    value,
    ...(low === undefined || high === undefined ? {} : { interval: { low, high, level } }),
  }
}

/** The correlation of a mean over k judges from that of one (Spearman and Brown); none at -1 / (k - 1) and below. */
function ofMean(single: number, k: number): number | undefined {
  const below = 1 + (k - 1) * single
  return below > 0 ? (k * single) / below : undefined
}

function singleInterval(
  { judges: k, items: n, ofItems, ofJudges, residual }: TwoWaySquares,
  single: number,
  level: number,
): Interval | undefined {
  if (single === 1 || ofItems === 0) return undefined
  const a = (k * single) / (n * (1 - single))
  const b = 1 + a * (n - 1)
  const df =
    (a * ofJudges + b * residual) ** 2 /
    ((a * ofJudges) ** 2 / (k - 1) + (b * residual) ** 2 / ((n - 1) * (k - 1)))
  const upper = (1 + level) / 2
  const [down, up] = [fQuantile(upper, n - 1, df), fQuantile(upper, df, n - 1)]
  const both = k * ofJudges + (k * n - k - n) * residual
  const low = (n * (ofItems - down * residual)) / (down * both + n * ofItems)
  const high = (n * (up * ofItems - residual)) / (both + n * up * ofItems)
  return low <= single && single <= high ? { low, high, level } : undefined
}
