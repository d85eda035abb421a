import type { Sheet, SheetCell } from '#formats/xlsx-write-book'
import { unitWords } from '#value/expression-role'
import type { Assumption } from '#value/model'
import type { ValueResult } from '#value/result'
import { assumptionFormat } from '#reports/spreadsheet/assumption-sheet'
import { formats, looks } from '#reports/spreadsheet/looks'
import type { SheetContext } from '#reports/spreadsheet/model-sheets'
import { resultFormat, type ResultCells } from '#reports/spreadsheet/result-formulas'
import { chosen, gainsRow, rows, scenarioRange } from '#reports/spreadsheet/scenario-cells'
import type { SheetScenario } from '#reports/spreadsheet/scenario-plan'
import { formula, number, sheetTitles, SheetDraft, text } from '#reports/spreadsheet/sheet-draft'

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

/** The switch, what it gives now, what each scenario gave when the sheet was made, and what it sets. */
export function scenarioSheet(
  { assessment }: SheetContext,
  results: ResultCells,
  [scenarios, assumptionRows]: readonly [readonly SheetScenario[], ReadonlyMap<string, number>],
): Sheet {
  const { model } = assessment
  const widths = [44, 19, ...scenarios.map(() => 19), 18]
  const draft = new SheetDraft(sheetTitles.scenarios, widths)
  draft.open(
    'Scenarios',
    'Choose one in the cell below: every sheet computes in it. What a scenario sets stands under its name, blue on cream, and may be changed.',
    'Conservative puts everything at its worse end, evidence at its means: rarer than one in ten.',
  )
  const ids = scenarioRange(rows.ids, scenarios.length)
  draft.add([text('Scenario in use', looks.section), text('expected', switchLook)])
  draft.add([
    text('its column', looks.quiet),
    formula(`MATCH(B${rows.choice},${ids},0)`, '0', looks.quiet),
  ])
  draft.add()
  draft.add([
    text('', looks.head),
    text('Now', looks.headNumber),
    ...scenarios.map(({ label }) => text(label, looks.headNumber)),
    text('', looks.head),
  ])
  const head = draft.add([
    text('', looks.quiet),
    text('', looks.quiet),
    ...scenarios.map(({ id }) => text(id, { ...looks.quiet, align: 'right' })),
  ])
  if (head !== rows.ids) throw new RangeError('the names of scenarios stand elsewhere')
  addResults(draft, [assessment, results, scenarios])
  draft.add()
  addGains(draft, scenarios)
  for (const assumption of model.assumptions) {
    addAssumption(draft, assumption, [scenarios, assumptionRows.get(assumption.id) ?? 0])
  }
  return draft.finish({
    frozen: { rows: head, columns: 1 },
    choices: [{ cell: `B${rows.choice}`, range: ids }],
    tab: '1A5FD0',
  })
}

function addResults(
  draft: SheetDraft,
  [assessment, results, scenarios]: readonly [
    SheetContext['assessment'],
    ResultCells,
    readonly SheetScenario[],
  ],
): void {
  draft.add([text('Results: now, and as each scenario gave them at export', looks.section)])
  for (const { id, of } of compared) {
    const result = results.list.find((each) => each.id === id)
    const cell = results.cells.get(id)
    if (result === undefined || cell === undefined) {
      draft.add([text(`${id}: none`, looks.quiet)])
      continue
    }
    const format = resultFormat(result, assessment)
    draft.add([
      text(result.words),
      formula(cell, format, { bold: true, align: 'right' }),
      ...scenarios.map(({ outcome }) => valueCell(of(outcome), format)),
    ])
  }
}

function addGains(draft: SheetDraft, scenarios: readonly SheetScenario[]): void {
  draft.add([text('What each scenario sets', looks.section)])
  if (draft.next !== gainsRow) throw new RangeError('the shares of gains stand elsewhere')
  draft.add([
    text('Share of every gain that is left'),
    formula(chosen(gainsRow, scenarios.length), formats.share, { bold: true }),
    ...scenarios.map(({ id, share }) =>
      number(share, formats.share, id === 'expected' ? looks.quiet : looks.input),
    ),
  ])
}

function addAssumption(
  draft: SheetDraft,
  assumption: Assumption,
  [scenarios, row]: readonly [readonly SheetScenario[], number],
): void {
  const format = assumptionFormat(assumption)
  const at = (column: string): string => `${sheetTitles.assumptions}!$${column}$${row}`
  const cells = scenarios.map(({ set }): SheetCell => {
    const to = set.get(assumption.id)
    if (to === undefined) return formula(at('C'), format, looks.quiet)
    if (to === 'low' || to === 'high') return formula(at(to === 'low' ? 'F' : 'G'), format)
    return number(to, format, looks.input)
  })
  draft.add([
    text(assumption.label),
    formula(at('D'), format, { bold: true }),
    ...cells,
    text(unitWords(assumption.unit), looks.code),
  ])
}

const switchLook = { ...looks.input, bold: true, size: 12, align: 'center' } as const

function valueCell(value: number | string | undefined, format: string): SheetCell {
  if (typeof value === 'string') return text(value, { align: 'right' })
  return number(value, format, looks.quiet)
}
