import type { ChartRow, RowsChart } from '#charts/chart'
import { valueAxis } from '#charts/value-axis'
import type { LovePlot } from '#evidence/picture'
import { formatNumber } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'

/** Distances from which arms are said to differ on a covariate. */
const FAR = 0.1

/** How far the arms lie apart on each covariate, before weighting (pale) and after (dot). */
export function lovePlotChart({ block, covariates }: LovePlot, locale: Locale): RowsChart {
  const apart = covariates.filter(({ after }) => Math.abs(after) > FAR)
  const number = (value: number): string => formatNumber(value, 2, locale)
  const values = covariates.flatMap(({ before, after }) => [before, after, FAR, -FAR])
  const verdict =
    apart.length === 0
      ? 'After weighting the groups are alike on every covariate'
      : `After weighting the groups still differ on ${apart.map(({ label }) => label).join(', ')}`
  return {
    kind: 'rows',
    id: `love-plot-${block}`,
    title: verdict,
    subtitle: `${block}: standardised difference of the groups. Pale: before weighting. Dot: after. Within 0.1 of zero they count as alike.`,
    description: `${verdict}. ${covariates.map(({ label, before, after }) => `${label}: ${number(before)} before, ${number(after)} after`).join('; ')}.`,
    panels: [
      {
        axis: valueAxis({ what: 'Standardised difference', unit: '1', values, zero: true }, locale),
        rows: covariates.map((one) => row(block, one, locale)),
        joined: false,
      },
    ],
    table: {
      caption: 'Balance of the groups',
      columns: [
        { label: 'Covariate', numeric: false },
        { label: 'Before', numeric: true },
        { label: 'After weighting', numeric: true },
      ],
      rows: covariates.map(({ label, before, after }) => [
        { text: label },
        { text: number(before) },
        { text: number(after) },
      ]),
    },
    notes: [],
  }
}

function row(block: string, one: LovePlot['covariates'][number], locale: Locale): ChartRow {
  const { label, before, after } = one
  return {
    id: `${block}.${label}`,
    label,
    note: '',
    bars: [
      { from: Math.min(0, before), to: Math.max(0, before), tone: 'status-quo', fill: 'pale' },
    ],
    ghosts: [],
    point: { at: after, tone: 'ours', certain: Math.abs(after) <= FAR },
    value: formatNumber(after, 2, locale),
    range: `${formatNumber(before, 2, locale)} before`,
  }
}
