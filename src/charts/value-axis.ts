import type { ValueAxis } from '#charts/chart'
import { niceRange, niceTicks, ratioRange, ratioTicks } from '#charts/ticks'
import { displayScale } from '#quantity/display-scale'
import { formatNumber } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'

/** What an axis has to hold and to say. */
export interface AxisWanted {
  /** What is measured: "Net present value over 5 years". */
  readonly what: string
  readonly unit: string
  readonly values: readonly number[]
  /** Whether zero belongs on the axis. */
  readonly zero: boolean
  /** About how many ticks; 5 where absent. */
  readonly ticks?: number
  /** Equal steps are equal ratios where the values span decades: prices of very different things. */
  readonly ratios?: boolean
  readonly ends?: ValueAxis['ends']
}

/** From this ratio of the highest to the lowest value on, equal steps would heap the low ones up. */
const wideRatio = 50

/** An axis around the values with round ticks; its title names the unit, its ticks are bare numbers. */
export function valueAxis(wanted: AxisWanted, locale: Locale): ValueAxis {
  const finite = wanted.values.filter(Number.isFinite)
  const held = wanted.zero || finite.length === 0 ? [...finite, 0] : finite
  const lowest = Math.min(...held)
  const highest = Math.max(...held)
  const scale = displayScale(wanted.unit, Math.max(Math.abs(lowest), Math.abs(highest)))
  const count = wanted.ticks ?? 5
  const log = wanted.ratios === true && lowest > 0 && highest / lowest >= wideRatio
  const ends = [lowest * scale.factor, highest * scale.factor] as const
  const [low, high] = log ? ratioRange(...ends) : niceRange(...ends, count)
  const places = log ? ratioTicks(low, high) : niceTicks(low, high, count)
  const decimals = decimalsOf(places)
  const unit = [scale.currency, scale.mark, (scale.word ?? scale.noun)?.[1]]
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
  return {
    title: unit + scale.tail === '' ? wanted.what : `${wanted.what}, ${unit}${scale.tail}`,
    low: low / scale.factor,
    high: high / scale.factor,
    ticks: places.map((place) => ({
      at: place / scale.factor,
      label: formatNumber(place, log ? Math.max(0, -magnitude(place)) : decimals, locale),
    })),
    ...(log ? { scale: 'log' as const } : {}),
    ...(wanted.ends === undefined ? {} : { ends: wanted.ends }),
  }
}

/** The fewest decimals that tell the ticks apart. */
function decimalsOf(places: readonly number[]): number {
  const step = places.length < 2 ? 1 : places[1]! - places[0]!
  return Math.max(0, -magnitude(step))
}

function magnitude(value: number): number {
  return Math.floor(Math.log10(value) + 1e-9)
}
