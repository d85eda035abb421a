import type { ChartRow, RowsChart } from '#charts/chart'
import { valueAxis } from '#charts/value-axis'
import type { FailurePoint, FunnelStep } from '#evidence/log/failure-points'
import type { ProcessView } from '#evidence/log/process-view'
import type { Interval } from '#quantity/figure'
import { formatCount, formatNumber } from '#quantity/format-number'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'

/** Points that are drawn; the table holds all. */
const most = 10

/** At which steps executions fail, stop or are done again, and what one of them costs in time. */
export function failureChart(view: ProcessView, locale: Locale): RowsChart {
  const { points, decided, open } = view.whole.failures
  const drawn = points.slice(0, most)
  const [worst] = drawn
  const title =
    worst === undefined
      ? 'No execution failed, stopped or was done again'
      : `Most often: ${pointWords(worst)} (${percent(worst.share, locale)})`
  const values = drawn.flatMap(({ interval }) => [interval.low, interval.high])
  return {
    kind: 'rows',
    id: `failures-${view.data}`,
    title,
    subtitle: `${view.data}: share of the executions that did the step, with its interval; ${formatCount(decided, locale)} are decided, ${formatCount(open, locale)} still open and left out.`,
    description: `${title}.`,
    panels: [
      {
        axis: valueAxis({ what: 'Share of executions', unit: '%', values, zero: true }, locale),
        rows: drawn.map((point) => pointRow(point, locale)),
        joined: false,
      },
    ],
    table: {
      caption: 'Failure points',
      columns: [
        { label: 'Where and how', numeric: false },
        { label: 'Executions', numeric: true },
        { label: 'Share', numeric: true },
        { label: 'Interval', numeric: true },
        { label: 'Time of one, median', numeric: true },
        { label: 'Time of all', numeric: true },
      ],
      rows: points.map((point) => [
        { text: pointWords(point) },
        { text: formatCount(point.count, locale) },
        { text: percent(point.share, locale) },
        { text: between(point.interval, locale) },
        { text: formatQuantity({ value: point.time.median, unit: 's' }, locale) },
        { text: formatQuantity({ value: point.time.mean * point.count, unit: 's' }, locale) },
      ]),
    },
    notes: [],
    ...(worst === undefined
      ? {
          empty: {
            why: 'No execution failed, was abandoned or did a step again.',
            next: 'Say what counts under `failed:` and `abandoned:` of the log, if there is more to see.',
          },
        }
      : {}),
  }
}

function pointRow(point: FailurePoint, locale: Locale): ChartRow {
  const { share, count, of, interval } = point
  return {
    id: pointWords(point),
    label: pointWords(point),
    note: `${formatCount(count, locale)} of ${formatCount(of, locale)}`,
    bars: [],
    ghosts: [],
    point: { at: share, tone: 'worse', certain: interval.low > 0 },
    interval: { low: interval.low, high: interval.high },
    value: percent(share, locale),
    range: between(interval, locale),
  }
}

/** How many executions come as far as each step. */
export function funnelChart(view: ProcessView, locale: Locale): RowsChart {
  const { funnel, decided } = view.whole.failures
  const lost = funnel.flatMap(({ step, onward }) =>
    onward === undefined ? [] : [{ step, share: 1 - onward.share }],
  )
  const worst = lost.toSorted((a, b) => b.share - a.share)[0]
  const title =
    worst === undefined || worst.share === 0
      ? 'Every execution goes through every step'
      : `Most executions go without: ${worst.step} (${percent(worst.share, locale)} of those at the step before)`
  return {
    kind: 'rows',
    id: `funnel-${view.data}`,
    title,
    subtitle: `${view.data}: share of ${formatCount(decided, locale)} decided executions that complete each step, in the order of the job.`,
    description: `${title}.`,
    panels: [
      {
        axis: valueAxis(
          { what: 'Share of executions', unit: '%', values: [1], zero: true },
          locale,
        ),
        rows: funnel.map((step) => ({
          id: step.step,
          label: step.step,
          note: '',
          bars: [{ from: 0, to: step.share, tone: 'ours', fill: 'pale' }],
          ghosts: [],
          interval: { low: step.interval.low, high: step.interval.high },
          value: percent(step.share, locale),
          range: between(step.interval, locale),
        })),
        joined: false,
      },
    ],
    table: {
      caption: 'How far executions come',
      columns: [
        { label: 'Step', numeric: false },
        { label: 'Executions', numeric: true },
        { label: 'Share', numeric: true },
        { label: 'Interval', numeric: true },
        { label: 'Of those at the step before', numeric: true },
      ],
      rows: funnel.map((step) => [
        { text: step.step },
        { text: formatCount(step.reached, locale) },
        { text: percent(step.share, locale) },
        { text: between(step.interval, locale) },
        { text: onwardWords(step, locale) },
      ]),
    },
    notes: [],
  }
}

function onwardWords({ onward }: FunnelStep, locale: Locale): string {
  return onward === undefined ? '–' : percent(onward.share, locale)
}

function pointWords({ step, how, reason }: FailurePoint): string {
  const where = step === undefined ? 'before the first step' : step
  const words = { failed: 'failed', abandoned: 'abandoned', redone: 'done again' }[how]
  return `${where}: ${words}${reason === undefined ? '' : ` (${reason})`}`
}

function percent(share: number, locale: Locale): string {
  return `${formatNumber(100 * share, 1, locale)}\u2009%`
}

function between({ low, high }: Interval, locale: Locale): string {
  return `${formatNumber(100 * low, 1, locale)} to ${percent(high, locale)}`
}
