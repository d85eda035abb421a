import { type Entry, textOf } from '../fields/entries.ts'
import { isList } from '../save/document-place.ts'

/** The needs that a block of evidence speaks of: those of rows, or the one of a publication or interview. */
export function blockNeeds(block: Entry): readonly string[] {
  const { needs } = block
  if (isList(needs)) return needs.map(String)
  const need = textOf(block, 'need')
  return need === '' ? [] : [need]
}
