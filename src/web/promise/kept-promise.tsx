import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { formatDate } from '#quantity/format-date'
import type { PromiseEntry } from '#contract/promise'
import type { Promised } from '#study/evaluation/promised'
import { addressOf, fetchFile } from '../call/call.ts'
import { errorWords } from '../call/call-error.ts'
import { momentWords } from '../look/moment-words.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { PromiseNow } from './promise-now.tsx'

/** One promise: to whom, by whom, when; opened, its figures beside those of now. */
export function KeptPromise({ entry, first }: { entry: PromiseEntry; first: boolean }) {
  const { id } = useOpenStudy()
  const [open, setOpen] = useState(first)
  const { to, on, by, note, revision, keptAt, keptBy } = entry
  const made = [
    by === '' ? '' : `by ${by}`,
    revision === undefined
      ? `brought in by ${keptBy}, ${momentWords(keptAt)}`
      : `frozen by ${keptBy}, ${momentWords(keptAt)}`,
  ]
  return (
    <details
      className="promise"
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <h2>
          {to === '' ? 'Promised' : `To ${to}`}, {formatDate(on)}
        </h2>
        <small className="quiet">{made.filter((part) => part !== '').join(' · ')}</small>
      </summary>
      {note === '' ? null : <p className="about">{note}</p>}
      {open ? <PromiseFile promise={entry.id} /> : null}
      <p className="promise-ways">
        <a href={addressOf('promise', { params: { study: id, promise: entry.id } })} download>
          <Download size={14} aria-hidden /> Download it
        </a>
        {revision === undefined ? null : (
          <Link href={`/studies/${id}/history`}>Promised at revision {revision}</Link>
        )}
      </p>
    </details>
  )
}

/** The figures of a promise, which never change, fetched once. */
function PromiseFile({ promise }: { promise: string }) {
  const { id } = useOpenStudy()
  const file = useQuery({
    queryKey: ['promise', id, promise],
    queryFn: () => fetchPromise(id, promise),
    staleTime: Infinity,
    structuralSharing: false,
  })
  if (file.isError) return <p role="alert">{errorWords(file.error)}</p>
  if (file.data === undefined) return <p className="quiet">Reading it …</p>
  return <Held promise={file.data} id={promise} />
}

function Held({ promise, id }: { promise: Promised; id: string }) {
  const { assessment, evaluation } = useOpenStudy()
  if (assessment === undefined)
    return (
      <p className="note">
        {evaluation === undefined || evaluation.state === 'running'
          ? 'What the study says now is being worked out.'
          : 'What the study says now cannot be worked out: mend it first.'}
      </p>
    )
  return (
    <div className={evaluation?.old ? 'stale' : ''}>
      <PromiseNow id={id} promise={promise} assessment={assessment} />
    </div>
  )
}

/** The server has looked at it before it was kept. */
async function fetchPromise(study: string, promise: string): Promise<Promised> {
  const { content } = await fetchFile('promise', { params: { study, promise } })
  return JSON.parse(await content.text()) as Promised
}
