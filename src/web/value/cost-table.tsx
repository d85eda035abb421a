import { ActionIcon } from '@mantine/core'
import { Ellipsis, Plus } from 'lucide-react'
import { Suspense, useState } from 'react'
import type { ValueView } from '#charts/value-view'
import { unbroken } from '#drawing/html/markup'
import { rangeWords, simulatedWords } from '#charts/wording'
import { costKinds } from '#value/model'
import { DocumentChoice } from '../cells/document-choice.tsx'
import { DocumentCell } from '../cells/document-cell.tsx'
import { type Entry, entriesOf, textOf, written } from '../fields/entries.ts'
import { newId } from '../fields/new-id.ts'
import { TakeAway } from '../fields/take-away.tsx'
import { solutionChoices } from '../job/document-jobs.ts'
import { type CellPlace, setting, useEdits, wordsOf } from '../study/use-edits.ts'
import { valueAt } from '../save/document-place.ts'
import { later } from '../shell/later.tsx'
import { useOpenStudy } from '../study/study-context.ts'

const SchemaPart = later(() => import('../form/schema-part.tsx').then((m) => m.SchemaPart))

const columnCount = 7
const furtherKeys = ['amount', 'hours', 'rate', 'growth', 'books']

const kinds = costKinds.map((kind) => [kind, kind] as const)
const timings = [
  ['once', 'once, at'],
  ['adoption', 'every year, with use'],
  ['none', 'every year'],
] as const

/** What each solution costs, ours and those it is compared with. */
export function CostTable({ view }: { view: ValueView | undefined }) {
  const { document } = useOpenStudy()
  const { insert } = useEdits()
  const costs = entriesOf(valueAt(document, ['value', 'costs']))
  const ours = textOf(valueAt(document, ['value']), 'ours')
  return (
    <section aria-labelledby="costs-heading">
      <h2 id="costs-heading">Costs</h2>
      <p className="sub">
        Of ours and of what it is compared with: what falls away there is a benefit here.
      </p>
      {costs.length === 0 ? (
        <div className="empty">
          <p>
            <b>No costs are named.</b>
          </p>
          <p>Without them every gain is net: add at least what our solution costs.</p>
        </div>
      ) : (
        <div className="scroll" role="region" aria-label="Table of costs" tabIndex={0}>
          <table className="sheet">
            <thead>
              <tr>
                <th scope="col">Cost</th>
                <th scope="col">Of</th>
                <th scope="col">Kind</th>
                <th scope="col">Amount</th>
                <th scope="col">When</th>
                <th scope="col" className="number">
                  Present value
                </th>
                <th>
                  <span className="hidden">Take away</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {costs.map((cost) => (
                <CostRow key={textOf(cost, 'id')} cost={cost} view={view} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <button
        type="button"
        className="plain-button add"
        onClick={() =>
          insert(
            ['value', 'costs'],
            {
              id: newId('cost', document),
              name: 'New cost',
              solution: ours,
              kind: 'purchase',
              amount: `0 ${textOf(document, 'currency') || 'EUR'}`,
              at: 'start',
            },
            'a cost added',
          )
        }
      >
        <Plus size={14} aria-hidden /> Add a cost
      </button>
    </section>
  )
}

function CostRow({ cost, view }: { cost: Entry; view: ValueView | undefined }) {
  const { document } = useOpenStudy()
  const { place, remove } = useEdits()
  const [open, setOpen] = useState(false)
  const id = textOf(cost, 'id')
  const name = textOf(cost, 'name') || id
  const path = ['value', 'costs', id]
  const cell = (key: string): CellPlace =>
    place(
      [...path, key],
      key === 'name' ? wordsOf : written,
      (text) => `${name}: ${key} ${textOf(cost, key)} → ${text}`,
    )
  const time = (timing: string): ReturnType<CellPlace['change']> => {
    const once = timing === 'once'
    const edits = [
      setting([...path, 'at'], cost['at'], once ? 'start' : undefined),
      setting([...path, 'scales'], cost['scales'], once ? undefined : timing),
    ].filter((one) => one !== undefined)
    return edits.length === 0 ? undefined : { edits, why: `${name}: when it is paid` }
  }
  const hours = cost['hours'] !== undefined
  const timing = cost['at'] === undefined ? textOf(cost, 'scales') : 'once'
  return (
    <>
      <tr>
        <th scope="row">
          <DocumentCell wraps label={`Name of cost ${name}`} value={name} place={cell('name')} />
        </th>
        <td>
          <DocumentChoice
            label={`Whose cost is ${name}`}
            value={textOf(cost, 'solution')}
            choices={solutionChoices(document)}
            place={cell('solution')}
          />
        </td>
        <td>
          <DocumentChoice
            label={`Kind of ${name}`}
            value={textOf(cost, 'kind')}
            choices={kinds}
            place={cell('kind')}
          />
        </td>
        <td>
          <DocumentCell
            wraps
            label={`${hours ? 'Hours' : 'Amount'} of ${name}`}
            value={textOf(cost, hours ? 'hours' : 'amount')}
            place={cell(hours ? 'hours' : 'amount')}
          />
          {hours ? (
            <small className="quiet">hours × {textOf(cost, 'rate') || 'no rate'}</small>
          ) : null}
        </td>
        <td className="when-cell">
          <DocumentChoice
            label={`When ${name} is paid`}
            value={timing}
            choices={timings}
            place={{ path: [...path, 'scales'], change: time }}
          />
          {timing === 'once' ? (
            <DocumentCell label={`Time of ${name}`} value={textOf(cost, 'at')} place={cell('at')} />
          ) : null}
        </td>
        <td className="number">
          <PresentValue id={id} view={view} />
        </td>
        <td className="row-actions">
          <ActionIcon
            aria-label={`More of the cost ${name}`}
            title="Hours of the customer’s people, growth, how it is booked"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <Ellipsis size={14} />
          </ActionIcon>
          <TakeAway
            label={`Take cost ${name} away`}
            onClick={() => remove(path, `${name}: taken away`)}
          />
        </td>
      </tr>
      {open ? (
        <tr className="row-more">
          <td colSpan={columnCount}>
            <div>
              <Suspense>
                <SchemaPart
                  path={path}
                  of={['value', 'costs']}
                  keys={furtherKeys}
                  why={`more of ${name}`}
                  onDone={() => setOpen(false)}
                />
              </Suspense>
            </div>
          </td>
        </tr>
      ) : null}
    </>
  )
}

function PresentValue({ id, view }: { id: string; view: ValueView | undefined }) {
  const { locale } = useOpenStudy()
  const result = view?.value.costs.find((one) => one.id === id)
  if (result === undefined || view === undefined) return '–'
  const unit = view.model.currency
  return (
    <>
      {unbroken(simulatedWords(result.presentValue, { of: 'mean', unit }, locale))}
      <small className="quiet">{unbroken(rangeWords(result.presentValue, unit, locale))}</small>
    </>
  )
}
