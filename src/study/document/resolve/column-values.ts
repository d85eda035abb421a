import type { DataSet } from '#evidence/rows/data-set'
import { convertFactor, plainNumber, sameDimensions } from '#quantity/unit-algebra'
import { readUnit } from '#quantity/read-unit'
import type { Unit } from '#quantity/unit'
import type { Said, WrittenAssumption } from '#study/document/resolve/written-assumption'
import type { DocumentPath } from '#study/document/document-text'
import { needOf } from '#study/document/resolve/columns'
import { unitAt } from '#study/document/resolve/measure'
import { ownUnit } from '#study/document/resolve/metric'
import { refuse, refuseReference, type Resolution } from '#study/document/resolve/resolution'

/** A column of a data set. */
interface ColumnName {
  readonly data: string
  readonly id: string
}

const form = /^\s*empirical\(\s*([a-z][a-z0-9-]*)\.([a-z][a-z0-9.-]*)\s*\)\s*$/

/** The column that `empirical(data.column)` names; undefined where a value says something else. */
export function columnNamed(value: string | number | undefined): ColumnName | undefined {
  const [, data, id] = typeof value === 'string' ? (form.exec(value) ?? []) : []
  return data === undefined || id === undefined ? undefined : { data, id }
}

/** An assumption whose values are those of a column: the distribution comes with the rows. */
export function columnDistribution(
  resolution: Resolution,
  written: WrittenAssumption,
  { column, data }: { readonly column: ColumnName; readonly data: readonly DataSet[] },
): Said {
  const { assumption } = written
  const set = data.find(({ id }) => id === column.data)
  if (set === undefined) {
    const known = data.map(({ id }) => id)
    refuseReference(resolution, valuePath(written), 'data set', [column.data, known])
  } else if (!columnsOf(set).includes(column.id)) {
    const known = columnsOf(set)
    refuseReference(resolution, valuePath(written), 'column', [column.id, known])
  }
  return {
    distribution: { family: 'fixed', value: 0 },
    text: String(assumption.value),
    ...inUnit(resolution, written, column),
    ...(set?.source === undefined ? {} : { source: set.source }),
  }
}

function valuePath({ index }: WrittenAssumption): DocumentPath {
  return ['assumptions', index, 'value']
}

/** The unit that is stated, else the column's; and what turns the one into the other. */
function inUnit(
  resolution: Resolution,
  written: WrittenAssumption,
  column: ColumnName,
): Required<Pick<Said, 'unit' | 'column'>> {
  const { id, unit: text } = written.assumption
  const given = unitOfColumn(resolution, column)
  const path = ['assumptions', written.index, 'unit']
  const stated = text === undefined ? given : unitAt(resolution, text, path)
  const unit = stated ?? plainNumber
  const row = resolution.document.data?.find((set) => set.id === column.data)?.row ?? 'execution'
  const scale = given === undefined ? 1 : scaleTo(given, unit, row)
  if (scale === undefined) {
    const message = `The column \`${column.id}\` is in ${given?.text}, \`${id}\` in ${unit.text}.`
    const hint = 'Write the unit of the column, or leave it out.'
    refuse(resolution, ['unit', valuePath(written)], message, hint)
  }
  return { unit, column: { ...column, scale: scale ?? 1 } }
}

function columnsOf({ columns, log }: DataSet): readonly string[] {
  return [...columns, ...(log?.columns ?? [])].map(({ id }) => id)
}

/** In which unit a column's numbers come: a need's are those of its metric. */
function unitOfColumn(resolution: Resolution, { data, id }: ColumnName): Unit | undefined {
  if (needOf(resolution, id) !== undefined) return ownUnit(resolution, id)
  const text = resolution.document.data?.find((set) => set.id === data)?.columns[id]?.unit
  return text === undefined ? undefined : readUnit(text).value
}

/** What turns the column's numbers into the stated unit; `min` also goes where `min/execution` is asked for. */
function scaleTo(given: Unit, stated: Unit, row: string): number | undefined {
  if (sameDimensions(given, stated)) return convertFactor(given, stated)
  const dimensions = Object.fromEntries(
    Object.entries(stated.dimensions).filter(([word, power]) => word !== row || power !== -1),
  )
  const without = { ...stated, dimensions }
  return sameDimensions(given, without) ? convertFactor(given, without) : undefined
}
