import { useState } from 'react'
import type { DocumentEdit } from '#contract/edit'
import { AskedField } from '../fields/asked-field.tsx'
import { entriesOf, textOf, written } from '../fields/entries.ts'
import { newId } from '../fields/new-id.ts'
import { documentNeeds, firstSolution } from '../job/document-jobs.ts'
import { valueAt } from '../save/document-place.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { countedUnit, worthUnit } from './worth-unit.ts'

/** The first driver of a study: what is saved, how often a year, what one of it is worth. */
export function BeginValue() {
  const { document, edit } = useOpenStudy()
  const solutions = entriesOf(valueAt(document, ['solutions']))
  const needs = documentNeeds(document).filter(
    ({ need }) => !['', 'spread', 'scale'].includes(textOf(need['metric'], 'type')),
  )
  const [need, setNeed] = useState(needs[0]?.id ?? '')
  const [parts, setParts] = useState({ often: '', worth: '', used: '' })
  const currency = textOf(document, 'currency') || 'EUR'
  if (needs.length === 0 || solutions.length < 2)
    return (
      <div className="empty">
        <p>
          <b>There is nothing yet that money could follow from.</b>
        </p>
        <p>
          {solutions.length < 2
            ? 'Name our way and today’s way in the room Job first.'
            : 'Give a need a metric in the room Job, and measure it in the room Evidence.'}
        </p>
      </div>
    )
  const chosen = needs.find(({ id }) => id === need) ?? needs[0]!
  const metric = chosen.need['metric']
  const unit = worthUnit(textOf(metric, 'type'), textOf(metric, 'unit'), currency)
  const time = textOf(metric, 'type') === 'duration'
  const create = (): void => {
    const often = newId('executions a year', document)
    const worth = newId(`worth of one ${countedUnit(unit)}`, [document, { id: often }])
    const used = newId('share that is used', document)
    const edits: DocumentEdit[] = [
      assumption(often, 'How often a year', parts.often, 'execution/year'),
      assumption(worth, `What one ${countedUnit(unit)} is worth`, parts.worth, unit),
      ...(time ? [assumption(used, 'Share of the freed time that is used', parts.used, '')] : []),
      {
        kind: 'set',
        path: ['value'],
        new: {
          ours: firstSolution(document, true),
          reference: firstSolution(document, false),
          horizon: '5 year',
          'discount-rate': 0.05,
          drivers: [
            {
              id: newId(`value of ${chosen.id}`, document),
              name: chosen.words,
              kind: time ? 'time-savings' : 'error-reduction',
              class: time ? 'capacity' : 'cash',
              formula: `saved(${chosen.id}) * ${often} * ${worth}`,
              ...(time ? { capture: used } : {}),
            },
          ],
        },
      },
    ]
    edit(edits, `a first value: ${chosen.words}`)
  }
  const field = (key: keyof typeof parts, question: string, placeholder: string) => (
    <AskedField
      question={question}
      placeholder={placeholder}
      value={parts[key]}
      onChange={(value) => setParts((before) => ({ ...before, [key]: value }))}
    />
  )
  return (
    <form
      className="begin"
      onSubmit={(event) => {
        event.preventDefault()
        create()
      }}
    >
      <h2>Begin with one driver</h2>
      <p className="sub">
        What is saved of one need, times how often a year, times what it is worth. Write ranges:{' '}
        <code>1150 to 1600</code>. All of it can be changed below.
      </p>
      <label className="stacked">
        Which need is it about?
        <select
          className="field"
          value={chosen.id}
          onChange={(event) => setNeed(event.currentTarget.value)}
        >
          {needs.map(({ id, words }) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </select>
      </label>
      {field('often', 'How often is the job done a year?', '1150 to 1600')}
      {field('worth', `What is one ${countedUnit(unit)} worth, in ${unit}?`, '38 to 52')}
      {time
        ? field('used', 'Which share of the freed time is really used? (0 to 1)', '0.2 to 0.6')
        : null}
      <button type="submit" className="plain-button main-action">
        Put a value on it
      </button>
    </form>
  )
}

function assumption(id: string, name: string, value: string, unit: string): DocumentEdit {
  const said = { id, name, value: written(value) ?? 0, ...(unit === '' ? {} : { unit }) }
  return { kind: 'insert', path: ['assumptions'], new: said }
}
