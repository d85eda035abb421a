import type { ChartRow, DataTable, RowsChart, RowsPanel, TableCell } from '#charts/chart'
import { partWords } from '#charts/market/part-words'
import { valueAxis } from '#charts/value-axis'
import { counted } from '#charts/wording'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import type { ConcordanceView, RatingsView, ScoreView } from '#market/ratings/ratings-view'
import type { SureValue } from '#market/sure-value'
import { scoreWords } from '#market/ratings/ratings-survey'
import { formatCount, formatNumber } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/**
 * How far judges agree, score by score: on the order of the items (Kendall's W), and on the ratings themselves
 * (ICC(2,1), with its interval). Open: a mean over the judges hides that they hardly agree.
 */
export function agreementChart(
  part: MarketPart<RatingsView>,
  { settings }: Assessment,
  locale: Locale,
): RowsChart {
  const { view, segment } = part
  const { block, judges, scores } = view
  const measures = [concordanceMeasure, correlationMeasure].map((measure) => measure(part, locale))
  const panels = measures.flatMap((rows) => (rows.rows.length === 0 ? [] : [panel(rows, locale)]))
  const low = scores.filter(({ agreement }) => agreement.doubtful).length
  const level = Math.round(settings.level * 100)
  const title = `The ${counted(judges, 'judge')} of ${partWords(block.id, segment)} ${agreementWords(scores.length, low)}`
  return {
    kind: 'rows',
    id: segment === undefined ? `agreement-${block.id}` : `agreement-${block.id}-${segment.id}`,
    title,
    subtitle: `0 is none, 1 is full. Orders: Kendall’s W. Ratings: ICC(2,1), how alike two judges rate, with its ${level}\u2009% interval. Open: a mean over the judges hides that they hardly agree.`,
    description: `${title}. ${measures.flatMap(({ rows }) => rows.map((row) => `${row.label}: ${row.value}`)).join('; ')}.`,
    panels,
    table: agreementTable(part, locale),
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

function concordanceMeasure(part: MarketPart<RatingsView>, locale: Locale): Measure {
  const rows = part.view.scores.flatMap((score) => {
    const { concordance } = score.agreement
    if (concordance === undefined || !('w' in concordance)) return []
    const drawn = row([part, score, 'kendall-w'], { value: concordance.w }, locale)
    return [{ ...drawn, range: `p ${pWords(concordance.pValue.value, locale)}` }]
  })
  return { what: 'Agreement of orders, Kendall’s W', rows: ordered(rows) }
}

function correlationMeasure(part: MarketPart<RatingsView>, locale: Locale): Measure {
  const rows = part.view.scores.flatMap((score) => {
    const { single } = score.agreement
    return single === undefined || 'reason' in single
      ? []
      : [row([part, score, 'icc'], single, locale)]
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
  [{ view, segment }, score, key]: readonly [MarketPart<RatingsView>, ScoreView, string],
  found: Extract<SureValue, { readonly value: number }>,
  locale: Locale,
): ChartRow {
  const { interval, value } = found
  const { judges, items, doubtful } = score.agreement
  return {
    id: `${view.block.id}.${score.id}.${key}`,
    label: scoreWords(score.id),
    note: `${formatCount(judges, locale)} judges, ${formatCount(items, locale)} items`,
    bars: [],
    ghosts: [],
    point: { at: value, tone: 'ours', certain: !doubtful },
    ...(interval === undefined ? {} : { interval: { low: interval.low, high: interval.high } }),
    value: decimals(value, locale),
    range: rangeOf(found, locale),
    figure: marketFigureId(`agreement.${view.block.id}.${score.id}.${key}`, {
      segment: segment?.id,
    }),
  }
}

function decimals(value: number, locale: Locale): string {
  return formatNumber(value, 2, locale)
}

function pWords(p: number, locale: Locale): string {
  return p < 0.0001 ? '< 0.0001' : `= ${formatNumber(p, 4, locale)}`
}

function rangeOf(found: SureValue | undefined, locale: Locale): string {
  if (found === undefined || 'reason' in found || found.interval === undefined) return ''
  return `${decimals(found.interval.low, locale)} to ${decimals(found.interval.high, locale)}`
}

function agreementTable(
  { view: { block, scores }, segment }: MarketPart<RatingsView>,
  locale: Locale,
): DataTable {
  const orders = block.agreement.includes('kendall-w')
  const ratings = block.agreement.includes('icc')
  const numeric = (label: string) => ({ label, numeric: true })
  return {
    caption: `Agreement of the judges (${partWords(block.id, segment)})`,
    columns: [
      { label: 'Rated', numeric: false },
      ...(orders ? ['Kendall’s W', 'Chi-square', 'p'].map(numeric) : []),
      ...(ratings
        ? ['ICC(2,1)', 'Interval', 'ICC(2,k), of the mean', 'Interval'].map(numeric)
        : []),
    ],
    rows: scores.map((score) => {
      const figure = (key: string): string =>
        marketFigureId(`agreement.${block.id}.${score.id}.${key}`, { segment: segment?.id })
      const { concordance, single, average } = score.agreement
      return [
        { text: scoreWords(score.id) },
        ...(orders ? orderCells(concordance, figure, locale) : []),
        ...(ratings
          ? [
              ...correlationCells(single, figure('icc'), locale),
              ...correlationCells(average, figure('icc-average'), locale),
            ]
          : []),
      ]
    }),
  }
}

function orderCells(
  concordance: ConcordanceView | undefined,
  figure: (key: string) => string,
  locale: Locale,
): readonly TableCell[] {
  if (concordance === undefined || 'reason' in concordance)
    return [{ text: '–', figure: figure('kendall-w') }, { text: '–' }, { text: '–' }]
  const { w, chiSquare, pValue } = concordance
  return [
    { text: decimals(w, locale), figure: figure('kendall-w') },
    { text: decimals(chiSquare, locale), figure: figure('chi-square') },
    { text: pWords(pValue.value, locale).replace('= ', '') },
  ]
}

function correlationCells(
  found: SureValue | undefined,
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
