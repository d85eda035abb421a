import { useState } from 'react'
import { unbroken } from '#drawing/html/markup'
import type { RevisionEntry } from '#contract/revision'
import { useRevisions } from '../call/queries.ts'
import { errorWords } from '../call/call-error.ts'
import { momentWords } from '../look/moment-words.ts'
import { Waiting } from '../shell/waiting.tsx'
import { useOpenStudy } from '../study/study-context.ts'
import { Comparison } from './comparison.tsx'
import { RestoreButton } from './restore-button.tsx'

const kinds: Readonly<Record<RevisionEntry['kind'], string>> = {
  create: 'created',
  edit: 'changed',
  text: 'text written',
  restore: 'restored',
  undo: 'taken back',
  redo: 'made again',
  files: 'file',
}

/** Every revision with who, when and why; two of them beside each other; a way back. */
export function HistoryPage() {
  const { id } = useOpenStudy()
  const revisions = useRevisions(id)
  const [chosen, setChosen] = useState<readonly number[]>([])
  if (revisions.isPending) return <Waiting words="Reading the history" />
  if (revisions.isError) return <p role="alert">{errorWords(revisions.error)}</p>
  const newest = revisions.data[0]?.revision ?? 1
  const [from, to] = chosen.length === 2 ? chosen.toSorted((a, b) => a - b) : [chosen[0], newest]
  const compared = from !== undefined && to !== undefined && from !== to
  const choose = (revision: number): void =>
    setChosen((before) =>
      before.includes(revision)
        ? before.filter((one) => one !== revision)
        : [...before.slice(-1), revision],
    )
  return (
    <>
      <div className="room-head">
        <div>
          <h1>History</h1>
          <p className="lead">
            Nothing is overwritten. Tick one revision to see it beside the newest, or two to see
            them beside each other.
          </p>
        </div>
      </div>
      {compared ? <Comparison key={`${from}-${to}`} from={from} to={to} /> : null}
      <ol className="revisions">
        {revisions.data.map((one) => (
          <li key={one.revision} className={chosen.includes(one.revision) ? 'is-chosen' : ''}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(one.revision)}
                onChange={() => choose(one.revision)}
                aria-label={`Compare revision ${one.revision}`}
              />
              <span className="revision-number">{one.revision}</span>
            </label>
            <div>
              <b>{one.why === '' ? kinds[one.kind] : one.why}</b>
              <small className="quiet">
                {kinds[one.kind]} by {one.by}, {momentWords(one.at)}
                {one.paths.length === 0
                  ? ''
                  : ` · ${one.paths
                      .map((path) => path.join('.'))
                      .slice(0, 3)
                      .join(', ')}`}
              </small>
            </div>
            <span className="revision-answer">
              {one.answer === undefined ? '' : unbroken(one.answer.headline)}
            </span>
            {one.revision === newest ? (
              <span className="tag">stands now</span>
            ) : (
              <RestoreButton revision={one.revision} />
            )}
          </li>
        ))}
      </ol>
    </>
  )
}
