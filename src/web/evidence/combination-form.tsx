import { useId, useState } from 'react'
import { type Entry, textOf } from '../fields/entries.ts'
import { documentNeeds } from '../job/document-jobs.ts'
import { useOpenStudy } from '../study/study-context.ts'
import {
  appliesTo,
  combinable,
  combinationDraft,
  combinationEntry,
  evidenceOn,
  methods,
} from './combination-draft.ts'
import { Ticks } from './ticks.tsx'

/** Which evidence on a need is combined, how it belongs together, and whose range is meant. */
export function CombinationForm(props: {
  entry?: Entry
  onSave(entry: Entry): void
  onLeave(): void
}) {
  const { entry, onSave, onLeave } = props
  const { document } = useOpenStudy()
  const [draft, setDraft] = useState(() => combinationDraft(document, entry))
  const own = textOf(entry, 'need')
  const needs = [
    ...documentNeeds(document)
      .filter(({ id }) => id === own)
      .map(({ id, words }) => [id, words] as const),
    ...combinable(document),
  ]
  return (
    <form
      className="step-editor"
      onSubmit={(event) => {
        event.preventDefault()
        onSave(combinationEntry(draft))
      }}
    >
      <label className="stacked">
        On which need?
        <select
          className="field"
          value={draft.need}
          onChange={(event) => {
            const need = event.currentTarget.value
            setDraft({ ...draft, need, of: evidenceOn(document, need).map(([id]) => id) })
          }}
        >
          {needs.map(([id, words]) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <Ticks
        legend="Which evidence?"
        all={evidenceOn(document, draft.need)}
        chosen={draft.of}
        onChange={(of) => setDraft({ ...draft, of })}
      />
      {draft.of.length < 2 ? <p className="note">▲ Two or more make a combination.</p> : null}
      <Radios
        legend="How do they belong together?"
        all={methods}
        chosen={draft.method}
        onChange={(method) => setDraft({ ...draft, method })}
      />
      <Radios
        legend="Whose range is shown, and enters the money?"
        all={appliesTo}
        chosen={draft.appliesTo}
        onChange={(whose) => setDraft({ ...draft, appliesTo: whose })}
      />
      <div className="actions">
        <button
          type="submit"
          className="plain-button main-action"
          disabled={draft.need === '' || draft.of.length < 2}
        >
          {entry === undefined ? 'Combine them' : 'Save'}
        </button>
        <button type="button" onClick={onLeave}>
          Leave it
        </button>
      </div>
    </form>
  )
}

function Radios<T extends string>(props: {
  legend: string
  all: Readonly<Record<T, string>>
  chosen: T
  onChange(chosen: T): void
}) {
  const name = useId()
  return (
    <fieldset className="choice-line">
      <legend>{props.legend}</legend>
      {(Object.entries(props.all) as [T, string][]).map(([value, words]) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            checked={props.chosen === value}
            onChange={() => props.onChange(value)}
          />{' '}
          {words}
        </label>
      ))}
    </fieldset>
  )
}
