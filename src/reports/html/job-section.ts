import { jobMapCharts } from '#charts/job-map'
import { matrixChart } from '#charts/matrix'
import { describedFigure } from '#drawing/html/chart-figure'
import { jobMapList } from '#drawing/html/job-map-list'
import { html, type Markup } from '#drawing/html/markup'
import { matrixTable } from '#drawing/html/matrix-table'
import type { Page } from '#reports/html/page'
import { section } from '#reports/html/section'

/** The job as a row of steps, and the Job Value Matrix. */
export function jobSection({ assessment, locale, traced }: Page): Markup {
  const maps = jobMapCharts(assessment, locale)
  const matrix = matrixChart(assessment, locale)
  return section(
    'job',
    'The job',
    html`${maps.map((map) => describedFigure(map, traced, jobMapList(map, traced)))}
    ${describedFigure(matrix, traced, matrixTable(matrix, traced))}`,
  )
}
