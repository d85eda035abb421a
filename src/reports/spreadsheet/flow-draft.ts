import type { CellLook, SheetCell } from '#formats/xlsx-write-book'
import { discountRateExpression } from '#value/model-expressions'
import { adoptionText } from '#reports/spreadsheet/adoption-text'
import type { CostPlan } from '#reports/spreadsheet/cost-plan'
import type { DriverPlan } from '#reports/spreadsheet/driver-plan'
import type { FormulaCells } from '#reports/spreadsheet/formula-cells'
import { formats, looks, moneyFormat } from '#reports/spreadsheet/looks'
import type { SheetContext } from '#reports/spreadsheet/model-sheets'
import { datedModel, dateText } from '#reports/spreadsheet/dated-flows'
import {
  datedRow,
  flowsByDay,
  type CashFlowParts,
  type CountedRow,
  type FlowRows,
  type NetParts,
  type NetRow,
  type Rates,
} from '#reports/spreadsheet/cash-flow-rows'
import { resultFormat, type ResultCells } from '#reports/spreadsheet/result-formulas'
import { formula, sheetTitles, text, type SheetDraft } from '#reports/spreadsheet/sheet-draft'
import {
  aPeriod,
  grownBy,
  grownByDays,
  halfGrown,
  yearCell,
  yearRange,
  yearsOf,
} from '#reports/spreadsheet/year-columns'

const sheet = sheetTitles.cashFlow

/** Adds the rows of the cash flow. */
export class FlowDraft {
  private readonly context: SheetContext
  private readonly draft: SheetDraft
  private readonly cells: FormulaCells
  private readonly money: string
  private readonly resultRows = new Map<string, number>()

  constructor(context: SheetContext, draft: SheetDraft, cells: FormulaCells) {
    this.context = context
    this.draft = draft
    this.cells = cells
    const flows = context.assessment.value.cashFlow.map(({ all }) => Math.abs(all.mean))
    this.money = moneyFormat(Math.max(...flows))
  }

  private get horizon(): number {
    return this.cells.workings.horizon
  }

  /** A row with a formula for each year that has one. */
  private years(
    [words, kind, total]: readonly [string, string, string?],
    ofYear: (year: number) => string | undefined,
    [format, look]: readonly [string, CellLook?],
  ): number {
    const cells = yearsOf(this.horizon).map((year): SheetCell | undefined => {
      const written = ofYear(year)
      if (written !== undefined) return formula(written, format, look)
      return look === undefined ? undefined : { look }
    })
    const first = total === undefined ? look && { look } : formula(total, this.money, look)
    return this.draft.add([
      text(words, look ? { ...look, indent: 1 } : looks.text),
      text(kind, look ? { ...look, indent: 1 } : looks.code),
      first,
      ...cells,
    ])
  }

  private section(words: string): void {
    this.draft.add()
    this.draft.add([text(words, looks.section)])
  }

  addRates(): Rates {
    const { draft, cells } = this
    const { model } = this.context.assessment
    const rate = discountRateExpression(model)
    const at = (row: number, year: number): string => yearCell(sheet, row, year)
    const adoption = adoptionText(model, cells)
    const { perYear } = cells.workings
    draft.add([text('Adoption and discounting', looks.section)])
    const share = this.years(
      ['Adoption', 'share in use'],
      (year) => (year === 0 ? undefined : adoption(year)),
      [formats.share],
    )
    const constant = !cells.usesYear(rate.expression)
    const rates = this.years(
      ['Discount rate', 'a year'],
      (year) => {
        if (year === 0) return undefined
        return constant && year > 1 ? at(draft.next, 1) : cells.text(rate, year)
      },
      [formats.rate],
    )
    const days = this.addDays()
    const byDays = (row: number, year: number): string | undefined =>
      days && grownByDays(at(rates, year), [at(row, year), at(days.ends, year - 1)])
    const end = this.years(
      ['Discount factor', `end of the ${model.period}`],
      (year) => {
        if (year === 0) return '1'
        const grown = byDays(days?.ends ?? 0, year) ?? grownBy(at(rates, year), perYear)
        return `${at(draft.next, year - 1)}/${grown}`
      },
      [formats.factor],
    )
    const before = { adoption: share, rate: rates, end, ...(days === undefined ? {} : { days }) }
    if (!model.midPeriod) return { ...before, factor: end }
    const factor = this.years(
      ['Discount factor', `middle of the ${model.period}`],
      (year) => {
        if (year === 0) return '1'
        const grown = byDays(days?.flows ?? 0, year) ?? halfGrown(at(rates, year), perYear)
        return `${at(end, year - 1)}/${grown}`
      },
      [formats.factor],
    )
    return { ...before, factor }
  }

  /** The days on which periods end, and those on which their flows come, of a plan that begins on one. */
  private addDays(): FlowRows['days'] {
    const { draft, cells } = this
    const model = datedModel(this.context.assessment.model)
    if (model === undefined) return undefined
    const at = (row: number, year: number): string => yearCell(sheet, row, year)
    const step = 12 / cells.workings.perYear
    const ends = this.years(
      ['Day', `end of the ${model.period}`],
      (year) => (year === 0 ? dateText(model.start) : `EDATE(${at(draft.next, 0)},${step * year})`),
      [formats.day],
    )
    if (!model.midPeriod) return { ends, flows: ends }
    const flows = this.years(
      ['Day', `middle of the ${model.period}`],
      (year) => (year === 0 ? at(ends, 0) : `INT((${at(ends, year - 1)}+${at(ends, year)})/2)`),
      [formats.day],
    )
    return { ends, flows }
  }

  /** The sum of a row times the discount factors. */
  private presentValue(row: number, factor: number): string {
    const range = (of: number): string => yearRange(sheet, of, [0, this.horizon])
    return `SUMPRODUCT(${range(row)},${range(factor)})`
  }

