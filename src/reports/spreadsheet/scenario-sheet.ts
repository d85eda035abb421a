import type { Sheet, SheetCell } from '#formats/xlsx-write-book'
import { unitWords } from '#value/expression-role'
import type { Assumption } from '#value/model'
import type { ValueResult } from '#value/result'
import { assumptionFormat } from '#reports/spreadsheet/assumption-sheet'
import { looks } from '#reports/spreadsheet/looks'
import type { SheetContext } from '#reports/spreadsheet/model-sheets'
import { resultFormat, type ResultCells } from '#reports/spreadsheet/result-formulas'
import {
  formula,
  headings,
  number,
  sheetTitles,
  SheetDraft,
  text,
} from '#reports/spreadsheet/sheet-draft'

/** The scenarios that the sheet can stand in. */
export const scenarios = ['conservative', 'expected', 'optimistic'] as const

export type Scenario = (typeof scenarios)[number]

const switchRow = 5

/** The cell that says in which scenario the whole workbook stands. */
export const scenarioCell = `${sheetTitles.scenarios}!$B$${switchRow}`

/** The figures that scenarios are compared by. */
const compared: readonly {
  readonly id: string
  readonly of: (result: ValueResult) => number | string | undefined
}[] = [
  { id: 'value.npv', of: (result) => result.npv.mean },
  { id: 'value.npv.cash', of: (result) => result.npvCash.mean },
  { id: 'value.annual', of: (result) => result.annual.mean },
  { id: 'value.roi', of: (result) => ('mean' in result.roi ? result.roi.mean : undefined) },
  { id: 'value.payback', of: (result) => result.payback.median ?? 'never' },
  { id: 'value.irr', of: (result) => result.irr.median ?? 'none' },
]

/** The switch, what it gives now, and what each scenario gave when the sheet was made. */
export function scenarioSheet(
  { assessment }: SheetContext,
  results: ResultCells,
  [outcomes, rows]: readonly [Readonly<Record<Scenario, ValueResult>>, ReadonlyMap<string, number>],
): Sheet {
  const { model } = assessment
  const draft = new SheetDraft(sheetTitles.scenarios, [44, 19, 19, 19, 19, 18])
  draft.open(
    'Scenarios',
    'Conservative: every assumption at that end (P10 or P90) at which the net present value is smaller, evidence at its means. Optimistic: at the other end.',
    'That all of them go wrong together is far less likely than one in ten: the simulation says how likely.',
  )
  const row = draft.add([text('Scenario in use', looks.section), text('expected', switchLook)])
  if (row !== switchRow) throw new RangeError('the switch stands elsewhere')
  draft.add()
  const head = draft.add(
    headings('', '#Now', ...scenarios.map((scenario) => `#${scenario}, at export`)),
  )
  for (const { id, of } of compared) {
    const result = results.list.find((each) => each.id === id)
    const cell = results.cells.get(id)
    if (result === undefined || cell === undefined) continue
    const format = resultFormat(result, assessment)
    draft.add([
      text(result.words),
      formula(cell, format, { bold: true, align: 'right' }),
      ...scenarios.map((scenario) => valueCell(of(outcomes[scenario]), format)),
    ])
  }
  draft.add()
  draft.add([text('Assumptions in each scenario', looks.section)])
  draft.add(headings('', '#Now', ...scenarios.map((scenario) => `#${scenario}`)))
  for (const assumption of model.assumptions) addAssumption(draft, assumption, rows)
  return draft.finish({
    frozen: { rows: head, columns: 1 },
    choices: [{ cell: `B${switchRow}`, values: scenarios }],
    tab: '1A5FD0',
  })
}

function addAssumption(
  draft: SheetDraft,
  assumption: Assumption,
  rows: ReadonlyMap<string, number>,
): void {
  const row = rows.get(assumption.id)
  if (row === undefined) return
  const format = assumptionFormat(assumption)
  const at = (column: string): string => `${sheetTitles.assumptions}!$${column}$${row}`
  const end = (low: string, high: string): SheetCell =>
    formula(`IF(${at('H')}="low",${at(low)},IF(${at('H')}="high",${at(high)},${at('C')}))`, format)
  draft.add([
    text(assumption.label),
    formula(at('D'), format, { bold: true }),
    end('F', 'G'),
    formula(at('C'), format),
    end('G', 'F'),
    text(unitWords(assumption.unit), looks.code),
  ])
}

const switchLook = { ...looks.input, bold: true, size: 12, align: 'center' } as const

function valueCell(value: number | string | undefined, format: string): SheetCell {
  if (typeof value === 'string') return text(value, { align: 'right' })
  return number(value, format, looks.quiet)
}
