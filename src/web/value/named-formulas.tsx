import { Plus } from 'lucide-react'
import { Suspense, useState } from 'react'
import { parseFormula } from '#value/formula/parse-formula'
import { variablesOf } from '#value/formula/variables'
import type { Json } from '#contract/edit'
import { AskedField } from '../fields/asked-field.tsx'
import { type Entry, entriesOf, textOf } from '../fields/entries.ts'
import { newId } from '../fields/new-id.ts'
import { TakeAway } from '../fields/take-away.tsx'
import { valueAt } from '../save/document-place.ts'
import { later } from '../shell/later.tsx'
import { useEdits } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'

const DocumentFormula = later(() => import('./document-formula.tsx').then((m) => m.DocumentFormula))
const FormulaField = later(() => import('./formula-field.tsx').then((m) => m.FormulaField))

/** Parts of several formulas, written once under a name of their own. */
export function NamedFormulas() {
  const { document } = useOpenStudy()
  const [adding, setAdding] = useState(false)
  const formulas = entriesOf(valueAt(document, ['formulas']))
  return (
    <section aria-labelledby="formulas-heading">
      <h2 id="formulas-heading">Formulas with a name</h2>
      <p className="sub">
        What several drivers or costs have in common, written once: their formulas take it by its
        name, such as <code>hours-freed * hourly-rate</code>.
      </p>
      <ul className="cards">
        {formulas.map((entry) => (
          <NamedFormula key={textOf(entry, 'id')} entry={entry} />
        ))}
      </ul>
      {adding ? (
        <NewFormula onDone={() => setAdding(false)} />
      ) : (
        <button type="button" className="plain-button add" onClick={() => setAdding(true)}>
          <Plus size={14} aria-hidden /> Add a formula
        </button>
      )}
    </section>
  )
}

function NamedFormula({ entry }: { entry: Entry }) {
  const { document } = useOpenStudy()
  const { place, remove } = useEdits()
  const id = textOf(entry, 'id')
  const formula = textOf(entry, 'formula')
  const users = usersOf(id, document)
  return (
    <li className="card" id={`formula-${id}`}>
      <div className="card-head">
        <b className="card-name">{id}</b>
        <span className="quiet">
          {users.length === 0 ? 'not used yet' : `used in ${users.join(', ')}`}
        </span>
        <TakeAway
          label={`Take the formula ${id} away`}
          onClick={() => remove(['formulas', id], `formula taken away: ${id}`)}
        />
      </div>
      <Suspense fallback={<code className="formula-waiting">{formula}</code>}>
        <DocumentFormula
          label={`Formula ${id}`}
          value={formula}
          role="part"
          place={place(
            ['formulas', id, 'formula'],
            (text) => text,
            (text) => `${id}: ${formula} → ${text}`,
          )}
        />
      </Suspense>
    </li>
  )
}

/** First its name, by which others take it, then what it is. */
function NewFormula({ onDone }: { onDone(): void }) {
  const { document } = useOpenStudy()
  const { insert } = useEdits()
  const [name, setName] = useState('')
  const [formula, setFormula] = useState('')
  const id = newId(name, document)
  return (
    <form
      className="step-editor"
      onSubmit={(event) => {
        event.preventDefault()
        insert(['formulas'], { id, formula: formula.trim() }, `formula added: ${id}`)
        onDone()
      }}
    >
      <AskedField
        question="What is it called?"
        placeholder="hours freed a year"
        value={name}
        onChange={setName}
      />
      {name.trim() === '' ? null : (
        <p className="note">
          Other formulas take it as <code>{id}</code>.
        </p>
      )}
      <Suspense>
        <FormulaField label="The formula" text={formula} role="part" onType={setFormula} />
      </Suspense>
      <div className="actions">
        <button
          type="submit"
          className="plain-button main-action"
          disabled={name.trim() === '' || formula.trim() === ''}
        >
          Add the formula
        </button>
        <button type="button" onClick={onDone}>
          Leave it
        </button>
      </div>
    </form>
  )
}

/** The formulas that take one by its name: of drivers, costs and other formulas. */
function usersOf(id: string, document: Json): readonly string[] {
  const holders = [
    ...entriesOf(valueAt(document, ['value', 'drivers'])),
    ...entriesOf(valueAt(document, ['value', 'costs'])),
    ...entriesOf(valueAt(document, ['formulas'])),
  ]
  return holders
    .filter((holder) =>
      Object.entries(holder).some(
        ([key, value]) => !['id', 'name'].includes(key) && namesIn(value).includes(id),
      ),
    )
    .map((holder) => textOf(holder, 'name') || textOf(holder, 'id'))
}

function namesIn(value: Json): readonly string[] {
  if (typeof value !== 'string') return []
  const { value: read } = parseFormula(value, { allowDistributions: true, place: {} })
  return read === undefined ? [] : variablesOf(read).names
}
