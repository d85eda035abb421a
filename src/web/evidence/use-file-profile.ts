import { useQuery } from '@tanstack/react-query'
import { call } from '../call/call.ts'
import { type Entry, textOf } from '../fields/entries.ts'
import { isList } from '../save/document-place.ts'
import { useOpenStudy } from '../study/study-context.ts'

/** What a file of the study holds, asked anew where another takes its name; not asked where it is not there. */
export function useFileProfile(name: string | undefined) {
  const { id, file } = useOpenStudy()
  const there = file.files.find((one) => one.name === name)
  return useQuery({
    queryKey: ['profile', id, name, there?.hash],
    queryFn: ({ signal }) =>
      call('profile', { params: { study: id, name: name ?? '' }, query: {} }, signal),
    staleTime: Infinity,
    enabled: there !== undefined,
  })
}

/** The file that a data set reads, the first of several. */
export function fileNameOf(set: Entry | undefined): string | undefined {
  const files = set?.['files']
  const name = textOf(set, 'file') || (isList(files) ? String(files[0]) : '')
  return name === '' ? undefined : name
}
