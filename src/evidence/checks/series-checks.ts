import type { InterruptedSeries } from '#evidence/comparisons/interrupted-series'
import { placeOf } from '#evidence/context'
import type { Check } from '#evidence/estimate'
import type { NeedSeries } from '#evidence/panel/need-series'
import type { SeriesData } from '#evidence/panel/series-data'
import { periodInWords } from '#evidence/panel/time-axis'
import { countInWords, inWords, listInWords, pInWords } from '#evidence/words'
import { warning } from '#quantity/finding'
import { StatisticsError } from '#stats/error'
import { autocorrelations } from '#stats/time-series/autocorrelation'
import { ljungBox } from '#stats/time-series/ljung-box'
import { onGrid } from '#stats/time-series/periods'
import type { Season } from '#stats/time-series/seasonal-terms'

/** A series with the fit that its checks look at. */
export interface CheckedSeries {
  readonly series: SeriesData
  readonly own: NeedSeries
  readonly made: InterruptedSeries
}

/** Under this p-value the autocorrelations together are no chance. */
const CLEAR = 0.01

/** From this correlation of neighbours on Newey and West's errors are too small (docs/methods/interrupted-time-series.md). */
const STRONG = 0.4

/** Periods between the first and the last that have no value. */
export function gapsCheck({ series, own }: CheckedSeries): Check {
  const { block } = series.context
  const grid = onGrid(own.outcome, own.periods)
  const first = own.periods[0]!
  const missing = [...grid.keys()].filter((i) => Number.isNaN(grid[i]!))
  const named = missing.map((i) => periodInWords(series.axis, first + i))
  const id = own.need.id
  const words =
    missing.length === 0
      ? `\`${id}\`: no ${series.axis.period} is missing.`
      : `\`${id}\`: ${countInWords(missing.length, series.axis.period)} of ${grid.length} without a value: ${listInWords(named)}.`
  return {
    block: block.id,
    id: `gaps.${id}`,
    label: `Gaps in \`${id}\``,
    value: missing.length,
    unit: 'period',
    words,
    findings: missing.length === 0 ? [] : [warning('gaps', placeOf(block), words)],
  }
}

/**
 * How much neighbouring periods hang together once level, slope and season are out, and whether the errors allow for
 * it: what is left beside AR(1) errors must be chance (Ljung-Box), and Newey and West's bear a weak correlation only.
 */
export function autocorrelationCheck(checked: CheckedSeries): Check {
  const { series, own, made } = checked
  const { block } = series.context
  const id = own.need.id
  const start = {
    block: block.id,
    id: `autocorrelation.${id}`,
    label: `Autocorrelation of \`${id}\``,
    unit: '1',
  }
  const modelled = made.fit.correlation !== undefined
  const { rest, neighbours, innovations } = restsOf(checked)
  const box = boxOf(modelled ? innovations : rest, own.periods.length, modelled ? 1 : 0)
  if (box === undefined) {
    const reason = `\`${id}\`: there are too few periods to look at autocorrelation.`
    return { ...start, reason, words: reason, findings: [] }
  }
  const doubtful = modelled ? box.pValue < CLEAR : neighbours > STRONG
  const left = `Ljung-Box over ${box.lags} lags ${pInWords(box.pValue)}`
  const words = `\`${id}\`: neighbouring periods correlate by ${inWords(neighbours)}; ${modelled ? `beside that ${left}` : left}.`
  const consequence = modelled
    ? 'More hangs together than errors with one correlation allow for: the interval may be too narrow.'
    : "Newey and West's errors are too small with so strong a correlation: look at `difference.autoregressive`."
  return {
    ...start,
    value: neighbours,
    words: doubtful ? `${words} ${consequence}` : words,
    settings: { 'p-value': box.pValue, lags: box.lags, threshold: CLEAR },
    findings: doubtful
      ? [warning('autocorrelation', placeOf(block), `${words} ${consequence}`)]
      : [],
  }
}

/** Whether a season is left: the correlation with the same time of the usual season before. */
export function seasonalityCheck(checked: CheckedSeries): Check | undefined {
  const { series, own, made } = checked
  const { block } = series.context
  const lag = USUAL[series.axis.period]
  const n = own.periods.length
  if (lag === undefined || n < 3 * lag) return undefined
  const id = own.need.id
  const [value] = autocorrelations(restsOf(checked).innovations, lag).slice(-1)
  const chance = 1.96 / Math.sqrt(n)
  const left = value!.value > 2 * chance && !takesOut(made.season, lag)
  const words = `\`${id}\`: ${lag} ${series.axis.period}s apart, what level, slope and season leave correlates by ${inWords(value!.value)}; chance alone makes up to ${inWords(chance)}.`
  return {
    block: block.id,
    id: `seasonality.${id}`,
    label: `Season of \`${id}\``,
    value: value!.value,
    unit: '1',
    words,
    settings: { lag, threshold: 2 * chance },
    findings: left
      ? [
          warning(
            'seasonality',
            placeOf(block),
            `${words} A season is left in the series.`,
            `Write \`season: ${lag} ${series.axis.period}\`.`,
          ),
        ]
      : [],
  }
}

/** Whether a season that is taken out returns after so many periods too. */
function takesOut(season: Season, lag: number): boolean {
  return (
    season.kind !== 'none' && Math.abs(lag / season.length - Math.round(lag / season.length)) < 0.01
  )
}

/** The season that periods of a length mostly have. */
const USUAL: Readonly<Record<string, number>> = { day: 7, month: 12, quarter: 4, week: 52 }

/** What the fit leaves of each period, on a grid, and what of that its neighbour does not say. */
function restsOf({ own, made }: CheckedSeries): {
  readonly rest: Float64Array
  readonly neighbours: number
  readonly innovations: Float64Array
} {
  const rest = onGrid(made.fit.residuals, own.periods)
  const neighbours = made.fit.correlation ?? autocorrelations(rest, 1)[0]!.value
  const innovations = rest.map((value, i) =>
    i === 0 ? Number.NaN : value - neighbours * rest[i - 1]!,
  )
  return { rest, neighbours, innovations }
}

function boxOf(
  rest: Float64Array,
  periods: number,
  fitted: number,
): { readonly pValue: number; readonly lags: number } | undefined {
  const lags = Math.max(fitted + 1, Math.min(10, Math.floor(periods / 5)))
  try {
    return { pValue: ljungBox(rest, lags, fitted).pValue, lags }
  } catch (error) {
    if (error instanceof StatisticsError) return undefined
    throw error
  }
}
