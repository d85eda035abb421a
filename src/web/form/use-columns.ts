import { columnsInReach } from '../evidence/join-draft.ts'
import { activityOf } from '../evidence/log-draft.ts'
import { fileNameOf, useFileProfile } from '../evidence/use-file-profile.ts'
import { type Entry, entriesOf, textOf } from '../fields/entries.ts'
import { isEntries, valueAt } from '../save/document-place.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { fileOf } from './document-choices.ts'
import type { ColumnChoice } from './proposed-column.ts'

/** What the rows of a data set hold that a form can name. */
export interface RowChoices {
  /** Declared ones first, then those that joins lend, then those of the file. */
  readonly columns: readonly ColumnChoice[]
  /** As they stand in the file. */
  readonly headers: readonly string[]
  /** Of a process log: its most common activities, and the names of its steps. */
  readonly activities: readonly string[]
  readonly steps: readonly string[]
  /** While the file is looked into. */
  readonly looking: boolean
}

/** What a data set holds, or a file that no data set reads yet. */
export function useColumns(data: string): RowChoices {
  const { document } = useOpenStudy()
  const set = entriesOf(valueAt(document, ['data'])).find((one) => one['id'] === data)
  const profiled = useFileProfile(fileOf(data) ?? fileNameOf(set))
  const headers = (profiled.data?.profile.columns ?? []).map(({ facts, type }) => ({
    name: facts.header.name,
    numeric: type === 'number',
  }))
  const declared = declaredColumns(set, headers)
  const read = new Set(declared.flatMap(({ name: own, from }) => [own, from]))
  const lent = columnsInReach(document, data)
    .filter((column) => !read.has(column))
    .map((column) => ({ name: column, numeric: false }))
  const columns = [...declared, ...lent, ...headers.filter(({ name: header }) => !read.has(header))]
  const log = set?.['log']
  const named = profiled.data?.profile.columns.find(
    ({ facts }) => facts.header.name === activityOf(log),
  )
  return {
    columns,
    headers: headers.map(({ name: header }) => header),
    activities: (named?.facts.common ?? []).map(({ text }) => text),
    steps: isEntries(log) && isEntries(log['steps']) ? Object.keys(log['steps']) : [],
    looking: profiled.isLoading,
  }
}

/** Declared columns hold what the column of the file holds that they are read from. */
function declaredColumns(
  set: Entry | undefined,
  headers: readonly ColumnChoice[],
): readonly (ColumnChoice & { readonly from: string })[] {
  const columns = set?.['columns']
  if (!isEntries(columns)) return []
  return Object.entries(columns).map(([name, definition]) => {
    const from = textOf(definition, 'from') || name
    const mapped = isEntries(definition) && definition['map'] !== undefined
    const numeric = !mapped && headers.some((one) => one.name === from && one.numeric)
    return { name, from, numeric }
  })
}
