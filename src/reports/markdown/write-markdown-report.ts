import { answerChart, statedFigures } from '#charts/answer'
import { cashFlowChart } from '#charts/cash-flow'
import type { DataTable, Described } from '#charts/chart'
import { conventions } from '#charts/conventions'
import { costComparisonChart } from '#charts/cost-comparison'
import { designsInWords } from '#charts/designs'
import { distributionCharts } from '#charts/distributions'
import { estimateFindings, namedFindings } from '#charts/estimate-findings'
import { forestChart } from '#charts/forest'
import { informationChart } from '#charts/information'
import { jobMapCharts } from '#charts/job-map'
import { matrixChart, segmentMatrixCharts } from '#charts/matrix'
import { npvDotsChart } from '#charts/npv-dots'
import { pictureCharts } from '#charts/pictures/picture-charts'
import { processCharts } from '#charts/process/process-charts'
import { processTables } from '#charts/process/process-tables'
import { variantCharts } from '#charts/scenarios'
import { marketAlone } from '#charts/market/market-alone'
import { marketTopics, partSentence } from '#charts/market/market-topics'
import { assumptionTable } from '#charts/tables/assumption-table'
import { breakEvenTable, withoutBreakEven } from '#charts/tables/break-even-table'
import { checkTable } from '#charts/tables/check-table'
import { costTable } from '#charts/tables/cost-table'
import { driverTable } from '#charts/tables/driver-table'
import { gradeTable } from '#charts/tables/grade-table'
import { interviewTables } from '#charts/tables/interview-table'
import { keptOutTable, readingTable } from '#charts/tables/reading-tables'
import { needsTable } from '#charts/tables/needs-table'
import { returnsTable } from '#charts/tables/returns-table'
import { tornadoChart } from '#charts/tornado'
import { type ValueView, valueView } from '#charts/value-view'
import { varianceChart } from '#charts/variance-shares'
import { waterfallChart } from '#charts/waterfall'
import { sentence } from '#quantity/sentence'
import { sentences } from '#charts/wording'
import { plainPaint } from '#drawing/terminal/paint'
import { textChart } from '#drawing/terminal/text-chart'
import { textColumns } from '#drawing/terminal/text-columns'
import { textDots } from '#drawing/terminal/text-plot'
import { textRows } from '#drawing/terminal/text-rows'
import { formatDate } from '#quantity/format-date'
import type { Locale } from '#quantity/locale'
import { markdownTable, markdownText } from '#reports/markdown/markdown-table'
import { findingWords, placeWords } from '#reports/finding-words'
import type { Assessment } from '#study/evaluation/assessment'

const look = { width: 88, paint: plainPaint }