  private benefit(
    plan: DriverPlan,
    [rates, presentValues]: readonly [Rates, Map<string, string>],
  ): number {
    const { driver, after, share } = plan
    const row = this.draft.next
    this.years(
      [driver.label, driver.class, this.presentValue(row, rates.factor)],
      (year) =>
        year === 0
          ? '0'
          : `${after(year)}*${yearCell(sheet, rates.adoption, year)}${share(year)}${aPeriod(this.cells.workings.perYear)}`,
      [this.money],
    )
    presentValues.set(driver.id, this.draft.at(3, row))
    return row
  }

  addBenefits(
    plans: readonly DriverPlan[],
    at: readonly [Rates, Map<string, string>],
  ): readonly CountedRow[] {
    this.section('Benefits')
    return plans
      .filter(({ driver }) => driver.class !== 'soft')
      .map((plan) => ({ row: this.benefit(plan, at), cash: plan.driver.class === 'cash' }))
  }

  private costRow(
    plan: CostPlan,
    [rates, presentValues]: readonly [Rates, Map<string, string>],
  ): CountedRow {
    const { cost, flow, sign } = plan
    const row = this.draft.next
    const dated = datedRow(plan, row, { rates, periods: this.horizon })
    const minus = sign === -1 ? '-' : ''
    const whose = cost.internal ? `${cost.solution}, own hours` : cost.solution
    this.years(
      [
        cost.label,
        whose,
        dated === undefined
          ? this.presentValue(row, rates.factor)
          : `${dated.flow}*${dated.factor}`,
      ],
      (year) => {
        const adoption = year === 0 ? '0' : yearCell(sheet, rates.adoption, year)
        const written = flow(year, adoption)
        return written === undefined ? '0' : `${minus}${written}`
      },
      [this.money],
    )
    const value = this.draft.at(3, row)
    presentValues.set(cost.id, `${minus}${value}`)
    return { row, cash: !cost.internal, ...(dated === undefined ? {} : { dated }) }
  }

  addCosts(
    plans: readonly CostPlan[],
    at: readonly [Rates, Map<string, string>],
  ): readonly CountedRow[] {
    this.section('Costs')
    return plans.filter(({ sign }) => sign !== 0).map((plan) => this.costRow(plan, at))
  }

  private total(
    words: readonly [string, string],
    rows: readonly CountedRow[],
    factor: number,
  ): number {
    const row = this.draft.next
    const present = rows.some(({ dated }) => dated !== undefined)
      ? rows.map((each) => this.draft.at(3, each.row)).join('+')
      : this.presentValue(row, factor)
    return this.years(
      [...words, present],
      (year) =>
        rows.length === 0 ? '0' : rows.map((each) => yearCell(sheet, each.row, year)).join('+'),
      [this.money, looks.total],
    )
  }

  private running(words: string, kind: string, of: (year: number) => string): number {
    const row = this.draft.next
    return this.years(
      [words, kind],
      (year) => (year === 0 ? of(year) : `${yearCell(sheet, row, year - 1)}+${of(year)}`),
      [this.money],
    )
  }

  addNet({ rates, counted, paid }: NetParts): FlowRows {
    const all = [...counted, ...paid]
    const { factor } = rates
    const rowsOf = (kind: string, rows: readonly CountedRow[]): NetRow => {
      const total = this.total(['Net cash flow', kind], rows, factor)
      const at = (year: number): string => yearCell(sheet, total, year)
      this.running('Running total', kind, at)
      const byDay = flowsByDay(this.context, this.cells, { words: kind, rows, total, rates })
      const discounted = (year: number): string =>
        byDay?.presentOf(year) ?? `${at(year)}*${yearCell(sheet, factor, year)}`
      this.running('Running total, discounted', kind, discounted)
      return { total, byDay }
    }
    this.section('Cash and captured capacity')
    const whole = rowsOf('all that counts', all)
    this.section('Cash alone')
    const cash = rowsOf(
      'cash',
      all.filter((row) => row.cash),
    )
    const byDay = whole.byDay && cash.byDay && { all: whole.byDay, cash: cash.byDay }
    return { ...rates, all: whole.total, cash: cash.total, ...(byDay && { byDay }) }
  }

  /** What stands in no total: soft benefits, and costs of solutions that are not compared. */
  addApart({ drivers, costs }: CashFlowParts, at: readonly [Rates, Map<string, string>]): void {
    const soft = drivers.filter(({ driver }) => driver.class === 'soft')
    const others = costs.filter(({ sign }) => sign === 0)
    if (soft.length + others.length === 0) return
    this.section('In no total')
    for (const plan of soft) this.benefit(plan, at)
    for (const plan of others) this.costRow(plan, at)
  }

  addResults(results: ResultCells): void {
    const { assessment } = this.context
    const standing = (id: string): string => {
      const row = this.resultRows.get(id)
      if (row === undefined) throw new RangeError(`there is no result ${id} yet`)
      return this.draft.at(3, row)
    }
    this.section('Results at the values used now')
    for (const result of results.list) {
      const { id, words, written, note } = result
      const look = { bold: true, align: 'right' } as const
      const cell = formula(written(standing), resultFormat(result, assessment), look)
      const after = note === undefined ? [] : [text(note, { ...looks.quiet, indent: 1 })]
      const row = this.draft.add([text(words), text(id, looks.code), cell, ...after])
      this.resultRows.set(id, row)
    }
  }

  named(results: ResultCells): ResultCells {
    const cells = new Map(
      [...this.resultRows].map(([id, row]) => [id, this.draft.at(3, row)] as const),
    )
    return { ...results, cells }
  }
}
