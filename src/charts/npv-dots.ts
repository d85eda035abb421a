import type { Mark, PlotChart } from '#charts/chart'
import { horizonWords } from '#charts/plan-words'
import { valueAxis } from '#charts/value-axis'
import type { ValueView } from '#charts/value-view'
import { namedRange, simulatedWords } from '#charts/wording'
import type { Quantiles } from '#quantity/figure'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Summary } from '#value/result'

/** How many stacks the dots may form. */
const stacks = { 20: 26, 50: 42 } as const

/**
 * The spread of the net present value as quantile dots, each one chance in `count`; those below
 * zero are a loss (Kay, Kola, Hullman and Munson, CHI 2016, "When (ish) is my bus?").
 */
export function npvDotsChart(view: ValueView, count: 20 | 50, locale: Locale): PlotChart {
  const { model, value } = view
  const over = `over ${horizonWords(model)}`
  const now = pickDots(value.npvDots, count)
  const before = view.before === undefined ? [] : pickDots(view.before.npvDots, count)
  const values = [...now, ...before]
  const x = valueAxis(
    { what: `Net present value ${over}`, unit: model.currency, values, zero: true },
    locale,
  )
  const width = (x.high - x.low) / stacks[count]
  const rangeOf = { of: 'median', unit: model.currency } as const
  return {
    kind: 'plot',
    id: `npv-dots-${count}`,
    title: `Net present value ${over}: ${lossWords(now, value.lossProbability)}`,
    subtitle: `Each dot is 1 chance in ${count}; orange dots are a loss. Median ${simulatedWords(value.npv, rangeOf, locale)} (${namedRange(value.npv, model.currency, locale)}).`,
    description: `${count} equally likely values of the net present value: ${now.filter((at) => at < 0).length} below zero. Median ${simulatedWords(value.npv, rangeOf, locale)}, ${namedRange(value.npv, model.currency, locale)}.`,
    panels: [
      { x, marks: [...stack(before, width, true), ...stack(now, width, false)], dotWidth: width },
    ],
    table: {
      caption: 'Quantiles of the net present value',
      columns: [
        { label: 'Chance of less', numeric: true },
        { label: 'All that counts', numeric: true },
        { label: 'Cash alone', numeric: true },
      ],
      rows: (['p5', 'p10', 'p50', 'p90', 'p95'] as const).map((at) => [
        { text: `${at.slice(1)} %` },
        { text: money(value.npv, at), figure: 'value.npv' },
        { text: money(value.npvCash, at), figure: 'value.npv.cash' },
      ]),
    },
    notes: [],
    ...(value.npvDots.length === 0
      ? { empty: { why: 'No draws were kept.', next: 'Run the assessment again with draws.' } }
      : {}),
  }

  function money({ quantiles }: Summary, at: keyof Quantiles): string {
    return formatQuantity({ value: quantiles[at], unit: model.currency, quantiles }, locale)
  }
}

/** The values at the middles of `count` equal shares of the sorted draws. */
export function pickDots(sorted: readonly number[], count: number): readonly number[] {
  if (sorted.length === 0) return []
  return Array.from({ length: count }, (_, i) => {
    const place = ((i + 0.5) / count) * sorted.length - 0.5
    const below = Math.min(Math.max(Math.floor(place), 0), sorted.length - 1)
    const above = Math.min(below + 1, sorted.length - 1)
    const share = Math.min(Math.max(place - below, 0), 1)
    return sorted[below]! + (sorted[above]! - sorted[below]!) * share
  })
}

/** Dots that share a bin stand on one another; a bin never holds both a loss and a gain. */
function stack(values: readonly number[], width: number, ghost: boolean): readonly Mark[] {
  const levels = new Map<number, number>()
  return values.map((value): Mark => {
    const bin = Math.min(Math.floor(value / width), value < 0 ? -1 : Infinity)
    const level = levels.get(bin) ?? 0
    levels.set(bin, level + 1)
    return {
      kind: 'dot',
      at: (bin + 0.5) * width,
      level,
      tone: value < 0 ? 'worse' : 'better',
      ghost,
    }
  })
}

/** The chance of a loss as the dots show it: "a loss in 2 of 20". */
function lossWords(dots: readonly number[], loss: number): string {
  const count = dots.length
  const losses = dots.filter((at) => at < 0).length
  if (loss <= 0) return 'a gain in every run'
  if (loss >= 1) return 'a loss in every run'
  if (losses === 0) return `a loss in fewer than 1 of ${count}`
  return losses === count
    ? `a loss in more than ${count - 1} of ${count}`
    : `a loss in ${losses} of ${count}`
}
