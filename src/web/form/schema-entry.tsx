import { studyJsonSchema } from '#study/document/json-schema'
import { isEntries, valueAt } from '../save/document-place.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { EntryForm } from './entry-form.tsx'
import { entryWords } from './entry-names.ts'
import { insertion, replacement } from './form-edits.ts'
import { shapeOf, shapesOf } from './form-field.ts'
import { nodeAt } from './schema-place.ts'

const schema = studyJsonSchema()

/** One entry of a list as a form: the one that stands there, or a new one of the kind that is begun with. */
export function SchemaEntry(props: {
  list: readonly string[]
  /** The key of the entry; a new one where absent. */
  at?: string
  /** What a new entry has already, and what tells its kind: `{ design: 'interview' }`. */
  begun?: { readonly [key: string]: string }
  noun: string
  onDone(): void
}) {
  const { list, at, begun, noun, onDone } = props
  const { document } = useOpenStudy()
  const node = nodeAt(schema, list)?.items
  const there = at === undefined ? undefined : valueAt(document, [...list, at])
  if (node === undefined) return null
  const shapes = shapesOf(node)
  const shape = shapes[shapeOf(shapes, there ?? begun)]!
  return (
    <EntryForm
      node={shape}
      name={noun}
      {...(isEntries(there) ? { entry: there } : {})}
      {...(begun === undefined ? {} : { begun })}
      edits={at === undefined ? insertion(list) : replacement([...list, at], there)}
      why={
        at === undefined
          ? `${noun} added`
          : `${noun} changed: ${isEntries(there) ? entryWords(there, 0) : at}`
      }
      onDone={onDone}
    />
  )
}
