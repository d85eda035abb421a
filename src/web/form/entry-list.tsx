import { ActionIcon } from '@mantine/core'
import { Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import type { SchemaNode } from '#study/document/json-schema'
import { type Entry, entriesOf, textOf } from '../fields/entries.ts'
import { TakeAway } from '../fields/take-away.tsx'
import { valueAt } from '../save/document-place.ts'
import { useEdits } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { documentChoices } from './document-choices.ts'
import { EntryForm } from './entry-form.tsx'
import { entryWords } from './entry-names.ts'
import { insertion, replacement } from './form-edits.ts'
import { keyWords, shapeOf, shapesOf } from './form-field.ts'

/** The entries of a list of the document: each can be changed and taken away. */
export function EntryList(props: {
  list: readonly string[]
  node: SchemaNode
  /** What one entry is called: "scenario". */
  noun: string
  /** Whether new entries are added here. */
  adding: boolean
  /** A few words on an entry beside its name; its kind where absent. */
  about?: (entry: Entry) => string
}) {
  const { list, node, noun, adding, about = (entry) => kindWords(entry, noun) } = props
  const { document } = useOpenStudy()
  const { remove } = useEdits()
  const [open, setOpen] = useState<string>()
  const shapes = shapesOf(node)
  const entries = entriesOf(valueAt(document, list))
  const names = new Map(documentChoices(document, [])('observable'))
  return (
    <>
      <ul className="plain">
        {entries.map((entry, i) => {
          const key = textOf(entry, 'id') || String(i)
          const words = entryWords(entry, i, (id) => names.get(id) ?? id)
          return (
            <li key={key}>
              <div className="entry-line">
                <span>
                  <b>{words}</b>
                  <span className="quiet">{about(entry) === '' ? '' : ` · ${about(entry)}`}</span>
                </span>
                <ActionIcon
                  aria-label={`Change ${words}`}
                  aria-expanded={open === key}
                  onClick={() => setOpen(open === key ? undefined : key)}
                >
                  <Pencil size={14} />
                </ActionIcon>
                <TakeAway
                  label={`Take ${words} away`}
                  onClick={() => remove([...list, key], `${noun} taken away: ${words}`)}
                />
              </div>
              {open === key ? (
                <EntryForm
                  node={shapes[shapeOf(shapes, entry)]!}
                  name={noun}
                  entry={entry}
                  edits={replacement([...list, key], entry)}
                  why={`${noun} changed: ${words}`}
                  onDone={() => setOpen(undefined)}
                />
              ) : null}
            </li>
          )
        })}
      </ul>
      {adding && open === 'new' ? (
        <EntryForm
          node={shapes[0]!}
          name={noun}
          edits={insertion(list)}
          why={`${noun} added`}
          onDone={() => setOpen(undefined)}
        />
      ) : null}
      {adding && open !== 'new' ? (
        <button type="button" className="plain-button add" onClick={() => setOpen('new')}>
          <Plus size={14} aria-hidden /> Add {/^[aeiou]/u.test(noun) ? 'an' : 'a'} {noun}
        </button>
      ) : null}
    </>
  )
}

/** "Survey of prices · rows of answers". */
function kindWords(entry: Entry, noun: string): string {
  const kind = textOf(entry, 'kind') || textOf(entry, 'role')
  const data = textOf(entry, 'data')
  return `${kind === '' ? noun : keyWords(kind).toLowerCase()}${data === '' ? '' : ` · rows of ${data}`}`
}
