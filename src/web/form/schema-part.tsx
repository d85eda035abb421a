import type { DocumentEdit, Json } from '#contract/edit'
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
  /** Where the entry stands, or is to stand. */
  path: readonly string[]
  /** Its place in the schema: keys without ids. */
  of: readonly string[]
  /** The data set whose rows it speaks of. */
  data?: string
  keys: readonly string[]
  /** For the history. */
  why: string
  onDone(): void
}) {
  const { path, of, keys, why, data, onDone } = props
  const { document } = useOpenStudy()
  const place = nodeAt(schema, of)
  const node = place?.items ?? place
  const there = valueAt(document, path)
  const entry: Entry = isEntries(there) ? there : {}
  if (node === undefined) return null
  const said = Object.fromEntries(Object.entries(entry).filter(([key]) => keys.includes(key)))
  return (
    <EntryForm
      node={partOf(node, keys)}
      name=""
      entry={said}
      {...(data === undefined ? {} : { data })}
      edits={(saved) => partEdits(path, [there, said, isEntries(saved) ? saved : {}])}
      why={why}
      onDone={onDone}
    />
  )
}

/** Brings the keys of an entry from what they say to what a form says; the entry begins where it is not there. */
function partEdits(
  path: readonly string[],
  [there, said, now]: readonly [Json | undefined, Entry, Entry],
): readonly DocumentEdit[] {
  if (there === undefined)
    return Object.keys(now).length === 0 ? [] : [{ kind: 'set', path, new: now }]
  const keys = [...new Set([...Object.keys(said), ...Object.keys(now)])]
  return keys.flatMap((key): readonly DocumentEdit[] => {
    const change = setting([...path, key], said[key], now[key])
    return change === undefined ? [] : [change]
  })
}
