import type { Json } from '#contract/edit'
import { type Entry, entriesOf, textOf } from '../fields/entries.ts'
import { valueAt } from '../save/document-place.ts'

/** What an entry of a list is called: its name, its id, else what it is about. */
export function entryWords(entry: Entry, index: number): string {
  const name = textOf(entry, 'name') || textOf(entry, 'title') || textOf(entry, 'id')
  if (name !== '') return name
  const said = ['need', 'solution', 'element', 'rank'].flatMap((key) => textOf(entry, key) || [])
  return said.length === 0 ? `Entry ${index + 1}` : said.join(', ')
}

/** The key of an entry in its list: its id, else its place. */
export function entryKey(document: Json, list: readonly string[], index: number): string {
  const entry = entriesOf(valueAt(document, list))[index]
  return textOf(entry, 'id') || String(index)
}
