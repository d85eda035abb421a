import { answerChart } from '#charts/answer'
import { cashFlowChart } from '#charts/cash-flow'
import { conventions } from '#charts/conventions'
import { designsInWords } from '#charts/designs'
import { distributionCharts } from '#charts/distributions'
import { forestChart } from '#charts/forest'
import { levelTable } from '#charts/levels'
import { matrixChart } from '#charts/matrix'
import { npvDotsChart } from '#charts/npv-dots'
import { assumptionTable } from '#charts/tables/assumption-table'
import { costTable } from '#charts/tables/cost-table'
import { keptOutTable } from '#charts/tables/reading-tables'
import { tornadoChart } from '#charts/tornado'
import { type ValueView, valueView } from '#charts/value-view'
import { waterfallChart } from '#charts/waterfall'
import type { Paint } from '#drawing/terminal/paint'
import { textColumns, textDots } from '#drawing/terminal/text-plot'
import { textMatrix } from '#drawing/terminal/text-matrix'
import { textRows } from '#drawing/terminal/text-rows'
import { textTable } from '#drawing/terminal/text-table'
import type { Locale } from '#quantity/locale'
import { answerLines } from '#reports/text/answer-lines'
import { findingLines } from '#reports/text/finding-lines'
import { block, type Page, paragraph } from '#reports/text/page'
import type { Assessment } from '#study/evaluation/assessment'

/** How a text report looks: the terminal's width, its colours, the reader's numbers. */
export interface TextReportOptions {
  readonly width: number
  readonly paint: Paint
  readonly locale: Locale
}

/** The answer for a terminal: what matters first, then everything behind it. */
export function writeTextReport(assessment: Assessment, options: TextReportOptions): string {
  const page: Page = { ...options, assessment }
  const view = valueView(assessment)
  const answer = answerChart(assessment, options.locale)
  const lines = [
    ...answerLines(answer, page),
    ...jobLines(page),
    ...evidenceLines(page),
    ...(view === undefined ? [] : valueLines(view, page)),
    ...endLines(page),
    '',
    ...paragraph(`Answer: ${answer.title}`, page).map(page.paint.strong),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

function jobLines(page: Page): readonly string[] {
  const matrix = matrixChart(page.assessment, page.locale)
  return matrix.empty === undefined
    ? block(page, matrix.title, textMatrix(matrix, page))
    : block(page, matrix.title, paragraph(`${matrix.empty.why} ${matrix.empty.next}`, page))
}

function evidenceLines(page: Page): readonly string[] {
  const { assessment, locale } = page
  const forest = forestChart(assessment, locale)
  const drawn = forest.empty === undefined ? textRows(forest, page) : []
  const notes = forest.notes.flatMap((note) => paragraph(note, page))
  const spread = distributionCharts(assessment, locale).flatMap((chart) => [
    '',
    ...paragraph(chart.title, page),
    ...textColumns(chart, page),
    ...chart.notes.flatMap((note) => paragraph(note, page)),
  ])
  return [
    ...block(page, forest.title, [...drawn, ...notes]),
    ...block(page, 'Before and after', textTable(levelTable(assessment, locale), page)),
    ...designsInWords(assessment).flatMap(({ block: name, words, reason }) =>
      paragraph(`${name}: ${words}; ${reason}`, page),
    ),
    ...spread,
  ]
}

function valueLines(view: ValueView, page: Page): readonly string[] {
  const { locale } = page
  const waterfall = waterfallChart(view, locale)
  const dots = npvDotsChart(view, 20, locale)
  const flow = cashFlowChart(view, locale)
  const tornado = tornadoChart(view, locale)
  const costs = costTable(view, locale)
  const notes = waterfall.notes.flatMap((note) => paragraph(note, page))
  return [
    ...block(page, waterfall.title, [...textRows(waterfall, page), ...notes]),
    ...block(page, dots.title, textDots(dots, page)),
    ...block(
      page,
      'Costs',
      costs.rows.length === 0 ? ['No costs are named.'] : textTable(costs, page),
    ),
    ...block(page, `Cash flow: ${flow.title}`, [
      ...textTable(flow.table, page),
      ...flow.notes.flatMap((note) => paragraph(note, page)),
    ]),
    ...(tornado.empty === undefined ? block(page, tornado.title, textRows(tornado, page)) : []),
  ]
}

function endLines(page: Page): readonly string[] {
  const { assessment, locale } = page
  const assumptions = assumptionTable(assessment, locale)
  const keptOut = keptOutTable(assessment, locale)
  const { findings } = assessment
  return [
    ...(assumptions.rows.length === 0
      ? []
      : block(page, assumptions.caption, textTable(assumptions, page))),
    ...(keptOut.rows.length === 0 ? [] : block(page, keptOut.caption, textTable(keptOut, page))),
    ...(findings.length === 0 ? [] : block(page, 'Wrong or doubtful', findingLines(page))),
    ...block(
      page,
      'How it was worked out',
      conventions(assessment, locale).flatMap((text) => paragraph(text, page)),
    ),
  ]
}
