import type { DataTable, Mark, PlotChart, PlotPanel, TableCell } from '#charts/chart'
import type { MarketPictures } from '#charts/market/market-pictures'
import { partWords } from '#charts/market/part-words'
import { priceRange, priceWords, sureCells } from '#charts/market/price-words'
import { valueAxis } from '#charts/value-axis'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import { isOnLogs } from '#market/price/willingness-survey'
import type { WillingnessView } from '#market/price/willingness-view'
import { formatCount, formatNumber } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

type View = WillingnessView<'dichotomous-choice'> | WillingnessView<'interval-payment'>

/** Which share would pay at least each price, and the figures of the law. */
export function willingnessPictures(
  part: MarketPart<View>,
  assessment: Assessment,
  locale: Locale,
): MarketPictures {
  const sentence = willingnessSentence(part.view, locale)
  return {
    sentence,
    charts: [willingnessChart(part, { assessment, sentence, locale })],
    tables: [lawTable(part, locale), familyTable(part, locale)],
  }
}

/** "Half of the people of park would pay € 13.2 or more, and on average at least € 19.8". */
function willingnessSentence({ block, fit, lowerBoundMean }: View, locale: Locale): string {
  const { unit } = block.money
  const mean =
    'reason' in lowerBoundMean
      ? ''
      : `; on average they pay at least ${priceWords(lowerBoundMean, unit, locale)}`
  if ('reason' in fit)
    return `What half of the people of ${block.id} would pay cannot be told${mean}`
  const [, ...per] = unit.split('/')
  const each = per.length === 0 ? '' : ` per ${per.join(' and ')}`
  return `Half of the people of ${block.id} would pay ${priceWords(fit.median, unit, locale)} or more${each}${mean}`
}

interface Drawing {
  readonly assessment: Assessment
  readonly sentence: string
  readonly locale: Locale
}

function willingnessChart(
  part: MarketPart<View>,
  { assessment, sentence, locale }: Drawing,
): PlotChart {
  const { view, segment } = part
  const { block, people, fit } = view
  const level = Math.round(assessment.settings.level * 100)
  const panel = panelOf(view, locale)
  return {
    kind: 'plot',
    id: segment === undefined ? `willingness-${block.id}` : `willingness-${block.id}-${segment.id}`,
    title: segment === undefined ? sentence : `${segment.name}: ${sentence}`,
    subtitle: `Share of ${formatCount(people, locale)} people who would pay at least each price. Line: ${block.distribution}, with its ${level}\u2009% band; steps: without a law, each answer by its lower end.`,
    description: `${sentence}. ${'reason' in fit ? fit.reason : `Median ${priceWords(fit.median, block.money.unit, locale)}, interval ${priceRange(fit.median, block.money.unit, locale)}.`}`,
    panels: panel === undefined ? [] : [panel],
    table: lawTable(part, locale),
    notes: 'reason' in fit ? [fit.reason] : betterLaw(view, locale),
    ...(panel === undefined
      ? {
          empty: {
            why: `Nobody in ${partWords(block.id, segment)} has a say.`,
            next: 'Look at the bids and answers.',
          },
        }
      : {}),
  }
}

/** A log-likelihood that is so much higher speaks clearly for another law (Burnham and Anderson 2002, 2.6). */
const CLEARLY = 5

function betterLaw({ block, families }: View, locale: Locale): readonly string[] {
  const own = families.find(({ family }) => family === block.distribution)
  const best = families.toSorted((a, b) => b.logLikelihood - a.logLikelihood)[0]
  if (own === undefined || best === undefined) return []
  const more = best.logLikelihood - own.logLikelihood
  if (more < CLEARLY) return []
  const median = priceWords({ value: best.median }, block.money.unit, locale)
  return [
    `The ${best.family} law fits clearly better (log-likelihood higher by ${formatNumber(more, 1, locale)}) and puts the median at ${median}.`,
  ]
}

