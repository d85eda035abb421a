import type { ChartRow, DataTable, RowsChart, TableCell } from '#charts/chart'
import type { MarketPictures } from '#charts/market/market-pictures'
import { partWords } from '#charts/market/part-words'
import { priceRange, priceWords, sureCells } from '#charts/market/price-words'
import { valueAxis } from '#charts/value-axis'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import type { MaxDiffItem, MaxDiffView } from '#market/max-diff/max-diff-view'
import { formatCount, formatNumber } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** How items rank that people called best and worst. */
export function maxDiffPictures(
  part: MarketPart<MaxDiffView>,
  assessment: Assessment,
  locale: Locale,
): MarketPictures {
  const sentence = maxDiffSentence(part.view, locale)
  return {
    sentence,
    charts: [scoreChart(part, { assessment, sentence, locale })],
    tables: [scoreTable(part, locale)],
  }
}

/** "300 people called items of features best and worst; Speed comes first, Colour last". */
function maxDiffSentence({ block, people, items }: MaxDiffView, locale: Locale): string {
  const who = people === 1 ? '1 person' : `${formatCount(people, locale)} people`
  const asked = `${who} called items of ${block.id} best and worst`
  if (items.length === 0) return asked
  return `${asked}; ${items[0]!.name} comes first, ${items.at(-1)!.name} last`
}

interface Drawing {
  readonly assessment: Assessment
  readonly sentence: string
  readonly locale: Locale
}

function scoreChart(
  part: MarketPart<MaxDiffView>,
  { assessment, sentence, locale }: Drawing,
): RowsChart {
  const { view, segment } = part
  const { block, people, sets, items } = view
  const level = Math.round(assessment.settings.level * 100)
  const rows = items.flatMap((item) => scoreRow(part, item, locale))
  const even = items.length === 0 ? 0 : 100 / items.length
  const values = rows.flatMap(({ point, interval }) => [point!.at, interval?.high ?? 0, even])
  const axis = valueAxis(
    { what: 'Score, 100 over all items', unit: '1', values, zero: true },
    locale,
  )
  const why = items.flatMap(({ share }) => ('reason' in share ? [share.reason] : []))
  return {
    kind: 'rows',
    id: segment === undefined ? `best-worst-${block.id}` : `best-worst-${block.id}-${segment.id}`,
    title: segment === undefined ? sentence : `${segment.name}: ${sentence}`,
    subtitle: `Scores of a logit on the scale of chances, ${formatCount(people, locale)} people, ${formatCount(sets, locale)} sets, ${level}\u2009% intervals over people. ${formatNumber(even, 1, locale)} is what each would have if all were alike; open where that may be so.`,
    description: `${sentence}. ${rows.map(({ label, value, range }) => `${label}: ${value} (${range})`).join('; ')}.`,
    panels: rows.length === 0 ? [] : [{ axis, rows, joined: false }],
    table: scoreTable(part, locale),
    notes: [...new Set(why)],
    ...(rows.length === 0
      ? {
          empty: {
            why: `No scores of ${partWords(block.id, segment)}.`,
            next: 'Look at the counts, and at what is found in the rows.',
          },
        }
      : {}),
  }
}

function scoreRow(
  { view: { block, items }, segment }: MarketPart<MaxDiffView>,
  { id, name, share, shown }: MaxDiffItem,
  locale: Locale,
): readonly ChartRow[] {
  if ('reason' in share) return []
  const { value, interval } = share
  const even = 100 / items.length
  return [
    {
      id: `${block.id}.${id}`,
      label: name,
      note: `shown ${formatNumber(shown, 0, locale)} times`,
      bars: [],
      ghosts: [],
      point: {
        at: value,
        tone: 'ours',
        certain: interval !== undefined && (interval.low > even || interval.high < even),
      },
      ...(interval === undefined ? {} : { interval: { low: interval.low, high: interval.high } }),
      value: priceWords(share, '1', locale),
      range: priceRange(share, '1', locale),
      figure: marketFigureId(`max-diff.${block.id}.${id}`, { segment: segment?.id }),
    },
  ]
}

function scoreTable(
  { view: { block, items }, segment }: MarketPart<MaxDiffView>,
  locale: Locale,
): DataTable {
  const numeric = (label: string) => ({ label, numeric: true })
  return {
    caption: `Best and worst (${partWords(block.id, segment)})`,
    columns: [
      { label: 'Item', numeric: false },
      ...[
        'Score',
        'Interval',
        'Utility',
        'Interval',
        'Best less worst',
        'Best',
        'Worst',
        'Shown',
      ].map(numeric),
    ],
    rows: items.map(
      ({ id, name, share, utility, count, best, worst, shown }): readonly TableCell[] => {
        const figure = (key: string): string =>
          marketFigureId(`max-diff.${block.id}.${id}${key}`, { segment: segment?.id })
        const times = [best, worst, shown].map((value) => ({
          text: formatNumber(value, 0, locale),
        }))
        return [
          { text: name },
          ...sureCells(share, ['1', figure('')], locale),
          ...sureCells(utility, ['1', figure('.utility')], locale),
          {
            text: 'reason' in count ? '–' : formatNumber(count.value, 2, locale),
            figure: figure('.count'),
          },
          ...times,
        ]
      },
    ),
  }
}
