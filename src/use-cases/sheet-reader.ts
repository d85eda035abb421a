import type { AssumptionCells } from '#formats/assumption-table'
import { warning, type Finding, type Place } from '#quantity/finding'
import type { Unit } from '#quantity/unit'
import { isDimensionless } from '#quantity/unit-algebra'
import type { Distribution } from '#stats/distributions/distribution'
import {
  logitNormalFromRange,
  lognormalFromRange,
  normalFromRange,
} from '#stats/distributions/distribution-from-range'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import { isSameNumber } from '#use-cases/same-number'
import { centralValues, type CentralValues } from '#value/central-model'
import type { Assumption } from '#value/model'
import type { RowOutcome, RowReader, ValueChange } from '#use-cases/value-changes'
import { changedUnit, movedOn, noRange, notANumber, shown } from '#use-cases/value-findings'

/** The reader of an exported sheet: what differs from what was exported is a change. */
export function sheetReader(file: string): RowReader {
  return { file, read: readSheetRow }
}

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
  if (!rangeMoved && isSameNumber(central, exported.central)) return { findings: [] }
  const findings = [
    ...(isSameNumber(study.central, exported.central) ? [] : [movedOn(assumption, place)]),
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
  if (isSameNumber(low, central) && isSameNumber(high, central)) return false
  return !(isSameNumber(low, exported.low) && isSameNumber(high, exported.high))
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
