import { useMemo } from 'react'
import { designsInWords } from '#charts/designs'
import { distributionCharts } from '#charts/distributions'
import { estimateFindings } from '#charts/estimate-findings'
import { forestChart } from '#charts/forest'
import { levelTable } from '#charts/levels'
import { pictureCharts } from '#charts/pictures/picture-charts'
import { processCharts } from '#charts/process/process-charts'
import { processTables } from '#charts/process/process-tables'
import { marketAlone } from '#charts/market/market-alone'
import { checkTables } from '#charts/tables/check-table'
import { interviewTables } from '#charts/tables/interview-table'
import type { Traced } from '#drawing/html/figure-link'
import { headedTable } from '#drawing/html/data-table'
import { html } from '#drawing/html/markup'
import type { Assessment } from '#study/evaluation/assessment'
import { ChartFigure } from '../drawn/chart-figure.tsx'
import { DrawnMarkup } from '../drawn/drawn-markup.tsx'
import { FindingList } from '../drawn/finding-list.tsx'
import { InTurn } from '../drawn/in-turn.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { MatrixSection } from './matrix-section.tsx'

/** What the rows say: matrix, estimates, designs, warnings, distributions, process. */
export function Results({ assessment }: { assessment: Assessment }) {
  return (
    <>
      {marketAlone(assessment) ? null : <MatrixSection assessment={assessment} />}
      <InTurn>
        <Estimates assessment={assessment} />
        <InTurn>
          <Spread assessment={assessment} />
        </InTurn>
      </InTurn>
    </>
  )
}

function Estimates({ assessment }: { assessment: Assessment }) {
  const { locale, traced } = useOpenStudy()
  const shown = useMemo(() => resultsOf(assessment, locale, traced), [assessment, locale, traced])
  return (
    <>
      <section aria-labelledby="estimates-heading">
        <h2 id="estimates-heading">Estimates</h2>
        {shown.first.map((chart) => (
          <ChartFigure key={chart.id} chart={chart} traced={traced} />
        ))}
        {shown.tables.map((markup, i) => (
          <DrawnMarkup key={i} markup={markup} />
        ))}
        <Designs assessment={assessment} />
        {shown.findings.length === 0 ? null : <h3>Read with care</h3>}
        <FindingList findings={shown.findings} />
      </section>
      {shown.processes.length === 0 ? null : (
        <section aria-labelledby="process-heading">
          <h2 id="process-heading">The process</h2>
          {shown.processes.map((chart, i) => (
            <ChartFigure key={`${chart.id}-${i}`} chart={chart} traced={traced} />
          ))}
          {shown.steps.map((markup, i) => (
            <DrawnMarkup key={i} markup={markup} />
          ))}
        </section>
      )}
    </>
  )
}

type Locale = Parameters<typeof forestChart>[1]

function resultsOf(assessment: Assessment, locale: Locale, traced: Traced) {
  const levels = levelTable(assessment, locale)
  const { open } = checkTables(assessment)
  const tables = [levels, open, ...interviewTables(assessment, locale)]
  return {
    first: marketAlone(assessment) ? [] : [forestChart(assessment, locale)],
    tables: tables
      .filter(({ rows }) => rows.length > 0)
      .map((table) => html`${headedTable(table, traced)}`),
    findings: estimateFindings(assessment),
    processes: assessment.processes.flatMap((view) => processCharts(view, locale)),
    steps: assessment.processes.flatMap((view) =>
      processTables(view, locale).map((table) => html`${headedTable(table, traced)}`),
    ),
  }
}

/** A picture for each need, which can be a hundred: they stand below everything else. */
function Spread({ assessment }: { assessment: Assessment }) {
  const { locale, traced } = useOpenStudy()
  const charts = useMemo(
    () => [...pictureCharts(assessment, locale), ...distributionCharts(assessment, locale)],
    [assessment, locale],
  )
  if (charts.length === 0) return null
  return (
    <section aria-labelledby="spread-heading">
      <h2 id="spread-heading">How values are spread</h2>
      {charts.map((chart, i) => (
        <ChartFigure key={`${chart.id}-${i}`} chart={chart} traced={traced} />
      ))}
    </section>
  )
}

function Designs({ assessment }: { assessment: Assessment }) {
  const designs = designsInWords(assessment)
  if (designs.length === 0) return null
  return (
    <>
      <h3>Designs</h3>
      <ul className="plain">
        {designs.map(({ block, words, reason }) => (
          <li key={block}>
            <b>{block}</b>: {words} <span className="quiet">{reason}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
