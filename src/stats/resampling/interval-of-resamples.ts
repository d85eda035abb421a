import { requireProbability } from '#stats/descriptive/quantile'
import { StatisticsError } from '#stats/error'
import type { Interval } from '#stats/intervals/interval'
import { percentileInterval } from '#stats/resampling/resamples'

/** So many bins leave a handful of resamples around an end. */
const BINS = 512

/**
 * Percentile interval of a statistic on resamples in any order; NaN where a resample has none, which takes no part.
 * The same as `percentileInterval` of them in rising order, by one pass over bins instead of sorting.
 * Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13; quantiles of type 7.
 * @throws StatisticsError 'too-few' where no resample has a value, 'not-finite', 'domain' for a level outside 0..1
 */
export function intervalOfResamples(values: Float64Array, level: number): Interval {
  requireProbability(level)
  const { n, low, high } = rangeOf(values)
  if (n === 0) throw new StatisticsError('too-few', 'No resample has a value.')
  if (!Number.isFinite(high - low))
    throw new StatisticsError('not-finite', 'A resample has a value that is not finite.')
  if (low === high) return { low, high, level }
  if (!(BINS / (high - low) < Infinity)) return intervalOfSorted(values, level)
  const bins = {
    n,
    low,
    scale: BINS / (high - low),
    counts: new Int32Array(BINS + 1),
    places: new Uint16Array(values.length),
  }
  countValues(values, bins)
  const [least, most] = [(1 - level) / 2, (1 + level) / 2]
  return { low: quantileIn(bins, values, least), high: quantileIn(bins, values, most), level }
}

/** Of values so near each other that bins would not tell them apart. */
function intervalOfSorted(values: Float64Array, level: number): Interval {
  return percentileInterval(values.filter((value) => !Number.isNaN(value)).toSorted(), level)
}

function rangeOf(values: Float64Array): {
  readonly n: number
  readonly low: number
  readonly high: number
} {
  let n = 0
  let low = Infinity
  let high = -Infinity
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!
    // Not so for NaN.
    if (value <= Infinity) n++
    if (value < low) low = value
    if (value > high) high = value
  }
  return { n, low, high }
}

/** How many values stand in each equal part of their range; NaN in one more behind them. */
interface Bins {
  readonly n: number
  readonly low: number
  /** Bins by unit. */
  readonly scale: number
  readonly counts: Int32Array
  /** In which bin each value stands. */
  readonly places: Uint16Array
}

function countValues(values: Float64Array, { low, scale, counts, places }: Bins): void {
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!
    const place = Number.isNaN(value) ? BINS : Math.min(BINS - 1, ((value - low) * scale) | 0)
    places[k] = place
    counts[place]! += 1
  }
}

/** Between the two values around its place; only the bins that hold them are sorted. */
function quantileIn(bins: Bins, values: Float64Array, p: number): number {
  const position = (bins.n - 1) * p
  const below = Math.floor(position)
  const { counts } = bins
  let first = 0
  let before = 0
  while (before + counts[first]! <= below) before += counts[first++]!
  let last = first
  let through = before + counts[first]!
  while (through < Math.min(below + 2, bins.n)) through += counts[++last]!
  const near = new Float64Array(through - before)
  gather(near, values, { bins, first, last })
  near.sort()
  const value = near[below - before]!
  return position === below
    ? value
    : value + (position - below) * (near[below - before + 1]! - value)
}

interface Stretch {
  readonly bins: Bins
  readonly first: number
  readonly last: number
}

function gather(near: Float64Array, values: Float64Array, { bins, first, last }: Stretch): void {
  const { places } = bins
  for (let k = 0, next = 0; next < near.length; k++) {
    const place = places[k]!
    if (place >= first && place <= last) near[next++] = values[k]!
  }
}
