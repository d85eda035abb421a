import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { NewStudy } from '#contract/study'
import { call } from '../call/call.ts'
import { startUpload } from '../evidence/uploads.ts'

export interface NewStudyWays {
  start(from: NewStudy): void
  fromFiles(files: readonly File[]): void
  readonly busy: boolean
  readonly error: unknown
}

/** The room that a new study opens on. */
const roomAfter = { template: '', text: '', copy: '', customer: '/figures', empty: '/job' } as const

const documentName = /\.(ya?ml|json)$/i

/** A new study, opened as soon as it is there. */
export function useNewStudy(): NewStudyWays {
  const [, go] = useLocation()
  const client = useQueryClient()
  const made = useMutation({
    mutationFn: async ({ from, files }: { from: NewStudy; files: readonly File[] }) => {
      const study = await call('createStudy', { body: from })
      for (const file of files) startUpload(study.id, file, client)
      return { study, room: files.length > 0 ? '/evidence' : roomAfter[from.from] }
    },
    onSuccess: ({ study, room }) => {
      void client.invalidateQueries({ queryKey: ['studies'] })
      go(`/studies/${study.id}${room}`)
    },
  })
  const fromFiles = async (files: readonly File[]): Promise<void> => {
    const [first] = files
    if (first === undefined) return
    const document = files.find(({ name }) => documentName.test(name))
    const rows = files.filter((file) => file !== document)
    const from: NewStudy =
      document === undefined
        ? { from: 'empty', title: titleOf(first.name) }
        : { from: 'text', text: await document.text() }
    made.mutate({ from, files: rows })
  }
  return {
    start: (from) => made.mutate({ from, files: [] }),
    fromFiles: (files) => void fromFiles(files),
    busy: made.isPending,
    error: made.error ?? undefined,
  }
}

/** "permit_log.csv.gz" becomes "Permit log". */
function titleOf(name: string): string {
  const words = name.replace(/\..*$/, '').replaceAll(/[-_]+/g, ' ').trim()
  return words === '' ? 'New study' : words.charAt(0).toUpperCase() + words.slice(1)
}
