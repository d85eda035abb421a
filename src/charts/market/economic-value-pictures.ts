import type { ChartRow, DataTable, RowsChart } from '#charts/chart'
import { inColumn, moneyFormat, rangeInColumn, type ColumnFormat } from '#charts/column-format'
import { figuresInWords } from '#charts/market/figure-cells'
import type { MarketPictures } from '#charts/market/market-pictures'
import { partWords } from '#charts/market/part-words'
import { valueAxis } from '#charts/value-axis'
import { solutionName } from '#charts/value-view'
import { eightyPercent } from '#charts/wording'
import type { EconomicValueView, MoneyOrReason } from '#market/economic-value/economic-value-view'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'
import type { Summary } from '#value/result'

/** From the price of the next best alternative to what ours is worth, step by step. */
export function economicValuePictures(
  { view }: MarketPart<EconomicValueView>,
  assessment: Assessment,
  locale: Locale,
): MarketPictures {
  return {
    sentence: sentenceOf(view, assessment, locale),
    charts: [waterfall(view, assessment, locale)],
    tables: [sharesTable(view, assessment, locale)],
  }
}

function namesOf({ block }: EconomicValueView, assessment: Assessment) {
  return {
    ours: solutionName(assessment, block.solution),
    reference: solutionName(assessment, block.reference),
  }
}

function idOf({ block }: EconomicValueView, key: string): string {
  return marketFigureId(`economic-value.${block.id}.${key}`, {})
}

/** "Portal is worth € 61 k a year to one who could have Rival". */
function sentenceOf(view: EconomicValueView, assessment: Assessment, locale: Locale): string {
  const { ours, reference } = namesOf(view, assessment)
  const whose = segmentWords(view)
  if ('reason' in view.total)
    return `What ${ours} is worth${whose} is not known: ${view.total.reason}`
  const worth = figuresInWords(assessment, locale).words(idOf(view, 'total'))
  return `${ours} is worth ${worth} to those who could have ${reference}${whose}`
}

function segmentWords({ block }: EconomicValueView): string {
  return block.segment === undefined ? '' : ` (${block.segment.name})`
}

function waterfall(view: EconomicValueView, assessment: Assessment, locale: Locale): RowsChart {
  const { ours, reference } = namesOf(view, assessment)
  const { total, parts, terms } = view
  const format = formatOf(view, locale)
  const rows = rowsOf(view, { format, reference })
  const values = rows.flatMap(({ bars, interval }) => [
    ...bars.flatMap(({ from, to }) => [from, to]),
    ...(interval === undefined ? [] : [interval.low, interval.high]),
  ])
  const [largest] = parts
  const title =
    largest === undefined || largest.summary.mean <= 0
      ? `${ours} is worth no more than ${reference}${segmentWords(view)}`
      : `Most of what ${ours} is worth beyond ${reference}${segmentWords(view)}: ${largest.label}`
  return {
    kind: 'rows',
    id: `economic-value-${view.block.id}`,
    title,
    subtitle: `Price of ${reference}, plus what is better, less what is worse, ${terms === 'annual' ? 'a year at full adoption; one-off costs spread over the horizon' : 'present value over the plan'}: mean and ${eightyPercent} range.`,
    description: rows.map(({ label, value, range }) => `${label}: ${value}, ${range}.`).join(' '),
    panels: [
      {
        axis: valueAxis({ what: 'Economic value', unit: view.unit, values, zero: true }, locale),
        rows,
        joined: true,
      },
    ],
    table: partsTable(view, rows),
    notes: notesOf(view),
    ...('reason' in total
      ? {
          empty: {
            why: `There is no economic value: ${total.reason}.`,
            next: 'Add the price of the reference, and drivers under `value`.',
          },
        }
      : {}),
  }
}

function formatOf({ total, price, parts, unit }: EconomicValueView, locale: Locale): ColumnFormat {
  const known = [total, price].flatMap((one) => ('reason' in one ? [] : [one]))
  return moneyFormat([...known, ...parts.map(({ summary }) => summary)], unit, locale)
}

