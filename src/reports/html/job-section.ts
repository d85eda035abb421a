import { jobMapCharts } from '#charts/job-map'
import { matrixChart, segmentMatrixCharts } from '#charts/matrix'
import { marketAlone } from '#charts/market/market-alone'
import { needsTable } from '#charts/tables/needs-table'
import { describedFigure } from '#drawing/html/chart-figure'
import { headedTable } from '#drawing/html/data-table'
import { jobMapList } from '#drawing/html/job-map-list'
import { html, type Markup } from '#drawing/html/markup'
import { matrixTable } from '#drawing/html/matrix-table'
import type { Page } from '#reports/html/page'
import { section } from '#reports/html/section'

/** The job as a row of steps, its needs, and the Job Value Matrix. */
export function jobSection({ assessment, locale, traced }: Page): Markup {
  const maps = jobMapCharts(assessment, locale)
  const matrices = marketAlone(assessment)
    ? []
    : [matrixChart(assessment, locale), ...segmentMatrixCharts(assessment, locale)]
  const needs = needsTable(assessment, locale)
  const { about } = assessment.study
  return section(
    'job',
    'The job',
    html`${about === undefined ? '' : html`<p class="about">${about}</p>`}
    ${maps.map((map) => describedFigure(map, traced, jobMapList(map, traced)))}
    ${needs.rows.length === 0 ? '' : headedTable(needs, traced)}
    ${matrices.map((matrix) => describedFigure(matrix, traced, matrixTable(matrix, traced)))}`,
  )
}
