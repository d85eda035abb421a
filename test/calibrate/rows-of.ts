import type { Rows } from '../evidence/evidence-rows.ts'

/** One row: numbers and labels by column, the same columns in every row. */
export type Row = Readonly<Record<string, number | string>>

/** Rows as columns. */
export function rowsOf(rows: readonly Row[]): Rows {
  const numbers: Record<string, number[]> = {}
  const categories: Record<string, string[]> = {}
  for (const row of rows)
    for (const [id, value] of Object.entries(row)) {
      if (typeof value === 'number') (numbers[id] ??= []).push(value)
      else (categories[id] ??= []).push(value)
    }
  return { numbers, categories }
}

/** `count` things, by their place from 0. */
export function times<T>(count: number, make: (i: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, i) => make(i))
}

/** Rows of `old` and `new`, so many of each. */
export function armRows(
  [old, now]: readonly [number, number],
  make: (arm: 0 | 1, i: number) => Row,
): readonly Row[] {
  return times(old + now, (i) => {
    const arm = i < old ? 0 : 1
    return { solution: solutionOf(arm), ...make(arm, i) }
  })
}

export function solutionOf(arm: number): string {
  return arm === 0 ? 'old' : 'new'
}
