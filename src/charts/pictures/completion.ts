import type { Mark, PlotChart } from '#charts/chart'
import { valueAxis } from '#charts/value-axis'
import { sentence } from '#quantity/sentence'
import type { CompletionPlot } from '#evidence/picture'
import { formatCount, formatNumber, plainDecimals } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

type Curve = CompletionPlot['curves'][number]

/** How many are still without the event (or have had it) as time goes on, by solution. */
export function completionChart(
  picture: CompletionPlot,
  label: string,
  { study }: Assessment,
  locale: Locale,
): PlotChart {
  const { block, need, unit, kind, curves, until } = picture
  const names = new Map(study.solutions.map(({ id, name }) => [id, name]))
  const named = ({ solution, cause }: Curve): string =>
    [names.get(solution) ?? solution, cause].filter((part) => part !== undefined).join(', ')
  const what = kind === 'survival' ? 'Share still without the event' : 'Share with the event'
  const last = curves.map((curve) => `${named(curve)} ${percent(atEnd(curve), locale)}`).join(', ')
  const title = `${sentence(label)}: ${kind === 'survival' ? 'still open' : 'come about'} at the end: ${last}`
  const baseline = curves[0]?.solution
  return {
    kind: 'plot',
    id: `completion-${block}-${need}`,
    title,
    subtitle: `${block}: ${what.toLowerCase()} over time, with its range. Cases that are still open count for as long as they were watched.`,
    description: `${title}.`,
    panels: [
      {
        x: valueAxis({ what: 'Time', unit, values: [0, until], zero: true, ticks: 7 }, locale),
        y: valueAxis({ what, unit: '%', values: [0, 1], zero: true }, locale),
        marks: curves.flatMap((curve) =>
          curveMarks(curve, {
            until,
            label: named(curve),
            tone: curve.solution === baseline ? 'status-quo' : 'ours',
            dashed: curve.cause !== undefined && curve.cause !== curves[0]?.cause,
            start: kind === 'survival' ? 1 : 0,
          }),
        ),
      },
    ],
    table: tableOf(picture, named, locale),
    notes: [],
  }
}

function atEnd({ steps }: Curve): number {
  return steps.at(-1)?.share ?? 1
}

function percent(share: number, locale: Locale): string {
  return `${formatNumber(100 * share, 0, locale)}\u2009%`
}

interface CurveSetting {
  readonly until: number
  readonly label: string
  readonly tone: 'ours' | 'status-quo'
  readonly dashed: boolean
  /** The share at time 0. */
  readonly start: number
}

/** Steps as corners: a share holds until the next time. */
function curveMarks({ steps }: Curve, setting: CurveSetting): readonly Mark[] {
  const { until, label, tone, dashed, start } = setting
  const first = { time: 0, share: start, low: start, high: start }
  const all = [first, ...steps.filter(({ time }) => time <= until)]
  const corners = all.flatMap((step, i) => {
    const next = all[i + 1]?.time ?? until
    return [
      { ...step, at: step.time },
      { ...step, at: next },
    ]
  })
  const at = corners.map((corner) => corner.at)
  return [
    {
      kind: 'band',
      at,
      low: corners.map(({ low }) => low),
      high: corners.map(({ high }) => high),
      tone,
      faint: true,
    },
    { kind: 'line', at, values: corners.map(({ share }) => share), tone, dashed, label },
  ]
}

/** Times at which the table says how things stand. */
const PARTS = 4

function tableOf(
  { curves, until }: CompletionPlot,
  named: (curve: Curve) => string,
  locale: Locale,
): PlotChart['table'] {
  const times = Array.from({ length: PARTS }, (_, i) => (until * (i + 1)) / PARTS)
  return {
    caption: 'Shares over time',
    columns: [
      { label: 'Time', numeric: true },
      ...curves.flatMap((curve) => [
        { label: named(curve), numeric: true },
        { label: 'Range', numeric: true },
        { label: 'At risk', numeric: true },
      ]),
    ],
    rows: times.map((time) => [
      { text: formatNumber(time, plainDecimals(time), locale) },
      ...curves.flatMap((curve) => {
        const step = curve.steps.findLast((one) => one.time <= time)
        if (step === undefined) return [{ text: '–' }, { text: '–' }, { text: '–' }]
        return [
          { text: percent(step.share, locale) },
          { text: `${percent(step.low, locale)} to ${percent(step.high, locale)}` },
          { text: formatCount(step.atRisk, locale) },
        ]
      }),
    ]),
  }
}
