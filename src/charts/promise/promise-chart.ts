import type { ChartRow, RowsChart, RowsPanel } from '#charts/chart'
import { figureRange, figureWords } from '#charts/figure-words'
import { promiseHeadline } from '#charts/promise/promise-headline'
import { promiseTable } from '#charts/promise/promise-table'
import { valueAxis } from '#charts/value-axis'
import type { Figure } from '#quantity/figure'
import type { Locale } from '#quantity/locale'
import type { PromisedFigure } from '#study/evaluation/promised'

/** What is drawn of a promise: whose it is, and its figures beside those of now. */
export interface PromisePicture {
  /** Tells the charts of several promises apart. */
  readonly id: string
  readonly title: string
  readonly figures: readonly PromisedFigure[]
}

/**
 * The range that was promised as a bar, what stands now as a dot with its range: money as a whole, money a year by
 * driver, how much better each need gets. What has no range stands in the table only.
 */
export function promiseChart({ id, title, figures }: PromisePicture, locale: Locale): RowsChart {
  const first = promiseHeadline(figures)
  const drawn = first.flatMap((one) => drawable(one) ?? [])
  const panels = [...new Set(drawn.map(axisOf))].map((what) =>
    panel(
      what,
      drawn.filter((one) => axisOf(one) === what),
      locale,
    ),
  )
  return {
    kind: 'rows',
    id: `promise-${id}`,
    title,
    subtitle:
      'Bar: the range that was promised, the line in it the figure itself. Dot: what stands now, with its range.',
    description: drawn.map((one) => `${spoken(one, locale)}.`).join(' '),
    panels,
    table: promiseTable([...first, ...figures.filter((one) => !first.includes(one))], locale),
    notes: [],
    ...(drawn.length === 0
      ? {
          empty: {
            why: 'Nothing of it can be drawn beside what stands now.',
            next: 'Its figures are in the table.',
          },
        }
      : {}),
  }
}

interface Drawn {
  readonly promised: Figure & { readonly value: number }
  readonly now: Figure & { readonly value: number }
  readonly range: Range
  readonly place: NonNullable<PromisedFigure['place']>
}

interface Range {
  readonly low: number
  readonly high: number
}

function drawable({ promised, now, place }: PromisedFigure): Drawn | undefined {
  const range = rangeOf(promised)
  if (range === undefined || now === undefined || place === undefined) return undefined
  if (!isNumber(promised) || !isNumber(now)) return undefined
  return { promised, now, range, place }
}

function isNumber(figure: Figure): figure is Figure & { readonly value: number } {
  return typeof figure.value === 'number'
}

function rangeOf({ quantiles, interval }: Figure): Range | undefined {
  return quantiles === undefined ? interval : { low: quantiles.p10, high: quantiles.p90 }
}

/** What an axis is of: a promise has money, money a year, shares and improvements. */
function axisOf({ promised: { id, unit } }: Drawn): string {
  if (id.startsWith('evidence.')) return 'Improvement on the baseline'
  if (unit === '1') return 'Return on investment'
  return unit.includes('/') ? 'Money a year' : 'Money over the whole time'
}

function panel(what: string, rows: readonly Drawn[], locale: Locale): RowsPanel {
  const [first] = rows
  const unit = first === undefined || first.promised.unit === '1' ? '%' : first.promised.unit
  const values = rows.flatMap(({ promised, now, range }) => {
    const spread = rangeOf(now) ?? { low: now.value, high: now.value }
    return [promised.value, now.value, range.low, range.high, spread.low, spread.high]
  })
  return {
    axis: valueAxis({ what, unit, values, zero: true }, locale),
    rows: rows.map((one) => row(one, locale)),
    joined: false,
  }
}

function row({ promised, now, range, place }: Drawn, locale: Locale): ChartRow {
  const spread = rangeOf(now)
  return {
    id: promised.id,
    label: promised.label,
    note: place === 'within' ? 'inside of the promised range' : `${place} the promised range`,
    bars: [
      { from: range.low, to: range.high, tone: 'status-quo', fill: 'pale' },
      { from: promised.value, to: promised.value, tone: 'total', fill: 'solid' },
    ],
    ghosts: [],
    point: { at: now.value, tone: 'ours', certain: true },
    ...(spread === undefined ? {} : { interval: spread }),
    value: figureWords(now, locale),
    range: `promised ${figureWords(promised, locale)}`,
    figure: now.id,
  }
}

function spoken({ promised, now, place }: Drawn, locale: Locale): string {
  const range = figureRange(promised, locale)
  return `${promised.label}: promised ${figureWords(promised, locale)} (${range}), now ${figureWords(now, locale)}, ${place} that range`
}
