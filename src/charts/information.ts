import type { Bar, ChartRow, EmptyState, RowsChart } from '#charts/chart'
import { forAll, ranked, tells, type Candidate } from '#charts/measurement-candidates'
import type { ValueView } from '#charts/value-view'
import { valueAxis } from '#charts/value-axis'
import { counted } from '#charts/wording'
import { formatCount } from '#quantity/format-number'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Estimate, TestWorth } from '#value/result'

const mostRows = 10

/**
 * What is worth measuring next, the most that it is worth paying for each, and what declared tests
 * leave after their cost. Groups of inputs stand among the inputs: they hold their members and do
 * not add up with them.
 */
export function informationChart(view: ValueView, locale: Locale): RowsChart {
  const { currency } = view.model
  const all = ranked(view)
  const worth = all.filter((one) => tells(one, view))
  const shown = worth.slice(0, mostRows)
  const rows = shown.map((one) => rowOf(one, currency, locale))
  const values = shown.flatMap(({ most, test }) => [most.value, test?.best?.gain ?? 0])
  const tested = shown.some(({ test }) => test?.best !== undefined)
  return {
    kind: 'rows',
    id: 'information',
    title: titleOf(worth, currency, locale),
    subtitle: `${informationWords(view, locale)}${tested ? ' Solid: what the best test leaves after its cost.' : ''}`,
    description: rows
      .map((row) => `${row.label}: ${row.value}${row.range === '' ? '' : `, ${row.range}`}.`)
      .join(' '),
    panels: [
      {
        axis: valueAxis({ what: 'Worth of knowing', unit: currency, values, zero: true }, locale),
        rows,
        joined: false,
      },
    ],
    table: tableOf(all, view, locale),
    notes: notesOf(worth.length - shown.length, all),
    ...(shown.length === 0 ? { empty: nothingToLearn(view) } : {}),
  }
}

/** What to measure next in one line: "up to € 12 k is worth paying; 240 observations cost about € 4 k". */
export function nextMeasurement(
  view: ValueView,
  locale: Locale,
): { readonly label: string; readonly words: string; readonly figure: string } | undefined {
  const [first] = ranked(view).filter((one) => tells(one, view))
  if (first === undefined) return undefined
  const { label, most, test, figure } = first
  const { currency } = view.model
  const words = `up to ${money(most, currency, locale)} is worth paying before the decision`
  const cost = test?.best === undefined ? '' : `; ${testWords(test, currency, locale)}`
  return { label, figure, words: `${words}${cost}` }
}

function rowOf(one: Candidate, currency: string, locale: Locale): ChartRow {
  const gain = one.test?.best?.gain
  const bar = (to: number, fill: Bar['fill']): Bar => ({ from: 0, to, tone: 'better', fill })
  return {
    id: one.id,
    label: one.label,
    note: one.note,
    bars: [
      bar(one.most.value, one.test === undefined ? 'solid' : 'pale'),
      ...(gain === undefined ? [] : [bar(gain, 'solid')]),
    ],
    ghosts: [],
    value: `up to ${money(one.most, currency, locale)}`,
    range: one.test === undefined ? '' : testWords(one.test, currency, locale),
    figure: one.figure,
  }
}

/** "240 observations cost € 4 k, € 5 k left". */
function testWords(test: TestWorth, currency: string, locale: Locale): string {
  const { best, reason } = test
  if (reason !== undefined) return 'no test can be sized'
  if (best === undefined) return 'no test is worth its cost'
  const cost = formatQuantity({ value: best.cost, unit: currency }, locale)
  const left = money({ ...best.worth, value: best.gain }, currency, locale)
  const size = best.n === undefined ? 'finding out costs' : `${sizeWords(best.n, locale)} cost`
  return `${size} ${cost}, ${left} left`
}

function sizeWords(n: number, locale: Locale): string {
  return `${formatCount(n, locale)} ${n === 1 ? 'observation' : 'observations'}`
}

function money(of: Estimate | undefined, unit: string, locale: Locale): string {
  if (of === undefined) return '–'
  return formatQuantity({ value: of.value, unit, simulationError: of.simulationError }, locale)
}

/** What the worth of knowing is counted from, and what knowing everything is worth. */
export function informationWords(view: ValueView, locale: Locale): string {
  const { influence, further } = view.value
  const serves = further?.serves ?? 1
  const all = influence === undefined ? undefined : forAll(influence.information, view)
  const whom =
    serves === 1 ? '' : `, for the ${formatCount(serves, locale)} decisions that a finding serves`
  return `The most that it is worth paying to know each for good before deciding between ${view.ours} and ${view.reference}. To know everything: ${money(all, view.model.currency, locale)}${whom}.`
}

function titleOf(worth: readonly Candidate[], currency: string, locale: Locale): string {
  const first = worth[0]
  if (first === undefined) return 'Nothing is worth measuring before the decision'
  const size = money(first.most, currency, locale)
  return `Measure this next: ${lowerFirst(first.label)}, worth up to ${size}`
}

/** "Together: a and b" inside a sentence. */
function lowerFirst(label: string): string {
  return label.replace(/^Together: /, 'together ')
}

function notesOf(more: number, all: readonly Candidate[]): readonly string[] {
  const grouped = all.some(({ id }) => id.startsWith('group.'))
  const unsized = all.flatMap(({ label, test }) =>
    test?.reason === undefined ? [] : [`No test of “${label}” can be sized: ${test.reason}`],
  )
  return [
    ...(more > 0 ? [`${counted(more, 'more row')} of less worth in the table`] : []),
    ...(grouped ? ['What is known together holds its parts: the rows do not add up'] : []),
    ...unsized,
  ]
}

function nothingToLearn({ value, ours, reference }: ValueView): EmptyState {
  const better = value.npv.mean > 0 ? ours : reference
  return {
    why: 'No figure, known for good, would change the decision often enough to be worth paying for.',
    next: `Decide: ${better} is the better choice on what is known.`,
  }
}

function tableOf(all: readonly Candidate[], view: ValueView, locale: Locale): RowsChart['table'] {
  const { currency } = view.model
  const amount = (value: number | undefined): string =>
    value === undefined ? '–' : formatQuantity({ value, unit: currency }, locale)
  return {
    caption: 'What it is worth to know before deciding, and what tests cost',
    columns: [
      { label: 'What', numeric: false },
      { label: 'Rests on', numeric: false },
      { label: 'Worth at most', numeric: true },
      { label: 'Best test', numeric: true },
      { label: 'Its cost', numeric: true },
      { label: 'Left after it', numeric: true },
    ],
    rows: all.map(({ label, note, most, test, figure }) => {
      const best = test?.best
      const size =
        best === undefined ? '–' : best.n === undefined ? 'for good' : formatCount(best.n, locale)
      return [
        { text: label },
        { text: note },
        { text: money(most, currency, locale), figure },
        { text: size },
        { text: amount(best?.cost) },
        test === undefined
          ? { text: '–' }
          : { text: amount(best?.gain), figure: `value.information.test.${test.of}` },
      ]
    }),
  }
}
