import type { RowsChart } from '#charts/chart'
import { valueAxis } from '#charts/value-axis'
import type { ProcessView } from '#evidence/log/process-view'
import type { Variant } from '#evidence/log/variants'
import { formatCount, formatNumber } from '#quantity/format-number'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'

/** Ways that are drawn; the table holds more. */
const drawn = 10

/** The most common ways through the job, how many go them and how long they take. */
export function variantsChart(view: ProcessView, locale: Locale): RowsChart {
  const { whole, data } = view
  const bySteps = whole.bySteps !== undefined
  const ways = whole.bySteps ?? whole.byActivities
  const kind = bySteps ? 'step-variant' : 'variant'
  const first = ways.variants.slice(0, drawn)
  const held = first.reduce((sum, variant) => sum + variant.share, 0)
  const title = `${formatCount(ways.count, locale)} ways through the job; the ${formatCount(first.length, locale)} most common hold ${percent(held, locale)}`
  return {
    kind: 'rows',
    id: `variants-${data}`,
    title,
    subtitle: `${data}: share of ${formatCount(whole.executions, locale)} executions by their sequence of ${bySteps ? 'steps' : 'activities'}, with the median time of those that finished.`,
    description: `${title}.`,
    panels: [
      {
        axis: valueAxis(
          {
            what: 'Share of executions',
            unit: '%',
            values: first.map((one) => one.share),
            zero: true,
          },
          locale,
        ),
        rows: first.map((variant, place) => ({
          id: variant.id,
          label: sequenceWords(variant),
          note: '',
          bars: [{ from: 0, to: variant.share, tone: 'ours', fill: 'solid' }],
          ghosts: [],
          value: percent(variant.share, locale),
          range: timeWords(variant, locale),
          figure: `process.${data}.${kind}-${place + 1}.share`,
        })),
        joined: false,
      },
    ],
    table: tableOf(view, kind, locale),
    notes: [],
  }
}

function tableOf({ whole, data }: ProcessView, kind: string, locale: Locale): RowsChart['table'] {
  const { variants, others } = whole.bySteps ?? whole.byActivities
  const rest = [
    { text: `${formatCount(others.variants, locale)} further ways` },
    { text: formatCount(others.executions, locale) },
    { text: percent(others.share, locale) },
    { text: '–' },
    { text: '–' },
  ]
  const rows = variants.map((variant, place) => [
    { text: variant.sequence.join(' → ') },
    { text: formatCount(variant.count, locale) },
    {
      text: percent(variant.share, locale),
      figure: `process.${data}.${kind}-${place + 1}.share`,
    },
    { text: timeWords(variant, locale) },
    { text: variant.finishedShare === undefined ? '–' : percent(variant.finishedShare, locale) },
  ])
  return {
    caption: 'Ways through the job',
    columns: [
      { label: 'Sequence', numeric: false },
      { label: 'Executions', numeric: true },
      { label: 'Share', numeric: true },
      { label: 'Median time', numeric: true },
      { label: 'Finished', numeric: true },
    ],
    rows: others.variants === 0 ? rows : [...rows, rest],
  }
}

function percent(value: number, locale: Locale): string {
  return `${formatNumber(100 * value, 1, locale)}\u2009%`
}

/** Long ways are shortened in the middle; the table holds them whole. */
function sequenceWords({ sequence }: Variant): string {
  if (sequence.length === 0) return 'none of the steps'
  const shown =
    sequence.length > 6 ? [...sequence.slice(0, 3), '…', ...sequence.slice(-2)] : sequence
  return shown.join(' → ')
}

function timeWords({ duration }: Variant, locale: Locale): string {
  if (duration === undefined) return '–'
  return formatQuantity({ value: duration.median, unit: 's' }, locale)
}
