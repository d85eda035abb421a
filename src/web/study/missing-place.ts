import type { Json } from '#contract/edit'
import type { Missing } from '#contract/study'
import { entriesOf } from '../fields/entries.ts'
import { valueAt } from '../save/document-place.ts'

const headings: Readonly<Record<string, string>> = {
  solutions: 'solutions-heading',
  data: 'files-heading',
  evidence: 'comparisons-heading',
  assumptions: 'assumptions-heading',
  'value.drivers': 'drivers-heading',
  'value.costs': 'costs-heading',
}

/** The part of its room where something missing is said; undefined where the room begins with it. */
export function missingPlace({ path }: Missing, document: Json): string | undefined {
  const key = path?.join('.') ?? ''
  const begun = entriesOf(valueAt(document, ['value', 'drivers'])).length > 0
  return key.startsWith('value.') && !begun ? undefined : headings[key]
}
