import { answerChart } from '#charts/answer'
import type { Sheet, SheetCell } from '#formats/xlsx-write-book'
import type { Figure } from '#quantity/figure'
import type { Locale } from '#quantity/locale'
import { formats, looks } from '#reports/spreadsheet/looks'
import type { SheetContext } from '#reports/spreadsheet/model-sheets'
import type { ResultFormula } from '#reports/spreadsheet/result-formula'
import { resultFormat, type ResultCells } from '#reports/spreadsheet/result-formulas'
import { scenarioCell } from '#reports/spreadsheet/scenario-cells'
import {
  formula,
  headings,
  number,
  SheetDraft,
  sheetTitles,
  text,
} from '#reports/spreadsheet/sheet-draft'

/** How the summary is written. */
export interface SummaryOptions {
  readonly locale: Locale
  /** The day on which the workbook is made. */
  readonly date: string
}

/** The answer: what the sheet computes beside what the simulation gave. */
export function summarySheet(
  context: SheetContext,
  results: ResultCells,
  { locale, date }: SummaryOptions,
): Sheet {
  const { assessment } = context
  const { study, model, value, settings, version } = assessment
  const answer = answerChart(assessment, locale)
  const draft = new SheetDraft(sheetTitles.summary, [46, 22, 18, 18, 18, 18, 30])
  draft.add([text(study.title, { bold: true, size: 16 })])
  if (study.simulated) draft.add([text('Simulated data: an example, nothing was measured.', note)])
  draft.addAcross(answer.title, looks.headline, columns)
  draft.addAcross(answer.subtitle, note, columns)
  draft.addAcross(`Design: ${answer.strength.words}: ${answer.strength.reason}`, note, columns)
  if (answer.doubt !== undefined) {
    draft.addAcross(`Largest doubt: ${answer.doubt.words}: ${answer.doubt.reason}`, note, columns)
  }
  draft.add()
  draft.add([
    text('Scenario in use', looks.section),
    formula(scenarioCell, undefined, { bold: true, align: 'right' }),
    text('switched in the sheet Scenarios', { ...note, indent: 1 }),
  ])
  draft.add(
    headings('', '#This workbook, live', '#Simulated: mean', '#P10', '#Median', '#P90', 'Figure'),
  )
  for (const result of results.list) draft.add(resultRow(context, result, results.cells))
  draft.add([
    text('Chance of a loss', {}),
    text('from the simulation only', { ...note, align: 'right' }),
    number(value.lossProbability, formats.share),
    undefined,
    undefined,
    undefined,
    text('value.loss-probability', looks.code),
  ])
  draft.add()
  const notes = [
    'This workbook computes with every input at one value: assumptions at their mean, evidence at its means. Change a central value in the sheet Assumptions and all of it follows, as `worthline assess` with that value fixed.',
    `The simulation draws all inputs together (${settings.draws} draws, seed ${settings.seed}); ranges and chances come from it alone and do not follow changes made here. A mean of products is no product of means: the two columns are near each other, not equal.`,
    `Simulated payback and internal rate are medians. Money in ${model.currency}. Blue on cream may be changed.`,
    `Made on ${date} by Worthline ${version} from the study ${study.hash.slice(0, 12)} (SHA-256 of the document).`,
  ]
  for (const each of notes) draft.addAcross(each, note, columns)
  return draft.finish({ frozen: { rows: 0, columns: 0 }, tab: '1C1F23' })
}

const columns = 7
const note = { ink: '5A6068' } as const

function resultRow(
  { assessment }: SheetContext,
  result: ResultFormula,
  cells: ReadonlyMap<string, string>,
): readonly (SheetCell | undefined)[] {
  const { id, words } = result
  const format = resultFormat(result, assessment)
  const figure = assessment.figures.find((each) => each.id === id)
  const { p10, p50, p90 } = figure?.quantiles ?? {}
  const headline = id === 'value.npv' ? { bold: true, size: 12 } : {}
  return [
    text(words, headline),
    formula(cells.get(id) ?? '0', format, { ...headline, bold: true, align: 'right' }),
    ...[figure?.value ?? figure?.reason, p10, p50, p90].map((each) => simulated(each, format)),
    text(id, looks.code),
  ]
}

function simulated(value: Figure['value'], format: string): SheetCell | undefined {
  if (value === undefined) return undefined
  return typeof value === 'number' ? number(value, format) : text(value, { ...note, indent: 1 })
}
