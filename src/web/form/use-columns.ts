import { useQuery } from '@tanstack/react-query'
import { call } from '../call/call.ts'
import { type Entry, entriesOf, textOf } from '../fields/entries.ts'
import { isEntries, isList, valueAt } from '../save/document-place.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { fileOf } from './document-choices.ts'
import type { ColumnChoice } from './proposed-column.ts'

/** The columns of a data set, declared ones first, or of a file that no data set reads yet; `looking` while they are found. */
export function useColumns(data: string): {
  readonly columns: readonly ColumnChoice[]
  readonly looking: boolean
} {
  const { id, document, file } = useOpenStudy()
  const set = entriesOf(valueAt(document, ['data'])).find((one) => one['id'] === data)
  const name = fileOf(data) ?? fileNameOf(set)
  const there = name !== undefined && file.files.some((one) => one.name === name)
  const profiled = useQuery({
    queryKey: ['profile', id, name],
    queryFn: ({ signal }) =>
      call('profile', { params: { study: id, name: name ?? '' }, query: {} }, signal),
    staleTime: Infinity,
    enabled: there,
  })
  const headers = (profiled.data?.profile.columns ?? []).map(({ facts, type }) => ({
    name: facts.header.name,
    numeric: type === 'number',
  }))
  const declared = declaredColumns(set, headers)
  const read = new Set(declared.flatMap(({ name: own, from }) => [own, from]))
  const columns = [...declared, ...headers.filter(({ name: header }) => !read.has(header))]
  return { columns, looking: profiled.isLoading }
}

function fileNameOf(set: Entry | undefined): string | undefined {
  const files = set?.['files']
  const name = textOf(set, 'file') || (isList(files) ? String(files[0]) : '')
  return name === '' ? undefined : name
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
