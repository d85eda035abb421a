import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { DocumentEdit, Json } from '#contract/edit'
import type { StudyDocument } from '#contract/study'
import type { Finding } from '#quantity/finding'
import { fetchFile } from '../call/call.ts'
import { Checker } from './checker.ts'
import type { TextsBeside } from './messages.ts'

/** Bytes of a file that is read as a text beside a study. */
const mostBytes = 1_000_000

const checker = new Checker()

/** Holds edits of a study against its rules. */
export type Check = (
  edits: readonly DocumentEdit[],
  signal?: AbortSignal,
) => Promise<readonly Finding[]>

/**
 * What would be wrong with a study after edits that is not wrong now. What cannot be looked at, as
 * without a connection, is found to be right: it is said once it is saved.
 */
export function useCheck(id: string, document: Json, file: StudyDocument | undefined): Check {
  const client = useQueryClient()
  const files = file?.files ?? noFiles
  return useCallback(
    async (edits, signal) => {
      if (edits.length === 0) return []
      const beside = await textsBeside(id, files, client).catch(() => undefined)
      if (beside === undefined) return []
      return (await checker.ask({ document, beside, edits }, signal)) ?? []
    },
    [id, files, document, client],
  )
}

const noFiles: StudyDocument['files'] = []
const none: TextsBeside = {}

/** The texts that a document may take something from; the same object while they stay as they are. */
async function textsBeside(
  study: string,
  files: StudyDocument['files'],
  client: QueryClient,
): Promise<TextsBeside> {
  const texts = files.filter(
    ({ name, bytes }) => /\.(?:ya?ml|json)$/u.test(name) && bytes <= mostBytes,
  )
  if (texts.length === 0) return none
  return client.fetchQuery({
    queryKey: ['beside', study, ...texts.map(({ hash }) => hash)],
    queryFn: async () => {
      const read = texts.map(async ({ name }): Promise<[string, string]> => {
        const { content } = await fetchFile('download', { params: { study, name } })
        return [name, await content.text()]
      })
      return Object.fromEntries(await Promise.all(read))
    },
    staleTime: Infinity,
    structuralSharing: false,
  })
}
