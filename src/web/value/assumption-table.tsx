import { ActionIcon } from '@mantine/core'
import { Plus, Users } from 'lucide-react'
import { Suspense, useState } from 'react'
import type { ValueView } from '#charts/value-view'
import type { DocumentEdit, Json } from '#contract/edit'
import { DocumentChoice } from '../cells/document-choice.tsx'
import { DocumentCell } from '../cells/document-cell.tsx'
import { NotSaved } from '../cells/not-saved.tsx'
import { useCell } from '../cells/use-cell.ts'
import { type Entry, entriesOf, textOf, written } from '../fields/entries.ts'
import { newId } from '../fields/new-id.ts'
import { pastedEntries, pastedTable } from '../fields/pasted-table.ts'
import { TakeAway } from '../fields/take-away.tsx'
import { valueAt } from '../save/document-place.ts'
import { later } from '../shell/later.tsx'
import { useScrollToHash } from '../shell/use-hash.ts'
import { type CellPlace, useEdits, wordsOf } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { beliefFindings } from './assumption-beliefs.ts'
import { formOf } from './assumption-forms.ts'
import { DistributionPicture } from './distribution-picture.tsx'
import { Moves } from './moves.tsx'

const AssumptionKnown = later(() => import('./assumption-known.tsx').then((m) => m.AssumptionKnown))

const columnCount = 9

const sourceKinds = [
  ['', 'no source'],
  ['measurement', 'measurement'],
  ['customer-record', 'customer record'],
  ['interview', 'interview'],
  ['benchmark', 'benchmark'],
  ['judgement', 'judgement'],
] as const
const pastedColumns = ['name', 'value', 'unit', 'source', 'owner', 'review']

/** Everything that was not measured here, edited in place; rows can be pasted from a spreadsheet. */
export function AssumptionTable({ view }: { view: ValueView | undefined }) {
  const { document } = useOpenStudy()
  const { insert } = useEdits()
  const entries = entriesOf(valueAt(document, ['assumptions']))
  const rank = (entry: Entry): number =>
    view?.value.sensitivities.findIndex((one) => one.input === entry['id']) ?? -1
  const sorted = entries.toSorted((a, b) => (rank(a) + 1 || 1e6) - (rank(b) + 1 || 1e6))
  const pasted = useCell({
    path: ['assumptions', 'pasted'],
    change: (text) => {
      const edits = pastedAssumptions(text, document)
      return { edits, why: `${edits.length} assumptions pasted` }
    },
  })
  return (
    <section aria-labelledby="assumptions-heading">
      <h2 id="assumptions-heading">Assumptions</h2>
      <p className="sub">
        What was not measured here, the most influential first. Ranges are written{' '}
        <code>38 to 52</code>. Rows copied from a spreadsheet can be pasted into any field.
      </p>
      {entries.length === 0 ? (
        <p className="note">
          Nothing is assumed yet: add one, or paste a table into the first one.
        </p>
      ) : null}
      <div
        className="scroll"
        hidden={entries.length === 0}
        role="region"
        aria-label="Table of assumptions"
        onPaste={(event) => {
          const text = event.clipboardData.getData('text')
          if (pastedTable(text) === undefined) return
          event.preventDefault()
          // What was pasted before and is not saved yet is asked for again with it.
          pasted.type(pasted.typed === undefined ? text : `${pasted.typed}\n${text}`)
          pasted.leave()
        }}
      >
        <table className="sheet">
          <thead>
            <tr>
              <th scope="col">Assumption</th>
              <th scope="col">Value</th>
              <th scope="col">Unit</th>
              <th scope="col" className="picture-column">
                Spread
              </th>
              <th scope="col">Source</th>
              <th scope="col">Owner</th>
              <th scope="col">Review</th>
              <th scope="col" className="number">
                Moves the NPV by
              </th>
              <th>
                <span className="hidden">Take away</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((entry) => (
              <AssumptionRow key={textOf(entry, 'id')} entry={entry} view={view} />
            ))}
          </tbody>
        </table>
      </div>
      {pasted.held ? <NotSaved cell={pasted} /> : null}
      <button
        type="button"
        className="plain-button add"
        onClick={() => {
          const id = newId('assumption', document)
          insert(
            ['assumptions'],
            { id, name: 'New assumption', value: '1 to 2' },
            'an assumption added',
          )
        }}
      >
        <Plus size={14} aria-hidden /> Add an assumption
      </button>
    </section>
  )
}

