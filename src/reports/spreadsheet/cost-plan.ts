import { columnLetters } from '#formats/xlsx-range'
import type { Cost, ValueModel } from '#value/model'
import { costExpressions, type CostExpressions } from '#value/model-expressions'
import { duePeriod } from '#value/plan-steps'
import { growthPlan } from '#reports/spreadsheet/driver-plan'
import type { FormulaCells } from '#reports/spreadsheet/formula-cells'
import { sheetTitles } from '#reports/spreadsheet/sheet-draft'
import { aPeriod } from '#reports/spreadsheet/year-columns'

/** Columns of the sheet of costs, counted from 1. */
export const costColumns = { amount: 6, growth: 8, net: 12, presentValue: 13 } as const

/** The first row of its table. */
export const firstCost = 6

/** How a cost enters the flows: ours are paid, those of the reference fall away, others do not count. */
type CostSign = -1 | 0 | 1

/** Where the parts of a cost stand, by year. */
export interface CostPlan {
  readonly cost: Cost
  readonly expressions: CostExpressions
  readonly row: number
  readonly sign: CostSign
  /** The period in which a one-off falls due; undefined for what recurs. */
  readonly due: number | undefined
  /** What falls due in a year, without a sign; undefined where nothing does. */
  readonly flow: (year: number, adoption: string) => string | undefined
  readonly amount: (year: number) => string
  readonly growth?: (year: number) => string
}

/** A cell of the sheet of costs. */
export function costCell(column: keyof typeof costColumns, row: number): string {
  return `${sheetTitles.costs}!$${columnLetters(costColumns[column])}$${row}`
}

/** The parts of a cost: those that differ by year get rows of workings. */
export function costPlan(model: ValueModel, cost: Cost, cells: FormulaCells): CostPlan {
  const row = firstCost + model.costs.indexOf(cost)
  const expressions = costExpressions(cost)
  const { timing } = cost
  const { perYear } = cells.workings
  const due = timing.once ? duePeriod(timing.at, perYear) : undefined
  const amount =
    due === undefined
      ? cells.byYear(expressions.amount, `${model.currency}/year`, costCell('amount', row))
      : () => costCell('amount', row)
  const rate = expressions.growth && cells.byYear(expressions.growth, '1', costCell('growth', row))
  const growth = growthPlan(cells, `Growth of the cost ${cost.id}`, rate)
  const scales = !timing.once && timing.scales === 'adoption'
  return {
    cost,
    expressions,
    row,
    sign: cost.solution === model.ours ? -1 : cost.solution === model.reference ? 1 : 0,
    due,
    amount,
    ...(rate === undefined ? {} : { growth: rate }),
    flow(year, adoption) {
      if (due === undefined ? year === 0 : year !== due) return undefined
      const factors = [
        amount(year),
        ...(scales ? [adoption] : []),
        ...(growth === undefined || year === 0 ? [] : [growth(year)]),
      ]
      return `${factors.join('*')}${due === undefined ? aPeriod(perYear) : ''}`
    },
  }
}
