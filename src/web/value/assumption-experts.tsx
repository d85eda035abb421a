import { useState } from 'react'
import type { DocumentEdit } from '#contract/edit'
import { AskedField } from '../fields/asked-field.tsx'
import { DocumentCell } from '../cells/document-cell.tsx'
import { type Entry, textOf, written } from '../fields/entries.ts'
import { TakeAway } from '../fields/take-away.tsx'
import { useOpenStudy } from '../study/study-context.ts'
import type { CellPlace } from '../study/use-edits.ts'
import { beliefFindings, beliefRefusal } from './assumption-beliefs.ts'
import { expertOf, expertsOf, formEdits, type SaidDraft } from './assumption-forms.ts'
import { DistributionPicture } from './distribution-picture.tsx'

/** What several people say of a quantity, each with a weight, and what it amounts to. */
export function AssumptionExperts({ entry }: { entry: Entry }) {
  const { edit } = useOpenStudy()
  const experts = expertsOf(entry)
  const id = textOf(entry, 'id')
  const editsOf = (now: readonly Entry[]): readonly DocumentEdit[] =>
    formEdits(entry, 'experts', { experts: now })
  const save = (now: readonly Entry[], why: string): void => edit(editsOf(now), `${id}: ${why}`)
  const cell = (at: number, key: string): CellPlace => ({
    path: ['assumptions', id, 'experts', String(at), key],
    change: (text) => {
      const now = experts.map((one, i) => (i === at ? changed(one, key, text) : one))
      const edits = isDeepEqual(now, experts) ? [] : editsOf(now)
      const why = `${id}: ${textOf(experts[at], 'by')}: ${key} ${text}`
      return edits.length === 0 ? undefined : { edits, why }
    },
  })
  return (
    <>
      <table className="sheet experts" hidden={experts.length === 0}>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Says</th>
            <th scope="col" className="picture-column">
              Spread
            </th>
            <th scope="col">Counts</th>
            <th>
              <span className="hidden">Take away</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {experts.map((one, i) => {
            const by = textOf(one, 'by')
            return (
              <tr key={i}>
                <th scope="row">
                  <DocumentCell wraps label={`Person ${i + 1}`} value={by} place={cell(i, 'by')} />
                </th>
                <td>
                  <DocumentCell
                    wraps
                    label={`What ${by} says`}
                    value={textOf(one, 'value')}
                    place={cell(i, 'value')}
                    look={(text) => beliefFindings(text, textOf(entry, 'unit'))}
                  />
                </td>
                <td className="picture-column">
                  <DistributionPicture entry={{ ...one, unit: textOf(entry, 'unit') }} />
                </td>
                <td>
                  <DocumentCell
                    label={`How much ${by} counts`}
                    value={textOf(one, 'weight')}
                    placeholder="1"
                    place={cell(i, 'weight')}
                  />
                </td>
                <td>
                  {experts.length < 2 ? null : (
                    <TakeAway
                      label={`Take ${by} away`}
                      onClick={() =>
                        save(
                          experts.filter((_, at) => at !== i),
                          `${by} taken away`,
                        )
                      }
                    />
                  )}
                </td>
              </tr>
            )
          })}
          <tr>
            <th scope="row">Together</th>
            <td className="quiet">each as likely as they count</td>
            <td className="picture-column">
              <DistributionPicture entry={{ experts, unit: textOf(entry, 'unit') }} />
            </td>
            <td />
            <td />
          </tr>
        </tbody>
      </table>
      <AskPerson
        unit={textOf(entry, 'unit')}
        onSaid={(said) => save([...experts, expertOf(said)], `asked ${said.by}`)}
      />
    </>
  )
}

function changed(one: Entry, key: string, text: string): Entry {
  const { [key]: _, ...others } = one
  const value = key === 'by' ? text || undefined : written(text)
  if (value !== undefined) return { ...one, [key]: value }
  return key === 'weight' ? others : one
}

function isDeepEqual(one: readonly Entry[], other: readonly Entry[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

const nobody: SaidDraft = { by: '', low: '', middle: '', high: '' }

/** The three questions that are asked of a person who knows. */
function AskPerson({ unit, onSaid }: { unit: string; onSaid(said: SaidDraft): void }) {
  const [said, setSaid] = useState(nobody)
  const whole = [said.by, said.low, said.high].every((text) => text.trim() !== '')
  const refused = whole ? beliefRefusal(textOf(expertOf(said), 'value'), unit) : ''
  const field = (key: keyof SaidDraft, question: string, placeholder: string) => (
    <AskedField
      optional={key === 'middle'}
      question={question}
      placeholder={placeholder}
      value={said[key]}
      onChange={(text) => setSaid({ ...said, [key]: text })}
    />
  )
  return (
    <form
      className="asked-row"
      onSubmit={(event) => {
        event.preventDefault()
        onSaid(said)
        setSaid(nobody)
      }}
    >
      {field('by', 'Who else is asked?', 'head of the office')}
      {field('low', 'Surprised if it were lower (1 in 10)', '30')}
      {field('middle', 'As likely higher as lower', '42')}
      {field('high', 'Surprised if it were higher (1 in 10)', '60')}
      <button type="submit" className="plain-button" disabled={!whole || refused !== ''}>
        Add what they say
      </button>
      {refused === '' ? null : <p className="error">{refused}</p>}
    </form>
  )
}
