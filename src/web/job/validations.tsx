import { useState } from 'react'
import { counted } from '#charts/wording'
import type { Json } from '#contract/edit'
import { type Entry, entriesOf, textOf } from '../fields/entries.ts'
import { isList } from '../save/document-place.ts'
import { useEdits } from '../study/use-edits.ts'

/** Which customers confirmed or disputed a statement, with the count on it, and room for one more. */
export function Validations(props: {
  what: 'job' | 'step' | 'need'
  of: string
  path: readonly string[]
  entry: Entry
}) {
  const { what, of, path, entry } = props
  const said = entriesOf(entry['validation'])
  const disputed = said.filter((one) => one['verdict'] === 'disputed').length
  const confirmed = said.length - disputed
  const words =
    said.length === 0
      ? 'asked no customer yet'
      : [
          confirmed === 0 ? '' : `${counted(confirmed, 'customer')} confirmed`,
          disputed === 0 ? '' : `▲ ${counted(disputed, 'customer')} disputed`,
        ]
          .filter((part) => part !== '')
          .join(', ')
  return (
    <details className="validations">
      <summary>
        <span className="hidden">Validation of {of}: </span>
        This {what}: {words}
      </summary>
      {said.map((one, i) => (
        <p key={i}>
          <b>{textOf(one, 'by')}</b>{' '}
          <span className="quiet">
            {[
              textOf(one, 'verdict'),
              textOf(one, 'segment'),
              textOf(one, 'method'),
              textOf(one, 'date'),
            ]
              .filter((part) => part !== '')
              .join(' · ')}
          </span>
          {textOf(one, 'quote') === '' ? null : <q>{textOf(one, 'quote')}</q>}
        </p>
      ))}
      <AddValidation of={of} path={path} now={entry['validation']} />
    </details>
  )
}

function AddValidation(props: { of: string; path: readonly string[]; now: Json | undefined }) {
  const { set } = useEdits()
  const [by, setBy] = useState('')
  const [quote, setQuote] = useState('')
  const add = (verdict: 'confirmed' | 'disputed'): void => {
    if (by.trim() === '') return
    const date = new Date().toISOString().slice(0, 10)
    const one = {
      by: by.trim(),
      date,
      verdict,
      ...(quote.trim() === '' ? {} : { quote: quote.trim() }),
    }
    const before = isList(props.now) ? props.now : []
    set([...props.path, 'validation'], [...before, one], `${by.trim()} ${verdict} ${props.of}`)
    setBy('')
    setQuote('')
  }
  return (
    <div className="add-validation">
      <input
        className="field"
        aria-label={`Who was asked about ${props.of}`}
        placeholder="Who was asked?"
        value={by}
        onChange={(event) => setBy(event.currentTarget.value)}
      />
      <input
        className="field"
        aria-label={`Their own words on ${props.of}`}
        placeholder="In their own words"
        value={quote}
        onChange={(event) => setQuote(event.currentTarget.value)}
      />
      <button type="button" className="plain-button" onClick={() => add('confirmed')}>
        Confirmed
      </button>
      <button type="button" className="plain-button" onClick={() => add('disputed')}>
        Disputed
      </button>
    </div>
  )
}
