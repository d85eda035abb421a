import type { DataTable, TableCell } from '#charts/chart'
import type { MeanOfExecutions } from '#evidence/log/job-times'
import type { ProcessView } from '#evidence/log/process-view'
import { formatCount } from '#quantity/format-number'
import { formatQuantity, formatRange } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'

/** The time of the job as the sum over its steps, with what each of them adds; absent without a finished execution. */
export function jobTimeTable({ whole, data }: ProcessView, locale: Locale): DataTable | undefined {
  const { job } = whole
  if (job === undefined) return undefined
  const { n, total, work, waiting, steps } = job
  const level = total.interval?.level
  return {
    caption: `Time of the job, added up over its steps in each of ${formatCount(n, locale)} finished executions (${data})`,
    columns: [
      { label: 'Time', numeric: false },
      { label: 'Mean of an execution', numeric: true },
      {
        label: level === undefined ? 'Interval' : `${Math.round(100 * level)} % interval`,
        numeric: true,
      },
    ],
    rows: [
      row('Whole job', `process.${data}.job-time`, [total, locale]),
      ...(work === undefined
        ? []
        : [row('of it work', `process.${data}.job-work`, [work, locale])]),
      ...(waiting === undefined
        ? []
        : [row('of it waiting', `process.${data}.job-waiting`, [waiting, locale])]),
      ...steps.map((one) => row(one.step, `process.${data}.job-time.${one.step}`, [one, locale])),
    ],
  }
}

function row(
  label: string,
  figure: string,
  [{ mean, interval }, locale]: readonly [MeanOfExecutions, Locale],
): readonly TableCell[] {
  const range = interval === undefined ? '–' : formatRange(interval.low, interval.high, 's', locale)
  return [
    { text: label },
    { text: formatQuantity({ value: mean, unit: 's' }, locale), figure },
    { text: range },
  ]
}
