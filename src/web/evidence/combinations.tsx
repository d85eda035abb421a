import { ActionIcon } from '@mantine/core'
import { Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { entriesOf, textOf } from '../fields/entries.ts'
import { TakeAway } from '../fields/take-away.tsx'
import { documentNeeds } from '../job/document-jobs.ts'
import { isList, valueAt } from '../save/document-place.ts'
import { useEdits } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { CombinationForm } from './combination-form.tsx'
import { combinable, wordsOfMethod } from './combination-draft.ts'

/** Several pieces of evidence on one need, taken together. */
export function Combinations() {
  const { document } = useOpenStudy()
  const { set, insert, remove } = useEdits()
  const [open, setOpen] = useState<string>()
  const entries = entriesOf(valueAt(document, ['synthesis']))
  const words = new Map(documentNeeds(document).map((need) => [need.id, need.words]))
  const nameOf = (need: string): string => words.get(need) ?? need
  return (
    <section aria-labelledby="combined-heading">
      <h2 id="combined-heading">Evidence combined</h2>
      <p className="sub">
        Where one need was measured more than once, the measurements can be taken together; the
        money then rests on what they say together.
      </p>
      <ul className="plain">
        {entries.map((entry, i) => {
          const need = nameOf(textOf(entry, 'need'))
          const key = String(i)
          return (
            <li key={key}>
              <div className="comparison">
                <div>
                  <b>{need}</b>
                  <small className="quiet">
                    {isList(entry['of']) ? entry['of'].map(String).join(', ') : ''} ·{' '}
                    {wordsOfMethod(textOf(entry, 'method'))}
                  </small>
                </div>
                <span className="comparison-actions">
                  <ActionIcon
                    aria-label={`Change what is combined on “${need}”`}
                    aria-expanded={open === key}
                    onClick={() => setOpen(open === key ? undefined : key)}
                  >
                    <Pencil size={14} />
                  </ActionIcon>
                  <TakeAway
                    label={`Combine nothing on “${need}”`}
                    onClick={() => remove(['synthesis', key], `not combined any more: ${need}`)}
                  />
                </span>
              </div>
              {open === key ? (
                <CombinationForm
                  entry={entry}
                  onSave={(saved) => {
                    set(['synthesis', key], saved, `combined otherwise: ${need}`)
                    setOpen(undefined)
                  }}
                  onLeave={() => setOpen(undefined)}
                />
              ) : null}
            </li>
          )
        })}
      </ul>
      {open === 'new' ? (
        <CombinationForm
          onSave={(saved) => {
            insert(['synthesis'], saved, `combined: ${nameOf(textOf(saved, 'need'))}`)
            setOpen(undefined)
          }}
          onLeave={() => setOpen(undefined)}
        />
      ) : combinable(document).length > 0 ? (
        <button type="button" className="plain-button add" onClick={() => setOpen('new')}>
          <Plus size={14} aria-hidden /> Combine evidence
        </button>
      ) : (
        <p className="note">
          {entries.length === 0
            ? 'No need has two pieces of evidence yet: add a comparison, what people say, or a published figure.'
            : 'No other need has two pieces of evidence.'}
        </p>
      )}
    </section>
  )
}
