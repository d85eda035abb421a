import type { ValueModel } from '#value/model'
import type { ResultFormula, ResultParts } from '#reports/spreadsheet/result-formula'
import { sheetTitles } from '#reports/spreadsheet/sheet-draft'
import type { Workings } from '#reports/spreadsheet/workings-sheet'
import { aPeriod, cellsTo, yearCell } from '#reports/spreadsheet/year-columns'

const sheet = sheetTitles.cashFlow

/** When the running total is first no longer negative, undiscounted and discounted. */
export function paybackResults(
  model: ValueModel,
  { rows, cells }: ResultParts,
): readonly ResultFormula[] {
  const row = model.paybackBasis === 'cash' ? rows.cash : rows.all
  const basis = model.paybackBasis === 'cash' ? 'Cash alone' : 'All that counts'
  const plain = (year: number): string => yearCell(sheet, row, year)
  const discounted = (year: number): string =>
    rows.byDay?.[model.paybackBasis].presentOf(year) ??
    `${yearCell(sheet, row, year)}*${yearCell(sheet, rows.factor, year)}`
  return [
    {
      id: 'value.payback',
      words: 'Payback, years',
      unit: 'years',
      written: paybackFormula(cells.workings, 'payback', plain),
      note: `${basis}: first crossing of the running total, linear inside the ${model.period}.`,
    },
    {
      id: 'value.payback.discounted',
      words: 'Payback, discounted, years',
      unit: 'years',
      written: paybackFormula(cells.workings, 'discounted payback', discounted),
    },
  ]
}

/** Rows of workings: the running total, whether money has moved, and the year of the first crossing. */
function paybackFormula(
  workings: Workings,
  words: string,
  flow: (year: number) => string,
): () => string {
  const at = (row: number, year: number): string => workings.at(row, year)
  const total = workings.series(`Running total for the ${words}`, 'money', (year, row) =>
    year === 0 ? flow(0) : `${at(row, year - 1)}+${flow(year)}`,
  )
  const begun = workings.series(`Money has moved (${words})`, 'sign', (year, row) => {
    const moved = `${at(total, year)}<>0`
    return `IF(${year === 0 ? moved : `OR(${at(row, year - 1)}=1,${moved})`},1,0)`
  })
  const crossing = workings.series(`Crossing in the period (${words})`, 'year', (year, row) => {
    const back = `${at(begun, year)}=1,${at(total, year)}>=0`
    if (year === 0) return `IF(AND(${back}),0,"")`
    const before = cellsTo(at(row, 0), at(row, year - 1))
    const inside = `${year - 1}-${at(total, year - 1)}/(${flow(year)})`
    return `IF(AND(${back},COUNT(${before})=0),IF(${at(begun, year - 1)}=1,${inside},0),"")`
  })
  const all = workings.all(crossing, 0)
  return () => `IF(COUNT(${all})=0,"never",SUM(${all})${aPeriod(workings.perYear)})`
}
