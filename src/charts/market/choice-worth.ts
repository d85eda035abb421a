import type { ChartRow, RowsChart } from '#charts/chart'
import { choiceTable } from '#charts/market/choice-tables'
import { partWords } from '#charts/market/part-words'
import { priceRange, priceWords } from '#charts/market/price-words'
import { valueAxis } from '#charts/value-axis'
import type { ChoiceView, TermView } from '#market/choice/choice-view'
import { termLabel } from '#market/choice/term-words'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import type { SureValue } from '#market/sure-value'
import { formatCount } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

interface Drawing {
  readonly assessment: Assessment
  readonly sentence: string
  readonly locale: Locale
}

/** What each attribute is worth: in money, else as a weight of utility. */
export function choiceWorth(
  part: MarketPart<ChoiceView>,
  { assessment, sentence, locale }: Drawing,
): RowsChart {
  const { view, segment } = part
  const { block, terms, people, tasks } = view
  const level = Math.round(assessment.settings.level * 100)
  const money = terms.some(({ worth }) => worth !== undefined && 'value' in worth)
  const unit = money ? block.price!.money.unit : '1'
  const rows = terms
    .flatMap((term) => row(part, term, { money, unit, locale }))
    .toSorted((a, b) => b.point!.at - a.point!.at)
  const values = rows.flatMap(({ point, interval, bars }) => [
    ...bars.flatMap(({ from, to }) => [from, to]),
    point!.at,
    interval?.low ?? 0,
    interval?.high ?? 0,
  ])
  const what = money ? 'Worth of one unit more, or in place of the base' : 'Weight'
  const axis = valueAxis({ what, unit, values, zero: true }, locale)
  const weights =
    block.bayes === undefined
      ? 'One weight for all'
      : block.bayes.inMoney === true
        ? 'Mean over people, with bars from a tenth to nine tenths of them'
        : 'The middle of weights by person'
  return {
    kind: 'rows',
    id: segment === undefined ? `worth-${block.id}` : `worth-${block.id}-${segment.id}`,
    title: segment === undefined ? sentence : `${segment.name}: ${sentence}`,
    subtitle: `${weights}; ${formatCount(people, locale)} people, ${formatCount(tasks, locale)} choices, ${level}\u2009% intervals. Open: may be nothing.`,
    description: `${sentence}. ${rows.map(({ label, value, range }) => `${label}: ${value} (${range})`).join('; ')}.`,
    panels: rows.length === 0 ? [] : [{ axis, rows, joined: false }],
    table: choiceTable(part, locale),
    notes: notesOf(view),
    ...(rows.length === 0
      ? {
          empty: {
            why: `No weights of ${partWords(block.id, segment)}. ${view.reason ?? ''}`.trim(),
            next: 'Look at what is found in its rows.',
          },
        }
      : {}),
  }
}

function row(
  { view: { block }, segment }: MarketPart<ChoiceView>,
  { term, coefficient, worth, people }: TermView,
  {
    money,
    unit,
    locale,
  }: { readonly money: boolean; readonly unit: string; readonly locale: Locale },
): readonly ChartRow[] {
  const found: SureValue | undefined = money ? worth : coefficient
  if (found === undefined || 'reason' in found) return []
  const { value, interval } = found
  return [
    {
      id: `${block.id}.${term.id}`,
      label: termLabel(term),
      note: baseWords(block, term.attribute),
      bars: money && people !== undefined ? overPeople(people) : [],
      ghosts: [],
      point: {
        at: value,
        tone: 'ours',
        certain: interval !== undefined && (interval.low > 0 || interval.high < 0),
      },
      ...(interval === undefined ? {} : { interval: { low: interval.low, high: interval.high } }),
      value: priceWords(found, unit, locale),
      range: priceRange(found, unit, locale),
      figure: marketFigureId(`${money ? 'wtp' : 'coefficient'}.${block.id}.${term.id}`, {
        segment: segment?.id,
      }),
    },
  ]
}

/** From what a tenth of the people would not pay to what a tenth would pay more than. */
function overPeople({ low, high }: NonNullable<TermView['people']>): ChartRow['bars'] {
  if ('reason' in low || 'reason' in high) return []
  return [{ from: low.value, to: high.value, tone: 'status-quo', fill: 'pale' }]
}

function baseWords({ attributes }: ChoiceView['block'], attribute: string): string {
  const base = attributes.find(({ id }) => id === attribute)?.base
  return base === undefined ? '' : `against ${base}`
}

function notesOf({ block, terms, reason }: ChoiceView): readonly string[] {
  const notes = terms.flatMap(({ worth }) =>
    worth !== undefined && 'reason' in worth ? [worth.reason] : [],
  )
  const said = block.stated
    ? [
        'People said what they would take and paid nothing: what is said tends to lie above what is paid.',
      ]
    : []
  return [...new Set(notes), ...(reason === undefined ? said : [reason])]
}
