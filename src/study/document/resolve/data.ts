import type { Column, DataSet, Literal, RowFilter } from '#evidence/rows/data-set'
import type { DocumentPath } from '#study/document/document-text'
import { derivedColumns, resolveColumns } from '#study/document/resolve/columns'
import { withoutGaps } from '#study/document/resolve/jobs'
import { refuse, type Resolution } from '#study/document/resolve/resolution'
import type { DataDocument } from '#study/document/schema/study'

/** The data sets with their columns read by the role that each plays. */
export function resolveData(resolution: Resolution): readonly DataSet[] {
  return (resolution.document.data ?? []).map((data, index) =>
    resolveDataSet(resolution, data, ['data', index]),
  )
}

function resolveDataSet(resolution: Resolution, data: DataDocument, path: DocumentPath): DataSet {
  const columns = resolveColumns(resolution, data.columns, [...path, 'columns'])
  const unpivot = (data.unpivot ?? []).map((part, index) =>
    resolveColumns(resolution, part, [...path, 'unpivot', index]),
  )
  const declared = [...columns, ...(unpivot[0] ?? [])]
  return {
    id: data.id,
    files: filesOf(resolution, data, path),
    row: data.row,
    read: data.read === undefined ? {} : withoutGaps(data.read),
    columns: [
      ...columns,
      ...baselineColumn(resolution, data, declared),
      ...derivedColumns(resolution, declared),
    ],
    unpivot,
    keep: filterOf(data.keep),
    exclude: (data.exclude ?? []).map(({ where, why }) => ({ where: filterOf(where), why })),
    ...(data.source === undefined ? {} : { source: withoutGaps(data.source) }),
  }
}

function filesOf(
  resolution: Resolution,
  data: DataDocument,
  path: DocumentPath,
): readonly string[] {
  const files = [...(data.file === undefined ? [] : [data.file]), ...(data.files ?? [])]
  if (files.length === 0) {
    const message = 'The data set names no file.'
    refuse(resolution, ['missing-key', path], message, 'Write `file: rows.csv`.')
  }
  return files
}

/** Without a `solution` column all rows belong to the baseline of the evidence. */
function baselineColumn(
  resolution: Resolution,
  data: DataDocument,
  declared: readonly Column[],
): readonly Column[] {
  if (declared.some((column) => column.id === 'solution')) return []
  const block = (resolution.document.evidence ?? []).find((entry) => entry.data === data.id)
  return block === undefined ? [] : [{ id: 'solution', read: 'constant', value: block.baseline }]
}

type FilterDocument = Readonly<Record<string, Literal | readonly Literal[]>>

function filterOf(filter: FilterDocument | undefined): RowFilter {
  return Object.fromEntries(
    Object.entries(filter ?? {}).map(([column, wanted]) => [
      column,
      Array.isArray(wanted) ? (wanted as readonly Literal[]) : [wanted as Literal],
    ]),
  )
}
