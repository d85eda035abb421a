import type { AssumptionCells } from '#formats/assumption-table'
import { readNumber, type DecimalMark } from '#formats/cell-text'
import { warning, type Finding, type Outcome, type Place } from '#quantity/finding'
import { readUnit } from '#quantity/read-unit'
import type { Unit } from '#quantity/unit'
import { isDimensionless, sameDimensions } from '#quantity/unit-algebra'
import type { Distribution } from '#stats/distributions/distribution'
import {
  logitNormalFromRange,
  lognormalFromRange,
  normalFromRange,
} from '#stats/distributions/distribution-from-range'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import type { AssumptionEdit } from '#study/document/write-assumptions'
import { centralValues, type CentralValues } from '#value/central-model'
import { readAssumption } from '#value/formula/read-assumption'
import type { Assumption } from '#value/model'
import {
  changedUnit,
  movedOn,
  noId,
  noRange,
  notANumber,
  otherUnit,
  shown,
  twice,
  unknownId,
  withoutSource,
} from '#use-cases/value-findings'

/** A value that a file says otherwise than the study. */
export interface ValueChange {
  readonly id: string
  readonly label: string
  /** As written in the study, and as it is going to be. */
  readonly was: string
  readonly becomes: string
  readonly unit: string
  readonly value: AssumptionEdit['value']
  readonly inUnit: Unit
  readonly by?: string
  readonly date?: string
  /** Where it stands in the plan, inside a formula or in a part of an assumption, as a text of its own. */
  readonly inside?: { readonly path: string; readonly was?: string }
}

/** What a file says, beside the study. */
export interface ValueChanges {
  readonly changes: readonly ValueChange[]
  readonly findings: readonly Finding[]
}

/** What was read of one row: what it changes, if anything. */
type RowOutcome = Outcome<Omit<ValueChange, 'id' | 'label' | 'was'>>

/** How the rows of a file are read. */
export interface RowReader {
  readonly file: string
  readonly read: (assumption: Assumption, cells: AssumptionCells, place: Place) => RowOutcome
}

/** The changes of all rows; ids that are not known or stand twice are found. */
export function valueChanges(
  assumptions: readonly Assumption[],
  rows: readonly AssumptionCells[],
  { file, read }: RowReader,
): ValueChanges {
  const findings: Finding[] = []
  const changes: ValueChange[] = []
  const seen = new Set<string>()
  for (const each of rows) {
    const id = each.cells['id']
    if (id === undefined) {
      if (Object.keys(each.cells).length > 0) findings.push(noId(file, each.row))
      continue
    }
    const place = { file, row: each.row }
    const assumption = assumptions.find((one) => one.id === id)
    if (assumption === undefined) findings.push(unknownId(id, assumptions, place))
    else if (seen.has(id)) findings.push(twice(id, place))
    else {
      const found = read(assumption, each, { ...place, path: `assumptions.${id}` })
      findings.push(...found.findings)
      if (found.value !== undefined) {
        const { label } = assumption
        const inside = insideOf(assumption)
        if (inside !== undefined) findings.push(withoutSource(assumption, place))
        changes.push({
          ...found.value,
          id,
          label,
          was: writtenWords(assumption),
          ...(inside === undefined ? {} : { inside }),
        })
      }
    }
    seen.add(id)
  }
  return { changes, findings }
}

/** The reader of an exported sheet: what differs from what was exported is a change. */
export function sheetReader(file: string): RowReader {
  return { file, read: readSheetRow }
}

/** The reader of a table of values: what it says holds. */
export function tableReader(file: string, decimal: DecimalMark): RowReader {
  return {
    file,
    read: (assumption, cells, place) => readTableRow(assumption, cells, [decimal, place]),
  }
}

/** Programs save 15 digits. */
const alike = (one: number, other: number): boolean =>
  Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other))

const numbers = ['central', 'low', 'high'] as const

