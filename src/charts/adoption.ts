import type { PlotChart } from '#charts/chart'
import { valueAxis } from '#charts/value-axis'
import { eightyPercent } from '#charts/wording'
import { formatPlain } from '#quantity/format-number'
import { formatQuantity, formatRange } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { ShareOverTime } from '#value/share-over-time'

/** Which share of a solution is in use as time goes on: its median, with the middle 80 %. */
export function adoptionChart(share: ShareOverTime, locale: Locale): PlotChart {
  const { at, p10, p50, p90 } = share
  const horizon = at.at(-1)!
  const years = Array.from({ length: Math.floor(horizon) + 1 }, (_, year) => year)
  const rows = years.map((year) => nearest(at, year))
  const words = (i: number): string => formatQuantity({ value: round(p50[i]!), unit: '%' }, locale)
  const end = at.length - 1
  const first = horizon <= 1 ? '' : `${words(nearest(at, 1))} after a year, `
  const title = `In use: ${first}${words(end)} at the end`
  return {
    kind: 'plot',
    id: 'adoption',
    title,
    subtitle: `Share in use: median and ${eightyPercent} range of what is written here, each part taken by itself.`,
    description: `${title}.`,
    panels: [
      {
        x: {
          title: 'Years from the start',
          low: 0,
          high: horizon,
          ticks: years.map((year) => ({ at: year, label: formatPlain(year, locale) })),
        },
        y: valueAxis(
          { what: 'Share in use', unit: '%', values: [...p10, ...p90, 1], zero: true },
          locale,
        ),
        marks: [
          { kind: 'band', at, low: p10, high: p90, tone: 'ours', faint: false },
          { kind: 'line', at, values: p50, tone: 'ours', dashed: false, label: 'in use' },
        ],
      },
    ],
    table: {
      caption: 'Share in use as time goes on',
      columns: [
        { label: 'After years', numeric: true },
        { label: 'In use', numeric: true },
        { label: `${eightyPercent} range`, numeric: true },
      ],
      rows: rows.map((i, year) => [
        { text: formatPlain(year, locale) },
        { text: words(i) },
        { text: formatRange(round(p10[i]!), round(p90[i]!), '%', locale) },
      ]),
    },
    notes: [],
  }
}

/** To whole percent. */
function round(share: number): number {
  return Math.round(100 * share) / 100
}

/** The time on the grid that is nearest. */
function nearest(at: readonly number[], time: number): number {
  const [first = 0, second = 1] = at
  return Math.min(at.length - 1, Math.round((time - first) / (second - first)))
}
