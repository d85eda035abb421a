import type { Column, Header, Literal } from '#evidence/rows/data-set'
import { weightColumn } from '#evidence/rows/units-view'
import { convertFactor, sameDimensions } from '#quantity/unit-algebra'
import { readUnit } from '#quantity/read-unit'
import type { Unit } from '#quantity/unit'
import type { DocumentPath } from '#study/document/document-text'
import {
  checkForms,
  checkNeedColumn,
  checkSolutions,
  checkWeight,
  type ColumnDocument,
  type WrittenColumn,
} from '#study/document/resolve/column-checks'
import { documentNeeds, type NeedDocument } from '#study/document/resolve/document-needs'
import { checkEventKeys, eventTimeColumns } from '#study/document/resolve/event-time-columns'
import { header } from '#study/document/resolve/header'
import { unitAt } from '#study/document/resolve/measure'
import { ownUnitText, resolveMetric } from '#study/document/resolve/metric'
import { refuse, type Resolution } from '#study/document/resolve/resolution'

/** Columns whose values are names, whatever stands in the cells. */
const nameColumns = new Set([
  'solution',
  'customer',
  'execution',
  'period',
  'group',
  'cluster',
  'segment',
  'strata',
  'failure-reason',
])

/** What means yes in a value that stands for every row. */
const yesWords: readonly Literal[] = [1, true, 'yes']

/** Columns by the role that each plays: a need's metric, a name, or a covariate. */
export function resolveColumns(
  resolution: Resolution,
  columns: Readonly<Record<string, ColumnDocument>>,
  path: DocumentPath,
): readonly Column[] {
  return Object.entries(columns).flatMap(([id, column]) =>
    resolveColumn(resolution, { id, column, path: [...path, id] }),
  )
}

function resolveColumn(resolution: Resolution, written: WrittenColumn): readonly Column[] {
  const need = needOf(resolution, written.id)
  checkSolutions(resolution, written)
  checkForms(resolution, written)
  checkWeight(resolution, written)
  if (need !== undefined) checkNeedColumn(resolution, written, need)
  if (need?.metric?.type === 'time-to-event')
    return eventTimeColumns(resolution, written, scaleOf(resolution, written, need))
  checkEventKeys(resolution, written)
  const parts = partsOf(resolution, written, need)
  if (parts !== undefined) return parts
  if (need?.metric?.type === 'yes-no') return [yesOrNo(resolution, written)]
  if (nameColumns.has(written.id)) return [named(written)]
  return [plain(resolution, written, need)]
}

/** The need that a column measures, if it does. */
export function needOf({ document }: Resolution, id: string): NeedDocument | undefined {
  return documentNeeds(document).find(({ need }) => need.id === id)?.need
}

function headerOf({ id, column }: WrittenColumn): Header {
  return { name: column.from ?? id, occurrence: column.occurrence ?? 1 }
}

function rate(resolution: Resolution, { id, column, path }: WrittenColumn): readonly Column[] {
  const { errors, opportunities } = column
  if (errors === undefined || opportunities === undefined) {
    const message = 'A rate needs both `errors` and `opportunities`.'
    refuse(resolution, ['missing-key', path], message, 'Name a column of the file for each.')
    return []
  }
  return [
    { id: `${id}.errors`, read: 'number', from: header(errors.from), scale: 1 },
    { id: `${id}.opportunities`, read: 'number', from: header(opportunities.from), scale: 1 },
  ]
}

/** A figure that is read from two columns of the file; undefined for any other. */
function partsOf(
  resolution: Resolution,
  written: WrittenColumn,
  need: NeedDocument | undefined,
): readonly Column[] | undefined {
  const { errors, opportunities, share, of } = written.column
  if (errors || opportunities) return rate(resolution, written)
  return share || of ? publishedShare(resolution, written, need) : undefined
}

/** A share that was published with its denominator: two numbers a row. */
function publishedShare(
  resolution: Resolution,
  { id, column: { share, of }, path }: WrittenColumn,
  need: NeedDocument | undefined,
): readonly Column[] {
  if (share === undefined || of === undefined) {
    const message =
      'A published share needs both `share` and `of`, how many cases it is a share of.'
    const hint = 'Write `{ share: { from: RATE, unit: "%" }, of: { from: CASES } }`.'
    refuse(resolution, ['missing-key', path], message, hint)
    return []
  }
  if (need?.metric?.type !== 'yes-no') {
    const message = `\`${id}\` is no need with a yes-no metric, and this is a share of cases.`
    refuse(resolution, ['wrong-value', [...path, 'share']], message, 'Give the need one.')
    return []
  }
  const scale = share.unit === '%' ? 0.01 : 1
  return [
    { id: `${id}.share`, read: 'number', from: header(share.from), scale },
    { id: `${id}.of`, read: 'number', from: header(of.from), scale: 1 },
  ]
}

function yesOrNo(resolution: Resolution, written: WrittenColumn): Column {
  const { id, column, path } = written
  if (column.value !== undefined) return { id, read: 'constant', value: truth(column.value) }
  if (column.is === undefined) {
    const message = `The column of \`${id}\` does not say which value means yes.`
    refuse(resolution, ['missing-key', path], message, 'Write `is: 1`, or `is: [Yes, Done]`.')
  }
  return flag(written)
}

