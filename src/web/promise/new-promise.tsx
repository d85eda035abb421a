import { Modal } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { figureLine } from '#charts/figure-words'
import type { PromiseEntry } from '#contract/promise'
import { call } from '../call/call.ts'
import { errorWords } from '../call/call-error.ts'
import { keys, useSession } from '../call/queries.ts'
import { AskedField } from '../fields/asked-field.tsx'
import { type OpenStudy, useOpenStudy } from '../study/study-context.ts'

/** Freezes the answer as it stands: to whom it is promised, by whom, when. */
export function NewPromise({ onClose }: { onClose(): void }) {
  const open = useOpenStudy()
  const { id, assessment } = open
  const client = useQueryClient()
  const [, go] = useLocation()
  const session = useSession()
  const [to, setTo] = useState(assessment?.study.customer ?? '')
  const [by, setBy] = useState<string>()
  const [on, setOn] = useState(today)
  const [note, setNote] = useState('')
  const who = by ?? session.data?.actor.name ?? ''
  const revision = standingRevision(open)
  const frozen = useMutation({
    mutationFn: (): Promise<PromiseEntry> =>
      call('makePromise', {
        params: { study: id },
        body: { from: 'answer', revision: revision ?? 0, to, by: who, on, note },
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.promises(id) })
      onClose()
      go(`/studies/${id}/promises`)
    },
  })
  return (
    <Modal opened onClose={onClose} title="Promise this to somebody">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          frozen.mutate()
        }}
      >
        <p className="sub">
          The figures as they stand, with their ranges, are frozen under this name and day. What you
          change in the study later is held against them.
        </p>
        <Stands ready={revision !== undefined} />
        <label className="stacked">
          To whom?
          <input
            className="field"
            required
            maxLength={200}
            data-autofocus
            placeholder="ACME"
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        </label>
        <AskedField question="By whom?" placeholder="Your name" value={who} onChange={setBy} />
        <label className="stacked">
          On which day?
          <input
            className="field"
            type="date"
            required
            value={on}
            onChange={(event) => setOn(event.currentTarget.value)}
          />
        </label>
        <label className="stacked">
          Note (if there is more to say)
          <textarea
            className="field"
            rows={3}
            maxLength={2_000}
            placeholder="Under which conditions, until when"
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </label>
        {frozen.isError ? <p role="alert">{errorWords(frozen.error)}</p> : null}
        <button
          type="submit"
          className="plain-button main-action"
          disabled={
            revision === undefined || frozen.isPending || to.trim() === '' || who.trim() === ''
          }
        >
          Freeze this promise
        </button>
      </form>
    </Modal>
  )
}

/** The revision that the figures on the screen are of; undefined while they are of an older one. */
function standingRevision({ evaluation, file }: OpenStudy): number | undefined {
  const stands = evaluation?.state === 'fresh' && !evaluation.old
  return stands && evaluation.revision === file.revision ? file.revision : undefined
}

/** The head of what is promised, or why there is nothing to promise now. */
function Stands({ ready }: { ready: boolean }) {
  const { evaluation, assessment, locale } = useOpenStudy()
  if (!ready) {
    const broken = evaluation?.state === 'broken'
    return (
      <p className="note" role="status">
        {broken
          ? 'The study has something to be mended first: its figures are not of what stands there now.'
          : 'The figures are being worked out; then they can be promised.'}
      </p>
    )
  }
  const first = ['value.npv', 'value.annual'].flatMap(
    (one) => assessment?.figures.find((figure) => figure.id === one) ?? [],
  )
  return (
    <ul className="promised-now">
      {first.map((figure) => (
        <li key={figure.id}>
          {figure.label}: <b>{figureLine(figure, locale)}</b>
        </li>
      ))}
    </ul>
  )
}

/** The day where the reader is. */
function today(): string {
  const now = new Date()
  const part = (number: number): string => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`
}
