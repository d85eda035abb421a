import { Modal } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { StudySummary } from '#contract/study'
import { call } from '../call/call.ts'
import { errorWords } from '../call/call-error.ts'

/** Deletes an archived study with its history, once its title has been typed. */
export function PurgeDialog({ study, onDone }: { study: StudySummary; onDone(): void }) {
  const client = useQueryClient()
  const [title, setTitle] = useState('')
  const purged = useMutation({
    mutationFn: () => call('purge', { params: { study: study.id }, body: { title } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['studies'] })
      onDone()
    },
  })
  return (
    <Modal opened onClose={onDone} title="Delete for ever">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          purged.mutate()
        }}
      >
        <p>
          The study, its rows, its promises and its whole history will be gone. Type its title to
          say that you mean it: <b>{study.title}</b>
        </p>
        <label className="stacked">
          Title of the study
          <input
            className="field"
            data-autofocus
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
        </label>
        {purged.isError ? (
          <p className="error" role="alert">
            {errorWords(purged.error)}
          </p>
        ) : null}
        <div className="actions">
          <button type="button" className="plain-button" onClick={onDone}>
            Keep it
          </button>
          <button
            type="submit"
            className="plain-button destructive"
            disabled={title !== study.title || purged.isPending}
          >
            Delete for ever
          </button>
        </div>
      </form>
    </Modal>
  )
}