function flag(written: WrittenColumn): Column {
  const wanted = [written.column.is ?? []].flat()
  return { id: written.id, read: 'flag', from: headerOf(written), is: wanted }
}

function truth(value: Literal): number {
  return yesWords.includes(value) ? 1 : 0
}

function named(written: WrittenColumn): Column {
  const { id, column } = written
  if (column.value !== undefined) return { id, read: 'constant', value: String(column.value) }
  if (column['row-number']) return counted(written)
  return {
    id,
    read: 'category',
    from: headerOf(written),
    ...(column.map === undefined ? {} : { map: mapOf(column.map) }),
    ...(column.else === undefined ? {} : { otherwise: column.else }),
  }
}

function mapOf(
  map: Readonly<Record<string, string | number>>,
): readonly (readonly [Literal, string])[] {
  return Object.entries(map).map(([from, to]) => [from, String(to)])
}

function counted({ id, column }: WrittenColumn): Column {
  const within = typeof column.within === 'string' ? { within: header(column.within) } : {}
  return { id, read: 'row-number', ...within }
}

function plain(resolution: Resolution, written: WrittenColumn, need?: NeedDocument): Column {
  const { id, column } = written
  if (column.value !== undefined) return constant(id, column.value)
  if (column['row-number']) return counted(written)
  if (column.map !== undefined || column.as === 'category') return named(written)
  if (column.is !== undefined) return flag(written)
  if (column.bands !== undefined) return bands(resolution, written, column.bands)
  const scale = scaleOf(resolution, written, need)
  if (column.sum !== undefined) return { id, read: 'sum', of: column.sum.map(header), scale }
  if (column.ratio !== undefined) return { id, read: 'ratio', of: column.ratio.map(header), scale }
  if (need === undefined && column.unit === undefined && id !== weightColumn) {
    return { id, read: 'auto', from: headerOf(written) }
  }
  return { id, read: 'number', from: headerOf(written), scale }
}

function constant(id: string, value: Literal): Column {
  return { id, read: 'constant', value: typeof value === 'boolean' ? truth(value) : value }
}

const bandForm = /^\s*(?:from\s+(-?[\d.]+))?\s*(?:(?:below|to)\s+(-?[\d.]+))?\s*$/

function bands(
  resolution: Resolution,
  written: WrittenColumn,
  document: Readonly<Record<string, string>>,
): Column {
  const parts = Object.entries(document).map(([name, text]) => {
    const match = bandForm.exec(text)
    if (match === null || (match[1] === undefined && match[2] === undefined)) {
      const message = `\`${text}\` is no band.`
      const place = [...written.path, 'bands', name]
      refuse(resolution, ['wrong-value', place], message, 'Write `below 30` or `from 30 below 60`.')
    }
    const from = match?.[1] === undefined ? {} : { from: Number(match[1]) }
    return { name, ...from, ...(match?.[2] === undefined ? {} : { below: Number(match[2]) }) }
  })
  return { id: written.id, read: 'bands', from: headerOf(written), bands: parts }
}

/** What turns the unit of the file into the unit of the metric. */
function scaleOf(
  resolution: Resolution,
  { id, column, path }: WrittenColumn,
  need?: NeedDocument,
): number {
  if (need?.metric?.type === 'share') {
    const written = column.unit ?? ownUnitText(resolution, id)
    return written === '%' ? 0.01 : 1
  }
  if (column.unit === undefined) return 1
  const given = unitAt(resolution, column.unit, [...path, 'unit'])
  const wanted = need === undefined ? undefined : wantedUnit(resolution, need)
  if (given === undefined || wanted === undefined) return 1
  if (sameDimensions(given, wanted)) return convertFactor(given, wanted)
  const message = `The column is in ${given.text}, the metric of \`${id}\` in ${wanted.text}.`
  refuse(resolution, ['unit', [...path, 'unit']], message, `Give the unit of the file's numbers.`)
  return 1
}

/** The unit of a need's metric; none where it is refused already. */
function wantedUnit(resolution: Resolution, { id, metric }: NeedDocument): Unit | undefined {
  const unit = readUnit(ownUnitText(resolution, id)).value
  const isTime = metric?.type === 'duration' || metric?.type === 'time-to-event'
  return isTime && unit?.dimensions['s'] === undefined ? undefined : unit
}

/** Columns that follow from others: the share within a bound. */
export function derivedColumns(
  resolution: Resolution,
  declared: readonly Column[],
): readonly Column[] {
  const ids = new Set(declared.map((column) => column.id))
  return documentNeeds(resolution.document).flatMap(({ need, path }) => {
    if (need.metric?.type !== 'share-within' || !ids.has(need.metric.of)) return []
    const quiet = { ...resolution, findings: [] }
    const metric = resolveMetric(quiet, need, path)
    if (metric?.type !== 'share-within') return []
    const { of, atMost, atLeast } = metric
    const low = atLeast === undefined ? {} : { atLeast }
    return [
      { id: need.id, read: 'within', of, ...low, ...(atMost === undefined ? {} : { atMost }) },
    ]
  })
}
