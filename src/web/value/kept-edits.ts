import type { DocumentEdit, Json } from '#contract/edit'
import type { Assumption } from '#value/model'
import { valueAt } from '../save/document-place.ts'
import { setting } from '../study/use-edits.ts'

/**
 * Puts a number of the model in the place of a written assumption. It is in the model's unit, which
 * the document may have said otherwise: as `%`, or inside the value.
 */
export function keptEdits(
  document: Json,
  { id, unit }: Assumption,
  value: number,
): readonly DocumentEdit[] {
  const change = (key: string, now: Json | undefined): DocumentEdit | undefined => {
    const path = ['assumptions', id, key]
    return setting(path, valueAt(document, path), now)
  }
  return [change('value', value), change('unit', unit.text === '1' ? undefined : unit.text)].filter(
    (one) => one !== undefined,
  )
}
