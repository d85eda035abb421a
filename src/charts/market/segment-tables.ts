import type { DataTable, TableCell } from '#charts/chart'
import type { FiguresInWords } from '#charts/market/figure-cells'
import { partWords } from '#charts/market/part-words'
import { digits, percent } from '#charts/market/segment-profiles'
import { scoreWords, shareWords } from '#charts/market/segment-standing'
import { sentence } from '#quantity/sentence'
import type { MarketPart } from '#market/market-view'
import { segmentFigureId } from '#market/segments/segment-figure-id'
import type {
  RuleCondition,
  SegmentationView,
  SegmentView,
  TreeView,
} from '#market/segments/segmentation-view'
import { formatCount } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'

type Part = MarketPart<SegmentationView>

/** How large each segment is, how surely it is one, and what speaks for turning to it. */
export function segmentsTable(
  part: Part,
  [figures, locale]: readonly [FiguresInWords, Locale],
): DataTable {
  const { view, segment: within } = part
  const parts = view.segments.find(({ targeting }) => targeting !== undefined)?.targeting?.parts
  const cell = (segment: SegmentView, key: string, text: string): TableCell => ({
    text,
    figure: segmentFigureId(part, segment, key),
  })
  return {
    caption: `Segments (${partWords(view.block.id, within)})${view.weighed ? '; customers as they stand in the rows, shares by their weights' : ''}; targeting is from 0 to 100 beside the other segments${parts === undefined ? '' : `, of ${parts.map(({ part: name, weight }) => `${name} (weight ${weight})`).join(', ')}`}`,
    columns: [
      { label: 'Segment', numeric: false },
      { label: 'Customers', numeric: true },
      { label: 'Share', numeric: true },
      { label: 'Stability', numeric: true },
      { label: 'Targeting', numeric: true },
      ...(parts ?? []).map(({ part: name }) => ({ label: sentence(name), numeric: true })),
    ],
    rows: view.segments.map((segment) => {
      const { name, customers, size, stability, targeting } = segment
      return [
        { text: sentence(name) },
        cell(segment, 'size', formatCount(size ?? customers, locale)),
        cell(segment, 'share', shareWords(segment, locale)),
        stability === undefined
          ? { text: '–' }
          : cell(segment, 'stability', digits(stability, locale)),
        targeting === undefined
          ? { text: '–' }
          : cell(segment, 'targeting', scoreWords(targeting, locale)),
        ...(parts ?? []).map((_, place): TableCell => {
          const own = targeting?.parts[place]
          if (own === undefined) return { text: '–' }
          if (own.figure !== undefined) return figures.cell(own.figure)
          return {
            text: own.part === 'size' ? percent(own.value, locale) : digits(own.value, locale),
          }
        }),
      ]
    }),
  }
}

/** The questions that put a new customer into a segment, and how often they are right. */
export function rulesTable({ view, segment: within }: Part, locale: Locale): DataTable {
  const names = new Map(view.segments.map(({ id, name }) => [id, name]))
  return {
    caption: `Which segment a new customer is in (${partWords(view.block.id, within)})${treeWords(view.tree, locale)}${view.weighed ? '; shares by the weights of customers' : ''}`,
    columns: [
      { label: 'Who', numeric: false },
      { label: 'Segment', numeric: false },
      { label: 'Customers', numeric: true },
      { label: 'Right', numeric: true },
    ],
    rows: view.rules.map(({ conditions, segment, customers, right }) => [
      {
        text:
          conditions.length === 0
            ? 'Everybody'
            : sentence(conditions.map((one) => conditionWords(one, locale)).join(' and ')),
      },
      { text: sentence(names.get(segment) ?? segment) },
      { text: formatCount(customers, locale) },
      { text: percent(right, locale) },
    ]),
  }
}

/** ": right for 94 % of customers it has not seen; the largest segment alone for 52 %". */
function treeWords(tree: TreeView | undefined, locale: Locale): string {
  if (tree === undefined) return ''
  const { accuracy, majority } = tree
  return `: right for ${percent(accuracy, locale)} of customers it has not seen (no question at all: ${percent(majority, locale)})`
}

function conditionWords(condition: RuleCondition, locale: Locale): string {
  const { name } = condition.feature
  if ('atMost' in condition) return `${name} at most ${digits(condition.atMost, locale)}`
  if ('moreThan' in condition) return `${name} above ${digits(condition.moreThan, locale)}`
  return `${name} is ${condition.not ? 'not ' : ''}${condition.is}`
}
