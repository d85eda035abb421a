import type { Sheet } from '#formats/xlsx-write-book'
import type { ValueModel } from '#value/model'
import { periodCount, periodsPerYear } from '#value/periods'
import { formats, looks } from '#reports/spreadsheet/looks'
import {
  formula,
  headings,
  number,
  sheetTitles,
  SheetDraft,
  text,
} from '#reports/spreadsheet/sheet-draft'
import { yearCell, yearRange, yearRow, yearsOf } from '#reports/spreadsheet/year-columns'

/** Cells one below the other, counted from 0, as they are named from any sheet. */
export interface WorkingCells {
  readonly at: (index: number) => string
  readonly range: (from: number, to: number) => string
  readonly all: string
  readonly count: number
}

/** What differs by year and what several formulas take: rows that are added where they are needed. */
export class Workings {
  /** The last period. */
  readonly horizon: number
  readonly perYear: 1 | 12
  private readonly draft: SheetDraft

  constructor(plan: Pick<ValueModel, 'horizon' | 'period'>) {
    const horizon = periodCount(plan)
    this.horizon = horizon
    this.perYear = periodsPerYear(plan)
    this.draft = new SheetDraft(sheetTitles.workings, [
      44,
      16,
      14,
      ...yearsOf(horizon).map(() => 12),
    ])
    this.draft.open(
      'Workings',
      'What differs by time, and parts that several formulas take. Nothing here is to be changed by hand.',
    )
    while (this.draft.next < yearRow) this.draft.add()
    this.draft.add([
      ...headings('', 'Unit', '#Value'),
      ...yearsOf(horizon).map((year) => number(year, formats[plan.period], looks.headNumber)),
    ])
  }

  /** A row of years from 1 on (or from 0); gives its number. */
  series(
    words: string,
    unit: string,
    ofYear: (year: number, row: number) => string | undefined,
  ): number {
    const row = this.draft.next
    const cells = yearsOf(this.horizon).map((year) => {
      const written = ofYear(year, row)
      return written === undefined ? undefined : formula(written, seriesFormat(unit))
    })
    // What is added while the cells are made would move this row.
    if (this.draft.next !== row) return this.series(words, unit, ofYear)
    return this.draft.add([text(words), text(unit, looks.code), undefined, ...cells])
  }

  /** A single cell; gives its name from any sheet. */
  single(words: string, unit: string, written: string): string {
    const row = this.draft.add([
      text(words),
      text(unit, looks.code),
      formula(written, seriesFormat(unit)),
    ])
    return this.draft.at(3, row)
  }

  /** Cells one below the other, each of which may name those before it. */
  column(
    words: string,
    unit: string,
    [count, written]: readonly [number, (index: number, at: WorkingCells['at']) => string],
  ): WorkingCells {
    const first = this.draft.next
    const at = (index: number): string => this.draft.at(3, first + index)
    for (let index = 0; index < count; index++) {
      this.draft.add([
        text(`${words} ${index}`),
        text(unit, looks.code),
        formula(written(index, at), seriesFormat(unit)),
      ])
    }
    const range = (from: number, to: number): string => `${at(from)}:$C$${first + to}`
    return { at, range, all: range(0, count - 1), count }
  }

  /** The cell of a year in a row. */
  at(row: number, year: number): string {
    return yearCell(sheetTitles.workings, row, year)
  }

  /** The cells of a row, from year 1 on unless said. */
  all(row: number, from = 1): string {
    return yearRange(sheetTitles.workings, row, [from, this.horizon])
  }

  finish(): Sheet {
    return this.draft.finish({ frozen: { rows: yearRow, columns: 2 } })
  }
}

function seriesFormat(unit: string): string {
  if (unit === 'sign') return formats.flag
  if (unit === 'day') return formats.day
  return unit === '1' ? formats.factor : '#,##0.00'
}
