import type { Column, DataSet, Literal, RowFilter } from '#evidence/rows/data-set'
import type { DocumentPath } from '#study/document/document-text'
import { derivedColumns, resolveColumns } from '#study/document/resolve/columns'
import { resolveLogRules } from '#study/document/resolve/log'
import { resolveLogColumns } from '#study/document/resolve/log-columns'
import { refuseLogForms } from '#study/document/resolve/log-form'
import { rowBlocks } from '#study/document/resolve/document-evidence'
import { withJoins } from '#study/document/resolve/joins'
import { withoutGaps } from '#study/document/resolve/without-gaps'
import { refuse, type Resolution } from '#study/document/resolve/resolution'
import { asAsked, undeclared, type AskedOfData } from '#study/document/resolve/market/asked'
import type { DataDocument } from '#study/document/schema/study'

/** The data sets with their columns read by the role that each plays; the market asks for some of them. */
export function resolveData(
  resolution: Resolution,
  asked: readonly AskedOfData[],
): readonly DataSet[] {
  const sets = (resolution.document.data ?? []).map((data, index) =>
    resolveDataSet(resolution, data, [['data', index], asked]),
  )
  return withJoins(resolution, sets)
}

function resolveDataSet(
  resolution: Resolution,
  data: DataDocument,
  [path, asked]: readonly [DocumentPath, readonly AskedOfData[]],
): DataSet {
  const { columns, log } = resolveRows(resolution, data, path)
  const unpivot = (data.unpivot ?? []).map((part, index) => {
    return asAsked(asked, data.id, resolveColumns(resolution, part, [...path, 'unpivot', index]))
  })
  const declared = [...columns, ...(unpivot[0] ?? [])]
  const derived = derivedColumns(resolution, declared)
  const ids = new Set(declared.map((column) => column.id))
  return {
    id: data.id,
    files: filesOf(resolution, data, path),
    row: log === undefined ? data.row : 'execution',
    read: data.read === undefined ? {} : withoutGaps(data.read),
    ...(log === undefined ? {} : { log }),
    columns: [
      ...asAsked(asked, data.id, columns),
      ...baselineColumn(resolution, data, declared),
      ...derived.filter(({ id }) => !ids.has(id)),
      ...undeclared(asked, data.id, [...declared, ...derived]),
    ],
    unpivot,
    keep: filterOf(data.keep),
    exclude: (data.exclude ?? []).map(({ where, why }) => ({ where: filterOf(where), why })),
    ...(data.source === undefined ? {} : { source: withoutGaps(data.source) }),
  }
}

/** The columns of the rows, which in a process log are those of its executions. */
function resolveRows(
  resolution: Resolution,
  data: DataDocument,
  path: DocumentPath,
): Pick<DataSet, 'columns' | 'log'> {
  const place = [...path, 'columns']
  for (const [index, part] of (data.unpivot ?? []).entries()) {
    refuseLogForms(resolution, part, [...path, 'unpivot', index])
  }
  const { log, read } = data
  if (log === undefined) {
    refuseLogForms(resolution, data.columns, place)
    if (read?.timezone !== undefined) refuseTimezone(resolution, path)
    return { columns: resolveColumns(resolution, data.columns, place) }
  }
  if (data.row !== 'event') refuseRow(resolution, data, path)
  const rules = resolveLogRules(resolution, log, [...path, 'log'])
  const { ofLog, columns } = resolveLogColumns(resolution, { ...data, log }, place)
  const { timezone } = read ?? {}
  const zone = timezone === undefined ? {} : { timezone }
  return { columns, log: { rules, columns: ofLog, ...zone } }
}

function refuseTimezone(resolution: Resolution, path: DocumentPath): void {
  const message = '`timezone` says how the times of a process log are read, and there is no `log`.'
  refuse(resolution, ['wrong-value', [...path, 'read', 'timezone']], message, 'Take it out.')
}

function refuseRow(resolution: Resolution, { row }: DataDocument, path: DocumentPath): void {
  const message = `A row of a process log is an event, not \`${row}\`.`
  refuse(resolution, ['wrong-value', [...path, 'row']], message, 'Write `row: event`.')
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
  const block = rowBlocks(resolution.document).find(({ block }) => block.data === data.id)?.block
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
