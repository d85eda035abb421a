import { slug } from '#quantity/id'
import type { Json } from '#contract/edit'
import { isEntries, isList } from '../save/document-place.ts'

/** An id for something new, made of its name, that nothing in the document has yet. */
export function newId(name: string, document: Json): string {
  const taken = new Set(idsIn(document))
  const base = slug(name === '' ? 'new' : name)
    .slice(0, 40)
    .replace(/-+$/, '')
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? base : `${base}-${count}`
    if (!taken.has(id)) return id
  }
}

function idsIn(value: Json): readonly string[] {
  if (isList(value)) return value.flatMap(idsIn)
  if (!isEntries(value)) return []
  const own = value['id']
  return [...(typeof own === 'string' ? [own] : []), ...Object.values(value).flatMap(idsIn)]
}
