import { studyJsonSchema } from '#study/document/json-schema'
import { EntryList } from './entry-list.tsx'
import { nodeAt } from './schema-place.ts'

const schema = studyJsonSchema()

/** The entries of a list of the document with a form for each, made of the schema alone. */
export function SchemaList({ list, noun }: { list: readonly string[]; noun: string }) {
  const node = nodeAt(schema, list)?.items
  return node === undefined ? null : <EntryList list={list} node={node} noun={noun} adding />
}