function panelOf({ block, fit, turnbull }: View, locale: Locale): PlotPanel | undefined {
  const steps = turnbull === undefined ? undefined : stepLine(turnbull)
  if (steps === undefined) return undefined
  const prices = [...steps.at, ...('reason' in fit ? [] : fit.curve.prices)]
  return {
    x: valueAxis({ what: 'Price', unit: block.money.unit, values: prices, zero: true }, locale),
    y: valueAxis({ what: 'Would pay it', unit: '%', values: [0, 1], zero: true }, locale),
    marks: [...lawMarks(fit, block.money.unit, locale), steps],
  }
}

function lawMarks(fit: View['fit'], unit: string, locale: Locale): readonly Mark[] {
  if ('reason' in fit) return []
  const { prices: at, shares, low, high } = fit.curve
  const median: Mark[] =
    'reason' in fit.median || fit.median.value > at.at(-1)!
      ? []
      : [
          {
            kind: 'rule',
            at: fit.median.value,
            label: `median ${priceWords(fit.median, unit, locale)}`,
            tone: 'total',
          },
        ]
  return [
    { kind: 'band', at, low, high, tone: 'ours', faint: true },
    { kind: 'line', at, values: shares, tone: 'ours', dashed: false, label: 'law' },
    ...median,
  ]
}

/** The lower bound of the share at each price: a stretch counts up to its lower end. */
function stepLine({
  from,
  probability,
}: NonNullable<View['turnbull']>): Extract<Mark, { kind: 'line' }> {
  const corners = from.reduce<{ at: number; share: number }[]>(
    (done, end, k) => {
      const before = done.at(-1)!.share
      const after = Math.max(0, before - probability[k]!)
      const at = Math.max(end, 0)
      return [...done, { at, share: before }, { at, share: after }]
    },
    [{ at: 0, share: 1 }],
  )
  return {
    kind: 'line',
    at: corners.map(({ at }) => at),
    values: corners.map(({ share }) => share),
    tone: 'status-quo',
    dashed: false,
    quiet: true,
    label: 'no law',
  }
}

function lawTable({ view, segment }: MarketPart<View>, locale: Locale): DataTable {
  const { block, fit, lowerBoundMean } = view
  const { unit } = block.money
  const log = isOnLogs(block)
  const own = log ? '1' : unit
  const figure = (key: string): string =>
    marketFigureId(`wtp.${block.id}.${key}`, { segment: segment?.id })
  const row = (
    words: string,
    key: 'median' | 'location' | 'scale',
    of: string,
  ): readonly TableCell[] => [
    { text: words },
    ...sureCells('reason' in fit ? fit : fit[key], [of, figure(key)], locale),
  ]
  return {
    caption: `Willingness to pay (${partWords(block.id, segment)}), ${unit}; ${block.distribution}`,
    columns: [
      { label: 'Figure', numeric: false },
      { label: 'Value', numeric: true },
      { label: 'Interval', numeric: true },
    ],
    rows: [
      row('Median', 'median', unit),
      [
        { text: 'Mean at least, without a law' },
        ...sureCells(lowerBoundMean, [unit, figure('lower-bound-mean')], locale),
      ],
      row(log ? 'Location, log scale' : 'Location', 'location', own),
      row(log ? 'Scale, log scale' : 'Scale', 'scale', own),
      [
        { text: 'Log-likelihood' },
        {
          text: 'reason' in fit ? '–' : formatNumber(fit.logLikelihood, 2, locale),
          figure: marketFigureId(`fit.${block.id}.log-likelihood`, { segment: segment?.id }),
        },
        { text: '' },
      ],
    ],
  }
}

/** How far the median hangs on the choice of a law. */
function familyTable({ view, segment }: MarketPart<View>, locale: Locale): DataTable {
  const { block, families } = view
  const ordered = families.toSorted((a, b) => b.logLikelihood - a.logLikelihood)
  return {
    caption: `The same answers under every law (${partWords(block.id, segment)}), the best fitting first`,
    columns: [
      { label: 'Law', numeric: false },
      { label: 'Log-likelihood', numeric: true },
      { label: 'Median', numeric: true },
    ],
    rows: ordered.map(({ family, logLikelihood, median }) => [
      { text: family === block.distribution ? `${family} (chosen)` : family },
      { text: formatNumber(logLikelihood, 2, locale) },
      { text: priceWords({ value: median }, block.money.unit, locale) },
    ]),
  }
}
