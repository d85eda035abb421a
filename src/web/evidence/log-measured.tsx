import { Suspense, useState } from 'react'
import { logColumnKeys } from '#study/document/resolve/log-form-keys'
import { textOf } from '../fields/entries.ts'
import { documentNeeds, followsFromAnother } from '../job/document-jobs.ts'
import { isEntries } from '../save/document-place.ts'
import { later } from '../shell/later.tsx'
import { useOpenStudy } from '../study/study-context.ts'
import type { LogDraft } from './log-draft.ts'

const SchemaPart = later(() => import('../form/schema-part.tsx').then((m) => m.SchemaPart))

interface Step {
  readonly id: string
  readonly words: string
}
type Choice = readonly [value: string, words: string]

/** In full but for `by`, the period: that is chosen for the whole log. */
const columnKeys = logColumnKeys.filter((key) => key !== 'by')

/** Which figure of an execution each need takes: one of a few, or in full. */
export function LogMeasured(props: {
  /** The data set; undefined while it lacks what is needed to read it. */
  data: string | undefined
  draft: LogDraft
  onChange(draft: LogDraft): void
  steps: readonly Step[]
}) {
  const { data, draft, onChange, steps } = props
  const { document } = useOpenStudy()
  const [open, setOpen] = useState<string>()
  const measured = documentNeeds(document).filter(
    ({ need }) => isEntries(need['metric']) && !followsFromAnother(need),
  )
  if (measured.length === 0)
    return (
      <p className="note">
        ▲ No need has a metric yet: set them in the room Job, and they can be measured here.
      </p>
    )
  return (
    <fieldset className="choice-line column">
      <legend>What is measured of an execution?</legend>
      {measured.map(({ id, words, need }) => (
        <div key={id}>
          <label>
            <span>{words}</span>
            <select
              className="field"
              value={draft.needs[id] ?? ''}
              onChange={(event) =>
                onChange({ ...draft, needs: { ...draft.needs, [id]: event.currentTarget.value } })
              }
            >
              <option value="">not from this log</option>
              {draft.needs[id] === 'as-written' ? (
                <option value="as-written">as it is written in full</option>
              ) : null}
              {choicesOf(textOf(need['metric'], 'type'), steps).map(([value, said]) => (
                <option key={value} value={value}>
                  {said}
                </option>
              ))}
            </select>
          </label>
          {data === undefined ? null : (
            <button
              type="button"
              className="link"
              aria-expanded={open === id}
              onClick={() => setOpen(open === id ? undefined : id)}
            >
              “{words}” in full: between which steps, within which time …
            </button>
          )}
          {open === id && data !== undefined ? (
            <Suspense>
              <SchemaPart
                path={['data', data, 'columns', id]}
                of={['data', 'columns', id]}
                data={data}
                keys={columnKeys}
                why={`what is measured of ${id}`}
                onDone={() => setOpen(undefined)}
              />
            </Suspense>
          ) : null}
        </div>
      ))}
    </fieldset>
  )
}

function choicesOf(type: string, steps: readonly Step[]): readonly Choice[] {
  const each = (key: string, before: string): readonly Choice[] =>
    steps.map(({ id, words }) => [`${key}:${id}`, `${before}: ${words}`])
  switch (type) {
    case 'duration':
      return [
        ...each('to', 'from the start until'),
        ['takes', 'waiting and work, all steps'],
        ['work', 'time of work, all steps'],
        ['waiting', 'time of waiting, all steps'],
        ...each('takes', 'waiting and work'),
        ...each('work', 'time of work'),
        ...each('waiting', 'time of waiting'),
      ]
    case 'time-to-event':
      return each('time-to', 'from the start until, open cases too')
    case 'yes-no':
      return [
        ['repeats', 'whether a step was done again'],
        ['loops', 'whether it went back to an earlier step'],
        ...each('reaches', 'whether it gets to'),
        ...each('repeats', 'whether it was done again'),
      ]
    case 'count':
      return [
        ['changes', 'changes of who does it'],
        ['repeats', 'how often a step was done again'],
        ['loops', 'how often it went back to an earlier step'],
        ...each('counts', 'how often'),
      ]
    default:
      return []
  }
}
