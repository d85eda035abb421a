import type { DataTable, TableCell } from '#charts/chart'
import type { ProcessView, StepPerformance } from '#evidence/log/process-view'
import { formatCount } from '#quantity/format-number'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'

/** What each step takes: waiting before it and work on it, where the log tells the two apart. */
export function stepTimeTable({ whole, data }: ProcessView, locale: Locale): DataTable {
  const working = whole.steps.some((step) => step.working !== undefined)
  return {
    caption: `What each step takes (${data})`,
    columns: [
      { label: 'Step', numeric: false },
      { label: 'Executions', numeric: true },
      { label: 'Waiting before, median', numeric: true },
      { label: 'Waiting before, mean', numeric: true },
      ...(working
        ? [
            { label: 'Work, median', numeric: true },
            { label: 'Work, mean', numeric: true },
          ]
        : []),
    ],
    rows: whole.steps.map((step) => [
      { text: step.step },
      { text: formatCount(step.executions, locale) },
      ...times(step.waiting, locale),
      ...(working ? times(step.working, locale) : []),
    ]),
  }
}

function times(time: StepPerformance['waiting'], locale: Locale): readonly TableCell[] {
  if (time === undefined) return [{ text: '–' }, { text: '–' }]
  return [time.median, time.mean].map((value) => ({
    text: formatQuantity({ value, unit: 's' }, locale),
  }))
}