function readSheetRow(
  assumption: Assumption,
  { cells, formulas }: AssumptionCells,
  place: Place,
): RowOutcome {
  const otherUnit = changedUnit(assumption, cells['unit'], place)
  if (otherUnit !== undefined) return { findings: [otherUnit] }
  const texts = numbers.map((key) => endText(assumption, cells, key))
  const wrong = numbers.flatMap((key, i) =>
    isNumber(texts[i]) ? [] : [notANumber(texts[i], key, place)],
  )
  if (wrong.length > 0) return { findings: wrong }
  const [central = 0, low = 0, high = 0] = texts.map(Number)
  const study = centralValues(assumption)
  const exported = exportedValues(cells, study)
  const rangeMoved = movedRange({ central, low, high }, exported)
  if (!rangeMoved && alike(central, exported.central)) return { findings: [] }
  const findings = [
    ...(alike(study.central, exported.central) ? [] : [movedOn(assumption, place)]),
    ...byFormula(assumption, [cells, formulas], place),
  ]
  const inUnit = assumption.unit
  const known = { unit: inUnit.text, inUnit }
  if (!rangeMoved) return { value: { value: central, becomes: shown(central), ...known }, findings }
  return rangeChange([low, high], known, [place, findings])
}

function isNumber(text: string | undefined): boolean {
  return text !== undefined && Number.isFinite(Number(text))
}

/** Whether an end was changed; both ends at the value itself are no range. */
function movedRange({ central, low, high }: CentralValues, exported: CentralValues): boolean {
  if (alike(low, central) && alike(high, central)) return false
  return !(alike(low, exported.low) && alike(high, exported.high))
}

function rangeChange(
  [low, high]: readonly [number, number],
  known: Pick<ValueChange, 'unit' | 'inUnit'>,
  [place, findings]: readonly [Place, readonly Finding[]],
): RowOutcome {
  const range = centralRange([low, high], known.inUnit)
  if (range === undefined) return { findings: [noRange([low, high], place)] }
  const becomes = `${shown(range.low)} to ${shown(range.high)} (P10 ${shown(low)}, P90 ${shown(high)})`
  return { value: { value: range, becomes, ...known }, findings }
}

/** The ends of what is certain follow its value by a formula, which not every program computes. */
function endText(
  { distribution }: Assumption,
  cells: Readonly<Record<string, string>>,
  key: (typeof numbers)[number],
): string | undefined {
  const text = cells[key]
  return distribution.family === 'fixed' && !isNumber(text) ? cells['central'] : text
}

function exportedValues(
  cells: Readonly<Record<string, string>>,
  study: CentralValues,
): CentralValues {
  const of = (key: string, known: number): number => {
    const value = Number(cells[key] ?? Number.NaN)
    return Number.isFinite(value) ? value : known
  }
  return {
    central: of('exportedCentral', study.central),
    low: of('exportedLow', study.low),
    high: of('exportedHigh', study.high),
  }
}

/** P5 and P95, as `a to b` has them, of the distribution with that P10 and P90. */
function centralRange(
  [low, high]: readonly [number, number],
  unit: Unit,
): { readonly low: number; readonly high: number } | undefined {
  const scale = isDimensionless(unit) ? unit.factor : 1
  const distribution = rangeOf([low * scale, high * scale], isDimensionless(unit))
  if (distribution === undefined) return undefined
  const at = (share: number): number =>
    Number((distributionQuantile(distribution, share) / scale).toPrecision(6))
  return { low: at(0.05), high: at(0.95) }
}

function rangeOf([low, high]: readonly [number, number], plain: boolean): Distribution | undefined {
  if (low >= high) return undefined
  if (low > 0) {
    return plain && high < 1
      ? logitNormalFromRange(low, high, 0.8)
      : lognormalFromRange(low, high, 0.8)
  }
  const normal = normalFromRange(low, high, 0.8)
  return low < 0 && distributionQuantile(normal, 0.95) > 0 ? normal : undefined
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
  return distribution.family === 'fixed' && alike(distribution.value * unit.factor, number)
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

function writtenWords({ text, distribution }: Assumption): string {
  if (text !== '') return text
  return distribution.family === 'fixed' ? shown(distribution.value) : distribution.family
}

function byFormula(
  { id, distribution }: Assumption,
  [cells, formulas]: readonly [AssumptionCells['cells'], readonly string[]],
  place: Place,
): readonly Finding[] {
  const own = distribution.family === 'fixed' ? (['central'] as const) : numbers
  return own.flatMap((key) => {
    if (!formulas.includes(key)) return []
    const message = `The ${key} value of \`${id}\` is a formula: the number that was saved, ${cells[key]}, is read.`
    const hint = 'It is as old as the last time that a spreadsheet saved the file.'
    return [warning('stale', { ...place, field: key }, message, hint)]
  })
}

function insideOf({ generated, id, path, text }: Assumption): ValueChange['inside'] {
  if (id === path) return { path }
  return generated || id.includes('.') ? { path, was: text } : undefined
}
