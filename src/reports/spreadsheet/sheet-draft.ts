import { columnLetters } from '#formats/xlsx-range'
import type { CellLook, Sheet, SheetCell, SheetRow } from '#formats/xlsx-write-book'
import { looks } from '#reports/spreadsheet/looks'

/** The sheets of an exported study, in the order in which they are read. */
export const sheetTitles = {
  summary: 'Summary',
  assumptions: 'Assumptions',
  evidence: 'Evidence',
  drivers: 'Drivers',
  costs: 'Costs',
  totalCost: 'Total cost',
  cashFlow: 'Cash flow',
  workings: 'Workings',
  scenarios: 'Scenarios',
  sensitivity: 'Sensitivity',
  lineage: 'Lineage',
} as const

export type SheetTitle = (typeof sheetTitles)[keyof typeof sheetTitles]

type Cell = SheetCell | undefined

/** A sheet in the making: rows are added one after another, and named by their number from then on. */
export class SheetDraft {
  readonly name: SheetTitle
  readonly widths: readonly number[]
  private readonly rows: SheetRow[] = []

  constructor(name: SheetTitle, widths: readonly number[]) {
    this.name = name
    this.widths = widths
  }

  /** The number of the row that is added next. */
  get next(): number {
    return this.rows.length + 1
  }

  /** Adds a row; gives its number. */
  add(cells: readonly Cell[] = []): number {
    const heights = cells.map((cell, column) => heightOf(cell, this.widths[column] ?? 10))
    this.rows.push({ cells, height: Math.max(lineHeight, ...heights) })
    return this.rows.length
  }

  /** Adds a text that takes the room of the first so many columns. */
  addAcross(value: string, look: CellLook, across: number): number {
    const width = this.widths.slice(0, across).reduce((sum, each) => sum + each, 0)
    const cell = text(value, { ...look, wrap: true })
    this.rows.push({ cells: [cell], height: heightOf(cell, width), across })
    return this.rows.length
  }

  /** A heading and what is to be known before the sheet is read. */
  open(title: string, ...notes: readonly string[]): void {
    this.add([text(title, looks.title)])
    for (const note of notes) {
      const room = this.widths.reduce((sum, width) => sum + width, 0)
      if (note.length < room) this.add([text(note, looks.quiet)])
      else this.addAcross(note, looks.quiet, this.widths.length)
    }
    this.add()
  }

  /** A cell of this sheet as it is named from any sheet. */
  at(column: number, row: number): string {
    return `${quoted(this.name)}!$${columnLetters(column)}$${row}`
  }

  /** The sheet; what it names of itself is named without the sheet. */
  finish(rest: Omit<Sheet, 'name' | 'widths' | 'rows'>): Sheet {
    const own = `${quoted(this.name)}!`
    const rows = this.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) =>
        cell?.formula === undefined ? cell : { ...cell, formula: cell.formula.replaceAll(own, '') },
      ),
    }))
    return { name: this.name, widths: this.widths, rows, ...rest }
  }
}

const lineHeight = 14

/** Points that a text takes in a column of so many digits. */
function heightOf(cell: Cell, width: number): number {
  const { size = 10, wrap, bold } = cell?.look ?? {}
  const line = (size / 10) * lineHeight
  if (typeof cell?.value !== 'string' || wrap !== true) return line
  const fits = Math.max(4, (width * 11 * (bold === true ? 0.9 : 1)) / size)
  const lines = cell.value.split('\n').map((each) => Math.ceil(each.length / fits))
  return line * lines.reduce((sum, each) => sum + Math.max(1, each), 0)
}

/** The name of a sheet inside a formula. */
export function quoted(name: SheetTitle): string {
  return name.includes(' ') ? `'${name}'` : name
}

/** A cell with a text. */
export function text(value: string, look: CellLook = looks.text): SheetCell {
  return { value, look }
}

/** A cell with a number; empty where there is none. */
export function number(value: number | undefined, format: string, look: CellLook = {}): SheetCell {
  const whole = { ...look, format }
  return value === undefined || !Number.isFinite(value) ? { look: whole } : { value, look: whole }
}

/** A cell with a formula. */
export function formula(formula: string, format?: string, look: CellLook = {}): SheetCell {
  return { formula, look: format === undefined ? look : { ...look, format } }
}

/** Headings of a table; those that begin with `#` stand over numbers. */
export function headings(...names: readonly string[]): readonly SheetCell[] {
  return names.map((name) =>
    name.startsWith('#') ? text(name.slice(1), looks.headNumber) : text(name, looks.head),
  )
}
