import { momentsOf, varies } from '#stats/descriptive/moments'
import type { Sample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'

/** What judges say of items: one row a judge, in it one rating an item, in the same order for all. */
export type Ratings = readonly Sample[]

/**
 * The door of every method over judges and items; it gives back how many there are of each.
 * @throws StatisticsError 'too-few' under two judges or two items, 'domain' where judges rate different
 *   numbers of items, 'not-finite' with the judge, the item and the number of missing cells, 'no-variation' where
 *   all ratings are equal
 */
export function requireRatings(ratings: Ratings): {
  readonly judges: number
  readonly items: number
} {
  const judges = ratings.length
  const items = ratings[0]?.length ?? 0
  requireCount(judges, 'judges')
  requireCount(items, 'items')
  if (ratings.some((row) => row.length !== items))
    throw new StatisticsError('domain', 'All judges rate the same items.')
  requireCells(ratings)
  if (!varies(momentsOf(ratings.flatMap((row) => Array.from(row)))))
    throw new StatisticsError('no-variation', 'All ratings are equal.')
  return { judges, items }
}

function requireCount(n: number, what: string): void {
  if (n < 2)
    throw new StatisticsError('too-few', `At least two ${what} are needed; there are ${n}.`, { n })
}

function requireCells(ratings: Ratings): void {
  const missing = ratings.flatMap((row, judge) =>
    Array.from(row).flatMap((value, item) => (Number.isFinite(value) ? [] : [{ judge, item }])),
  )
  const [first] = missing
  if (first === undefined) return
  const { judge, item } = first
  const where = `judge ${judge + 1}, item ${item + 1}`
  const message = `${missing.length} ratings are missing or not finite, the first of ${where}.`
  throw new StatisticsError('not-finite', message, { judge, item, missing: missing.length })
}
