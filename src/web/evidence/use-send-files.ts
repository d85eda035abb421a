import { useQueryClient } from '@tanstack/react-query'
import { useOpenStudy } from '../study/study-context.ts'
import { startUpload } from './uploads.ts'

/** Sends files into the study that is open. */
export function useSendFiles(): (files: readonly File[]) => void {
  const { id } = useOpenStudy()
  const client = useQueryClient()
  return (files) => {
    for (const file of files) startUpload(id, file, client)
  }
}
