import type { Engine } from '#storage/rows/engine'

/** The different texts of a column, sorted by code unit; without missing. */
export interface DistinctTexts {
  readonly texts: readonly string[]
  /** False where there are more than are kept. */
  readonly complete: boolean
}

/** Columns with more different texts than this are not coded ahead. */
const mostCoded = 1 << 14

/**
 * The different texts of a column. Where there are too many to keep, those that `wanted` asks for
 * are there all the same.
 */
export async function distinctTexts(
  engine: Engine,
  from: string,
  column: string,
  wanted: (text: string) => boolean,
): Promise<DistinctTexts> {
  const result = await engine.connection.stream(
    `SELECT DISTINCT ${column} FROM ${from} WHERE ${column} <> ''`,
  )
  const kept: string[] = []
  const others: string[] = []
  let complete = true
  for await (const rows of result.yieldRows()) {
    for (const [cell] of rows) {
      const text = String(cell)
      if (wanted(text)) kept.push(text)
      else if (others.length < mostCoded) others.push(text)
      else complete = false
    }
  }
  return { texts: (complete ? [...kept, ...others] : kept).toSorted(byCodeUnit), complete }
}

function byCodeUnit(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
