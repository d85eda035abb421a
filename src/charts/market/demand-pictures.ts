import type { ChartRow, DataTable, RowsChart } from '#charts/chart'
import type { MarketPictures } from '#charts/market/market-pictures'
import { partWords } from '#charts/market/part-words'
import { valueAxis } from '#charts/value-axis'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import type { DemandView } from '#market/price/demand-view'
import { formatCount } from '#quantity/format-number'
import { formatQuantity, formatRange } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** By how many percent less is sold where the price rises by one percent. */
export function demandPictures(
  part: MarketPart<DemandView>,
  assessment: Assessment,
  locale: Locale,
): MarketPictures {
  const sentence = demandSentence(part.view, locale)
  return {
    sentence,
    charts: [elasticityChart(part, { assessment, sentence, locale })],
    tables: [coefficientTable(part, locale)],
  }
}

/** "In cheese 1 % on the price goes with 1.6 % less sold, within store". */
function demandSentence({ block, within, pooled }: DemandView, locale: Locale): string {
  const found = within ?? pooled
  if ('reason' in found) return `No price elasticity can be told from ${block.id}`
  const { value, interval } = found
  const size = formatQuantity(
    {
      value: Math.abs(value),
      unit: '1',
      interval: { ...interval, low: interval.low, high: interval.high },
    },
    locale,
  )
  const inside = within === undefined ? '' : ` within ${block.within!.join(' and ')}`
  return `In ${block.id} 1\u2009% on the price goes with ${size}\u2009% ${value < 0 ? 'less' : 'more'} sold${inside}`
}

interface Drawing {
  readonly assessment: Assessment
  readonly sentence: string
  readonly locale: Locale
}

function elasticityChart(
  part: MarketPart<DemandView>,
  { assessment, sentence, locale }: Drawing,
): RowsChart {
  const { view, segment } = part
  const { block, within, pooled } = view
  const level = Math.round(assessment.settings.level * 100)
  const rows = [
    ...(within === undefined
      ? []
      : elasticityRow(
          part,
          { variant: '', words: `Within ${block.within!.join(' and ')}`, found: within },
          locale,
        )),
    ...elasticityRow(
      part,
      { variant: within === undefined ? '' : '.pooled', words: 'All rows alike', found: pooled },
      locale,
    ),
  ]
  const values = rows.flatMap(({ point, interval }) => [
    point!.at,
    interval!.low,
    interval!.high,
    -1,
  ])
  const axis = valueAxis({ what: 'Price elasticity', unit: '1', values, zero: true }, locale)
  return {
    kind: 'rows',
    id: segment === undefined ? `elasticity-${block.id}` : `elasticity-${block.id}-${segment.id}`,
    title: segment === undefined ? sentence : `${segment.name}: ${sentence}`,
    subtitle: `Percent of quantity for one percent of price, ${block.form}, ${formatCount(view.rows, locale)} rows, with its ${level}\u2009% interval. Below −1 a higher price brings less revenue.`,
    description: `${sentence}. ${rows.map(({ label, value, range }) => `${label}: ${value} (${range})`).join('; ')}.`,
    panels: rows.length === 0 ? [] : [{ axis, rows, joined: false }],
    table: coefficientTable(part, locale),
    notes: [
      'Prices were not set at random: what moves price and quantity together and is not in the columns stands in the elasticity.',
    ],
    ...(rows.length === 0
      ? {
          empty: {
            why: `No price elasticity of ${partWords(block.id, segment)}. ${'reason' in pooled ? pooled.reason : ''}`,
            next: 'Take rows in which the price varies.',
          },
        }
      : {}),
  }
}

function elasticityRow(
  { view: { block }, segment }: MarketPart<DemandView>,
  {
    variant,
    words,
    found,
  }: {
    readonly variant: string
    readonly words: string
    readonly found: DemandView['pooled']
  },
  locale: Locale,
): readonly ChartRow[] {
  if ('reason' in found) return []
  const { value, interval, rows } = found
  return [
    {
      id: `${block.id}${variant}`,
      label: words,
      note: `${formatCount(rows, locale)} rows`,
      bars: [],
      ghosts: [],
      point: { at: value, tone: 'ours', certain: interval.low > 0 || interval.high < 0 },
      interval: { low: interval.low, high: interval.high },
      value: formatQuantity({ value, unit: '1', interval }, locale),
      range: formatRange(interval.low, interval.high, '1', locale),
      figure: marketFigureId(`elasticity.${block.id}${variant}`, { segment: segment?.id }),
    },
  ]
}

function coefficientTable({ view, segment }: MarketPart<DemandView>, locale: Locale): DataTable {
  const { block, within, pooled, terms } = view
  const found = within ?? pooled
  const rows = 'reason' in found ? [] : found.coefficients
  return {
    caption: `Coefficients (${partWords(block.id, segment)}), ${block.form}${within === undefined ? '' : ` within ${block.within!.join(' and ')}`}`,
    columns: [
      { label: 'Column', numeric: false },
      { label: 'Coefficient', numeric: true },
      { label: 'Interval', numeric: true },
    ],
    rows: rows.map(({ difference: value, interval }, k) => {
      const { id, name } = terms[k]!
      return [
        { text: k === 0 && block.form === 'log-log' ? 'log of the price' : name },
        {
          text: formatQuantity({ value, unit: '1', interval }, locale),
          figure: marketFigureId(`coefficient.${block.id}.${id}`, { segment: segment?.id }),
        },
        { text: formatRange(interval.low, interval.high, '1', locale) },
      ]
    }),
  }
}
