import type { Json } from '#contract/edit'
import type { TakenPublished, TakePublished } from '#contract/published'
import { entriesOf, textOf } from '../fields/entries.ts'
import { valueAt } from '../save/document-place.ts'

/** What a piece of evidence has already that rests on a published figure: the figure, whose level it is, of which need. */
export function begunEvidence(
  document: Json,
  wanted: TakePublished,
  { entry }: TakenPublished,
): { readonly [key: string]: string } {
  const solutions = entriesOf(valueAt(document, ['solutions']))
  const withRole = (key: string, role: string): { [key: string]: string } => {
    const id = textOf(
      solutions.find((one) => one['role'] === role),
      'id',
    )
    return id === '' ? {} : { [key]: id }
  }
  const begun = { design: 'benchmark', from: entry.id }
  if (entry.measure === 'improvement' || entry.measure === 'difference')
    return { ...begun, ...withRole('baseline', 'status-quo'), ...withRole('treatment', 'ours') }
  if (wanted.from === 'library') return { ...begun, ...withRole('solution', 'status-quo') }
  const need = 'need' in wanted.of ? { need: wanted.of.need } : {}
  return { ...begun, ...need, ...withRole('solution', wanted.role) }
}
