import type { ChartRow, DataTable, RowsChart, Tone } from '#charts/chart'
import { partWords } from '#charts/market/part-words'
import { solutionName } from '#charts/value-view'
import { valueAxis } from '#charts/value-axis'
import { sentence } from '#quantity/sentence'
import { counted } from '#charts/wording'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import type { ClassName, PerceivedItem, PerceptionView } from '#market/perception/perception-view'
import type { SureValue } from '#market/sure-value'
import { formatCount } from '#quantity/format-number'
import { formatQuantity, formatRange } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

const tones: Readonly<Record<ClassName, Tone>> = {
  'under-perceived': 'ours',
  aligned: 'total',
  'over-perceived': 'worse',
}

/** Perceived less measured with its interval: over all, and by solution, coloured by what follows from it. */
export function gapsChart(
  part: MarketPart<PerceptionView>,
  assessment: Assessment,
  [title, locale]: readonly [string, Locale],
): RowsChart {
  const { view, segment } = part
  const { block } = view
  const shown = [view.total, ...view.items].filter(({ gap }) => 'value' in gap)
  const rows = shown.map((item) => row(part, item, [assessment, locale]))
  const values = rows.flatMap(({ point, interval }) => [
    point?.at ?? 0,
    ...(interval === undefined ? [] : [interval.low, interval.high]),
  ])
  const level = Math.round(assessment.settings.level * 100)
  const axis = valueAxis(
    { what: 'Perceived less measured', unit: block.unit, values, zero: true },
    locale,
  )
  return {
    kind: 'rows',
    id: segment === undefined ? `gaps-${block.id}` : `gaps-${block.id}-${segment.id}`,
    title,
    subtitle: `${sentence(block.element.name)}: perceived less measured, with its ${level}\u2009% interval. Open: too early to tell on which side of agreement it lies.`,
    description: `${title}. ${rows.map((one) => `${one.label}: ${one.value}`).join('; ')}.`,
    panels: rows.length === 0 ? [] : [{ axis, rows, joined: false }],
    table: gapsTable(part, assessment, locale),
    notes: notesOf(view),
    ...(rows.length > 0
      ? {}
      : {
          empty: {
            why: 'No gap can be computed.',
            next: 'Both columns need values, of the same people where that can be.',
          },
        }),
  }
}

function row(
  { view, segment }: MarketPart<PerceptionView>,
  item: PerceivedItem,
  [assessment, locale]: readonly [Assessment, Locale],
): ChartRow {
  const { block } = view
  const { solution, n } = item
  const gap = item.gap as Extract<SureValue, { readonly value: number }>
  const { name = 'aligned', certain = false } = item.class ?? {}
  const { value, interval } = gap
  return {
    id: `${block.id}.${solution ?? 'all'}`,
    label: itemWords(item, assessment),
    note: `${name}; ${counted(n, solution !== undefined && block.over === block.solution ? 'answer' : block.over)}`,
    bars: [],
    ghosts: [],
    point: { at: value, tone: tones[name], certain },
    ...(interval === undefined ? {} : { interval: { low: interval.low, high: interval.high } }),
    value: formatQuantity({ ...gap, unit: block.unit }, locale),
    range:
      interval === undefined ? '' : formatRange(interval.low, interval.high, block.unit, locale),
    figure: marketFigureId(`perception.${block.id}.gap`, { solution, segment: segment?.id }),
  }
}

function itemWords({ solution }: PerceivedItem, assessment: Assessment): string {
  return solution === undefined ? 'Over all' : solutionName(assessment, solution)
}

function gapsTable(
  { view, segment }: MarketPart<PerceptionView>,
  assessment: Assessment,
  locale: Locale,
): DataTable {
  const { block } = view
  return {
    caption: `Measured and perceived (${partWords(block.id, segment)})`,
    columns: [
      { label: 'Of', numeric: false },
      ...['Measured', 'Perceived', 'Gap'].map((label) => ({ label, numeric: true })),
      { label: 'Class', numeric: false },
      { label: 'n', numeric: true },
    ],
    rows: [view.total, ...view.items].map((item) => {
      const figure = (key: string): string =>
        marketFigureId(`perception.${block.id}.${key}`, {
          solution: item.solution,
          segment: segment?.id,
        })
      const cell = (key: 'measured' | 'perceived' | 'gap') => ({
        text: words(item[key], block.unit, locale),
        figure: figure(key),
      })
      return [
        { text: itemWords(item, assessment) },
        cell('measured'),
        cell('perceived'),
        cell('gap'),
        item.class === undefined
          ? { text: '–' }
          : { text: classWords(item.class), figure: figure('class') },
        { text: formatCount(item.n, locale) },
      ]
    }),
  }
}

function classWords({ name, certain }: NonNullable<PerceivedItem['class']>): string {
  return certain ? name : `${name}, too early to tell`
}

function words(found: SureValue, unit: string, locale: Locale): string {
  if ('reason' in found) return '–'
  const value = formatQuantity({ ...found, unit }, locale)
  const { interval } = found
  if (interval === undefined || interval.low === interval.high) return value
  return `${value} (${formatRange(interval.low, interval.high, unit, locale)})`
}

/** What has no figure, with the reason, and what follows. */
function notesOf(view: PerceptionView): readonly string[] {
  const { total, correlation, suggestion } = view
  const reasons = [total.gap, correlation].flatMap((found) =>
    'reason' in found ? [found.reason] : [],
  )
  return [suggestion, ...new Set(reasons)]
}
