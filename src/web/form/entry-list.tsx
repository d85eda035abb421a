import { ActionIcon } from '@mantine/core'
import { Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import type { SchemaNode } from '#study/document/json-schema'
import { entriesOf, textOf } from '../fields/entries.ts'
import { TakeAway } from '../fields/take-away.tsx'
import { valueAt } from '../save/document-place.ts'
import { useEdits } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { EntryForm } from './entry-form.tsx'
import { entryWords } from './entry-names.ts'
import { keyWords, shapeOf, shapesOf } from './form-field.ts'

/** The entries of a list of the document: each can be changed and taken away. */
export function EntryList(props: {
  list: readonly string[]
  node: SchemaNode
  /** What one entry is called: "scenario". */
  noun: string
  /** Whether new entries are added here. */
  adding: boolean
}) {
  const { list, node, noun, adding } = props
  const { document, edit } = useOpenStudy()
  const { set, remove } = useEdits()
  const [open, setOpen] = useState<string>()
  const shapes = shapesOf(node)
  const entries = entriesOf(valueAt(document, list))
  return (
    <>
      <ul className="plain">
        {entries.map((entry, i) => {
          const key = textOf(entry, 'id') || String(i)
          const words = entryWords(entry, i)
          const kind = textOf(entry, 'kind') || textOf(entry, 'role')
          return (
            <li key={key}>
              <div className="entry-line">
                <span>
                  <b>{words}</b>
                  <span className="quiet">
                    {' '}
                    · {kind === '' ? noun : keyWords(kind).toLowerCase()}
                    {textOf(entry, 'data') === '' ? '' : ` · rows of ${textOf(entry, 'data')}`}
                  </span>
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
                  onSave={(saved, besides) => {
                    set([...list, key], saved, `${noun} changed: ${words}`, besides)
                    setOpen(undefined)
                  }}
                  onLeave={() => setOpen(undefined)}
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
          onSave={(saved, besides) => {
            edit([...besides, { kind: 'insert', path: list, new: saved }], `${noun} added`)
            setOpen(undefined)
          }}
          onLeave={() => setOpen(undefined)}
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
