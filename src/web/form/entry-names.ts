import type { Json } from '#contract/edit'
import { type Entry, textOf } from '../fields/entries.ts'
import { isList } from '../save/document-place.ts'

/** What an entry of a list is called: its name, what it says, its id, else what it is about. */
export function entryWords(
  entry: Entry,
  index: number,
  nameOf: (id: string) => string = (id) => id,
): string {
  const name = ['name', 'title', 'in-words', 'id'].map((key) => textOf(entry, key)).find(Boolean)
  if (name !== undefined) return name
  const said = ['need', 'solution', 'element', 'rank', 'of'].flatMap((key) => named(entry[key]))
  return said.length === 0 ? `Entry ${index + 1}` : said.map(nameOf).join(', ')
}

function named(value: Json | undefined): readonly string[] {
  if (isList(value)) return value.flatMap(named)
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : []
}
