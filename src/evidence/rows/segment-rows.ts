import type { UnitsAnswer } from '#evidence/rows/question'
import { categoriesOf, labelAt } from '#evidence/rows/units-view'
import type { Segment } from '#job/job'

/** Whether a row belongs to a segment: every column of its condition has one of the listed values. */
export function fitsSegment(
  { where }: Pick<Segment, 'where'>,
  answer: UnitsAnswer,
): (row: number) => boolean {
  const columns = Object.entries(where).map(([column, wanted]) => ({
    values: categoriesOf({ answer }, column),
    wanted: new Set(wanted.map((value) => String(value).trim())),
  }))
  return (row) =>
    columns.every(
      ({ values, wanted }) => values !== undefined && wanted.has(labelAt(values, row) ?? ''),
    )
}
