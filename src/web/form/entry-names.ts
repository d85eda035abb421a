import { type Entry, textOf } from '../fields/entries.ts'

/** What an entry of a list is called: its name, its id, else what it is about. */
export function entryWords(entry: Entry, index: number): string {
  const name = textOf(entry, 'name') || textOf(entry, 'title') || textOf(entry, 'id')
  if (name !== '') return name
  const said = ['need', 'solution', 'element', 'rank'].flatMap((key) => textOf(entry, key) || [])
  return said.length === 0 ? `Entry ${index + 1}` : said.join(', ')
}
