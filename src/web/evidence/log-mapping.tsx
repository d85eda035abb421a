import { useMemo, useState } from 'react'
import type { FileProfile } from '#evidence/profile/file-profile'
import { type Entry, entriesOf, textOf } from '../fields/entries.ts'
import { newId } from '../fields/new-id.ts'
import { documentJobs, documentNeeds, followsFromAnother } from '../job/document-jobs.ts'
import { isEntries } from '../save/document-place.ts'
import { useEdits } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { logEntry, type LogDraft, proposedLog } from './log-draft.ts'
import { LogColumns } from './log-columns.tsx'
import { LogDates } from './log-dates.tsx'
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
  const use = (): void => {
    const entry = logEntry(draft, { used, draft: first }, needs)
    if (used !== undefined) {
      const id = textOf(used, 'id')
      set(['data', id], { ...used, ...entry }, `the log ${id}`)
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
      {used === undefined ? <LogDates draft={draft} onChange={setDraft} /> : null}
      <Measured first={first} draft={draft} onChange={setDraft} needs={needs} steps={steps} />
      <button type="button" className="plain-button main-action" disabled={!ready} onClick={use}>
        {used === undefined ? `Use ${profile.facts.rows} events` : 'Save how the log is read'}
      </button>
    </>
  )
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

/** Which figure of an execution each need takes. */
function Measured(props: {
  first: LogDraft
  draft: LogDraft
  onChange(draft: LogDraft): void
  needs: ReturnType<typeof documentNeeds>
  steps: readonly { readonly id: string; readonly words: string }[]
}) {
  const { first, draft, onChange, needs, steps } = props
  const measured = needs.filter(
    ({ need }) => isEntries(need['metric']) && !followsFromAnother(need),
  )
  if (measured.length === 0)
    return (
      <p className="note">
        ▲ No need has a metric yet: set them in the room Job, and they can be measured here.
      </p>
    )
  const choices = (type: string): readonly (readonly [string, string])[] => {
    const to = steps.map(({ id, words }) => [id, words] as const)
    if (type === 'duration')
      return to.map(([id, words]) => [`to:${id}`, `from the start until: ${words}`] as const)
    if (type === 'yes-no')
      return [
        ['repeats', 'whether a step was done again'],
        ...to.map(([id, words]) => [`reaches:${id}`, `whether it gets to: ${words}`] as const),
      ]
    if (type === 'count')
      return [
        ['changes', 'changes of who does it'],
        ['repeats', 'how often a step was done again'],
        ...to.map(([id, words]) => [`counts:${id}`, `how often: ${words}`] as const),
      ]
    return []
  }
  return (
    <fieldset className="choice-line column">
      <legend>What is measured of an execution?</legend>
      {measured.map(({ id, words, need }) => (
        <label key={id}>
          <span>{words}</span>
          <select
            className="field"
            value={draft.needs[id] ?? ''}
            onChange={(event) =>
              onChange({ ...draft, needs: { ...draft.needs, [id]: event.currentTarget.value } })
            }
          >
            <option value="">not from this log</option>
            {first.needs[id] === 'as-written' ? (
              <option value="as-written">as the document has it</option>
            ) : null}
            {choices(textOf(need['metric'], 'type')).map(([value, said]) => (
              <option key={value} value={value}>
                {said}
              </option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  )
}
