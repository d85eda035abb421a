import type { ChartRow, DataTable, RowsChart, Tone } from '#charts/chart'
import { figuresInWords, type FiguresInWords } from '#charts/market/figure-cells'
import type { MarketPictures } from '#charts/market/market-pictures'
import { valueAxis } from '#charts/value-axis'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import type {
  PriceMark,
  ReconciledPrice,
  ReconciliationView,
} from '#market/reconciliation/reconciliation-view'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** Everything that is known of a price, on one axis. */
export function reconciliationPictures(
  { view }: MarketPart<ReconciliationView>,
  assessment: Assessment,
  locale: Locale,
): MarketPictures {
  const figures = figuresInWords(assessment, locale)
  return {
    sentence: sentenceOf(view, figures),
    charts: [axisChart(view, figures, locale)],
    tables: [],
  }
}

function gapId({ block }: ReconciliationView): string {
  return marketFigureId(`price.${block.id}.gap`, {})
}

function sentenceOf(view: ReconciliationView, figures: FiguresInWords): string {
  const whose = view.block.segment === undefined ? '' : ` (${view.block.segment.name})`
  const known = view.prices.filter(({ found }) => !('reason' in found)).length
  const said = `${known} of ${view.prices.length} prices are known${whose}`
  if ('reason' in view.gap) return said
  return `${said}; economic value is ${figures.words(gapId(view))} above what people would pay (${view.gap.of})`
}

const tones: Readonly<Record<PriceMark, Tone>> = {
  floor: 'worse',
  reference: 'status-quo',
  survey: 'total',
  'total-value': 'better',
  list: 'ours',
  realized: 'ours',
}

function axisChart(view: ReconciliationView, figures: FiguresInWords, locale: Locale): RowsChart {
  const rows = view.prices.flatMap((price) => rowOf(price, figures))
  const values = rows.flatMap(({ point, interval }) => [
    point?.at ?? 0,
    ...(interval === undefined ? [] : [interval.low, interval.high]),
  ])
  const title = titleOf(view)
  return {
    kind: 'rows',
    id: `reconciliation-${view.block.id}`,
    title,
    subtitle:
      'Cost, the next best alternative, what people would pay, what it is worth, and what is asked for it, on one axis; with ranges.',
    description: `${title}. ${rows.map(({ label, value }) => `${label}: ${value}`).join('; ')}.`,
    panels:
      rows.length === 0
        ? []
        : [
            {
              axis: valueAxis({ what: 'Price', unit: view.unit, values, zero: true }, locale),
              rows,
              joined: false,
            },
          ],
    table: pricesTable(view, figures),
    notes: [
      ...view.prices.flatMap(({ words, found }) =>
        'reason' in found ? [`Missing: ${words} (${found.reason})`] : [],
      ),
      ...('reason' in view.gap
        ? [`How far economic value is above what people would pay is not known: ${view.gap.reason}`]
        : []),
    ],
    ...(rows.length > 1
      ? {}
      : {
          empty: {
            why: 'There are not two prices to put on one axis.',
            next: 'Name a survey of prices, an economic value, or a solution with a price.',
          },
        }),
  }
}

/** Where our price stands between floor and value. */
function titleOf({ block, prices }: ReconciliationView): string {
  const at = (mark: PriceMark): number | undefined => {
    const found = prices.find((price) => price.mark === mark)?.found
    return found === undefined || 'reason' in found ? undefined : found.value
  }
  const [price, worth] = [at('realized') ?? at('list'), at('total-value')]
  if (price === undefined || worth === undefined) return `Prices of ${block.id} on one axis`
  return price <= worth
    ? `Our price is below what it is worth (${block.id})`
    : `Our price is above what it is worth (${block.id})`
}

function rowOf(
  { mark, figure, words, found }: ReconciledPrice,
  figures: FiguresInWords,
): readonly ChartRow[] {
  if ('reason' in found) return []
  const { value, quantiles, interval } = found
  const low = quantiles?.p10 ?? interval?.low
  const high = quantiles?.p90 ?? interval?.high
  return [
    {
      id: figure,
      label: words,
      note: '',
      bars: [],
      ghosts: [],
      point: { at: value, tone: tones[mark], certain: true },
      ...(low === undefined || high === undefined || low === high
        ? {}
        : { interval: { low, high } }),
      value: figures.words(figure),
      range: figures.range(figure),
      figure,
    },
  ]
}

function pricesTable(view: ReconciliationView, figures: FiguresInWords): DataTable {
  const gap = gapId(view)
  return {
    caption: `Prices on one axis (${view.block.id})`,
    columns: [
      { label: 'What', numeric: false },
      { label: 'Price', numeric: true },
      { label: 'Range', numeric: true },
      { label: 'Why missing', numeric: false },
    ],
    rows: [
      ...view.prices.map(({ words, figure, found }) => [
        { text: words },
        figures.cell(figure),
        figures.rangeCell(figure),
        { text: 'reason' in found ? found.reason : '' },
      ]),
      [
        { text: 'Economic value less what people would pay' },
        figures.cell(gap),
        { text: '–' },
        { text: 'reason' in view.gap ? view.gap.reason : '' },
      ],
    ],
  }
}
