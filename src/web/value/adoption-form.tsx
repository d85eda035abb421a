import { Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { adoptionChart } from '#charts/adoption'
import { shareOverTime } from '#value/share-over-time'
import { ChartFigure } from '../drawn/chart-figure.tsx'
import { AskedField } from '../fields/asked-field.tsx'
import { textOf } from '../fields/entries.ts'
import { TakeAway } from '../fields/take-away.tsx'
import { replacement } from '../form/form-edits.ts'
import { useNewProblems } from '../check/use-new-problems.ts'
import { WouldBeProblems } from '../form/would-be-problems.tsx'
import { valueAt } from '../save/document-place.ts'
import { useOpenStudy } from '../study/study-context.ts'
import {
  adoptionDraft,
  type AdoptionDraft,
  type AdoptionField,
  type AdoptionShape,
  believedAdoption,
  curveFields,
  horizonYears,
  optionalFields,
  writtenAdoption,
} from './adoption-draft.ts'

const path = ['value', 'adoption']

const shapes: readonly (readonly [shape: AdoptionShape, words: string])[] = [
  ['years', 'a share for each year'],
  ['linear', 'a straight ramp'],
  ['s-curve', 'an S-curve: slow, fast, slow'],
  ['table', 'shares at certain times'],
]

const questions: Readonly<Record<AdoptionField, readonly [question: string, placeholder: string]>> =
  {
    to: ['Share in use in the end', '0.7 to 0.9'],
    over: ['How long it takes to get there', '18 month'],
    halfway: ['When half of that is reached', '12 month'],
    starts: ['When it begins; at once if left open', '3 month'],
    from: ['Share in use before; none if left open', '0.1'],
  }

/** How use spreads, as years, a curve or a table: the curve is drawn while it is typed. */
export function AdoptionForm({ onDone }: { onDone(): void }) {
  const { document, edit } = useOpenStudy()
  const there = valueAt(document, path)
  const [draft, setDraft] = useState(() => adoptionDraft(there))
  const written = writtenAdoption(draft)
  const edits = written === undefined ? [] : replacement(path, there)(written, [])
  const problems = useNewProblems(edits)
  return (
    <form
      className="step-editor adoption-form"
      onSubmit={(event) => {
        event.preventDefault()
        edit(edits, 'how use spreads')
        onDone()
      }}
    >
      <div className="adoption-asked">
        <fieldset className="choice-line shapes">
          <legend>How does use spread?</legend>
          {shapes.map(([shape, words]) => (
            <label key={shape}>
              <input
                type="radio"
                name="adoption-shape"
                checked={draft.shape === shape}
                onChange={() => setDraft({ ...draft, shape })}
              />{' '}
              {words}
            </label>
          ))}
        </fieldset>
        <ShapeFields draft={draft} onChange={setDraft} />
        <p className="note">
          A share is written <code>0.8</code>, <code>80 %</code> or <code>0.7 to 0.9</code>, a time{' '}
          <code>18 month</code>; the id of an assumption can stand for either.
        </p>
      </div>
      <AdoptionPicture draft={draft} />
      <WouldBeProblems problems={problems} />
      <div className="actions">
        <button type="submit" className="plain-button main-action" disabled={written === undefined}>
          {problems.length === 0 ? 'Save how use spreads' : 'Save it all the same'}
        </button>
        <button type="button" onClick={onDone}>
          Leave it
        </button>
      </div>
    </form>
  )
}

interface DraftProps {
  readonly draft: AdoptionDraft
  onChange(draft: AdoptionDraft): void
}

function ShapeFields({ draft, onChange }: DraftProps) {
  const { shape } = draft
  if (shape === 'table') return <Points draft={draft} onChange={onChange} />
  if (shape === 'years')
    return (
      <AskedField
        question="Share in use in year 1, 2, …; the last one stays"
        placeholder="0.3, 0.7, 1"
        value={draft.shares}
        onChange={(shares) => onChange({ ...draft, shares })}
      />
    )
  return (
    <>
      {curveFields[shape].map((key) => (
        <AskedField
          key={key}
          question={
            shape === 's-curve' && key === 'over'
              ? 'How long from a tenth of it to nine tenths'
              : questions[key][0]
          }
          placeholder={questions[key][1]}
          optional={optionalFields.includes(key)}
          value={draft[key]}
          onChange={(text) => onChange({ ...draft, [key]: text })}
        />
      ))}
    </>
  )
}

/** The entries of a table, in their order in time. */
function Points({ draft, onChange }: DraftProps) {
  const { points } = draft
  const [keys, setKeys] = useState(() => points.map((_, i) => i))
  const change = (at: number, key: 'at' | 'share', text: string): void =>
    onChange({
      ...draft,
      points: points.map((point, i) => (i === at ? { ...point, [key]: text } : point)),
    })
  return (
    <>
      {points.map((point, i) => (
        <div className="form-entry form-pair" key={keys[i] ?? i}>
          <input
            className="field"
            aria-label={`Time of entry ${i + 1}`}
            placeholder="6 month"
            value={point.at}
            onChange={(event) => change(i, 'at', event.currentTarget.value)}
          />
          <input
            className="field"
            aria-label={`Share of entry ${i + 1}`}
            placeholder="0.3"
            value={point.share}
            onChange={(event) => change(i, 'share', event.currentTarget.value)}
          />
          {points.length === 1 ? null : (
            <TakeAway
              label={`Take entry ${i + 1} away`}
              onClick={() => {
                setKeys(keys.filter((_, at) => at !== i))
                onChange({ ...draft, points: points.filter((_, at) => at !== i) })
              }}
            />
          )}
        </div>
      ))}
      <button
        type="button"
        className="plain-button form-add"
        onClick={() => {
          setKeys([...keys, Math.max(...keys) + 1])
          onChange({ ...draft, points: [...points, { at: '', share: '' }] })
        }}
      >
        <Plus size={14} aria-hidden /> Add an entry
      </button>
    </>
  )
}

/** The share in use as it is typed; what is open is waited for, formulas are left to the study. */
function AdoptionPicture({ draft }: { draft: AdoptionDraft }) {
  const { document, locale, traced } = useOpenStudy()
  const years = horizonYears(textOf(valueAt(document, ['value']), 'horizon'))
  const chart = useMemo(() => {
    const written = writtenAdoption(draft)
    const believed = written === undefined ? undefined : believedAdoption(written, document)
    if (believed === undefined || years === undefined) return undefined
    return adoptionChart(shareOverTime(believed, years), locale)
  }, [draft, document, years, locale])
  if (chart !== undefined) return <ChartFigure chart={chart} traced={traced} />
  return (
    <p className="note">
      The curve is drawn here as soon as each part is a number, a range or an assumption.
    </p>
  )
}
