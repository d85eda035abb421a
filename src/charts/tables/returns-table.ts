import type { DataTable, TableCell } from '#charts/chart'
import { paybackRange, paybackWords } from '#charts/stated-figures'
import { hasCapacity, type ValueView } from '#charts/value-view'
import { rangeWords, simulatedWords, eightyPercent } from '#charts/wording'
import { formatQuantity, formatRange } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Summary, ValueResult } from '#value/result'

/** What finance asks of a cash flow: present values by class, ROI, IRR, payback, cost of delay. */
export function returnsTable(view: ValueView, locale: Locale): DataTable {
  const { value, model } = view
  const money = (label: string, figure: string, summary: Summary): readonly TableCell[] =>
    simulatedRow({ label, figure, unit: model.currency }, summary, locale)
  return {
    caption: 'Returns over the horizon',
    columns: [
      { label: 'Figure', numeric: false },
      { label: 'Value', numeric: true },
      { label: `${eightyPercent} range`, numeric: true },
    ],
    rows: [
      money('Benefits in cash, present value', 'value.benefit.cash', value.benefit.cash),
      ...(hasCapacity(view)
        ? [
            money(
              'Captured capacity, present value',
              'value.benefit.capacity',
              value.benefit.capacity,
            ),
          ]
        : []),
      ...(model.drivers.some((driver) => driver.class === 'soft')
        ? [money('Soft benefits, in no total', 'value.benefit.soft', value.benefit.soft)]
        : []),
      money('Costs, difference to the reference', 'value.cost', value.cost),
      money('Net present value', 'value.npv', value.npv),
      money('Net present value in cash alone', 'value.npv.cash', value.npvCash),
      ratioRow(
        { label: 'Return on investment', figure: 'value.roi', unit: '%' },
        value.roi,
        locale,
      ),
      irrRow(value.irr, locale),
      ratioRow(
        { label: 'Modified internal rate of return', figure: 'value.mirr', unit: '%' },
        value.mirr,
        locale,
      ),
      ratioRow(
        { label: 'Value to price', figure: 'value.to-price', unit: '1' },
        value.valueToPrice,
        locale,
      ),
      ...paybackRows(view, locale),
      simulatedRow(
        {
          label: 'Cost of a month of delay',
          figure: 'value.cost-of-delay',
          unit: `${model.currency}/month`,
        },
        value.costOfDelay,
        locale,
      ),
    ],
  }
}

interface RowWords {
  readonly label: string
  readonly figure: string
  readonly unit: string
}

function simulatedRow(words: RowWords, summary: Summary, locale: Locale): readonly TableCell[] {
  return [
    { text: words.label },
    {
      text: simulatedWords(summary, { of: 'median', unit: words.unit }, locale),
      figure: words.figure,
    },
    { text: rangeWords(summary, words.unit, locale) },
  ]
}

function ratioRow(
  words: RowWords,
  summary: Summary | { readonly reason: string },
  locale: Locale,
): readonly TableCell[] {
  return 'reason' in summary
    ? [{ text: words.label }, { text: '–', figure: words.figure }, { text: summary.reason }]
    : simulatedRow(words, summary, locale)
}

function irrRow(irr: ValueResult['irr'], locale: Locale): readonly TableCell[] {
  const label = { text: 'Internal rate of return' }
  const figure = 'value.irr'
  const share = formatQuantity({ value: irr.undefinedShare, unit: '%' }, locale)
  const unsolved = irr.undefinedShare === 0 ? '' : `none or several in ${share} of the runs`
  if (irr.median === undefined || irr.quantiles === undefined) {
    return [label, { text: '–', figure }, { text: unsolved }]
  }
  const { p10, p90 } = irr.quantiles
  const value = { value: irr.median, unit: '%', quantiles: irr.quantiles }
  const range = formatRange(p10, p90, '%', locale)
  return [
    label,
    { text: formatQuantity(value, locale), figure },
    { text: unsolved === '' ? range : `${range}; ${unsolved}` },
  ]
}

function paybackRows(view: ValueView, locale: Locale): readonly (readonly TableCell[])[] {
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
