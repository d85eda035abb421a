import type { UnitsAnswer } from '#evidence/rows/question'
import { fitsSegment } from '#evidence/rows/segment-rows'
import { someRows } from '#evidence/rows/some-rows'
import { categoriesOf } from '#evidence/rows/units-view'
import type { Segment } from '#job/job'
import type { SegmentName } from '#market/market-view'
import type { RowBlock } from '#market/row-block'
import { warning, type Finding } from '#quantity/finding'
import { distinctIds } from '#quantity/id'

/** A column of more values than this is no division of customers into groups. */
const mostGroups = 20

/** Rows that belong together. */
export interface RowGroup {
  readonly segment: SegmentName
  readonly answer: UnitsAnswer
}

/** The rows of every segment and group that a block is looked at by, and what is wrong with some of them. */
export function rowsOfGroups(
  block: RowBlock,
  answer: UnitsAnswer,
): { readonly groups: readonly RowGroup[]; readonly findings: readonly Finding[] } {
  const { by = [], segments = [] } = block
  const columns = by.map((column) => groupsOf(block, answer, column))
  const named = columns.flatMap(({ groups }) => groups)
  const taken = segments.map(({ id }) => id)
  const ids = distinctIds([...taken, ...named.map(({ name }) => name)]).slice(taken.length)
  return {
    groups: [
      ...segments.flatMap((segment) => segmentOf(segment, answer)),
      ...named.map(({ name, rows }, at) => ({
        segment: { id: ids[at]!, name },
        answer: someRows(answer, rows),
      })),
    ],
    findings: columns.flatMap(({ findings }) => findings),
  }
}

/** Rows in which a column has one value. */
interface NamedRows {
  readonly name: string
  readonly rows: Int32Array
}

function segmentOf(segment: Segment, answer: UnitsAnswer): readonly RowGroup[] {
  const { id, name } = segment
  const rows = allRows(answer).filter(fitsSegment(segment, answer))
  return rows.length === 0 ? [] : [{ segment: { id, name }, answer: someRows(answer, rows) }]
}

function groupsOf(
  { path }: RowBlock,
  answer: UnitsAnswer,
  column: string,
): { readonly groups: readonly NamedRows[]; readonly findings: readonly Finding[] } {
  const values = categoriesOf({ answer }, column) ?? { codes: new Int32Array(), labels: [] }
  const { labels } = values
  if (labels.length > mostGroups) {
    const message = `\`${column}\` has ${labels.length} values, more than ${mostGroups} groups to look at.`
    const hint = 'Name a column with fewer values, or cut numbers into `bands`.'
    return {
      groups: [],
      findings: [warning('many-subgroups', { path: `${path}.by` }, message, hint)],
    }
  }
  const groups = labels
    .map((label, code) => ({
      name: `${column} ${label}`,
      rows: allRows(answer).filter((row) => values.codes[row] === code),
    }))
    .filter(({ rows }) => rows.length > 0)
    .toSorted((a, b) => b.rows.length - a.rows.length)
  return { groups, findings: [] }
}

function allRows({ rows }: UnitsAnswer): Int32Array {
  return Int32Array.from({ length: rows }, (_, row) => row)
}
