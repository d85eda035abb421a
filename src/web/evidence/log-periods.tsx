import { Plus } from 'lucide-react'
import { DocumentCell } from '../cells/document-cell.tsx'
import { entriesOf, textOf } from '../fields/entries.ts'
import { newId } from '../fields/new-id.ts'
import { TakeAway } from '../fields/take-away.tsx'
import { solutionChoices } from '../job/document-jobs.ts'
import { valueAt } from '../save/document-place.ts'
import { type CellPlace, useEdits, wordsOf } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'
import type { LogDraft } from './log-draft.ts'

/** The periods of the study, each with its days and the way in which it was done then. */
export function LogPeriods(props: {
  ways: LogDraft['ways']
  onChange(ways: LogDraft['ways']): void
}) {
  const { ways, onChange } = props
  const { document } = useOpenStudy()
  const { place, remove } = useEdits()
  const cell = (id: string, key: string): CellPlace =>
    place(['periods', id, key], wordsOf, (text) => `period ${id}: ${key} ${text}`)
  return (
    <fieldset className="choice-line column">
      <legend>
        Which way was it done in? By the period in which an execution began; of what is in no period
        nothing is looked at.
      </legend>
      <div className="scroll" role="region" aria-label="Table of periods">
        <table className="sheet lined-sheet">
          <thead>
            <tr>
              <th scope="col">Period</th>
              <th scope="col">From</th>
              <th scope="col">Until before</th>
              <th scope="col">Way</th>
              <th scope="col">Why</th>
              <th>
                <span className="hidden">Take away</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {entriesOf(valueAt(document, ['periods'])).map((period) => {
              const id = textOf(period, 'id')
              return (
                <tr key={id}>
                  <th scope="row">{id}</th>
                  {(['from', 'until'] as const).map((key) => (
                    <td key={key}>
                      <DocumentCell
                        type={/\dT/.test(textOf(period, key)) ? 'text' : 'date'}
                        label={key === 'from' ? `Begin of ${id}` : `First day after ${id}`}
                        value={textOf(period, key)}
                        place={cell(id, key)}
                      />
                    </td>
                  ))}
                  <td>
                    <select
                      className="field short-field"
                      aria-label={`Way in ${id}`}
                      value={ways[id] ?? ''}
                      onChange={(event) => onChange({ ...ways, [id]: event.currentTarget.value })}
                    >
                      <option value="">not looked at</option>
                      {solutionChoices(document).map(([solution, name]) => (
                        <option key={solution} value={solution}>
                          {name}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td>
                    <DocumentCell
                      wraps
                      label={`What changed in ${id}`}
                      value={textOf(period, 'why')}
                      placeholder="–"
                      place={cell(id, 'why')}
                    />
                  </td>
                  <td>
                    <TakeAway
                      label={`Take the period ${id} away`}
                      onClick={() => {
                        const { [id]: _, ...others } = ways
                        onChange(others)
                        remove(['periods', id], `period taken away: ${id}`)
                      }}
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <AddPeriod words="Add a period" />
    </fieldset>
  )
}

/** One more period, which begins where the last one ends. */
export function AddPeriod({ words }: { words: string }) {
  const { document } = useOpenStudy()
  const { insert } = useEdits()
  const periods = entriesOf(valueAt(document, ['periods']))
  const from = textOf(periods.at(-1), 'until')
  const id = newId(`period-${periods.length + 1}`, document)
  return (
    <button
      type="button"
      className="plain-button form-add"
      onClick={() =>
        insert(['periods'], { id, ...(from === '' ? {} : { from }) }, `period added: ${id}`)
      }
    >
      <Plus size={14} aria-hidden /> {words}
    </button>
  )
}
