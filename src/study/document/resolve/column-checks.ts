import { weightColumn } from '#evidence/rows/units-view'
import type { DocumentPath } from '#study/document/document-text'
import type { NeedDocument } from '#study/document/resolve/document-needs'
import { refuse, refuseReference, type Resolution } from '#study/document/resolve/resolution'
import type { DataDocument } from '#study/document/schema/study'

/** A column of a data set, as the document has it. */
export type ColumnDocument = DataDocument['columns'][string]

/** The same with its id and its place. */
export interface WrittenColumn {
  readonly id: string
  readonly column: ColumnDocument
  readonly path: DocumentPath
}

const forms = ['sum', 'ratio', 'value', 'row-number', 'map', 'is', 'bands'] as const

/** A column is read in one way: what says two is refused. */
export function checkForms(resolution: Resolution, { id, column, path }: WrittenColumn): void {
  const said = forms.filter((form) => column[form] !== undefined)
  const [first, second] = said
  if (second !== undefined) {
    const message = `The column \`${id}\` is read in two ways: \`${first}\` and \`${second}\`.`
    refuse(resolution, ['wrong-value', [...path, second]], message, 'Keep one of them.')
  }
  const apart = ['sum', 'ratio', 'value', 'row-number']
  if (first !== undefined && apart.includes(first) && column.from !== undefined) {
    const message = `\`from\` has no use beside \`${first}\`.`
    refuse(resolution, ['wrong-value', [...path, 'from']], message, 'Take one of them out.')
  }
  if (typeof column.within !== 'string' || column['row-number'] !== undefined) return
  const message = '`within` belongs to `row-number: true`.'
  refuse(resolution, ['wrong-value', [...path, 'within']], message, 'Add it, or take `within` out.')
}

/** A need's column holds numbers, or yes and no: names would measure nothing. */
export function checkNeedColumn(
  resolution: Resolution,
  written: WrittenColumn,
  need: NeedDocument,
): void {
  const { id, column, path } = written
  const names = (['map', 'bands', 'as'] as const).find((form) => column[form] !== undefined)
  if (names === undefined || need.metric === undefined) return
  const message = `\`${names}\` makes names of the column, and \`${id}\` is measured in numbers.`
  const hint = 'Code the values as numbers in the file, or make it a yes-no metric with `is:`.'
  refuse(resolution, ['wrong-value', [...path, names]], message, hint)
}

/** Weights say how much of a population each row stands for: numbers, each row its own. */
export function checkWeight(resolution: Resolution, { id, column, path }: WrittenColumn): void {
  if (id !== weightColumn) return
  const names = (['map', 'bands', 'as', 'is', 'value', 'row-number'] as const).find(
    (form) => column[form] !== undefined,
  )
  if (names === undefined) return
  const message = `\`weight\` says how much of its population each row stands for, and \`${names}\` gives no such number.`
  const hint =
    'Name the column of the weights: `weight: { from: w }`; a weight of another kind takes another id.'
  refuse(resolution, ['wrong-value', [...path, names]], message, hint)
}

/** A map of the solution column may name solutions of the study only. */
export function checkSolutions(resolution: Resolution, { id, column, path }: WrittenColumn): void {
  if (id !== 'solution') return
  const known = resolution.document.solutions.map((solution) => solution.id)
  for (const [from, to] of Object.entries(column.map ?? {})) {
    if (known.includes(String(to))) continue
    refuseReference(resolution, [...path, 'map', from], 'solution', [String(to), known])
  }
}
