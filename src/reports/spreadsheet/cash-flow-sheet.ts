import type { Sheet } from '#formats/xlsx-write-book'
import { momentWords } from '#charts/plan-words'
import { formats, looks } from '#reports/spreadsheet/looks'
import type { SheetContext } from '#reports/spreadsheet/model-sheets'
import type { CashFlowParts } from '#reports/spreadsheet/cash-flow-rows'
import { resultFormulas, type ResultCells } from '#reports/spreadsheet/result-formulas'
import { headings, number, sheetTitles, SheetDraft } from '#reports/spreadsheet/sheet-draft'
import { yearRow, yearsOf } from '#reports/spreadsheet/year-columns'
import { FlowDraft } from '#reports/spreadsheet/flow-draft'

const sheet = sheetTitles.cashFlow

/** The sheet of the cash flow, and where its figures stand. */
export interface CashFlowSheet {
  readonly sheet: Sheet
  readonly results: ResultCells
  /** Cells with present values, by driver or cost. */
  readonly presentValues: ReadonlyMap<string, string>
}

/** Years as columns: rates, benefits, costs, what is left, and what finance asks of it. */
export function cashFlowSheet(context: SheetContext, parts: CashFlowParts): CashFlowSheet {
  const { model } = context.assessment
  const draft = new SheetDraft(sheet, [
    44,
    26,
    16,
    ...yearsOf(parts.cells.workings.horizon).map(() => 13),
  ])
  draft.open(
    'Cash flow',
    `Money in ${model.currency}. Time 0 is not discounted; ${momentWords(model)}.`,
    `${model.ours} less ${model.reference}; what is paid is negative.`,
  )
  const head = draft.add([
    ...headings('', '', '#Present value'),
    ...yearsOf(parts.cells.workings.horizon).map((year) =>
      number(year, formats[model.period], looks.headNumber),
    ),
  ])
  if (head !== yearRow) throw new RangeError('the years stand elsewhere')
  const flow = new FlowDraft(context, draft, parts.cells)
  const rates = flow.addRates()
  const presentValues = new Map<string, string>()
  const counted = flow.addBenefits(parts.drivers, [rates, presentValues])
  const paid = flow.addCosts(parts.costs, [rates, presentValues])
  const rows = flow.addNet({ rates, counted, paid })
  flow.addApart(parts, [rates, presentValues])
  const results = resultFormulas(context, { ...parts, rows, presentValues })
  flow.addResults(results)
  return {
    sheet: draft.finish({ frozen: { rows: head, columns: 2 }, tab: '5A6068' }),
    results: flow.named(results),
    presentValues,
  }
}
