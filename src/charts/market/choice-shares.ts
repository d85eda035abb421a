import type { ChartRow, DataTable, RowsChart, RowsPanel } from '#charts/chart'
import { partWords } from '#charts/market/part-words'
import { priceRange, priceWords, sureCells } from '#charts/market/price-words'
import { solutionName } from '#charts/value-view'
import { valueAxis } from '#charts/value-axis'
import type { ChoiceView, OfferView, ScenarioView } from '#market/choice/choice-view'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** Which share of the choices each offer would have, scenario by scenario. */
export function choiceShares(
  part: MarketPart<ChoiceView>,
  assessment: Assessment,
  locale: Locale,
): RowsChart {
  const {
    view: { block, scenarios },
    segment,
  } = part
  const panels = scenarios.map((scenario) => panel(part, scenario, { assessment, locale }))
  const level = Math.round(assessment.settings.level * 100)
  const title = titleOf(scenarios, assessment, locale)
  const over = block.bayes === undefined ? 'By one weight for all' : 'Averaged over people'
  return {
    kind: 'rows',
    id: segment === undefined ? `shares-${block.id}` : `shares-${block.id}-${segment.id}`,
    title: segment === undefined ? title : `${segment.name}: ${title}`,
    subtitle: `${over}, with ${level}\u2009% intervals of the weights; all else that moves a market is left out.`,
    description: `${title}. ${panels.flatMap(({ rows }) => rows.map(({ label, value, range }) => `${label}: ${value} (${range})`)).join('; ')}.`,
    panels,
    table: shareTable(part, assessment, locale),
    notes: [],
  }
}

/** "In today Ours would have 61 % of the choices". */
function titleOf(
  scenarios: readonly ScenarioView[],
  assessment: Assessment,
  locale: Locale,
): string {
  const [first] = scenarios
  const sharesOf = ({ share }: OfferView): number => ('value' in share ? share.value : 0)
  const [most] = first!.offers.toSorted((a, b) => sharesOf(b) - sharesOf(a))
  return `In ${first!.id} ${offerName(assessment, most!.id)} would have ${priceWords(most!.share, '%', locale)} of the choices`
}

function panel(
  { view: { block }, segment }: MarketPart<ChoiceView>,
  { id: scenario, offers }: ScenarioView,
  { assessment, locale }: { readonly assessment: Assessment; readonly locale: Locale },
): RowsPanel {
  const rows = offers.flatMap(({ id: solution, share }): readonly ChartRow[] => {
    if ('reason' in share) return []
    const { value, interval } = share
    const ours = assessment.study.solutions.find((one) => one.id === solution)?.role === 'ours'
    return [
      {
        id: `${block.id}.${scenario}.${solution}`,
        label: offerName(assessment, solution),
        note: '',
        bars: [{ from: 0, to: value, tone: ours ? 'ours' : 'status-quo', fill: 'solid' }],
        ghosts: [],
        ...(interval === undefined ? {} : { interval: { low: interval.low, high: interval.high } }),
        value: priceWords(share, '%', locale),
        range: priceRange(share, '%', locale),
        figure: marketFigureId(`share.${block.id}`, { solution, segment: segment?.id, scenario }),
      },
    ]
  })
  const values = rows.flatMap(({ bars, interval }) => [bars[0]!.to, interval?.high ?? 0])
  return {
    axis: valueAxis({ what: `Share in ${scenario}`, unit: '%', values, zero: true }, locale),
    rows,
    joined: false,
  }
}

/** Share and revenue of every offer. */
export function shareTable(
  { view: { block, scenarios }, segment }: MarketPart<ChoiceView>,
  assessment: Assessment,
  locale: Locale,
): DataTable {
  const money = scenarios.some(({ offers }) => offers.some(({ revenue }) => revenue !== undefined))
  const currency = block.price?.money.unit.split('/')[0] ?? ''
  return {
    caption: `Shares of offers (${partWords(block.id, segment)})`,
    columns: [
      { label: 'Scenario', numeric: false },
      { label: 'Offer', numeric: false },
      { label: 'Share', numeric: true },
      { label: 'Interval', numeric: true },
      ...(money
        ? [
            { label: 'Revenue a choice', numeric: true },
            { label: 'Interval', numeric: true },
          ]
        : []),
    ],
    rows: scenarios.flatMap(({ id: scenario, offers }) =>
      offers.map(({ id: solution, share, revenue }) => {
        const figure = (name: string): string =>
          marketFigureId(`${name}.${block.id}`, { solution, segment: segment?.id, scenario })
        return [
          { text: scenario },
          { text: offerName(assessment, solution) },
          ...sureCells(share, ['%', figure('share')], locale),
          ...(!money
            ? []
            : revenue === undefined
              ? [{ text: '–' }, { text: '–' }]
              : sureCells(revenue, [currency, figure('revenue')], locale)),
        ]
      }),
    ),
  }
}

function offerName(assessment: Assessment, offer: string): string {
  return offer === 'none' ? 'None of these' : solutionName(assessment, offer)
}
