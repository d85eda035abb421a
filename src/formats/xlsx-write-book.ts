/** A workbook as it is to be written: plain data, nothing of the file's form. */

/** How a cell looks. Colours are six hexadecimal digits. */
export interface CellLook {
  /** A code such as `#,##0.00`; general where absent. */
  readonly format?: string
  readonly bold?: boolean
  /** In points; 10 where absent. */
  readonly size?: number
  readonly ink?: string
  readonly fill?: string
  readonly align?: 'left' | 'center' | 'right'
  readonly wrap?: boolean
  /** Spaces between the side of the cell and its text. */
  readonly indent?: number
  readonly line?: 'above' | 'below'
}

/** One cell: a text, a number, or a formula (without `=`) with the value that it has now. */
export interface SheetCell {
  readonly value?: number | string
  readonly formula?: string
  readonly look?: CellLook
  /** Shown where the reader points at the cell. */
  readonly note?: string
}

/** A row of cells from the first column on; undefined where there is none. */
export interface SheetRow {
  readonly cells: readonly (SheetCell | undefined)[]
  /** In points. */
  readonly height?: number
  /** The first cell takes the room of so many. */
  readonly across?: number
}

/** A sheet with what finance people expect of it; printed across the page, fit to its width. */
export interface Sheet {
  readonly name: string
  /** Widths of the columns, in digits. */
  readonly widths: readonly number[]
  readonly rows: readonly SheetRow[]
  /** Rows and columns that stay in sight; the rows are repeated on every printed page. */
  readonly frozen: { readonly rows: number; readonly columns: number }
  readonly tab?: string
  /** Cells that offer the texts of a range (`$C$7:$F$7`) to choose from. */
  readonly choices?: readonly { readonly cell: string; readonly range: string }[]
  /** Columns that are printed; all where absent. */
  readonly printed?: number
  /** A range with buttons to filter and sort by. */
  readonly filter?: string
  /** Cells of a range are filled where a formula on the first of them holds. */
  readonly marks?: readonly {
    readonly range: string
    readonly formula: string
    readonly fill: string
  }[]
}

/** A workbook. */
export interface Book {
  readonly title: string
  /** The program that made it. */
  readonly creator: string
  readonly sheets: readonly Sheet[]
  /** Names for cells: `theatre_minute` for `Assumptions!$D$6`. */
  readonly names: readonly { readonly name: string; readonly refersTo: string }[]
}
