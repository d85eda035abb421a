import { useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { StudyDocument } from '#contract/study'
import { addressOf, call } from '../call/call.ts'
import { CallError, errorWords } from '../call/call-error.ts'
import { keys, useStudyDocument } from '../call/queries.ts'
import { told } from '../call/told.ts'
import { textOf } from '../fields/entries.ts'
import { valueAt } from '../save/document-place.ts'
import { useOpenStudy } from '../study/study-context.ts'

/** The study that a customer's figures lie over: as it stood then, until its newest revision is taken over. */
export function CustomerBase() {
  const { id, document } = useOpenStudy()
  const base = valueAt(document, ['base'])
  const study = textOf(base, 'study')
  const name = textOf(document, 'extends')
  return (
    <div className="note customer-base">
      {study === '' ? (
        <span>They lie over the file {name}.</span>
      ) : (
        <StoredBase study={study} revision={Number(textOf(base, 'revision'))} />
      )}
      <a href={addressOf('download', { params: { study: id, name } })} download>
        Download its text
      </a>
    </div>
  )
}

function StoredBase({ study, revision }: { study: string; revision: number }) {
  const { id, queue } = useOpenStudy()
  const client = useQueryClient()
  const base = useStudyDocument(study)
  const takeOver = async (): Promise<void> => {
    await queue.allSaved()
    const { revision: now } = client.getQueryData<StudyDocument>(keys.study(id))!
    const answer = await call('takeOver', { params: { study: id }, body: { base: now } })
    client.setQueryData(keys.study(id), answer)
    void client.invalidateQueries({ queryKey: keys.assessment(id) })
    void client.invalidateQueries({ queryKey: keys.revisions(id) })
  }
  if (base.error instanceof CallError && base.error.problem.type === 'not-found')
    return (
      <span>
        The study that they lie over is not here any more; its text, as it stood at revision{' '}
        {revision}, is kept with these figures.
      </span>
    )
  if (base.data === undefined)
    return base.error === null ? null : <span>{errorWords(base.error)}</span>
  const newer = base.data.revision > revision
  return (
    <>
      <span>
        They lie over revision {revision} of{' '}
        <Link href={`/studies/${study}`}>{base.data.title}</Link>
        {newer
          ? `, which stands at revision ${base.data.revision} now.`
          : ', its newest. What is changed there later does not move them.'}
      </span>
      {newer ? (
        <button type="button" onClick={() => void told(takeOver())}>
          Take over revision {base.data.revision}
        </button>
      ) : null}
    </>
  )
}
