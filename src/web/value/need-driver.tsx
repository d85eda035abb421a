import { type ReactNode, useState } from 'react'
import { AskedField } from '../fields/asked-field.tsx'
import { Choice } from '../fields/choice.tsx'
import { useOpenStudy } from '../study/study-context.ts'
import { asked, type DriverDraft, driverEdits, pricedNeeds } from './driver-draft.ts'
import { countedUnit } from './worth-unit.ts'

/** A driver by plain questions on one need; `children` stand above them. */
export function NeedDriver(props: {
  action: string
  onDone?: () => void
  onLeave?: () => void
  children: ReactNode
}) {
  const { document, edit } = useOpenStudy()
  const needs = pricedNeeds(document)
  const [need, setNeed] = useState(needs[0]?.id ?? '')
  const [said, setSaid] = useState<Partial<DriverDraft>>({})
  const chosen = needs.find(({ id }) => id === need) ?? needs[0]
  if (chosen === undefined) return null
  const { unit, time, often: known, worths, draft } = asked(chosen, said, document)
  const say = (key: keyof DriverDraft) => (value: string) =>
    setSaid((before) => ({ ...before, [key]: value }))
  const field = (key: 'often' | 'worth' | 'used', question: string, placeholder: string) => (
    <AskedField
      question={question}
      placeholder={placeholder}
      value={draft[key]}
      onChange={say(key)}
    />
  )
  return (
    <form
      className="begin"
      onSubmit={(event) => {
        event.preventDefault()
        edit(driverEdits(chosen, draft, document), `a value: ${chosen.words}`)
        props.onDone?.()
      }}
    >
      {props.children}
      <Choice
        words="Which need is it about?"
        value={chosen.id}
        choices={needs.map(({ id, words }) => [id, words])}
        onChange={(id) => {
          setNeed(id)
          setSaid(({ worthAs: _other, ...before }) => before)
        }}
      />
      <KnownOr
        words="How often a year?"
        known={known}
        other="another number"
        value={draft.asOftenAs}
        onChange={say('asOftenAs')}
      >
        {field('often', 'How often is the job done a year?', '1150 to 1600')}
      </KnownOr>
      {unit === undefined ? null : (
        <KnownOr
          words={`What is one ${countedUnit(unit)} worth?`}
          known={worths}
          other="another amount"
          value={draft.worthAs}
          onChange={say('worthAs')}
        >
          {field('worth', `What is one ${countedUnit(unit)} worth, in ${unit}?`, '38 to 52')}
        </KnownOr>
      )}
      {time
        ? field('used', 'Which share of the freed time is really used? (0 to 1)', '0.2 to 0.6')
        : null}
      <div className="actions">
        <button type="submit" className="plain-button main-action">
          {props.action}
        </button>
        {props.onLeave === undefined ? null : (
          <button type="button" onClick={props.onLeave}>
            Leave it
          </button>
        )}
      </div>
    </form>
  )
}

/** One of the assumptions that say it already, or what is said in `children`. */
function KnownOr(props: {
  words: string
  known: readonly (readonly [id: string, name: string])[]
  /** Words for none of them. */
  other: string
  value: string
  onChange(id: string): void
  children: ReactNode
}) {
  const { words, known, other, value, onChange, children } = props
  return (
    <>
      {known.length === 0 ? null : (
        <Choice words={words} value={value} choices={[...known, ['', other]]} onChange={onChange} />
      )}
      {value === '' ? children : null}
    </>
  )
}
