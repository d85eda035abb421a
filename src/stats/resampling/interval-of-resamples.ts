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
  const bins = new Bins(values, { low, high })
  const quantile = (p: number): number => {
    const position = (n - 1) * p
    const below = Math.floor(position)
    const value = bins.ofRank(below)
    return position === below
      ? value
      : value + (position - below) * (bins.ofRank(below + 1) - value)
  }
  return { low: quantile((1 - level) / 2), high: quantile((1 + level) / 2), level }
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
  let [n, low, high] = [0, Infinity, -Infinity]
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!
    if (Number.isNaN(value)) continue
    n++
    if (value < low) low = value
    if (value > high) high = value
  }
  return { n, low, high }
}

/** Values by equal parts of their range. */
class Bins {
  readonly #values: Float64Array
  /** The bin of each value; none holds NaN. */
  readonly #binOf: Uint16Array
  readonly #counts = new Int32Array(BINS)
  /** The bin sorted last. */
  #sorted: { readonly bin: number; readonly values: Float64Array } | undefined

  constructor(
    values: Float64Array,
    { low, high }: { readonly low: number; readonly high: number },
  ) {
    this.#values = values
    this.#binOf = new Uint16Array(values.length)
    const scale = BINS / (high - low)
    for (let k = 0; k < values.length; k++) {
      const value = values[k]!
      if (Number.isNaN(value)) {
        this.#binOf[k] = BINS
        continue
      }
      const bin = Math.min(BINS - 1, ((value - low) * scale) | 0)
      this.#binOf[k] = bin
      this.#counts[bin]! += 1
    }
  }

  /** The value of this rank from 0, in rising order. */
  ofRank(rank: number): number {
    let bin = 0
    let before = 0
    while (before + this.#counts[bin]! <= rank) before += this.#counts[bin++]!
    if (this.#sorted?.bin !== bin) this.#sorted = { bin, values: this.#valuesIn(bin) }
    return this.#sorted.values[rank - before]!
  }

  #valuesIn(bin: number): Float64Array {
    const found = new Float64Array(this.#counts[bin]!)
    for (let k = 0, next = 0; next < found.length; k++)
      if (this.#binOf[k] === bin) found[next++] = this.#values[k]!
    return found.toSorted()
  }
}
