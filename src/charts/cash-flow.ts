import type { Mark, PlotChart, TableCell } from '#charts/chart'
import { paybackRange, paybackWords } from '#charts/stated-figures'
import { valueAxis } from '#charts/value-axis'
import type { ValueView } from '#charts/value-view'
import { namedRange, rangeWords, simulatedWords, eightyPercent } from '#charts/wording'
import { formatCount } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'
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
  const years = all.map((_, year) => year)
  const values = [...all, ...cash].flatMap(({ quantiles }) => [quantiles.p10, quantiles.p90])
  const unit = model.currency
  const pays = paybackWords(value.payback, locale)
  const title = `${paysWords(pays)}${basis === 'cash' ? ' on cash' : ''}`
  return {
    kind: 'plot',
    id: 'cash-flow',
    title,
    subtitle: `Cumulative cash flow, not discounted: median and ${eightyPercent} range. Payback ${paybackRange(value.payback, locale)}.`,
    description: `${title}. After ${years.length - 1} years: ${simulatedWords(all.at(-1)!, { of: 'median', unit }, locale)} (${namedRange(all.at(-1)!, unit, locale)}) with captured capacity, ${simulatedWords(cash.at(-1)!, { of: 'median', unit }, locale)} in cash alone.`,
    panels: [
      {
        x: {
          title: 'Years from the start',
          low: 0,
          high: years.length - 1,
          ticks: years.map((year) => ({ at: year, label: formatCount(year, locale) })),
        },
        y: valueAxis({ what: 'Cumulative', unit, values, zero: true }, locale),
        marks: [
          band(all, years, 'ours'),
          band(cash, years, 'status-quo'),
          line(all, years, { tone: 'ours', dashed: false, label: 'with capacity' }),
          line(cash, years, { tone: 'status-quo', dashed: true, label: 'cash alone' }),
          ...(median === undefined
            ? []
            : [{ kind: 'rule', at: median, label: `payback ${pays}`, tone: 'total' } as const]),
        ],
      },
    ],
    table: {
      caption: 'Cash flow by year, not discounted',
      columns: [
        { label: 'Year', numeric: true },
        { label: 'Flow', numeric: true },
        { label: `${eightyPercent} range`, numeric: true },
        { label: 'Cumulative', numeric: true },
        { label: 'Flow in cash', numeric: true },
        { label: 'Cumulative in cash', numeric: true },
      ],
      rows: value.cashFlow.map((flow, year) =>
        yearRow({ flow, cumulative: value.cumulative[year]!, year }, unit, locale),
      ),
    },
    notes:
      value.payback.turnsNegativeShare > 0.005
        ? ['In some runs the cumulative flow turns negative again after payback']
        : [],
  }
}

function paysWords(pays: string): string {
  if (pays === 'never') return 'More often than not it never pays back'
  return pays === 'at once' ? 'It pays back at once' : `It pays back after ${pays}`
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

function yearRow(
  of: {
    readonly flow: { readonly all: Summary; readonly cash: Summary }
    readonly cumulative: { readonly all: Summary; readonly cash: Summary }
    readonly year: number
  },
  unit: string,
  locale: Locale,
): readonly TableCell[] {
  const shown = (summary: Summary): string => simulatedWords(summary, { of: 'mean', unit }, locale)
  return [
    { text: formatCount(of.year, locale) },
    { text: shown(of.flow.all), figure: `value.cash-flow[year=${of.year}]` },
    { text: rangeWords(of.flow.all, unit, locale) },
    { text: shown(of.cumulative.all), figure: `value.cash-flow.cumulative[year=${of.year}]` },
    { text: shown(of.flow.cash) },
    {
      text: shown(of.cumulative.cash),
      figure: `value.cash-flow.cumulative.cash[year=${of.year}]`,
    },
  ]
}
