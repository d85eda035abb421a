import { useMemo, useState } from 'react'
import type { FileProfile } from '#evidence/profile/file-profile'
import { type Entry, entriesOf, textOf } from '../fields/entries.ts'
import { newId } from '../fields/new-id.ts'
import { documentJobs, documentNeeds } from '../job/document-jobs.ts'
import { isEntries } from '../save/document-place.ts'
import { useEdits } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { logEntry, type LogDraft, proposedLog } from './log-draft.ts'
import { LogColumns } from './log-columns.tsx'
import { LogDates } from './log-dates.tsx'
import { LogMeasured } from './log-measured.tsx'
import { LogSettings } from './log-settings.tsx'
import { LogSteps } from './log-steps.tsx'

/** A process log becomes executions: which column names the case, what happened, when, and who did it. */
export function LogMapping(props: {
  profile: FileProfile
  used: Entry | undefined
  onDone(): void
}) {
  const { profile, used, onDone } = props
  const { document, edit } = useOpenStudy()
  const { set } = useEdits()
  const steps = useMemo(
    () =>
      documentJobs(document).flatMap(({ job }) =>
        entriesOf(job['steps']).map((step) => ({
          id: textOf(step, 'id'),
          words: `${textOf(step['statement'], 'verb')} ${textOf(step['statement'], 'object')}`,
        })),
      ),
    [document],
  )
  const needs = useMemo(() => documentNeeds(document), [document])
  const [first] = useState<LogDraft>(() => proposedLog(profile, used, needs, steps))
  const [draft, setDraft] = useState(first)
  const { file } = profile.facts
  const stored = used === undefined || draft !== first ? undefined : textOf(used, 'id')
  const use = (): void => {
    const entry = logEntry(draft, { used, draft: first }, needs)
    if (used !== undefined) {
      const id = textOf(used, 'id')
      set(['data', id], { ...used, ...entry }, `the log ${id}`, periodEdits(draft.changed))
    } else {
      const id = newId(file.replace(/\..*$/, ''), document)
      edit(
        [
          { kind: 'insert', path: ['data'], new: { id, file, ...entry } },
          ...periodEdits(draft.changed),
        ],
        `process log from ${file}`,
      )
    }
    onDone()
  }
  const dated = draft.changed === '' || (draft.before !== '' && draft.after !== '')
  const ready = draft.case !== '' && draft.activity !== '' && draft.at !== '' && dated
  return (
    <>
      <LogColumns profile={profile} draft={draft} onChange={setDraft} />
      <LogSteps profile={profile} draft={draft} steps={steps} onChange={setDraft} />
      {saysWay(used) ? null : <LogDates draft={draft} onChange={setDraft} />}
      <LogMeasured stored={stored} draft={draft} onChange={setDraft} steps={steps} />
      {stored === undefined ? null : <LogSettings id={stored} />}
      <button type="button" className="plain-button main-action" disabled={!ready} onClick={use}>
        {used === undefined ? `Use ${profile.facts.rows} events` : 'Save how the log is read'}
      </button>
    </>
  )
}

/** Whether a column of the file says which way an execution was done. */
function saysWay(used: Entry | undefined): boolean {
  const columns = used?.['columns']
  const solution = isEntries(columns) ? columns['solution'] : undefined
  return solution !== undefined && textOf(solution, 'by') !== 'period'
}

/** The two periods that a date makes. */
function periodEdits(changed: string) {
  if (changed === '') return []
  const periods = [
    { id: 'before', from: '1900-01-01', until: changed },
    { id: 'after', from: changed },
  ]
  return periods.map((period) => ({ kind: 'insert' as const, path: ['periods'], new: period }))
}
