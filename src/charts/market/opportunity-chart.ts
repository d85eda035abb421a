import type { ChartRow, RowsChart } from '#charts/chart'
import { opportunityTable } from '#charts/market/opportunity-table'
import { partWords } from '#charts/market/part-words'
import { valueAxis } from '#charts/value-axis'
import { chanceWords } from '#charts/wording'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import { scoreVariant } from '#market/needs/needs-survey'
import { rankedNeeds, type NeedsView } from '#market/needs/needs-view'
import { formatNumber } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'

/** Needs by their opportunity with its interval, the largest first. Open where the next one may well be larger. */
export function opportunityChart(
  part: MarketPart<NeedsView>,
  level: number,
  locale: Locale,
): RowsChart {
  const { view, segment } = part
  const { id, thresholds } = view.block
  const rows = rowsOf(part, locale)
  const values = rows.flatMap(({ point, interval }) => [point!.at, interval!.low, interval!.high])
  const what = 'Opportunity'
  const axis = valueAxis({ what, unit: '1', values, zero: true }, locale)
  const title = `${leadWords(view)} (${partWords(id, segment)})`
  return {
    kind: 'rows',
    id: segment === undefined ? `opportunity-${id}` : `opportunity-${id}-${segment.id}`,
    title,
    subtitle: `Importance and what satisfaction lacks of it, from 0 to 20, with ${Math.round(level * 100)}\u2009% intervals. Thresholds in use: ${thresholds.join(', ')}. Open: the next need is really larger in more than 1 of 20 samples of people.`,
    description: `${title}. ${rows.map((row) => `${row.label}: ${row.value}`).join('; ')}.`,
    panels: rows.length === 0 ? [] : [{ axis, rows, joined: false }],
    table: opportunityTable(part, level, locale),
    notes: [],
    ...(rows.length > 0
      ? {}
      : {
          empty: {
            why: 'No opportunity can be computed.',
            next: 'At least two people have to say how important a need is and how far it is met.',
          },
        }),
  }
}

/** Beyond this chance of the next one the order is not clear. */
const clearLead = 0.95

function leadOf(view: NeedsView, at: number): number | undefined {
  const known = view.needs.filter(({ standing }) => standing !== undefined)
  const [first, second] = rankedNeeds(view).slice(at, at + 2)
  if (first === undefined || second === undefined) return undefined
  return view.beats[known.indexOf(first)]![known.indexOf(second)]
}

function leadWords(view: NeedsView): string {
  const [first, second] = rankedNeeds(view)
  if (first === undefined) return 'No need can be ranked'
  const lead = leadOf(view, 0)
  if (lead === undefined || second === undefined) return `${first.label} is the only need`
  const more = `${first.label} leaves more room than ${second.label}`
  return `${more} in ${chanceWords(lead)} samples of people`
}

function rowsOf({ view, segment }: MarketPart<NeedsView>, locale: Locale): readonly ChartRow[] {
  const { block } = view
  return rankedNeeds(view).map(({ id, label, standing }, at) => {
    const { score } = standing
    const { low, high } = score.interval
    const number = (value: number): string => formatNumber(value, 1, locale)
    const lead = leadOf(view, at)
    return {
      id: `${block.id}.${id}.opportunity`,
      label,
      note: `importance ${number(standing.importance.value)}, satisfaction ${number(standing.satisfaction.value)}`,
      bars: [],
      ghosts: [],
      point: { at: score.value, tone: 'ours', certain: lead === undefined || lead >= clearLead },
      interval: { low, high },
      value: number(score.value),
      range: `${number(low)} to ${number(high)}`,
      figure: marketFigureId(`opportunity.${block.id}.${id}${scoreVariant(block)}`, {
        segment: segment?.id,
      }),
    }
  })
}
