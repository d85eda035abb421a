import type { Sheet, SheetCell } from '#formats/xlsx-write-book'
import type { ValueResult } from '#value/result'
import { costCell, firstCost, type CostPlan } from '#reports/spreadsheet/cost-plan'
import type { FormulaCells } from '#reports/spreadsheet/formula-cells'
import { formats, looks, moneyFormat } from '#reports/spreadsheet/looks'
import type { SheetContext } from '#reports/spreadsheet/model-sheets'
import { formula, headings, sheetTitles, SheetDraft, text } from '#reports/spreadsheet/sheet-draft'
import { periodMean } from '#reports/spreadsheet/year-columns'

const widths = [22, 38, 16, 16, 44, 15, 26, 10, 10, 24, 9, 15, 15]

/** Costs, one a row: the amount, when it falls due, and what it comes to. */
export function costSheet(
  context: SheetContext,
  plans: readonly CostPlan[],
  [cells, presentValue]: readonly [FormulaCells, (id: string) => string],
): Sheet {
  const { model, value } = context.assessment
  const draft = new SheetDraft(sheetTitles.costs, widths)
  draft.open(
    'Costs',
    `Money in ${model.currency}: of a one-off its amount, of what recurs a year at full adoption and the prices of year 1.`,
    `Costs of ${model.ours} are paid; those of ${model.reference} fall away where ${model.ours} is used.`,
  )
  const head = draft.add(
    headings(
      'Id',
      'What',
      'Solution',
      'Kind',
      'Formula as written',
      '#Amount',
      'When',
      '#Growth a year',
      'Paid in',
      'In the flows',
      'Books',
      '#A year, net',
      '#Present value',
    ),
  )
  if (head + 1 !== firstCost) throw new RangeError('the table of costs begins elsewhere')
  for (const plan of plans) draft.add(costRow(plan, [cells, presentValue]))
  if (plans.length === 0) draft.add([text('No costs.', looks.quiet)])
  if (plans.length > 0) addTotals(draft, plans, value)
  return draft.finish({ frozen: { rows: head, columns: 2 } })
}

/** What each solution costs over the horizon. */
function addTotals(draft: SheetDraft, plans: readonly CostPlan[], value: ValueResult): void {
  const last = draft.next - 1
  draft.add()
  draft.add([text('Total cost by solution, present value', looks.section)])
  for (const solution of new Set(plans.map(({ cost }) => cost.solution))) {
    const range = (column: 'C' | 'M'): string => `$${column}$${firstCost}:$${column}$${last}`
    const sum = `SUMIF(${range('C')},A${draft.next},${range('M')})`
    const between = Array.from({ length: 10 }, () => undefined)
    draft.add([
      text(solution, looks.code),
      text('all its costs over the horizon'),
      ...between,
      formula(sum, moneyFormat(value.tco[solution]?.mean ?? 0), looks.total),
    ])
  }
}

const signWords = { '-1': 'paid', '0': 'not in the flows', '1': 'falls away: a benefit' } as const

function costRow(
  { cost, row, sign, due, amount, growth, expressions }: CostPlan,
  [cells, presentValue]: readonly [FormulaCells, (id: string) => string],
): readonly (SheetCell | undefined)[] {
  const own = amount(1) === costCell('amount', row)
  const written = own
    ? cells.text(expressions.amount, Math.max(due ?? 1, 1))
    : periodMean(amount, cells.workings.horizon)
  const money = '#,##0.00'
  return [
    text(cost.id, looks.code),
    text(cost.label),
    text(cost.solution),
    text(cost.kind),
    text(cost.text, looks.code),
    formula(written, money, { bold: true }),
    text(whenWords(cost, due, cells.workings.perYear === 1 ? 'year' : 'month')),
    growth === undefined ? undefined : growthCell(growth, row, [cells, expressions.growth]),
    text(cost.internal ? 'own hours' : 'money'),
    text(signWords[`${sign}`]),
    text(cost.books),
    cost.timing.once || sign === 0
      ? undefined
      : formula(`${sign === -1 ? '-' : ''}${costCell('amount', row)}`, money),
    formula(presentValue(cost.id), money),
  ]
}

function growthCell(
  growth: (year: number) => string,
  row: number,
  [cells, source]: readonly [FormulaCells, CostPlan['expressions']['growth']],
): SheetCell | undefined {
  if (source === undefined) return undefined
  if (growth(1) === costCell('growth', row)) return formula(cells.text(source, 1), formats.share)
  return formula(periodMean(growth, cells.workings.horizon), formats.share, looks.quiet)
}

function whenWords(
  { timing }: CostPlan['cost'],
  due: number | undefined,
  period: 'year' | 'month',
): string {
  if (timing.once && timing.on !== undefined) return `once, on ${timing.on}`
  if (timing.once) return due === 0 ? 'once, at the start' : `once, in ${period} ${due}`
  return timing.scales === 'adoption' ? 'every year, with adoption' : 'every year'
}
