import { useState } from 'react'
import type { FileProfile } from '#evidence/profile/file-profile'
import type { LogDraft } from './log-draft.ts'

/** Which activities belong to which step of the job, and with which step an execution is over. */
export function LogSteps(props: {
  profile: FileProfile
  draft: LogDraft
  steps: readonly { readonly id: string; readonly words: string }[]
  onChange(draft: LogDraft): void
}) {
  const { profile, draft, steps, onChange } = props
  const [other, setOther] = useState('')
  const facts = profile.columns.find(({ facts }) => facts.header.name === draft.activity)?.facts
  const common = facts?.common.map(({ text, count }) => ({ text, count })) ?? []
  const named = Object.keys(draft.steps)
    .filter((activity) => !common.some(({ text }) => text === activity))
    .map((text) => ({ text, count: undefined }))
  const put = (activity: string, step: string): void =>
    onChange({ ...draft, steps: { ...draft.steps, [activity]: step } })
  if (steps.length === 0)
    return (
      <p className="note">
        ▲ The job has no steps yet. With steps, activities can be assigned to them, and each step
        and the time until it is measured; without, only what happens again and who does it.
      </p>
    )
  return (
    <fieldset className="choice-line column">
      <legend>Which activity belongs to which step?</legend>
      {[...common, ...named].map(({ text, count }) => (
        <label key={text}>
          <span>
            {text} {count === undefined ? null : <small className="quiet">{count} times</small>}
          </span>
          <select
            className="field"
            value={draft.steps[text] ?? ''}
            onChange={(event) => put(text, event.currentTarget.value)}
          >
            <option value="">no step</option>
            {steps.map(({ id, words }) => (
              <option key={id} value={id}>
                {words}
              </option>
            ))}
          </select>
        </label>
      ))}
      {(facts?.distinct ?? 0) > common.length ? (
        <span className="add-need">
          <input
            className="field"
            aria-label="Another activity"
            placeholder={`another of the ${facts?.distinct} activities, as it is written`}
            value={other}
            onChange={(event) => setOther(event.currentTarget.value)}
          />
          <button
            type="button"
            className="plain-button"
            disabled={other.trim() === ''}
            onClick={() => {
              put(other.trim(), steps[0]!.id)
              setOther('')
            }}
          >
            Add it
          </button>
        </span>
      ) : null}
      <label>
        <span>An execution is over with</span>
        <select
          className="field"
          value={draft.finished}
          onChange={(event) => onChange({ ...draft, finished: event.currentTarget.value })}
        >
          <option value="">its last event</option>
          {draft.finished === 'as-written' ? (
            <option value="as-written">as the document has it</option>
          ) : null}
          <optgroup label="A step">
            {steps.map(({ id, words }) => (
              <option key={id} value={id}>
                {words}
              </option>
            ))}
          </optgroup>
          <optgroup label="One activity">
            {[...common, ...named].map(({ text }) => (
              <option key={text} value={`activity:${text}`}>
                {text}
              </option>
            ))}
          </optgroup>
        </select>
      </label>
    </fieldset>
  )
}
