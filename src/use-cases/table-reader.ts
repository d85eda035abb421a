import type { AssumptionCells } from '#formats/assumption-table'
import { readNumber, type DecimalMark } from '#formats/cell-text'
import type { Place } from '#quantity/finding'
import { readUnit } from '#quantity/read-unit'
import type { Unit } from '#quantity/unit'
import { isDimensionless, sameDimensions } from '#quantity/unit-algebra'
import { isSameNumber } from '#use-cases/same-number'
import { readAssumption } from '#value/formula/read-assumption'
import type { Assumption } from '#value/model'
import type { RowOutcome, RowReader, ValueChange } from '#use-cases/value-changes'
import { notANumber, otherUnit, shown } from '#use-cases/value-findings'

/** The reader of a table of values: what it says holds. */
export function tableReader(file: string, decimal: DecimalMark): RowReader {
  return {
    file,
    read: (assumption, cells, place) => readTableRow(assumption, cells, [decimal, place]),
  }
}

function readTableRow(
  assumption: Assumption,
  { cells }: AssumptionCells,
  [decimal, place]: readonly [DecimalMark, Place],
): RowOutcome {
  const { value: text, unit: unitText } = cells
  if (text === undefined) return { findings: [notANumber(text, 'value', place)] }
  const given = unitText === undefined ? assumption.unit : readUnit(unitText, place).value
  if (given === undefined || !sameDimensions(given, assumption.unit)) {
    return { findings: [otherUnit(assumption, unitText ?? '', place)] }
  }
  const who = whoSaid(cells)
  const number = readNumber(text, decimal)
  if (number === undefined || Number.isNaN(number)) {
    return textChange(assumption, text, { unit: given, who, place })
  }
  if (isValue(assumption, number * given.factor)) return { findings: [] }
  const change = { value: number, becomes: shown(number), unit: given.text, inUnit: given }
  return { value: { ...change, ...who }, findings: [] }
}

function whoSaid({ by, date }: AssumptionCells['cells']): Pick<ValueChange, 'by' | 'date'> {
  return { ...(by === undefined ? {} : { by }), ...(date === undefined ? {} : { date }) }
}

/** Whether an assumption is that number already, in base units. */
function isValue({ distribution, unit }: Assumption, number: number): boolean {
  return distribution.family === 'fixed' && isSameNumber(distribution.value * unit.factor, number)
}

/** `30 to 50`, `pert(1, 2, 3)`: read by the grammar of studies, never as anything else. */
function textChange(
  assumption: Assumption,
  text: string,
  { unit, who, place }: { unit: Unit; who: Pick<ValueChange, 'by' | 'date'>; place: Place },
): RowOutcome {
  const unitText = isDimensionless(assumption.unit) ? undefined : unit.text
  if (unit.factor !== assumption.unit.factor) {
    return { findings: [otherUnit(assumption, unit.text, place)] }
  }
  const read = readAssumption(text, unitText, place)
  if (read.value === undefined) return { findings: read.findings }
  if (text === assumption.text) return { findings: [] }
  return {
    value: { value: { text }, becomes: text, unit: unit.text, inUnit: unit, ...who },
    findings: read.findings,
  }
}
