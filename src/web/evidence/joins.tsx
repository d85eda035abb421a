import { ActionIcon } from '@mantine/core'
import { Pencil, Plus } from 'lucide-react'
import { Suspense, useState } from 'react'
import { entriesOf, textOf } from '../fields/entries.ts'
import { TakeAway } from '../fields/take-away.tsx'
import { valueAt } from '../save/document-place.ts'
import { later } from '../shell/later.tsx'
import { useEdits } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'

const JoinForm = later(() => import('./join-form.tsx').then((m) => m.JoinForm))

/** Data sets whose rows are looked up for the rows of others, by a key that both have. */
export function Joins() {
  const { document } = useOpenStudy()
  const { remove } = useEdits()
  const [open, setOpen] = useState<string>()
  const sets = entriesOf(valueAt(document, ['data']))
  const joins = entriesOf(valueAt(document, ['joins']))
  const done = (): void => setOpen(undefined)
  if (sets.length === 0) return null
  return (
    <section aria-labelledby="joins-heading">
      <h2 id="joins-heading">Looked up in another table</h2>
      <p className="sub">
        What was measured may stand in one file, and who it was in another: the columns of one are
        looked up for each row of the other, by a key such as the number of the customer.
      </p>
      <ul className="plain">
        {joins.map((join, i) => {
          const key = String(i)
          const [data, lender, by] = ['data', 'with', 'by'].map((each) => textOf(join, each))
          const words = `${data} with ${lender}`
          return (
            <li key={key}>
              <div className="entry-line">
                <span>
                  <b>{words}</b> <span className="quiet">· by {by}</span>
                </span>
                <ActionIcon
                  aria-label={`Change how ${words} is looked up`}
                  aria-expanded={open === key}
                  onClick={() => setOpen(open === key ? undefined : key)}
                >
                  <Pencil size={14} />
                </ActionIcon>
                <TakeAway
                  label={`Look up nothing of ${lender} for ${data}`}
                  onClick={() => remove(['joins', key], `not looked up any more: ${words}`)}
                />
              </div>
              {open === key ? (
                <Suspense>
                  <JoinForm at={key} onDone={done} />
                </Suspense>
              ) : null}
            </li>
          )
        })}
      </ul>
      {open === 'new' ? (
        <Suspense>
          <JoinForm onDone={done} />
        </Suspense>
      ) : sets.length < 2 ? (
        <p className="note">
          There is one table so far: drop the other file on this page and say what its columns mean.
        </p>
      ) : (
        <button type="button" className="plain-button add" onClick={() => setOpen('new')}>
          <Plus size={14} aria-hidden /> Look up columns of another table
        </button>
      )}
    </section>
  )
}
