import { answerChart } from '#charts/answer'
import { cashFlowChart } from '#charts/cash-flow'
import { conventions } from '#charts/conventions'
import { costComparisonChart } from '#charts/cost-comparison'
import { designsInWords } from '#charts/designs'
import type { PlotChart, RowsChart } from '#charts/chart'
import { distributionCharts } from '#charts/distributions'
import { forestChart } from '#charts/forest'
import { pictureCharts } from '#charts/pictures/picture-charts'
import { levelTable } from '#charts/levels'
import { matrixChart, segmentMatrixCharts } from '#charts/matrix'
import { npvDotsChart } from '#charts/npv-dots'
import { processCharts } from '#charts/process/process-charts'
import { processTables } from '#charts/process/process-tables'
import { variantCharts } from '#charts/scenarios'
import { marketAlone } from '#charts/market/market-alone'
import { assumptionTable } from '#charts/tables/assumption-table'
import { costTable } from '#charts/tables/cost-table'
import { interviewTables } from '#charts/tables/interview-table'
import { needsTable } from '#charts/tables/needs-table'
import { keptOutTable } from '#charts/tables/reading-tables'
import { returnsTable } from '#charts/tables/returns-table'
import { tornadoChart } from '#charts/tornado'
import { type ValueView, valueView } from '#charts/value-view'
import { waterfallChart } from '#charts/waterfall'
import type { Paint } from '#drawing/terminal/paint'
import { textColumns } from '#drawing/terminal/text-columns'
import { textDots } from '#drawing/terminal/text-plot'
import { textMatrix } from '#drawing/terminal/text-matrix'
import { textRows } from '#drawing/terminal/text-rows'
import { textTable } from '#drawing/terminal/text-table'
import type { Locale } from '#quantity/locale'
import { answerLines } from '#reports/text/answer-lines'
import { checkLines } from '#reports/text/check-lines'
import { findingLines } from '#reports/text/finding-lines'
import { informationLines } from '#reports/text/information-lines'
import { marketLines } from '#reports/text/market-lines'
import { block, mostRows, type Page, paragraph } from '#reports/text/page'
import { screenLines } from '#reports/text/screen-lines'
import type { Assessment } from '#study/evaluation/assessment'

/** How a text report looks: the terminal's width, its colours, the reader's numbers. */
export interface TextReportOptions {
  readonly width: number
  readonly paint: Paint
  readonly locale: Locale
  /** What matters on about one screen, or everything behind it. */
  readonly extent: 'screen' | 'all'
}

/** The answer for a terminal: what matters, and where it is asked for everything behind it. */
export function writeTextReport(assessment: Assessment, options: TextReportOptions): string {
  const { extent, ...look } = options
  const page: Page = { ...look, assessment }
  const answer = answerChart(assessment, options.locale)
  const head = answerLines(answer, page)
  const lines =
    extent === 'screen'
      ? [...head, ...screenLines(page)]
      : [
          ...head,
          ...allLines(page),
          '',
          ...paragraph(`Answer: ${answer.title}`, page).map(page.paint.strong),
        ]
  return `${lines.join('\n').trimEnd()}\n`
}

function allLines(page: Page): readonly string[] {
  const { assessment } = page
  const view = valueView(assessment)
  return [
    ...jobLines(page),
    ...processLines(page),
    ...marketLines(page),
    ...(marketAlone(assessment) ? [] : evidenceLines(page)),
    ...(view === undefined ? [] : valueLines(view, page)),
    ...endLines(page),
  ]
}

function jobLines(page: Page): readonly string[] {
  const { assessment, locale } = page
  const { about } = assessment.study
  const matrices = marketAlone(assessment)
    ? []
    : [matrixChart(assessment, locale), ...segmentMatrixCharts(assessment, locale)]
  const needs = needsTable(assessment, locale)
  return [
    ...(about === undefined ? [] : block(page, 'About', paragraph(about, page))),
    ...(needs.rows.length === 0 ? [] : block(page, needs.caption, textTable(needs, page))),
    ...matrices.flatMap((matrix) =>
      block(
        page,
        matrix.title,
        matrix.empty === undefined
          ? textMatrix(matrix, page)
          : paragraph(`${matrix.empty.why} ${matrix.empty.next}`, page),
      ),
    ),
  ]
}

