import type { ChartRow, DataTable, RowsChart, RowsPanel, TableCell } from '#charts/chart'
import { valueAxis } from '#charts/value-axis'
import { counted } from '#charts/wording'
import type {
  ConcordanceView,
  RatingsView,
  ScoreView,
  ValueOrReason,
} from '#market/ratings/ratings-view'
import { scoreWords } from '#market/survey'
import { formatCount, formatNumber } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/**
 * How far judges agree, score by score: on the order of the items (Kendall's W), and on the ratings themselves
 * (ICC(2,1), with its interval). Open: a mean over the judges hides that they hardly agree.
 */
export function agreementChart(
  view: RatingsView,
  { settings }: Assessment,
  locale: Locale,
): RowsChart {
  const { survey, judges, scores } = view
  const measures = [concordanceMeasure, correlationMeasure].map((measure) => measure(view, locale))
  const panels = measures.flatMap((rows) => (rows.rows.length === 0 ? [] : [panel(rows, locale)]))
  const low = scores.filter(({ agreement }) => agreement.doubtful).length
  const level = Math.round(settings.level * 100)
  const title = `The ${counted(judges, 'judge')} of ${survey.id} ${agreementWords(scores.length, low)}`
  return {
    kind: 'rows',
    id: `agreement-${survey.id}`,
    title,
    subtitle: `0 is none, 1 is full. Orders: Kendall’s W. Ratings: ICC(2,1), how alike two judges rate, with its ${level}\u2009% interval. Open: a mean over the judges hides that they hardly agree.`,
    description: `${title}. ${measures.flatMap(({ rows }) => rows.map((row) => `${row.label}: ${row.value}`)).join('; ')}.`,
    panels,
    table: agreementTable(view, locale),
    notes: reasons(scores),
    ...(panels.length > 0
      ? {}
      : {
          empty: {
            why: 'No agreement can be computed.',
            next: 'At least two judges have to rate the same two items.',
          },
        }),
  }
}

/** "hardly agree on 4 of 15 scores". */
export function agreementWords(scores: number, low: number): string {
  if (low > 0) return `hardly agree on ${low} of ${counted(scores, 'score')}`
  return scores === 1 ? 'agree on the one score' : `agree on all ${scores} scores`
}

interface Measure {
  readonly what: string
  readonly rows: readonly ChartRow[]
}

function concordanceMeasure({ survey, scores }: RatingsView, locale: Locale): Measure {
  const rows = scores.flatMap((score) => {
    const { concordance } = score.agreement
    if (concordance === undefined || !('w' in concordance)) return []
    const drawn = row([survey.id, score, 'kendall-w'], { value: concordance.w }, locale)
    return [{ ...drawn, range: `p ${pWords(concordance.pValue.value, locale)}` }]
  })
  return { what: 'Agreement of orders, Kendall’s W', rows: ordered(rows) }
}

function correlationMeasure({ survey, scores }: RatingsView, locale: Locale): Measure {
  const rows = scores.flatMap((score) => {
    const { single } = score.agreement
    return single === undefined || 'reason' in single
      ? []
      : [row([survey.id, score, 'icc'], single, locale)]
  })
  return { what: 'Agreement of ratings, ICC(2,1)', rows: ordered(rows) }
}

/** The most agreed upon first. */
function ordered(rows: readonly ChartRow[]): readonly ChartRow[] {
  return rows.toSorted((a, b) => (b.point?.at ?? 0) - (a.point?.at ?? 0))
}

function panel({ what, rows }: Measure, locale: Locale): RowsPanel {
  const values = rows.flatMap(({ point, interval }) => [
    point?.at ?? 0,
    interval?.low ?? 0,
    interval?.high ?? 0,
    1,
  ])
  const axis = valueAxis({ what, unit: '1', values, zero: true }, locale)
  return { axis, rows, joined: false }
}

function row(
  [survey, score, key]: readonly [string, ScoreView, string],
  found: Extract<ValueOrReason, { readonly value: number }>,
  locale: Locale,
): ChartRow {
  const { interval, value } = found
  const { judges, items, doubtful } = score.agreement
  return {
    id: `${survey}.${score.id}.${key}`,
    label: scoreWords(score.id),
    note: `${formatCount(judges, locale)} judges, ${formatCount(items, locale)} items`,
    bars: [],
    ghosts: [],
    point: { at: value, tone: 'ours', certain: !doubtful },
    ...(interval === undefined ? {} : { interval: { low: interval.low, high: interval.high } }),
    value: decimals(value, locale),
    range: rangeOf(found, locale),
    figure: `market.agreement.${survey}.${score.id}.${key}`,
  }
}

function decimals(value: number, locale: Locale): string {
  return formatNumber(value, 2, locale)
}

function pWords(p: number, locale: Locale): string {
  return p < 0.0001 ? '< 0.0001' : `= ${formatNumber(p, 4, locale)}`
}

function rangeOf(found: ValueOrReason | undefined, locale: Locale): string {
  if (found === undefined || 'reason' in found || found.interval === undefined) return ''
  return `${decimals(found.interval.low, locale)} to ${decimals(found.interval.high, locale)}`
}

function agreementTable({ survey, scores }: RatingsView, locale: Locale): DataTable {
  const orders = survey.agreement.includes('kendall-w')
  const ratings = survey.agreement.includes('icc')
  const numeric = (label: string) => ({ label, numeric: true })
  return {
    caption: `Agreement of the judges (${survey.id})`,
    columns: [
      { label: 'Rated', numeric: false },
      ...(orders ? ['Kendall’s W', 'Chi-square', 'p'].map(numeric) : []),
      ...(ratings
        ? ['ICC(2,1)', 'Interval', 'ICC(2,k), of the mean', 'Interval'].map(numeric)
        : []),
    ],
    rows: scores.map((score) => {
      const id = `market.agreement.${survey.id}.${score.id}`
      const { concordance, single, average } = score.agreement
      return [
        { text: scoreWords(score.id) },
        ...(orders ? orderCells(concordance, id, locale) : []),
        ...(ratings
          ? [
              ...correlationCells(single, `${id}.icc`, locale),
              ...correlationCells(average, `${id}.icc-average`, locale),
            ]
          : []),
      ]
    }),
  }
}

function orderCells(
  concordance: ConcordanceView | undefined,
  id: string,
  locale: Locale,
): readonly TableCell[] {
  if (concordance === undefined || 'reason' in concordance)
    return [{ text: '–', figure: `${id}.kendall-w` }, { text: '–' }, { text: '–' }]
  const { w, chiSquare, pValue } = concordance
  return [
    { text: decimals(w, locale), figure: `${id}.kendall-w` },
    { text: decimals(chiSquare, locale), figure: `${id}.chi-square` },
    { text: pWords(pValue.value, locale).replace('= ', '') },
  ]
}

function correlationCells(
  found: ValueOrReason | undefined,
  figure: string,
  locale: Locale,
): readonly TableCell[] {
  const value = found === undefined || 'reason' in found ? '–' : decimals(found.value, locale)
  const range = rangeOf(found, locale)
  return [{ text: value, figure }, { text: range === '' ? '–' : range }]
}

/** What could not be computed, with the reason, once for all scores that share it. */
function reasons(scores: readonly ScoreView[]): readonly string[] {
  const said = scores.flatMap(({ id, agreement: { concordance, single, average } }) =>
    [concordance, single, average].flatMap((found) =>
      found !== undefined && 'reason' in found ? [`${scoreWords(id)}: ${found.reason}`] : [],
    ),
  )
  return [...new Set(said)]
}
