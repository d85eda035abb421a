import { estimateFindings } from '#charts/estimate-findings'
import { marketAlone } from '#charts/market/market-alone'
import type { MatrixChart, RowsChart } from '#charts/chart'
import { matrixChart } from '#charts/matrix'
import { tornadoChart } from '#charts/tornado'
import { type ValueView, valueView } from '#charts/value-view'
import { counted } from '#charts/wording'
import { textMatrix } from '#drawing/terminal/text-matrix'
import { textRows } from '#drawing/terminal/text-rows'
import { marketStory } from '#reports/text/market-lines'
import { block, type Page, paragraph } from '#reports/text/page'

/** How much of each stands on one screen. */
const mostSteps = 5
const mostInputs = 4

/** What matters, on about one screen: the matrix, the market in sentences, what moves the money. */
export function screenLines(page: Page): readonly string[] {
  const { assessment } = page
  const view = valueView(assessment)
  const story = marketStory(page)
  return [
    ...(marketAlone(assessment) ? [] : matrixLines(page)),
    ...(story.length === 0 ? [] : block(page, 'The market', story)),
    ...(view === undefined ? [] : moverLines(view, page)),
    '',
    ...restLines(page),
  ]
}

/** The steps on which something is known, the first few of them. */
function matrixLines(page: Page): readonly string[] {
  const matrix = matrixChart(page.assessment, page.locale)
  if (matrix.empty !== undefined)
    return block(page, matrix.title, paragraph(`${matrix.empty.why} ${matrix.empty.next}`, page))
  const known = matrix.rows.filter(isKnown)
  const rows = known.slice(0, mostSteps)
  const left = matrix.rows.length - rows.length
  const more = left === 0 ? [] : [page.paint.quiet(`${counted(left, 'more row')} with --all`)]
  return block(page, matrix.title, [...textMatrix({ ...matrix, rows }, page), ...more])
}

function isKnown({ cells }: MatrixChart['rows'][number]): boolean {
  return cells.some(({ state }) => state !== 'not-measured')
}

function moverLines(view: ValueView, page: Page): readonly string[] {
  const tornado = tornadoChart(view, page.locale)
  if (tornado.empty !== undefined) return []
  const panels: RowsChart['panels'] = tornado.panels.map((panel) => ({
    ...panel,
    rows: panel.rows.slice(0, mostInputs),
  }))
  return block(page, tornado.title, textRows({ ...tornado, panels }, page))
}

/** What is wrong or doubtful, counted, and where the rest is to be read. */
function restLines(page: Page): readonly string[] {
  const { findings } = page.assessment
  const care = estimateFindings(page.assessment).length
  const problems = findings.filter(({ severity }) => severity === 'problem').length
  const doubts = findings.length - problems
  const counts = [
    problems === 0 ? '' : counted(problems, 'problem'),
    doubts === 0 ? '' : counted(doubts, 'warning'),
  ].filter((part) => part !== '')
  const said = counts.length === 0 ? 'Nothing is wrong or doubtful.' : `▲ ${counts.join(', ')}.`
  const read = care === 0 ? '' : ` ${care} on the estimates: read them with care.`
  return paragraph(
    `${said}${read} Everything behind this: --all; as a page: --format html --out report.html`,
    page,
  ).map(page.paint.quiet)
}