/** The same answer as Markdown: tables, and charts as text. */
export function writeMarkdownReport(
  assessment: Assessment,
  options: { readonly locale: Locale; readonly date?: string },
): string {
  const { locale } = options
  const view = valueView(assessment)
  const lines = [
    ...answerLines(assessment, view, options),
    ...jobLines(assessment, locale),
    ...processLines(assessment, locale),
    ...marketLines(assessment, locale),
    ...(marketAlone(assessment) ? [] : evidenceLines(assessment, locale)),
    ...(view === undefined ? [] : valueLines(view, locale)),
    ...endLines(assessment, locale),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

function answerLines(
  assessment: Assessment,
  view: ValueView | undefined,
  { locale, date }: { readonly locale: Locale; readonly date?: string },
): readonly string[] {
  const answer = answerChart(assessment, locale)
  const { study, version } = assessment
  const figures = view === undefined ? [] : statedFigures(view, locale)
  const made = `Worthline ${version}${date === undefined ? '' : `, ${formatDate(date)}`}`
  const said = (name: string, { words, reason }: { words: string; reason: string }): string =>
    `- **${name}:** ${markdownText(words)}: ${markdownText(reason)}`
  return [
    `# ${markdownText(answer.title)}`,
    '',
    `${markdownText(study.title)} (${made})`,
    ...(study.simulated ? ['', '**Simulated data: an example, nothing was measured.**'] : []),
    '',
    markdownText(answer.subtitle),
    '',
    ...figures.map(
      ({ value, what, range }) => `- **${markdownText(value)}** ${what} (${markdownText(range)})`,
    ),
    ...(answer.empty === undefined ? [] : [`- ${answer.empty.why} ${answer.empty.next}`]),
    said('Design of the evidence', answer.strength),
    ...(answer.doubt === undefined ? [] : [said('Largest doubt', answer.doubt)]),
    said('Next', answer.next),
  ]
}

function jobLines(assessment: Assessment, locale: Locale): readonly string[] {
  const { about } = assessment.study
  return [
    ...heading(2, 'The job'),
    ...(about === undefined ? [] : [markdownText(about)]),
    ...jobMapCharts(assessment, locale).flatMap((map) => described(map)),
    ...tableLines(needsTable(assessment, locale)),
    ...(marketAlone(assessment)
      ? []
      : [matrixChart(assessment, locale), ...segmentMatrixCharts(assessment, locale)].flatMap(
          (matrix) => described(matrix),
        )),
  ]
}

function processLines({ processes }: Assessment, locale: Locale): readonly string[] {
  if (processes.length === 0) return []
  return [
    ...heading(2, 'The process'),
    ...processes.flatMap((view) => [
      ...processCharts(view, locale).flatMap((chart) =>
        described(chart, chart.kind === 'rows' ? textRows(chart, look) : []),
      ),
      ...processTables(view, locale).flatMap((table) => tableLines(table)),
    ]),
  ]
}

function marketLines(assessment: Assessment, locale: Locale): readonly string[] {
  const topics = marketTopics(assessment, locale)
  if (topics.length === 0) return []
  return [
    ...heading(2, 'The market'),
    ...topics.flatMap(({ title, parts }) => [
      `**${markdownText(title)}.** ${markdownText(sentences(parts.map(partSentence)))}.`,
      '',
      ...parts.flatMap(({ tables, charts }) => [
        ...charts.flatMap((chart) => described(chart, textChart(chart, look))),
        ...tables.flatMap((table) => tableLines(table)),
      ]),
      '',
    ]),
  ]
}

function evidenceLines(assessment: Assessment, locale: Locale): readonly string[] {
  const forest = forestChart(assessment, locale)
  return [
    ...heading(2, 'The evidence'),
    ...described(forest, textRows(forest, look)),
    '',
    ...designsInWords(assessment).map(
      ({ block, words, reason }) => `- ${markdownText(`${block}: ${words}; ${reason}`)}`,
    ),
    ...careLines(assessment),
    ...tableLines(checkTable(assessment)),
    ...interviewTables(assessment, locale).flatMap(tableLines),
    ...pictureCharts(assessment, locale).flatMap((chart) =>
      described(chart, chart.kind === 'rows' ? textRows(chart, look) : []),
    ),
    ...distributionCharts(assessment, locale).flatMap((chart) =>
      described(chart, textColumns(chart, look)),
    ),
  ]
}

function careLines(assessment: Assessment): readonly string[] {
  const findings = estimateFindings(assessment)
  if (findings.length === 0) return []
  const items = findings.map((finding) => `- ${markdownText(findingWords(finding))}`)
  return [...heading(3, 'Read with care'), ...items]
}

function valueLines(view: ValueView, locale: Locale): readonly string[] {
  const waterfall = waterfallChart(view, locale)
  const dots = npvDotsChart(view, 50, locale)
  const tornado = tornadoChart(view, locale)
  const costs = costTable(view, locale)
  const ownership = costComparisonChart(view, locale)
  const variants = variantCharts(view, locale)
  return [
    ...heading(2, 'The value'),
    ...described(waterfall, textRows(waterfall, look)),
    ...tableLines(driverTable(view, locale)),
    ...(ownership.empty === undefined ? described(ownership, textRows(ownership, look)) : []),
    ...(costs.rows.length === 0 ? ['', 'No costs are named.'] : tableLines(costs)),
    ...described(cashFlowChart(view, locale)),
    ...described(dots, textDots(dots, look)),
    ...tableLines(returnsTable(view, locale)),
    ...variants.flatMap((chart) => described(chart, textRows(chart, look))),
    ...described(tornado, textRows(tornado, look)),
    ...informationLines(view, locale),
  ]
}

/** What would turn the result around, and what is worth measuring next. */
function informationLines(view: ValueView, locale: Locale): readonly string[] {
  if (view.value.influence === undefined) return []
  const information = informationChart(view, locale)
  const variance = varianceChart(view, locale)
  return [
    ...(variance === undefined ? [] : described(variance, textRows(variance, look))),
    ...tableLines(breakEvenTable(view, locale)),
    ...withoutBreakEven(view).flatMap((words) => ['', markdownText(words)]),
    ...described(information, textRows(information, look)),
  ]
}

function endLines(assessment: Assessment, locale: Locale): readonly string[] {
  const findings = namedFindings(assessment).map((finding) => {
    const where = placeWords(finding.place)
    const words = `${findingWords(finding)}${where === '' ? '' : ` (${where})`}`
    return `- ${sentence(finding.severity)}: ${markdownText(words)}`
  })
  return [
    ...tableLines(assumptionTable(assessment, locale)),
    ...tableLines(readingTable(assessment, locale)),
    ...tableLines(keptOutTable(assessment, locale)),
    ...(findings.length === 0 ? [] : [...heading(3, 'Everything wrong or doubtful'), ...findings]),
    ...heading(2, 'How it was worked out'),
    ...conventions(assessment, locale).map((text) => `- ${markdownText(text)}`),
    ...tableLines(gradeTable(locale)),
  ]
}

function described(chart: Described, picture: readonly string[] = []): readonly string[] {
  const drawn = chart.empty === undefined ? picture : []
  return [
    ...heading(3, chart.title),
    markdownText(chart.subtitle),
    ...(chart.empty === undefined ? [] : ['', `${chart.empty.why} ${chart.empty.next}`]),
    ...(drawn.length === 0 ? [] : ['', '```text', ...drawn.map(unfenced), '```']),
    ...chart.notes.flatMap((note) => ['', markdownText(note)]),
    ...(chart.table.rows.length === 0 ? [] : ['', ...markdownTable(chart.table)]),
  ]
}

function tableLines(table: DataTable): readonly string[] {
  return table.rows.length === 0 ? [] : [...heading(3, table.caption), ...markdownTable(table)]
}

function heading(level: 2 | 3, text: string): readonly string[] {
  return ['', `${'#'.repeat(level)} ${markdownText(text)}`, '']
}

/** A name inside a drawing cannot end the block that the drawing stands in. */
function unfenced(line: string): string {
  return line.replaceAll('```', "'''").trimEnd()
}
