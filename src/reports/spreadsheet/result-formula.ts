import type { CashFlowParts, FlowRows } from '#reports/spreadsheet/cash-flow-rows'

/** One result of the sheet: it may take those before it. */
export interface ResultFormula {
  /** That of the figure. */
  readonly id: string
  readonly words: string
  readonly unit: 'money' | 'share' | 'years' | 'ratio'
  readonly written: (cell: (id: string) => string) => string
  readonly note?: string
}

/** What results are made of. */
export interface ResultParts extends CashFlowParts {
  readonly rows: FlowRows
  readonly presentValues: ReadonlyMap<string, string>
}
