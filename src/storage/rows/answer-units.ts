import type { Categories, UnitsAnswer, UnitsQuestion } from '#evidence/rows/question'
import type { DeclaredColumn, Relation } from '#storage/rows/relation'
import { streamed, type ColumnStream, type StreamedColumn } from '#storage/rows/column-stream'

/** The rows themselves, in file order. */
export async function answerUnits(
  stream: ColumnStream,
  relation: Relation,
  question: UnitsQuestion,
  { rows, files }: { readonly rows: number; readonly files: number },
): Promise<UnitsAnswer> {
  const numbers = known(relation, question.numbers).filter(({ kind }) => kind === 'numbers')
  const categories = known(relation, question.categories).filter(({ kind }) => kind !== 'numbers')
  const numberArrays = ['line', ...numbers].map(() => new Float64Array(rows))
  const codeArrays = ['file', ...categories].map(() => new Int32Array(rows))
  const columns: readonly StreamedColumn[] = [
    { sql: 'line', kind: 'numbers' },
    { sql: 'file', kind: 'codes' },
    ...[...numbers, ...categories].map(streamed),
  ]
  let filled = 0
  const texts = await stream.blocks(columns, (block) => {
    numberArrays.forEach((into, index) =>
      copyNumbers(block.numbers[index]!, into, [filled, block.rows]),
    )
    codeArrays.forEach((into, index) =>
      into.set(block.codes[index]!.subarray(0, block.rows), filled),
    )
    filled += block.rows
  })
  const labels = labelsOf(categories, texts)
  const coded = categories.map(({ id }, index) => [
    id,
    byAppearance(codeArrays[index + 1]!, labels[index]!),
  ])
  return {
    kind: 'units',
    rows,
    lines: numberArrays[0]!,
    ...(files > 1 ? { files: codeArrays[0]! } : {}),
    numbers: Object.fromEntries(numbers.map(({ id }, index) => [id, numberArrays[index + 1]!])),
    categories: Object.fromEntries(coded) as Record<string, Categories>,
  }
}

/** Declared columns by id; unknown ids are left out. */
export function known(relation: Relation, ids: readonly string[]): readonly DeclaredColumn[] {
  return [...new Set(ids)]
    .map((id) => relation.columns.get(id))
    .filter((column) => column !== undefined)
}

/** The labels of each category column; those of text columns come from the stream. */
export function labelsOf(
  categories: readonly DeclaredColumn[],
  texts: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  let text = 0
  return categories.map((column) =>
    column.kind === 'codes' ? column.labels : (texts[text++] ?? []),
  )
}

/** Values that are not finite become missing. */
function copyNumbers(
  from: Float64Array,
  into: Float64Array,
  [start, rows]: readonly [number, number],
): void {
  for (let row = 0; row < rows; row++) {
    const value = from[row]!
    into[start + row] = value - value === 0 ? value : Number.NaN
  }
}

/** Codes in the order in which the labels appear. */
function byAppearance(codes: Int32Array, labels: readonly string[]): Categories {
  const places = new Int32Array(labels.length).fill(-1)
  const seen: string[] = []
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!
    if (code < 0) {
      codes[row] = -1
      continue
    }
    if (places[code]! < 0) places[code] = seen.push(labels[code]!) - 1
    codes[row] = places[code]!
  }
  return { codes, labels: seen }
}
