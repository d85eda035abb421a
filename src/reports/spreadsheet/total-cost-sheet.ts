import type { Sheet } from '#formats/xlsx-write-book'
import { categoryOf, costCategories } from '#value/cost-categories'
import type { CostCategory } from '#value/model'
import { costCell, type CostPlan } from '#reports/spreadsheet/cost-plan'
import { looks, moneyFormat } from '#reports/spreadsheet/looks'
import type { SheetContext } from '#reports/spreadsheet/model-sheets'
import { formula, headings, sheetTitles, SheetDraft, text } from '#reports/spreadsheet/sheet-draft'

/** What each solution costs over the plan, side by side: by category, in all, and of it own hours. */
export function totalCostSheet({ assessment }: SheetContext, plans: readonly CostPlan[]): Sheet {
  const { model, value, study } = assessment
  const solutions = inOrder(plans, [model.ours, model.reference])
  const draft = new SheetDraft(sheetTitles.totalCost, [44, ...solutions.map(() => 22)])
  draft.open(
    'Total cost',
    `Present values in ${model.currency} over the whole plan, before anything is saved.`,
  )
  const names = solutions.map((id) => study.solutions.find((each) => each.id === id)?.name ?? id)
  const head = draft.add(headings('', ...names.map((name) => `#${name}`)))
  draft.add([
    text('', looks.quiet),
    ...solutions.map((id) => text(id, { ...looks.quiet, align: 'right' })),
  ])
  const money = moneyFormat(Math.max(...Object.values(value.tco).map(({ mean }) => mean), 0))
  const addRow = (words: string, counts: (plan: CostPlan) => boolean, total = false): void => {
    const look = total ? looks.total : {}
    draft.add([
      text(words, total ? { ...looks.total, indent: 1 } : looks.text),
      ...solutions.map((solution) => {
        const own = plans.filter((plan) => plan.cost.solution === solution && counts(plan))
        const sum = own.map(({ row }) => costCell('presentValue', row)).join('+')
        return formula(sum === '' ? '0' : sum, money, look)
      }),
    ])
  }
  for (const [category, words] of Object.entries(costCategories)) {
    const belongs = ({ cost }: CostPlan): boolean =>
      categoryOf[cost.kind] === (category as CostCategory)
    if (plans.some(belongs)) addRow(words, belongs)
  }
  addRow('in all', () => true, true)
  addRow('of it hours of own people', ({ cost }) => cost.internal)
  return draft.finish({ frozen: { rows: head, columns: 1 } })
}

/** Ours, the reference, then the others as they stand. */
function inOrder(
  plans: readonly CostPlan[],
  compared: readonly [string, string],
): readonly string[] {
  return [...new Set([...compared, ...plans.map(({ cost }) => cost.solution)])]
}
