import { useMemo, useState } from 'react'
import type { FileProfile } from '#evidence/profile/file-profile'
import { slug } from '#quantity/id'
import { type Entry, entriesOf, textOf } from '../fields/entries.ts'
import { newId } from '../fields/new-id.ts'
import { documentJobs, documentNeeds } from '../job/document-jobs.ts'
import { isEntries, valueAt } from '../save/document-place.ts'
import { useEdits } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { logEntry, type LogDraft, proposedLog } from './log-draft.ts'
import { LogColumns } from './log-columns.tsx'
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
  const [draft, setDraft] = useState<LogDraft>(() => proposedLog(profile, used, needs, steps))
  const solutions = entriesOf(valueAt(document, ['solutions']))
  const use = (): void => {
    const entry = logEntry(draft, profile.facts.file, used, needs)
    const id =
      used === undefined
        ? newId(slug(profile.facts.file.replace(/\..*$/, '')), document)
        : textOf(used, 'id')
    if (used !== undefined) set(['data', id], { ...used, ...entry, id }, `the log ${id}`)
    else
      edit(
        [
          { kind: 'insert', path: ['data'], new: { ...entry, id } },
          ...periodEdits(draft, valueAt(document, ['periods']) !== undefined),
        ],
        `process log from ${profile.facts.file}`,
      )
    onDone()
  }
  const ready = draft.case !== '' && draft.activity !== '' && draft.at !== ''
  return (
    <>
      <LogColumns profile={profile} draft={draft} onChange={setDraft} />
      <LogSteps profile={profile} draft={draft} steps={steps} onChange={setDraft} />
      {used === undefined && solutions.length > 1 ? (
        <fieldset className="choice-line">
          <legend>Which way was it done in? By date, if the way changed at a date:</legend>
          <label>
            Before{' '}
            <input
              type="date"
              className="field short-field"
              aria-label="Executions that began before this day were done the old way"
              value={draft.changed}
              onChange={(event) => setDraft({ ...draft, changed: event.currentTarget.value })}
            />{' '}
            it was done the old way
          </label>
          {draft.changed === '' ? null : (
            <>
              {(['before', 'after'] as const).map((when) => (
                <label key={when}>
                  {when === 'before' ? 'Old way' : 'New way'}{' '}
                  <select
                    className="field short-field"
                    value={draft[when]}
                    onChange={(event) => setDraft({ ...draft, [when]: event.currentTarget.value })}
                  >
                    <option value="">choose</option>
                    {solutions.map((one) => (
                      <option key={textOf(one, 'id')} value={textOf(one, 'id')}>
                        {textOf(one, 'name') || textOf(one, 'id')}
                      </option>
                    ))}
                  </select>
                </label>
              ))}
            </>
          )}
        </fieldset>
      ) : null}
      <Measured draft={draft} onChange={setDraft} needs={needs} steps={steps} />
      <button type="button" className="plain-button main-action" disabled={!ready} onClick={use}>
        {used === undefined ? `Use ${profile.facts.rows} events` : 'Save how the log is read'}
      </button>
    </>
  )
}

/** The two periods that a date makes. */
function periodEdits(draft: LogDraft, there: boolean) {
  if (draft.changed === '' || there) return []
  const { changed } = draft
  const periods = [
    { id: 'before', from: '1900-01-01', until: changed },
    { id: 'after', from: changed },
  ]
  return periods.map((period) => ({ kind: 'insert' as const, path: ['periods'], new: period }))
}

/** Which figure of an execution each need takes. */
function Measured(props: {
  draft: LogDraft
  onChange(draft: LogDraft): void
  needs: ReturnType<typeof documentNeeds>
  steps: readonly { readonly id: string; readonly words: string }[]
}) {
  const { draft, onChange, needs, steps } = props
  const measured = needs.filter(
    ({ need }) =>
      isEntries(need['metric']) &&
      !['spread', 'share-within'].includes(textOf(need['metric'], 'type')),
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
      return [
        ['whole', 'from the first to the last event'],
        ...to.map(([id, words]) => [`to:${id}`, `from the start until: ${words}`] as const),
      ]
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
