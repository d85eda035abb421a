import type { Mark, PlotChart, PlotPanel, Tone } from '#charts/chart'
import type { ColumnFormat } from '#charts/column-format'
import type { MarketPictures } from '#charts/market/market-pictures'
import { partWords } from '#charts/market/part-words'
import {
  pointFormat,
  pointTable,
  pointWords,
  pricePointWords,
  trialTable,
} from '#charts/market/van-westendorp-points'
import { valueAxis } from '#charts/value-axis'
import { percentInWords } from '#evidence/words'
import type { MarketPart } from '#market/market-view'
import {
  pricePointOf,
  type PriceMeter,
  type PricePoint,
  type VanWestendorpView,
} from '#market/price/van-westendorp-view'
import { formatCount } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** The four curves with their points, and the points by every definition. */
export function vanWestendorpPictures(
  part: MarketPart<VanWestendorpView>,
  assessment: Assessment,
  locale: Locale,
): MarketPictures {
  const sentence = meterSentence(part.view, locale)
  return {
    sentence,
    charts: [meterChart(part, { assessment, sentence, locale })],
    tables: [pointTable(part, locale), ...trialTable(part, locale)],
  }
}

/** "Acceptable prices of psm run from € 30 to € 50, the optimal one is € 35". */
function meterSentence(view: VanWestendorpView, locale: Locale): string {
  const { block, consistent } = view
  const format = pointFormat(view, locale)
  const words = (point: PricePoint): string =>
    pointWords(pricePointOf(consistent, 'original', point), format)
  if ('reason' in consistent || words('pmc') === '–' || words('pme') === '–')
    return `No range of acceptable prices can be told from ${block.id}`
  const [, ...per] = block.money.unit.split('/')
  const each = per.length === 0 ? '' : ` per ${per.join(' and ')}`
  return `Acceptable prices of ${block.id} run from ${words('pmc')} to ${words('pme')}${each}; as many find ${words('opp')} too cheap as too expensive`
}

interface Drawing {
  readonly assessment: Assessment
  readonly sentence: string
  readonly locale: Locale
}

function meterChart(
  part: MarketPart<VanWestendorpView>,
  { assessment, sentence, locale }: Drawing,
): PlotChart {
  const { view, segment } = part
  const { block, people, consistent } = view
  const level = Math.round(assessment.settings.level * 100)
  const out = people.complete - people.consistent
  const left =
    out === 0
      ? 'All name their prices in order.'
      : `${formatCount(out, locale)} (${percentInWords(out / Math.max(people.complete, 1))}) with prices out of order are left out.`
  const subtitle = `Share of ${formatCount(people.consistent, locale)} people for whom a price is too cheap, cheap, expensive, too expensive. ${left} Bands: ${level}\u2009% at each price.`
  return {
    kind: 'plot',
    id: segment === undefined ? `price-meter-${block.id}` : `price-meter-${block.id}-${segment.id}`,
    title: segment === undefined ? sentence : `${segment.name}: ${sentence}`,
    subtitle,
    description: `${sentence}. ${pointsInWords(view, locale)}`,
    panels: 'reason' in consistent ? [] : [meterPanel(view, consistent, locale)],
    table: pointTable(part, locale),
    notes: [
      'Curves meet where their difference changes sign: on a straight line between two named prices, in the middle of a stretch on which they are equal.',
      'Prices that more than four of five find too expensive are not drawn. People were asked for opinions of one product, not to buy it.',
    ],
    ...('reason' in consistent
      ? {
          empty: {
            why: `There are no curves of ${partWords(block.id, segment)}. ${consistent.reason}`,
            next: 'Look at what is said of the columns and answers.',
          },
        }
      : {}),
  }
}

function pointsInWords(view: VanWestendorpView, locale: Locale): string {
  return pointTable({ view }, locale)
    .rows.map(([point, price, interval]) => `${point!.text}: ${price!.text} (${interval!.text}).`)
    .join(' ')
}

const curves = [
  { name: 'tooCheap', label: 'too cheap', tone: 'better', dashed: true },
  { name: 'cheap', label: 'cheap', tone: 'better', dashed: false },
  { name: 'expensive', label: 'expensive', tone: 'worse', dashed: false },
  { name: 'tooExpensive', label: 'too expensive', tone: 'worse', dashed: true },
] as const satisfies readonly {
  name: string
  label: string
  tone: Tone
  dashed: boolean
}[]

/** Beyond the price that this share finds too expensive nothing is drawn. */
const MOST = 0.8

function meterPanel(view: VanWestendorpView, meter: PriceMeter, locale: Locale): PlotPanel {
  const { block } = view
  const { curves: shares } = meter.meters.original
  const { places, bands } = meter.uncertainty
  const end = shares.tooExpensive.findIndex((share) => share >= MOST)
  const shown = places.flatMap((place, k) => (end === -1 || place <= end ? [{ place, k }] : []))
  const at = shown.map(({ place }) => shares.prices[place]!)
  const marks = curves.flatMap(({ name, label, tone, dashed }): readonly Mark[] => [
    {
      kind: 'band',
      at,
      low: shown.map(({ k }) => bands[name].low[k]!),
      high: shown.map(({ k }) => bands[name].high[k]!),
      tone,
      faint: true,
    },
    {
      kind: 'line',
      at,
      values: shown.map(({ place }) => shares[name][place]!),
      tone,
      dashed,
      label,
    },
  ])
  return {
    x: valueAxis({ what: 'Price', unit: block.money.unit, values: at, zero: true }, locale),
    y: valueAxis({ what: 'Share of people', unit: '%', values: [0, 1], zero: true }, locale),
    marks: [...marks, ...pointRules(meter, pointFormat(view, locale))],
  }
}

function pointRules(meter: PriceMeter, format: ColumnFormat): readonly Mark[] {
  return (Object.keys(pricePointWords) as PricePoint[]).flatMap((point) => {
    const found = pricePointOf(meter, 'original', point)
    if ('reason' in found) return []
    const label = `${point.toUpperCase()} ${pointWords(found, format)}`
    return [{ kind: 'rule', at: found.value, label, tone: 'total' } as const]
  })
}