function rowsOf(
  view: EconomicValueView,
  { format, reference }: { readonly format: ColumnFormat; readonly reference: string },
): readonly ChartRow[] {
  const { total, price } = view
  if ('reason' in total || 'reason' in view.reference) return []
  const start = view.reference
  let running = start.mean
  const steps = view.parts.map(({ id, label, kind, class: of, summary }): ChartRow => {
    const from = running
    running += summary.mean
    return {
      ...rowOf(id, summary, format),
      label,
      note: kind === 'cost' ? 'cost' : (of ?? ''),
      bars: [
        {
          from,
          to: running,
          tone: summary.mean < 0 ? 'worse' : 'better',
          fill: of === 'capacity' ? 'pale' : 'solid',
        },
      ],
      ...shifted(summary, from),
      figure: idOf(view, `part.${id}`),
    }
  })
  return [
    barFromZero(
      'reference',
      [`Price of ${reference}`, 'reference'],
      [start, format, idOf(view, 'reference')],
    ),
    ...steps,
    barFromZero('total', ['Total economic value', 'total'], [total, format, idOf(view, 'total')]),
    ...('reason' in price
      ? []
      : [
          barFromZero(
            'price',
            ['Our price', 'what is left above it is the customer’s'],
            [price, format, idOf(view, 'price')],
          ),
        ]),
  ]
}

function rowOf(
  id: string,
  summary: Summary,
  format: ColumnFormat,
): Pick<ChartRow, 'id' | 'ghosts' | 'value' | 'range'> {
  return {
    id,
    ghosts: [],
    value: inColumn(format, summary.mean),
    range: rangeInColumn(format, summary),
  }
}

function barFromZero(
  id: 'reference' | 'total' | 'price',
  [label, note]: readonly [string, string],
  [summary, format, figure]: readonly [Summary, ColumnFormat, string],
): ChartRow {
  const tone = id === 'total' ? 'total' : id === 'price' ? 'ours' : 'status-quo'
  return {
    ...rowOf(id, summary, format),
    label,
    note,
    bars: [{ from: 0, to: summary.mean, tone, fill: 'solid' }],
    ...shifted(summary, 0),
    figure,
    ...(id === 'total' ? { total: true } : {}),
  }
}

function shifted({ quantiles }: Summary, from: number): Pick<ChartRow, 'interval'> {
  const { p10, p90 } = quantiles
  return p10 === p90 ? {} : { interval: { low: from + p10, high: from + p90 } }
}

function partsTable(view: EconomicValueView, rows: readonly ChartRow[]): DataTable {
  return {
    caption: `Economic value, step by step (${partWords(view.block.id, view.block.segment)})`,
    columns: [
      { label: 'Part', numeric: false },
      { label: 'Kind', numeric: false },
      { label: 'Mean', numeric: true },
      { label: `${eightyPercent} range`, numeric: true },
    ],
    rows: rows.map(({ label, note, value, range, figure }) => [
      { text: label },
      { text: note },
      { text: value, ...(figure === undefined ? {} : { figure }) },
      { text: range },
    ]),
  }
}

function sharesTable(view: EconomicValueView, assessment: Assessment, locale: Locale): DataTable {
  const figures = figuresInWords(assessment, locale)
  const known = (one: MoneyOrReason | EconomicValueView['customerShare']): boolean =>
    !('reason' in one)
  const rows = [
    ['Left to the customer, of what is better', 'customer-share', known(view.customerShare)],
    ['Taken by the price, of what is better', 'vendor-share', known(view.customerShare)],
    ['Value to price', 'value-to-price', known(view.valueToPrice)],
  ] as const
  return {
    caption: `How the price splits the value (${view.block.id})`,
    columns: [
      { label: 'Share or ratio', numeric: false },
      { label: 'Value', numeric: true },
      { label: 'Range', numeric: true },
    ],
    rows: rows.flatMap(([label, key, there]) =>
      there
        ? [[{ text: label }, figures.cell(idOf(view, key)), figures.rangeCell(idOf(view, key))]]
        : [],
    ),
  }
}

function notesOf({ soft, inPrice }: EconomicValueView): readonly string[] {
  return [
    ...(soft.length === 0 ? [] : [`Soft, and in no total: ${soft.join(', ')}`]),
    ...(inPrice.length === 0
      ? []
      : [
          `Of the value model, held to be the price itself and not counted again: ${inPrice.join(', ')}`,
        ]),
  ]
}
