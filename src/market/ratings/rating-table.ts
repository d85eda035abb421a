import { labelAt } from '#evidence/rows/units-view'
import type { Categories } from '#evidence/rows/question'
import type { Ratings } from '#stats/ranking/ratings'

/** Who rated what in each row, and how high; NaN where a row has no rating. */
export interface RatingRows {
  readonly judges: Categories
  readonly items: Categories
  readonly values: Float64Array
  /** How much of its people each row's judge stands for; absent where judges count alike. */
  readonly weights?: Float64Array
}

/** Judges by items, repeats averaged: the cells that all judges have, and those that are missing. */
export interface RatingTable {
  readonly judges: readonly string[]
  /** Items that every judge rated. */
  readonly items: readonly string[]
  /** One row a judge, one mean an item of `items`. */
  readonly ratings: Ratings
  /** Cells of the whole table without a rating. */
  readonly missing: readonly { readonly judge: string; readonly item: string }[]
  /** Items that not every judge rated. */
  readonly incomplete: readonly string[]
}

/**
 * The table of judges by items: repeats within judge and item are averaged first. Judges and items without any rating
 * do not stand in it; items that a judge did not rate are listed and left out of the ratings.
 */
export function ratingTable(rows: RatingRows): RatingTable {
  const means = cellMeans(rows)
  const judges = [...means.keys()].toSorted(byName)
  const all = [...new Set([...means.values()].flatMap((row) => [...row.keys()]))].toSorted(byName)
  const missing = judges.flatMap((judge) =>
    all.filter((item) => !means.get(judge)!.has(item)).map((item) => ({ judge, item })),
  )
  const incomplete = all.filter((item) => missing.some((cell) => cell.item === item))
  const items = all.filter((item) => !incomplete.includes(item))
  const ratings = judges.map((judge) => items.map((item) => means.get(judge)!.get(item)!))
  return { judges, items, ratings, missing, incomplete }
}

/** Names with a number in them stand in the order of the numbers: 2 before 10. */
function byName(a: string, b: string): number {
  const [first, second] = [Number(a), Number(b)]
  if (first !== second && !Number.isNaN(first - second)) return first - second
  return a < b ? -1 : a > b ? 1 : 0
}

/** Mean over repeats by judge and item. */
export function cellMeans({
  judges,
  items,
  values,
}: RatingRows): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const sums = new Map<string, Map<string, { sum: number; count: number }>>()
  for (const [row, value] of values.entries()) {
    const [judge, item] = [labelAt(judges, row), labelAt(items, row)]
    if (judge === undefined || item === undefined || Number.isNaN(value)) continue
    const own = sums.get(judge) ?? new Map<string, { sum: number; count: number }>()
    const cell = own.get(item) ?? { sum: 0, count: 0 }
    own.set(item, { sum: cell.sum + value, count: cell.count + 1 })
    sums.set(judge, own)
  }
  return new Map(
    [...sums].map(([judge, own]) => [
      judge,
      new Map([...own].map(([item, { sum, count }]) => [item, sum / count])),
    ]),
  )
}
