import type { DataTable, TableCell } from '#charts/chart'
import { zoneWords } from '#charts/market/needs-landscape'
import { partWords } from '#charts/market/part-words'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import { scoreVariant } from '#market/needs/needs-survey'
import { rankedNeeds, type NeedsView } from '#market/needs/needs-view'
import type { NeedOpportunity } from '#market/needs/opportunity-scores'
import { formatNumber } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'

interface Rule {
  readonly label: string
  readonly variant: string
  readonly of: (standing: NeedOpportunity) => number | undefined
}

/** All rules side by side, each with the rank that it gives; ties share the first. */
export function opportunityTable(
  { view, segment }: MarketPart<NeedsView>,
  level: number,
  locale: Locale,
): DataTable {
  const { block } = view
  const ranked = rankedNeeds(view)
  const rules = rulesOf(view).filter(({ of }) =>
    ranked.some(({ standing }) => of(standing) !== undefined),
  )
  const ranks = rules.map(({ of }) =>
    ranksOf(ranked.map(({ standing }) => of(standing) ?? -Infinity)),
  )
  return {
    caption: `Opportunity by every rule, with the rank it gives (${partWords(block.id, segment)}); ${Math.round(level * 100)}\u2009% interval of the first`,
    columns: [
      { label: 'Need', numeric: false },
      ...rules.flatMap(({ label }, at) => [
        { label, numeric: true },
        ...(at === 0 ? [{ label: 'Interval', numeric: true }] : []),
        { label: 'Rank', numeric: true },
      ]),
      { label: 'Where it stands', numeric: false },
    ],
    rows: ranked.map(({ id, label, standing }, row) => [
      { text: label },
      ...rules.flatMap(({ variant, of }, at): readonly TableCell[] => {
        const value = of(standing)
        const figure = marketFigureId(`opportunity.${block.id}.${id}${variant}`, {
          segment: segment?.id,
        })
        const { low, high } = standing.score.interval
        const number = (shown: number): string => formatNumber(shown, 1, locale)
        return [
          value === undefined ? { text: '–' } : { text: number(value), figure },
          ...(at === 0 ? [{ text: `${number(low)} to ${number(high)}` }] : []),
          { text: value === undefined ? '–' : String(ranks[at]![row]) },
        ]
      }),
      { text: zoneWords[standing.zone] },
    ]),
  }
}

function rulesOf({ block }: NeedsView): readonly Rule[] {
  const variant = scoreVariant(block)
  return [
    {
      label: variant === '' ? 'Score' : 'Score (MaxDiff)',
      variant,
      of: ({ score }) => score.value,
    },
    { label: 'Gap', variant: '.gap', of: ({ gap }) => gap.value },
    { label: 'Of the means', variant: '.mean-based', of: ({ meanBased }) => meanBased?.value },
    {
      label: 'Unsatisfied importance',
      variant: '.unsatisfied',
      of: ({ unsatisfied }) => unsatisfied.value,
    },
  ]
}

/** 1 is the largest; ties share the first of their ranks. */
function ranksOf(values: readonly number[]): readonly number[] {
  return values.map((value) => 1 + values.filter((other) => other > value + 1e-9).length)
}