/** How executions go: the ways in rows, what follows what in a table. */
function processLines(page: Page): readonly string[] {
  const { assessment, locale } = page
  return assessment.processes.flatMap((view) => {
    return [
      ...processCharts(view, locale).flatMap((chart) => {
        if (chart.kind === 'rows') return block(page, chart.title, textRows(chart, page))
        const table = { ...chart.table, rows: chart.table.rows.slice(0, mostRows) }
        return block(page, chart.title, textTable(table, page))
      }),
      ...processTables(view, locale).flatMap((table) =>
        block(page, table.caption, textTable(table, page)),
      ),
    ]
  })
}

function evidenceLines(page: Page): readonly string[] {
  const { assessment, locale } = page
  const forest = forestChart(assessment, locale)
  const levels = levelTable(assessment, locale)
  const drawn =
    forest.empty === undefined
      ? textRows(forest, page)
      : paragraph(`${forest.empty.why} ${forest.empty.next}`, page)
  const notes = forest.notes.flatMap((note) => paragraph(note, page))
  const spread = distributionCharts(assessment, locale).flatMap((chart) => [
    '',
    ...paragraph(chart.title, page),
    ...textColumns(chart, page),
    ...chart.notes.flatMap((note) => paragraph(note, page)),
  ])
  return [
    ...block(page, forest.title, [...drawn, ...notes]),
    ...block(page, levels.caption, textTable(levels, page)),
    ...designsInWords(assessment).flatMap(({ block: name, words, reason }) =>
      paragraph(`${name}: ${words}; ${reason}`, page),
    ),
    ...checkLines(page),
    ...pictureCharts(assessment, locale).flatMap((chart) => pictureLines(chart, page)),
    ...interviewTables(assessment, locale).flatMap((table) =>
      block(page, table.caption, textTable(table, page)),
    ),
    ...spread,
  ]
}

function pictureLines(chart: RowsChart | PlotChart, page: Page): readonly string[] {
  if (chart.kind === 'rows') return block(page, chart.title, textRows(chart, page))
  const { rows } = chart.table
  const shown = rows.length <= mostRows ? textTable(chart.table, page) : []
  return block(page, chart.title, [...paragraph(chart.subtitle, page), ...shown])
}

function valueLines(view: ValueView, page: Page): readonly string[] {
  const { locale } = page
  const waterfall = waterfallChart(view, locale)
  const dots = npvDotsChart(view, 20, locale)
  const flow = cashFlowChart(view, locale)
  const tornado = tornadoChart(view, locale)
  const returns = returnsTable(view, locale)
  const ownership = costComparisonChart(view, locale)
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
    ...(ownership.empty === undefined
      ? block(page, ownership.title, [
          ...textTable(ownership.table, page),
          ...ownership.notes.flatMap((note) => paragraph(note, page)),
        ])
      : []),
    ...block(page, `Cash flow: ${flow.title}`, [
      ...textTable(flow.table, page),
      ...flow.notes.flatMap((note) => paragraph(note, page)),
    ]),
    ...block(page, returns.caption, textTable(returns, page)),
    ...(tornado.empty === undefined ? block(page, tornado.title, textRows(tornado, page)) : []),
    ...informationLines(view, page),
    ...variantCharts(view, locale).flatMap((chart) =>
      block(page, chart.title, [
        ...paragraph(chart.subtitle, page),
        ...textTable(chart.table, page),
        ...chart.panels[0]!.rows.flatMap(({ label, note }) => paragraph(`${label}: ${note}`, page)),
      ]),
    ),
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
