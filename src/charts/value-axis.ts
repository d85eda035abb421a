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
  const [lowest, highest] = heldBy(wanted)
  const scale = displayScale(wanted.unit, Math.max(Math.abs(lowest), Math.abs(highest)))
  const log = wanted.ratios === true && lowest > 0 && highest / lowest >= wideRatio
  const { low, high, places } = laidOut(
    [lowest * scale.factor, highest * scale.factor],
    wanted.ticks ?? 5,
    log,
  )
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

/** The lowest and the highest value that an axis has to hold. */
function heldBy({ values, zero }: AxisWanted): readonly [number, number] {
  const finite = values.filter(Number.isFinite)
  const held = zero || finite.length === 0 ? [...finite, 0] : finite
  return [Math.min(...held), Math.max(...held)]
}

function laidOut(
  ends: readonly [number, number],
  count: number,
  log: boolean,
): { readonly low: number; readonly high: number; readonly places: readonly number[] } {
  const [low, high] = log ? ratioRange(...ends) : niceRange(...ends, count)
  return { low, high, places: log ? ratioTicks(low, high) : niceTicks(low, high, count) }
}

/** The fewest decimals that tell the ticks apart. */
function decimalsOf(places: readonly number[]): number {
  const step = places.length < 2 ? 1 : places[1]! - places[0]!
  return Math.max(0, -magnitude(step))
}

function magnitude(value: number): number {
  return Math.floor(Math.log10(value) + 1e-9)
}
