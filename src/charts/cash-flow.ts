import type { DataTable, Mark, PlotChart } from '#charts/chart'
import { type ColumnFormat, inColumn, moneyFormat, rangeInColumn } from '#charts/column-format'
import { adoptionWords, discountWords, horizonWords, momentWords } from '#charts/plan-words'
import { nothingToPayBack, paybackRange, paybackWords } from '#charts/stated-figures'
import { valueAxis } from '#charts/value-axis'
import { hasCapacity, type ValueView } from '#charts/value-view'
import { sentence } from '#quantity/sentence'
import { namedRange, simulatedWords, eightyPercent } from '#charts/wording'
import { formatDate } from '#quantity/format-date'
import { formatPlain } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'
import { yearEnds } from '#value/plan-dates'
import type { Summary } from '#value/result'

/**
 * What has come in less what has gone out, by year: median with the 80 % range of all
 * that counts, the same of cash alone, and the payback.
 */
export function cashFlowChart(view: ValueView, locale: Locale): PlotChart {
  const { model, value } = view
  const { basis, median } = value.payback
  const all = value.cumulative.map((year) => year.all)
  const cash = value.cumulative.map((year) => year.cash)
  const years = all.map((_, year) => Math.min(year, model.horizon))
  const values = [...all, ...cash].flatMap(({ quantiles }) => [quantiles.p10, quantiles.p90])
  const unit = model.currency
  const pays = paybackWords(value, value.payback, locale)
  const title = paysWords(pays, basis)
  return {
    kind: 'plot',
    id: 'cash-flow',
    title,
    subtitle: `Cumulative cash flow, not discounted: median and ${eightyPercent} range. Payback: ${paybackRange(value, value.payback, locale)}.`,
    description: `${title}. After ${horizonWords(model)}: ${simulatedWords(all.at(-1)!, { of: 'median', unit }, locale)} (${namedRange(all.at(-1)!, unit, locale)})${hasCapacity(view) ? ' with captured capacity' : ' in all'}, ${simulatedWords(cash.at(-1)!, { of: 'median', unit }, locale)} in cash alone.`,
    panels: [
      {
        x: {
          title: 'Years from the start',
          low: 0,
          high: model.horizon,
          ticks: years.map((year) => ({ at: year, label: formatPlain(round(year), locale) })),
        },
        y: valueAxis({ what: 'Cumulative', unit, values, zero: true }, locale),
        marks: [
          band(all, years, 'ours'),
          band(cash, years, 'status-quo'),
          line(all, years, {
            tone: 'ours',
            dashed: false,
            label: hasCapacity(view) ? 'with capacity' : 'all that counts',
          }),
          line(cash, years, { tone: 'status-quo', dashed: true, label: 'cash alone' }),
          ...(median === undefined || pays === nothingToPayBack
            ? []
            : [{ kind: 'rule', at: median, label: `payback ${pays}`, tone: 'total' } as const]),
        ],
      },
    ],
    table: {
      caption: 'Cash flow by year, not discounted',
      columns: yearColumns(model),
      rows: yearRows(view, locale),
    },
    notes: [
      `${sentence(adoptionWords(model, locale))}; the net present value is ${discountWords(model, locale)}, ${momentWords(model)}`,
      ...(value.payback.turnsNegativeShare > 0.005
        ? ['In some runs the cumulative flow turns negative again after payback']
        : []),
    ],
  }
}

/** A part of a year to two digits. */
function round(years: number): number {
  return Math.round(100 * years) / 100
}

function paysWords(pays: string, basis: 'cash' | 'all'): string {
  const on = basis === 'cash' ? ' on cash' : ''
  if (pays === 'never') return `More often than not it never pays back${on}`
  if (pays === nothingToPayBack) {
    return `Nothing is paid${basis === 'cash' ? ' in cash' : ''} at the start`
  }
  return pays === 'at once' ? `It pays back at once${on}` : `It pays back after ${pays}${on}`
}

function band(of: readonly Summary[], years: readonly number[], tone: 'ours' | 'status-quo'): Mark {
  return {
    kind: 'band',
    at: years,
    low: of.map((year) => year.quantiles.p10),
    high: of.map((year) => year.quantiles.p90),
    tone,
    faint: tone !== 'ours',
  }
}

function line(
  of: readonly Summary[],
  years: readonly number[],
  how: { readonly tone: 'ours' | 'status-quo'; readonly dashed: boolean; readonly label: string },
): Mark {
  return { kind: 'line', at: years, values: of.map((year) => year.quantiles.p50), ...how }
}

function yearColumns({ start }: ValueView['model']): DataTable['columns'] {
  return [
    { label: 'Year', numeric: true },
    ...(start === undefined ? [] : [{ label: 'To', numeric: false }]),
    { label: 'Flow', numeric: true },
    { label: `${eightyPercent} range`, numeric: true },
    { label: 'Cumulative', numeric: true },
    { label: 'Flow in cash', numeric: true },
    { label: 'Cumulative in cash', numeric: true },
  ]
}

/** A row a year; every column of money in one scale and one step of digits. */
function yearRows({ value, model }: ValueView, locale: Locale): DataTable['rows'] {
  const format = (of: readonly Summary[]): ColumnFormat => moneyFormat(of, model.currency, locale)
  const flows = format(value.cashFlow.flatMap(({ all, cash }) => [all, cash]))
  const sums = format(value.cumulative.flatMap(({ all, cash }) => [all, cash]))
  const { start } = model
  const ends = start === undefined ? undefined : yearEnds({ ...model, start })
  return value.cashFlow.map((flow, year) => {
    const { all, cash } = value.cumulative[year]!
    return [
      { text: formatPlain(round(Math.min(year, model.horizon)), locale) },
      ...(ends === undefined ? [] : [{ text: formatDate(ends[year]!) }]),
      { text: inColumn(flows, flow.all.mean), figure: `value.cash-flow[year=${year}]` },
      { text: rangeInColumn(flows, flow.all) },
      { text: inColumn(sums, all.mean), figure: `value.cash-flow.cumulative[year=${year}]` },
      { text: inColumn(flows, flow.cash.mean) },
      { text: inColumn(sums, cash.mean), figure: `value.cash-flow.cumulative.cash[year=${year}]` },
    ]
  })
}
