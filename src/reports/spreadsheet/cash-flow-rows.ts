import type { CostPlan } from '#reports/spreadsheet/cost-plan'
import {
  addDatedFlows,
  datedModel,
  dateText,
  ownDay,
  type DatedFlows,
  type DatedRow,
} from '#reports/spreadsheet/dated-flows'
import type { DriverPlan } from '#reports/spreadsheet/driver-plan'
import type { FormulaCells } from '#reports/spreadsheet/formula-cells'
import type { SheetContext } from '#reports/spreadsheet/model-sheets'
import { sheetTitles } from '#reports/spreadsheet/sheet-draft'
import { grownByDays, yearCell } from '#reports/spreadsheet/year-columns'

/** What the flows are made of. */
export interface CashFlowParts {
  readonly cells: FormulaCells
  readonly drivers: readonly DriverPlan[]
  readonly costs: readonly CostPlan[]
}

/** Rows of the sheet that others need. */
export interface FlowRows {
  readonly adoption: number
  readonly rate: number
  readonly factor: number
  /** Discount factors of the ends of years. */
  readonly end: number
  readonly all: number
  readonly cash: number
  /** Rows of days, and the flows by day, where the plan begins on one. */
  readonly days?: DayRows
  readonly byDay?: Readonly<Record<'all' | 'cash', DatedFlows>>
}

interface DayRows {
  /** Of the ends of periods, and of their flows. */
  readonly ends: number
  readonly flows: number
}

/** The rows of adoption and discounting. */
export type Rates = Pick<FlowRows, 'adoption' | 'rate' | 'factor' | 'end' | 'days'>

/** A row of flows with whether it counts as cash. */
export interface CountedRow {
  readonly row: number
  readonly cash: boolean
  /** The day of its own on which it flows. */
  readonly dated?: DatedRow
}

/** What the net flows are made of. */
export interface NetParts {
  readonly rates: Rates
  readonly counted: readonly CountedRow[]
  readonly paid: readonly CountedRow[]
}

/** A row of net flows, and the same by day. */
export interface NetRow {
  readonly total: number
  readonly byDay: DatedFlows | undefined
}

const at = (row: number, year: number): string => yearCell(sheetTitles.cashFlow, row, year)

/** The cost of a row, where it flows on a day of its own. */
export function datedRow(
  plan: CostPlan,
  row: number,
  { rates, periods }: { readonly rates: Rates; readonly periods: number },
): DatedRow | undefined {
  const on = ownDay(plan, periods)
  const { days } = rates
  const { due: period = 0 } = plan
  if (on === undefined || days === undefined) return undefined
  const grown = grownByDays(at(rates.rate, period), [dateText(on), at(days.ends, period - 1)])
  const factor = `${at(rates.end, period - 1)}/${grown}`
  return { on, period, flow: at(row, period), factor }
}

/** The flows of a total by their days, where the plan begins on one. */
export function flowsByDay(
  { assessment }: SheetContext,
  { workings }: FormulaCells,
  {
    words,
    rows,
    total,
    rates,
  }: {
    readonly words: string
    readonly rows: readonly CountedRow[]
    readonly total: number
    readonly rates: Rates
  },
): DatedFlows | undefined {
  const model = datedModel(assessment.model)
  const { days } = rates
  if (model === undefined || days === undefined) return undefined
  const cellOf =
    (row: number) =>
    (period: number): string =>
      at(row, period)
  const parts = {
    total: cellOf(total),
    day: cellOf(days.flows),
    factor: cellOf(rates.factor),
    dated: rows.flatMap(({ dated }) => dated ?? []),
  }
  return addDatedFlows(workings, model, [words, parts])
}
