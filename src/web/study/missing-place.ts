import type { Json } from '#contract/edit'
import type { Missing } from '#contract/study'
import { isEntries, valueAt } from '../save/document-place.ts'

/** By room, and path in the document. */
const headings: Readonly<Record<string, string>> = {
  'job solutions': 'solutions-heading',
  'evidence data': 'files-heading',
  'evidence evidence': 'comparisons-heading',
  'value assumptions': 'assumptions-heading',
  'value value.drivers': 'drivers-heading',
  'value value.costs': 'costs-heading',
  'market solutions': 'prices-heading',
}

/** The part of its room where something missing is said; undefined where the room begins with it. */
export function missingPlace({ room, path = [] }: Missing, document: Json): string | undefined {
  const begins = path[0] === 'value' && !isEntries(valueAt(document, ['value']))
  return begins ? undefined : headings[`${room} ${path.join('.')}`]
}
