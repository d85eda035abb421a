import type { TextRow } from '#formats/assumption-table'
import type { Outcome } from '#quantity/finding'

/** Workbooks as files. */
export interface Workbooks {
  /**
   * The rows of a sheet by its name as texts: days as ISO 8601, formulas as what was saved. No value
   * where the file is no workbook, too large when unpacked, damaged, or without such a sheet.
   */
  sheet(path: string, name: string): Promise<Outcome<readonly TextRow[]>>
}
