import type { DataTable, TableCell } from '#charts/chart'
import { paybackRange, paybackWords } from '#charts/stated-figures'
import {
  betweenInColumn,
  inColumn,
  middleFormat,
  moneyFormat,
  rangeInColumn,
} from '#charts/column-format'
import { hasCapacity, type ValueView } from '#charts/value-view'
import { rangeWords, simulatedWords, eightyPercent } from '#charts/wording'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Summary, ValueResult } from '#value/result'

/**
 * What finance asks of a cash flow: present values by class, ROI, IRR, payback, cost of delay.
 * Present values have one scale and one step of digits, rates of return another.
 */
export function returnsTable(view: ValueView, locale: Locale): DataTable {
  return {
    caption: 'Returns over the horizon',
    columns: [
      { label: 'Figure', numeric: false },
      { label: 'Value', numeric: true },
      { label: `${eightyPercent} range`, numeric: true },
    ],
    rows: [
      ...presentValueRows(view, locale),
      ...returnRows(view, locale),
      valueToPriceRow(view, locale),
      ...paybackRows(view, locale),
      costOfDelayRow(view, locale),
    ],
  }
}

type Row = readonly TableCell[]

function presentValueRows(view: ValueView, locale: Locale): readonly Row[] {
  const { value, model } = view
  const { cash, capacity, soft } = value.benefit
  const hasSoft = model.drivers.some((driver) => driver.class === 'soft')
  const shown: readonly (readonly [label: string, figure: string, summary: Summary])[] = [
    ['Benefits in cash, present value', 'value.benefit.cash', cash],
    ...(hasCapacity(view)
      ? ([['Captured capacity, present value', 'value.benefit.capacity', capacity]] as const)
      : []),
    ...(hasSoft ? ([['Soft benefits, in no total', 'value.benefit.soft', soft]] as const) : []),
    ['Costs, difference to the reference', 'value.cost', value.cost],
    ['Net present value', 'value.npv', value.npv],
    ['Net present value in cash alone', 'value.npv.cash', value.npvCash],
  ]
  const summaries = shown.map(([, , summary]) => summary)
  const format = moneyFormat(summaries, model.currency, locale)
  return shown.map(([label, figure, summary]) => [
    { text: label },
    { text: inColumn(format, summary.quantiles.p50), figure },
    { text: rangeInColumn(format, summary) },
  ])
}

interface Return {
  readonly label: string
  readonly figure: string
  /** The median with the P10 and the P90; absent with the reason where there is none. */
  readonly spread?: { readonly value: number; readonly low: number; readonly high: number }
  readonly words: string
}

function returnRows({ value }: ValueView, locale: Locale): readonly Row[] {
  const returns = [
    ratioReturn('Return on investment', 'value.roi', value.roi),
    irrReturn(value.irr, locale),
    ratioReturn('Modified internal rate of return', 'value.mirr', value.mirr),
  ]
  const format = middleFormat(
    returns.flatMap(({ spread }) => spread ?? []),
    '%',
    locale,
  )
  return returns.map(({ label, figure, spread, words }) => {
    if (spread === undefined) return [{ text: label }, { text: '–', figure }, { text: words }]
    const { low, high } = spread
    const range = low === high ? 'fixed' : betweenInColumn(format, low, high)
    return [
      { text: label },
      { text: inColumn(format, spread.value), figure },
      { text: words === '' ? range : `${range}; ${words}` },
    ]
  })
}

function ratioReturn(
  label: string,
  figure: string,
  summary: Summary | { readonly reason: string },
): Return {
  if ('reason' in summary) return { label, figure, words: summary.reason }
  return { label, figure, spread: spreadOf(summary.quantiles), words: '' }
}

function irrReturn({ quantiles, undefinedShare }: ValueResult['irr'], locale: Locale): Return {
  const share = formatQuantity({ value: undefinedShare, unit: '%' }, locale)
  return {
    label: 'Internal rate of return',
    figure: 'value.irr',
    ...(quantiles === undefined ? {} : { spread: spreadOf(quantiles) }),
    words: undefinedShare === 0 ? '' : `none or several in ${share} of the runs`,
  }
}

function spreadOf({ p10, p50, p90 }: Summary['quantiles']): NonNullable<Return['spread']> {
  return { value: p50, low: p10, high: p90 }
}

function valueToPriceRow({ value }: ValueView, locale: Locale): Row {
  const words = { label: 'Value to price', figure: 'value.to-price', unit: '1' }
  const summary = value.valueToPrice
  return 'reason' in summary
    ? [{ text: words.label }, { text: '–', figure: words.figure }, { text: summary.reason }]
    : simulatedRow(words, summary, locale)
}

function costOfDelayRow({ value, model }: ValueView, locale: Locale): Row {
  const unit = `${model.currency}/month`
  const words = { label: 'Cost of a month of delay', figure: 'value.cost-of-delay', unit }
  return simulatedRow(words, value.costOfDelay, locale)
}

interface RowWords {
  readonly label: string
  readonly figure: string
  readonly unit: string
}

function simulatedRow(words: RowWords, summary: Summary, locale: Locale): Row {
  return [
    { text: words.label },
    {
      text: simulatedWords(summary, { of: 'median', unit: words.unit }, locale),
      figure: words.figure,
    },
    { text: rangeWords(summary, words.unit, locale) },
  ]
}

function paybackRows(view: ValueView, locale: Locale): readonly Row[] {
  const { payback, paybackDiscounted } = view.value
  return [
    paybackRow({ label: 'Payback', figure: 'value.payback' }, { view, payback }, locale),
    paybackRow(
      { label: 'Payback, discounted', figure: 'value.payback.discounted' },
      { view, payback: paybackDiscounted },
      locale,
    ),
  ]
}

function paybackRow(
  { label, figure }: Pick<RowWords, 'label' | 'figure'>,
  { view, payback }: { readonly view: ValueView; readonly payback: ValueResult['payback'] },
  locale: Locale,
): readonly TableCell[] {
  const all = hasCapacity(view) ? 'with capacity' : 'all that counts'
  return [
    { text: `${label} (${payback.basis === 'cash' ? 'cash' : all})` },
    { text: paybackWords(view.value, payback, locale), figure },
    { text: paybackRange(view.value, payback, locale) },
  ]
}
