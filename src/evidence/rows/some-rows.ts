import type { Categories, UnitsAnswer } from '#evidence/rows/question'

/** Some rows of an answer, in their order. */
export function someRows(answer: UnitsAnswer, rows: Int32Array): UnitsAnswer {
  const at = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row]!)
  const codesAt = ({ codes, labels }: Categories): Categories => ({
    codes: rows.map((row) => codes[row]!),
    labels,
  })
  return {
    kind: 'units',
    rows: rows.length,
    lines: at(answer.lines),
    ...(answer.files === undefined ? {} : { files: rows.map((row) => answer.files![row]!) }),
    numbers: mapped(answer.numbers, at),
    categories: mapped(answer.categories, codesAt),
  }
}

function mapped<T, U>(record: Readonly<Record<string, T>>, to: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([id, value]) => [id, to(value)]))
}
