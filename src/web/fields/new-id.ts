import { slug } from '#quantity/id'
import type { Json } from '#contract/edit'
import { isEntries, isList } from '../save/document-place.ts'

/** An id for something new, made of its name, that nothing in the document has yet. */
export function newId(name: string, document: Json): string {
  const taken = new Set(idsIn(document))
  const base = shortened(slug(name === '' ? 'new' : name))
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? base : `${base}-${count}`
    if (!taken.has(id)) return id
  }
}

const longest = 40

/** An id of whole words, as many as are short enough to be read. */
function shortened(id: string): string {
  if (id.length <= longest) return id
  const cut = id.slice(0, longest + 1).lastIndexOf('-')
  return id.slice(0, cut > 0 ? cut : longest)
}

function idsIn(value: Json): readonly string[] {
  if (isList(value)) return value.flatMap(idsIn)
  if (!isEntries(value)) return []
  const own = value['id']
  return [...(typeof own === 'string' ? [own] : []), ...Object.values(value).flatMap(idsIn)]
}
