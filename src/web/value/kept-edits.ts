import type { DocumentEdit, Json } from '#contract/edit'
import type { Assumption } from '#value/model'
import { valueAt } from '../save/document-place.ts'
import { setting } from '../study/use-edits.ts'

/**
 * Puts a number of the model in the place of a written assumption. It is in the model's unit, which
 * the document may have said otherwise: as `%`, or inside the value. What several people said gives
 * way to it; a part of a labour cost, `hourly.wage`, holds its unit itself.
 */
export function keptEdits(
  document: Json,
  { id, unit }: Assumption,
  value: number,
): readonly DocumentEdit[] {
  const [owner = id, part] = id.split('.')
  const own = unit.text === '1' ? undefined : unit.text
  const change = (key: string, now: Json | undefined): DocumentEdit | undefined => {
    const path = ['assumptions', owner, key]
    return setting(path, valueAt(document, path), now)
  }
  const changes =
    part === undefined
      ? [change('experts', undefined), change('value', value), change('unit', own)]
      : [change(part, own === undefined ? value : `${value} ${own}`)]
  return changes.filter((one) => one !== undefined)
}
