import { useState } from 'react'
import type { Json } from '#contract/edit'
import { type Entry, entriesOf, textOf } from '../fields/entries.ts'
import { insertion, replacement } from '../form/form-edits.ts'
import { useNewProblems } from '../check/use-new-problems.ts'
import { WouldBeProblems } from '../form/would-be-problems.tsx'
import { isEntries, valueAt } from '../save/document-place.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { lentColumns, proposedJoin, sharedKeys } from './join-draft.ts'

/** Which rows get the columns of which, and by what key they are looked up. */
export function JoinForm({ at, onDone }: { at?: string; onDone(): void }) {
  const { document, edit } = useOpenStudy()
  const there = at === undefined ? undefined : valueAt(document, ['joins', at])
  const [draft, setDraft] = useState<Entry>(() =>
    isEntries(there) ? there : proposedJoin(document),
  )
  const sets = entriesOf(valueAt(document, ['data'])).map((set) => textOf(set, 'id'))
  const [data = '', lender = '', by = ''] = ['data', 'with', 'by'].map((key) => textOf(draft, key))
  const keys = sharedKeys(document, data, lender)
  const ready = data !== lender && keys.includes(by)
  const toEdits = at === undefined ? insertion(['joins']) : replacement(['joins', at], there)
  const edits = ready ? toEdits(draft, []) : []
  const problems = useNewProblems(edits)
  const choose = (key: 'data' | 'with', id: string): void => {
    const now = { data, with: lender, [key]: id }
    const shared = sharedKeys(document, now.data, now.with)
    setDraft({ ...now, by: shared.includes(by) ? by : (shared[0] ?? '') })
  }
  return (
    <form
      className="step-editor"
      onSubmit={(event) => {
        event.preventDefault()
        edit(edits, `${data} with ${lender}, by ${by}`)
        onDone()
      }}
    >
      <div className="asked-row">
        <Choice words="The rows of" value={data} ids={sets} onChange={(id) => choose('data', id)} />
        <Choice
          words="get the columns of"
          value={lender}
          ids={sets.filter((id) => id !== data)}
          onChange={(id) => choose('with', id)}
        />
        <Choice
          words="looked up by"
          value={by}
          ids={keys}
          onChange={(id) => setDraft({ ...draft, by: id })}
        />
      </div>
      <p className="note">{whatHappens(document, { data, lender, by, keys })}</p>
      <WouldBeProblems problems={problems} />
      <div className="actions">
        <button type="submit" className="plain-button main-action" disabled={!ready}>
          {problems.length === 0 ? 'Look them up' : 'Look them up all the same'}
        </button>
        <button type="button" onClick={onDone}>
          Leave it
        </button>
      </div>
    </form>
  )
}

function whatHappens(
  document: Json,
  join: {
    readonly data: string
    readonly lender: string
    readonly by: string
    readonly keys: readonly string[]
  },
): string {
  const { data, lender, by, keys } = join
  if (data === lender) return '▲ Rows get columns of other rows: choose two data sets.'
  if (keys.length === 0)
    return '▲ The two have no column of the same name. Open each under Files and give the column of the key the same meaning in both, such as “which customer or person”.'
  const lent = lentColumns(document, lender, by)
  const what = lent.length === 0 ? 'nothing' : lent.join(', ')
  return `Each row of ${data} gets ${what} of the row of ${lender} with the same ${by}, which stands there once. Rows without a partner stay, with a warning that counts them.`
}

function Choice(props: {
  words: string
  value: string
  ids: readonly string[]
  onChange(id: string): void
}) {
  const { words, value, ids, onChange } = props
  return (
    <label className="stacked">
      {words}
      <select
        className="field"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {ids.includes(value) ? null : <option value={value}>{value === '' ? '–' : value}</option>}
        {ids.map((id) => (
          <option key={id} value={id}>
            {id}
          </option>
        ))}
      </select>
    </label>
  )
}
