import { Modal } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { sourceWords } from '#charts/wording'
import type { PublishedElsewhere, TakePublished } from '#contract/published'
import type { Source } from '#quantity/figure'
import { formatQuantity, formatRange } from '#quantity/format-quantity'
import { call } from '../call/call.ts'
import { errorWords, OfflineError } from '../call/call-error.ts'
import { keys } from '../call/queries.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { begunEvidence } from './begun-evidence.ts'
import { PoolStudies } from './pool-studies.tsx'

/** Milliseconds after which a figure that could not be taken is asked for again. */
const triesAgainAfter = 2_000

type Begun = ReturnType<typeof begunEvidence>

/** Published figures that the other studies hold, and one made of what they measured: taken into this study’s library. */
export function OtherFigures(props: { onClose(): void; onTaken(begun: Begun): void }) {
  const { id, document, queue } = useOpenStudy()
  const client = useQueryClient()
  const closed = useClosed()
  const elsewhere = useQuery({
    queryKey: ['published', id],
    queryFn: ({ signal }) => call('published', { params: { study: id } }, signal),
    staleTime: 0,
  })
  const taken = useMutation({
    mutationFn: async (wanted: TakePublished) => {
      await queue.whenSaved(closed)
      return call('takePublished', { params: { study: id }, body: wanted }, closed)
    },
    // It is asked for again as long as somebody waits for it; taken twice it stands there once.
    networkMode: 'always',
    retry: (_, error) => error instanceof OfflineError && !closed.aborted,
    retryDelay: triesAgainAfter,
    onSuccess: async (answer, wanted) => {
      await client.invalidateQueries({ queryKey: keys.study(id) })
      for (const queryKey of [keys.assessment(id), keys.revisions(id)])
        void client.invalidateQueries({ queryKey })
      props.onTaken(begunEvidence(document, wanted, answer))
    },
  })
  return (
    <Modal opened size="lg" onClose={props.onClose} title="A figure of other studies">
      <p className="sub">
        It is copied into this study’s own library with its source, so that it does not move when
        the other study does. Undo takes it back.
      </p>
      <h3>In the libraries of other studies</h3>
      {elsewhere.isError ? <p role="alert">{errorWords(elsewhere.error)}</p> : null}
      {elsewhere.data?.length === 0 ? (
        <p className="note">No other study has a published figure that this one lacks.</p>
      ) : null}
      <ul className="plain published">
        {(elsewhere.data ?? []).map((one) => (
          <li key={`${one.study} ${one.entry.id}`}>
            <Published figure={one} />
            <button
              type="button"
              className="plain-button"
              disabled={taken.isPending}
              aria-label={`Take it: ${one.entry.id} of ${one.title}`}
              onClick={() =>
                taken.mutate({ from: 'library', study: one.study, entry: one.entry.id })
              }
            >
              Take it
            </button>
          </li>
        ))}
      </ul>
      <h3>Made of what several studies measured</h3>
      <PoolStudies busy={taken.isPending} onPool={(wanted) => taken.mutate(wanted)} />
      <Waits busy={taken.isPending} unreached={taken.failureCount > 0} />
      {taken.isError ? (
        <p className="error" role="alert">
          {errorWords(taken.error)}
        </p>
      ) : null}
    </Modal>
  )
}

/** Why a figure is not taken yet. */
function Waits({ busy, unreached }: { busy: boolean; unreached: boolean }) {
  const { queue } = useOpenStudy()
  const { state, pending } = useSyncExternalStore(queue.subscribe, queue.state)
  const decision = state === 'conflict' || state === 'refused'
  const offline = unreached || (state === 'offline' && pending.length > 0)
  const words = decision
    ? 'A change of yours needs you first; then the figure is taken.'
    : 'The server cannot be reached. What you changed is kept; the figure is taken as soon as the server answers.'
  return (
    <p className="note" role="status">
      {busy && (decision || offline) ? words : ''}
    </p>
  )
}

/** Aborted when what stands here is closed. */
function useClosed(): AbortSignal {
  const closing = useMemo(() => new AbortController(), [])
  useEffect(() => () => closing.abort(), [closing])
  return closing.signal
}

function Published({ figure: { title, entry } }: { figure: PublishedElsewhere }) {
  const { locale } = useOpenStudy()
  const { what, unit = '', min, median, max, source } = entry
  const interval = { low: min, high: max, level: 0.9 }
  const middle = formatQuantity({ value: median, unit: '1', interval }, locale)
  return (
    <div>
      <b>{what}</b>
      <small className="quiet">
        {middle}
        {unit === '' ? '' : `\u2009${unit}`} ({formatRange(min, max, '1', locale)}, 90{'\u2009'}%
        range) · {sourceWords(source as Source)} · of “{title}”
      </small>
    </div>
  )
}
