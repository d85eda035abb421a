import type { Rows } from '../evidence/evidence-rows.ts'
import type { Random } from './random.ts'

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

/** Yes or no (`done`) in two arms, the chance of each drawn between two bounds: rows, and the chances. */
export function sharesAnew(
  random: Random,
  counts: readonly [number, number],
  [low, high]: readonly [number, number],
): {
  readonly rows: readonly Row[]
  readonly truth: { readonly old: number; readonly now: number }
} {
  const chances = [random.uniform(low, high), random.uniform(low, high)] as const
  const rows = armRows(counts, (arm) => ({ done: random.yes(chances[arm]) }))
  return { rows, truth: { old: chances[0], now: chances[1] } }
}
