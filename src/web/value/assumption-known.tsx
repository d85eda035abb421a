import { useId, useState } from 'react'
import { valueAt } from '../save/document-place.ts'
import { AskedField } from '../fields/asked-field.tsx'
import { DocumentCell } from '../cells/document-cell.tsx'
import { type Entry, entriesOf, textOf, written } from '../fields/entries.ts'
import { type CellPlace, useEdits } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { beliefRefusal } from './assumption-beliefs.ts'
import { AssumptionExperts } from './assumption-experts.tsx'
import { type AssumptionForm, formEdits, formOf, labourKeys } from './assumption-forms.ts'

const forms = [
  ['value', 'as one value or range'],
  ['experts', 'from several people, pooled'],
  ['labour-cost', 'as the cost of an hour, from pay'],
] as const

/** How an assumption is known, where a single value says too little; and what it is for segments. */
export function AssumptionKnown(props: {
  entry: Entry
  /** The forms to choose from; all where absent. */
  among?: readonly AssumptionForm[]
}) {
  const { entry, among } = props
  const name = useId()
  const now = formOf(entry)
  const [chosen, setChosen] = useState<AssumptionForm>(now)
  const words = textOf(entry, 'name') || textOf(entry, 'id')
  return (
    <>
      <fieldset className="choice-line">
        <legend>How is “{words}” known?</legend>
        {forms
          .filter(([form]) => among?.includes(form) ?? true)
          .map(([form, said]) => (
            <label key={form}>
              <input
                type="radio"
                name={name}
                checked={chosen === form}
                onChange={() => setChosen(form)}
              />{' '}
              {said}
            </label>
          ))}
      </fieldset>
      {chosen === 'experts' ? <AssumptionExperts entry={entry} /> : null}
      {chosen === 'labour-cost' ? <LabourCost entry={entry} /> : null}
      {chosen === 'value' && now !== 'value' ? <OneValue entry={entry} /> : null}
      <BySegment entry={entry} />
    </>
  )
}

function OneValue({ entry }: { entry: Entry }) {
  const { edit } = useOpenStudy()
  const [value, setValue] = useState('')
  const refused = beliefRefusal(value, textOf(entry, 'unit'))
  return (
    <form
      className="asked-row"
      onSubmit={(event) => {
        event.preventDefault()
        edit(
          formEdits(entry, 'value', { value: written(value) ?? 0 }),
          `${textOf(entry, 'id')}: one value, ${value}`,
        )
      }}
    >
      <AskedField question="What is it?" placeholder="38 to 52" value={value} onChange={setValue} />
      <button
        type="submit"
        className="plain-button"
        disabled={value.trim() === '' || refused !== ''}
      >
        Take this instead
      </button>
      {refused === '' ? null : <p className="error">{refused}</p>}
    </form>
  )
}

const labour = {
  wage: ['Pay, with its unit', '48000 to 56000 EUR/year'],
  'on-costs': ['What the employer pays on top, as a share of it', '0.2 to 0.3'],
  'productive-hours': ['Hours worked, with their unit', '1550 to 1650 hour/year'],
} as const

/** Pay times (1 + what comes on top), over the hours worked. */
function LabourCost({ entry }: { entry: Entry }) {
  const { edit } = useOpenStudy()
  const [said, setSaid] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(labourKeys.map((key) => [key, textOf(entry, key)])),
  )
  const refused = labourKeys.map((key) => beliefRefusal(said[key] ?? '', '')).find(Boolean) ?? ''
  const whole = labourKeys.every((key) => (said[key] ?? '').trim() !== '')
  const save = (): void =>
    edit(
      formEdits(entry, 'labour-cost', {
        basis: 'labour-cost',
        ...Object.fromEntries(labourKeys.map((key) => [key, written(said[key] ?? '') ?? 0])),
      }),
      `${textOf(entry, 'id')}: from pay and hours`,
    )
  return (
    <form
      className="asked-row"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {labourKeys.map((key) => (
        <AskedField
          key={key}
          question={labour[key][0]}
          placeholder={labour[key][1]}
          value={said[key] ?? ''}
          onChange={(value) => setSaid({ ...said, [key]: value })}
        />
      ))}
      <button type="submit" className="plain-button" disabled={!whole || refused !== ''}>
        {formOf(entry) === 'labour-cost' ? 'Save' : 'Work it out from these'}
      </button>
      {refused === '' ? null : <p className="error">{refused}</p>}
    </form>
  )
}

/** What it is for segments of their own, where the study has segments. */
function BySegment({ entry }: { entry: Entry }) {
  const { document } = useOpenStudy()
  const { place } = useEdits()
  const segments = entriesOf(valueAt(document, ['segments']))
  if (segments.length === 0) return null
  const path = ['assumptions', textOf(entry, 'id'), 'by-segment']
  const own = (valueAt(document, path) ?? {}) as Entry
  const cell = (segment: string): CellPlace => {
    const { change } = place(
      path,
      (text) => {
        const { [segment]: _, ...others } = own
        const value = written(text)
        const kept = value === undefined ? others : { ...own, [segment]: value }
        return Object.keys(kept).length === 0 ? undefined : kept
      },
      (text) => `${textOf(entry, 'id')} for ${segment}: ${text}`,
    )
    return { path: [...path, segment], change }
  }
  return (
    <fieldset className="choice-line column">
      <legend>What is it for segments of their own?</legend>
      {segments.map((segment) => {
        const id = textOf(segment, 'id')
        const words = textOf(segment, 'name') || id
        return (
          <label key={id}>
            <span>{words}</span>
            <DocumentCell
              label={`${textOf(entry, 'name') || textOf(entry, 'id')} for ${words}`}
              value={textOf(own, id)}
              placeholder="as for all"
              place={cell(id)}
            />
          </label>
        )
      })}
    </fieldset>
  )
}
