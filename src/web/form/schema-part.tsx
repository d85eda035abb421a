import type { DocumentEdit } from '#contract/edit'
import { studyJsonSchema } from '#study/document/json-schema'
import { type Entry } from '../fields/entries.ts'
import { isEntries, valueAt } from '../save/document-place.ts'
import { setting } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { EntryForm } from './entry-form.tsx'
import { nodeAt, partOf } from './schema-place.ts'

const schema = studyJsonSchema()

/** Some keys of one entry of the document as a form; the other keys stay as they are. */
export function SchemaPart(props: {
  /** Where the entry stands. */
  path: readonly string[]
  /** The list that it is of, by keys without ids. */
  of: readonly string[]
  keys: readonly string[]
  /** For the history. */
  why: string
  onDone(): void
}) {
  const { path, of, keys, why, onDone } = props
  const { document, edit } = useOpenStudy()
  const node = nodeAt(schema, of)?.items
  const entry = valueAt(document, path)
  if (node === undefined || !isEntries(entry)) return null
  const said = Object.fromEntries(Object.entries(entry).filter(([key]) => keys.includes(key)))
  return (
    <EntryForm
      node={partOf(node, keys)}
      name=""
      entry={said}
      onSave={(saved) => {
        const now: Entry = isEntries(saved) ? saved : {}
        edit(
          keys.flatMap((key): readonly DocumentEdit[] => {
            const change = setting([...path, key], said[key], now[key])
            return change === undefined ? [] : [change]
          }),
          why,
        )
        onDone()
      }}
      onLeave={onDone}
    />
  )
}
