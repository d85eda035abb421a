import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../call/call.ts'
import { errorWords } from '../call/call-error.ts'
import { keys } from '../call/queries.ts'
import { useOpenStudy } from '../study/study-context.ts'

/** Makes an earlier revision the newest one; what stood between stays in the history. */
export function RestoreButton({ revision }: { revision: number }) {
  const { id, file, queue } = useOpenStudy()
  const client = useQueryClient()
  const restored = useMutation({
    mutationFn: async () => {
      await queue.allSaved()
      const body = { base: file.revision, revision }
      return call('restore', { params: { study: id }, body })
    },
    onSuccess: (document) => {
      client.setQueryData(keys.study(id), document)
      void client.invalidateQueries({ queryKey: keys.revisions(id) })
      void client.invalidateQueries({ queryKey: keys.assessment(id) })
      notifications.show({ message: `Revision ${revision} stands again. Undo takes that back.` })
    },
    onError: (error) => notifications.show({ message: errorWords(error) }),
  })
  return (
    <button
      type="button"
      disabled={restored.isPending}
      aria-label={`Restore revision ${revision}`}
      onClick={() => restored.mutate()}
    >
      Restore
    </button>
  )
}
