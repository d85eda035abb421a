import { english } from '#quantity/locale'
import { writeSpreadsheet } from '#reports/spreadsheet/write-spreadsheet'
import type { Assessment } from '#study/evaluation/assessment'

/** An assessment as a workbook; undefined where it has no money. */
export function spreadsheetOf(assessment: Assessment): Uint8Array | undefined {
  const date = new Date().toISOString().slice(0, 10)
  return writeSpreadsheet(assessment, { locale: english, date })
}
