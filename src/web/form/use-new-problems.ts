import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import type { DocumentEdit } from '#contract/edit'
import type { Finding } from '#quantity/finding'
import { fetchFile } from '../call/call.ts'
import { useOpenStudy } from '../study/study-context.ts'

/** How long a person pauses before what is typed is looked at, in milliseconds. */
const pause = 300

/** What would be wrong with the study after edits that is not wrong now; looked at while a person pauses. */
export function useNewProblems(edits: readonly DocumentEdit[]): readonly Finding[] {
  const { document } = useOpenStudy()
  const libraryText = useLibraryText()
  const [problems, setProblems] = useState<readonly Finding[]>([])
  const asked = JSON.stringify(edits)
  useEffect(() => {
    let gone = false
    const look = async (): Promise<readonly Finding[]> => {
      const wanted = JSON.parse(asked) as readonly DocumentEdit[]
      if (wanted.length === 0) return []
      const { libraryAfter, newProblems } = await import('./new-problems.ts')
      const file = libraryAfter(document, wanted)
      const text = file === undefined ? undefined : await libraryText(file)
      const library = file === undefined || text === undefined ? undefined : { text, file }
      if (gone) return []
      return newProblems(document, wanted, library)
    }
    const timer = setTimeout(() => {
      // What cannot be looked at now is said once it is saved.
      void look()
        .catch(() => [])
        .then((found) => (gone ? undefined : setProblems(found)))
    }, pause)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [asked, document, libraryText])
  return problems
}

/** The text of a file beside the study; undefined where there is none of that name. */
function useLibraryText(): (name: string) => Promise<string | undefined> {
  const { id, file } = useOpenStudy()
  const client = useQueryClient()
  return useCallback(
    async (name: string) => {
      const there = file.files.find((one) => one.name === name)
      if (there === undefined) return undefined
      return client.fetchQuery({
        queryKey: ['library', id, there.hash],
        queryFn: async () => {
          const { content } = await fetchFile('download', { params: { study: id, name } })
          return content.text()
        },
        staleTime: Infinity,
      })
    },
    [id, file.files, client],
  )
}
