import type { Categories, UnitsAnswer } from '#evidence/rows/question'

/** Rows as the storage answers them: columns of numbers, and of names where null is missing. */
export function answerOf(
  numbers: Readonly<Record<string, readonly number[]>>,
  names: Readonly<Record<string, readonly (string | null)[]>> = {},
): UnitsAnswer {
  const first: readonly unknown[] = [...Object.values(numbers), ...Object.values(names)][0] ?? []
  const entries = Object.entries(numbers)
  return {
    kind: 'units',
    rows: first.length,
    lines: Float64Array.from(first, (_, row) => row + 2),
    numbers: Object.fromEntries(entries.map(([id, column]) => [id, Float64Array.from(column)])),
    categories: Object.fromEntries(
      Object.entries(names).map(([id, column]) => [id, categoriesOf(column)]),
    ),
  }
}

function categoriesOf(column: readonly (string | null)[]): Categories {
  const labels = [...new Set(column.filter((label) => label !== null))]
  return {
    codes: Int32Array.from(column, (label) => (label === null ? -1 : labels.indexOf(label))),
    labels,
  }
}