/** The rows of a spreadsheet as new assumptions. */
function pastedAssumptions(text: string, document: Json): readonly DocumentEdit[] {
  let grown = document
  return pastedEntries(pastedTable(text) ?? [], pastedColumns).map(({ source, ...entry }) => {
    const id = newId(entry['name'] ?? 'assumption', grown)
    const value = {
      id,
      ...entry,
      value: written(entry['value'] ?? '') ?? 0,
      ...(source === undefined ? {} : { source: { by: source } }),
    }
    grown = [grown, value]
    return { kind: 'insert', path: ['assumptions'], new: value }
  })
}

function AssumptionRow({ entry, view }: { entry: Entry; view: ValueView | undefined }) {
  const { place, remove } = useEdits()
  const [open, setOpen] = useState(false)
  const id = textOf(entry, 'id')
  const path = ['assumptions', id]
  const name = textOf(entry, 'name') || id
  const cell = (key: string): CellPlace =>
    place(
      [...path, key],
      key === 'value' ? written : wordsOf,
      (text) => `${name}: ${key} ${textOf(entry, key)} → ${text}`,
    )
  const sourceCell = (key: string): CellPlace =>
    place([...path, 'source', key], wordsOf, () => `${name}: source`)
  useScrollToHash(`assumption-${id}`)
  const form = formOf(entry)
  const source = entry['source']
  const cited = textOf(source, 'cite') !== ''
  return (
    <>
      <tr id={`assumption-${id}`} tabIndex={-1}>
        <th scope="row">
          <DocumentCell wraps label={`Name of ${name}`} value={name} place={cell('name')} />
        </th>
        <td>
          <ValueOf entry={entry} place={cell('value')} />
        </td>
        <td>
          <DocumentCell
            wraps
            label={`Unit of ${name}`}
            value={textOf(entry, 'unit')}
            place={cell('unit')}
            placeholder="share"
          />
        </td>
        <td className="picture-column">
          <DistributionPicture entry={entry} />
        </td>
        <td className="source-cell">
          <DocumentCell
            wraps
            label={`Source of ${name}`}
            value={textOf(source, 'by') || textOf(source, 'cite')}
            place={sourceCell(textOf(source, 'by') === '' && cited ? 'cite' : 'by')}
            placeholder="who said so?"
          />
          <span>
            <DocumentChoice
              label={`Kind of source of ${name}`}
              value={textOf(source, 'kind')}
              choices={sourceKinds}
              place={sourceCell('kind')}
            />
            <DocumentCell
              type="date"
              label={`Date of the source of ${name}`}
              value={textOf(source, 'date')}
              place={sourceCell('date')}
            />
          </span>
        </td>
        <td>
          <DocumentCell
            wraps
            label={`Owner of ${name}`}
            value={textOf(entry, 'owner')}
            place={cell('owner')}
            placeholder="nobody"
          />
        </td>
        <td>
          <DocumentCell
            type="date"
            label={`Review of ${name}`}
            value={textOf(entry, 'review')}
            place={cell('review')}
          />
        </td>
        <td className="number">
          <Moves id={id} view={view} />
        </td>
        <td className="row-actions">
          <ActionIcon
            aria-label={`How ${name} is known`}
            title="Several people, pay and hours, segments"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <Users size={14} />
          </ActionIcon>
          <TakeAway
            label={`Take ${name} away`}
            onClick={() => remove(path, `${name}: taken away`)}
          />
        </td>
      </tr>
      {open ? (
        <tr className="row-more">
          <td colSpan={columnCount}>
            <div>
              <Suspense>
                <AssumptionKnown key={form} entry={entry} />
              </Suspense>
            </div>
          </td>
        </tr>
      ) : null}
    </>
  )
}

/** One value, or what is worked out of several. */
function ValueOf({ entry, place }: { entry: Entry; place: CellPlace }) {
  const people = entriesOf(entry['experts']).length
  switch (formOf(entry)) {
    case 'experts':
      return (
        <span className="computed">{people === 1 ? '1 person' : `${people} people, pooled`}</span>
      )
    case 'labour-cost':
      return <span className="computed">from pay and hours</span>
    case 'value':
      return (
        <DocumentCell
          wraps
          label={`Value of ${textOf(entry, 'name') || textOf(entry, 'id')}`}
          value={textOf(entry, 'value')}
          place={place}
          look={(text) => beliefFindings(text, textOf(entry, 'unit'))}
        />
      )
  }
}
