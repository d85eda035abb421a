import { useMemo, useState } from 'react'
import type { Json } from '#contract/edit'
import type { FileProfile } from '#evidence/profile/file-profile'
import { formatCount } from '#quantity/format-number'
import { type Entry, entriesOf, textOf } from '../fields/entries.ts'
import { newId } from '../fields/new-id.ts'
import { documentJobs, documentNeeds } from '../job/document-jobs.ts'
import { isEntries } from '../save/document-place.ts'
import { useEdits } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { logEntry, type LogDraft, proposedLog } from './log-draft.ts'
import { EntryInStudy } from './entry-in-study.tsx'
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
  const { document, locale, edit } = useOpenStudy()
  const { set } = useEdits()
  const steps = useMemo(() => namedSteps(document), [document])
  const { draft, setDraft, entry, stored, grow } = useLogEntry(profile, used, steps)
  const id = textOf(entry, 'id')
  const use = (): void => {
    if (used !== undefined) set(['data', id], entry, `the log ${id}`, periodEdits(draft.changed))
    else
      edit(
        [{ kind: 'insert', path: ['data'], new: entry }, ...periodEdits(draft.changed)],
        `process log from ${profile.facts.file}`,
      )
    onDone()
  }
  const ready = isWhole(draft)
  return (
    <>
      <LogColumns profile={profile} draft={draft} onChange={setDraft} />
      <LogSteps profile={profile} draft={draft} steps={steps} onChange={setDraft} />
      {saysWay(used) ? null : <LogDates draft={draft} onChange={setDraft} />}
      <EntryInStudy list="data" entry={entry} {...(stored ? {} : { onChange: grow })}>
        <LogMeasured
          data={ready ? id : undefined}
          draft={draft}
          onChange={setDraft}
          steps={steps}
        />
        {ready ? <LogSettings id={id} /> : null}
      </EntryInStudy>
      {stored ? null : <p className="note">What is said above is saved with the button below.</p>}
      <button type="button" className="plain-button main-action" disabled={!ready} onClick={use}>
        {used === undefined
          ? `Use ${profile.facts.cut ? 'its' : formatCount(profile.facts.rows, locale)} events`
          : 'Save how the log is read'}
      </button>
    </>
  )
}

type Steps = readonly { readonly id: string; readonly words: string }[]

/** How a log is to be read, with what its entry in the document comes to. */
function useLogEntry(profile: FileProfile, used: Entry | undefined, steps: Steps) {
  const { document } = useOpenStudy()
  const needs = useMemo(() => documentNeeds(document), [document])
  const [begun, setBegun] = useState(() => ({
    used,
    draft: proposedLog(profile, used, needs, steps),
    grown: false,
  }))
  const [draft, setDraft] = useState(begun.draft)
  const { file } = profile.facts
  const id = textOf(used, 'id') || newId(file.replace(/\..*$/, ''), document)
  const entry = { ...(begun.used ?? { id, file }), ...logEntry(draft, begun, needs) }
  /** What a form says of the log before it is saved: the draft goes on from there. */
  const grow = (grown: Entry): void => {
    const { changed, before, after } = draft
    const own = changed === '' ? grown : withoutWay(grown)
    const next = { ...proposedLog(profile, own, needs, steps), changed, before, after }
    setBegun({ used: own, draft: next, grown: true })
    setDraft(next)
  }
  const stored = used !== undefined && !begun.grown && draft === begun.draft
  return { draft, setDraft, entry, stored, grow }
}

function namedSteps(document: Json): Steps {
  return documentJobs(document).flatMap(({ job }) =>
    entriesOf(job['steps']).map((step) => ({
      id: textOf(step, 'id'),
      words: `${textOf(step['statement'], 'verb')} ${textOf(step['statement'], 'object')}`,
    })),
  )
}

/** Whether it says enough to be read. */
function isWhole(draft: LogDraft): boolean {
  const dated = draft.changed === '' || (draft.before !== '' && draft.after !== '')
  return draft.case !== '' && draft.activity !== '' && draft.at !== '' && dated
}

/** Without the way by period, which the date says anew. */
function withoutWay(entry: Entry): Entry {
  const columns = isEntries(entry['columns']) ? Object.entries(entry['columns']) : []
  return { ...entry, columns: Object.fromEntries(columns.filter(([id]) => id !== 'solution')) }
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
