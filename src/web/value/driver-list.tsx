import { Plus } from 'lucide-react'
import { Suspense } from 'react'
import type { ValueView } from '#charts/value-view'
import { unbroken } from '#drawing/html/markup'
import { rangeWords, simulatedWords } from '#charts/wording'
import { driverKinds } from '#value/model'
import { useTurn } from '../drawn/in-turn.ts'
import { DocumentChoice } from '../cells/document-choice.tsx'
import { DocumentCell } from '../cells/document-cell.tsx'
import { type Entry, entriesOf, textOf, written } from '../fields/entries.ts'
import { newId } from '../fields/new-id.ts'
import { TakeAway } from '../fields/take-away.tsx'
import { MoreSettings } from '../form/more-settings.tsx'
import { valueAt } from '../save/document-place.ts'
import { later } from '../shell/later.tsx'
import { type CellPlace, useEdits, wordsOf } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { AnotherDriver } from './another-driver.tsx'

const DocumentFormula = later(() => import('./document-formula.tsx').then((m) => m.DocumentFormula))

const classes = [
  ['cash', 'cash'],
  ['capacity', 'capacity'],
  ['soft', 'soft, not counted'],
] as const
const kinds = driverKinds.map((kind) => [kind, kind.replaceAll('-', ' ')] as const)
const haircuts = [
  ['capture', 'share that is used'],
  ['attribution', 'share that is ours'],
  ['execution-risk', 'share not delivered'],
  ['decay', 'fades a year'],
] as const

const furtherKeys = ['starts', 'growth', 'uses', 'books']

/** Where the money comes from: a formula each, with its class and what shrinks it. */
export function DriverList({ view }: { view: ValueView | undefined }) {
  const { document } = useOpenStudy()
  const { insert } = useEdits()
  const drivers = entriesOf(valueAt(document, ['value', 'drivers']))
  return (
    <section aria-labelledby="drivers-heading">
      <h2 id="drivers-heading">Drivers</h2>
      <p className="sub">
        Each comes out in money a year: what is saved of a need, times how often, times what it is
        worth. Ctrl Space completes names.
      </p>
      <ul className="cards">
        {drivers.map((driver) => (
          <DriverCard key={textOf(driver, 'id')} driver={driver} view={view} />
        ))}
      </ul>
      <AnotherDriver />{' '}
      <button
        type="button"
        className="plain-button add"
        onClick={() =>
          insert(
            ['value', 'drivers'],
            {
              id: newId('driver', document),
              name: 'New driver',
              kind: 'time-savings',
              class: 'capacity',
              formula: '0',
            },
            'a driver added',
          )
        }
      >
        <Plus size={14} aria-hidden /> Add a driver
      </button>
    </section>
  )
}

function DriverCard({ driver, view }: { driver: Entry; view: ValueView | undefined }) {
  const { place, remove } = useEdits()
  const turn = useTurn()
  const id = textOf(driver, 'id')
  const name = textOf(driver, 'name') || id
  const path = ['value', 'drivers', id]
  const waiting = <code className="formula-waiting">{textOf(driver, 'formula')}</code>
  const cell = (key: string): CellPlace =>
    place(
      [...path, key],
      key === 'name' ? wordsOf : written,
      (text) => `${name}: ${key} ${textOf(driver, key)} → ${text}`,
    )
  return (
    <li className="card" id={`driver-${id}`}>
      <div className="card-head">
        <DocumentCell
          wraps
          className="card-name"
          label={`Name of driver ${name}`}
          value={name}
          place={cell('name')}
        />
        <DriverMoney id={id} view={view} />
        <TakeAway
          label={`Take driver ${name} away`}
          onClick={() => remove(path, `${name}: taken away`)}
        />
      </div>
      <Suspense fallback={waiting}>
        {turn ? (
          <DocumentFormula
            label={`Formula of ${name}`}
            value={textOf(driver, 'formula')}
            role="money-a-year"
            place={cell('formula')}
          />
        ) : (
          waiting
        )}
      </Suspense>
      <div className="facts-grid small">
        <label>
          <span>Class</span>
          <DocumentChoice
            label={`Class of ${name}`}
            value={textOf(driver, 'class')}
            choices={classes}
            place={cell('class')}
          />
        </label>
        <label>
          <span>Kind</span>
          <DocumentChoice
            label={`Kind of ${name}`}
            value={textOf(driver, 'kind')}
            choices={kinds}
            place={cell('kind')}
          />
        </label>
        {haircuts.map(([key, words]) => (
          <label key={key}>
            <span>{words}</span>
            <DocumentCell
              label={`${words} of ${name}`}
              value={textOf(driver, key)}
              placeholder="–"
              place={cell(key)}
            />
          </label>
        ))}
      </div>
      <MoreSettings
        words="When it starts, how it grows, what it draws on, how it is booked"
        of={['value', 'drivers']}
        about={name}
        path={path}
        keys={furtherKeys}
        why={`more of ${name}`}
      />
    </li>
  )
}

function DriverMoney({ id, view }: { id: string; view: ValueView | undefined }) {
  const { locale } = useOpenStudy()
  const result = view?.value.drivers.find((one) => one.id === id)
  if (view === undefined || result === undefined) return null
  const unit = `${view.model.currency}/year`
  const figure = `value.driver.${id}.annual`
  return (
    <span className="card-money">
      <a className="figure" href={`?figure=${figure}`} data-figure={figure}>
        {unbroken(simulatedWords(result.annual, { of: 'mean', unit }, locale))}
      </a>{' '}
      <small>{unbroken(rangeWords(result.annual, unit, locale))}</small>
    </span>
  )
}
