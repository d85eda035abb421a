import { studyJsonSchema } from '#study/document/json-schema'
import type { Entry } from '../fields/entries.ts'
import { EntryList } from './entry-list.tsx'
import { nodeAt } from './schema-place.ts'

const schema = studyJsonSchema()

/** The entries of a list of the document with a form for each, made of the schema alone. */
export function SchemaList(props: {
  list: readonly string[]
  noun: string
  about?: (entry: Entry) => string
}) {
  const node = nodeAt(schema, props.list)?.items
  return node === undefined ? null : <EntryList {...props} node={node} adding />
}
