import { requireSameLength, requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'

/** The longest grid that a series is laid out on. */
const LONGEST = 10_000_000

/**
 * The door of the methods for series: one value a period, in order, periods may be missing.
 * @throws StatisticsError 'domain' where a period is no whole number, repeats or runs backwards, or where values and
 *   periods differ in number, 'not-finite', 'too-few' under `least` values
 */
export function requireSeries(values: Float64Array, periods: Int32Array, least: number): void {
  requireSameLength(periods, values)
  requireSample(values, least)
  for (let i = 1; i < periods.length; i++) {
    if (periods[i]! <= periods[i - 1]!)
      throw new StatisticsError(
        'domain',
        `The period of row ${i + 1} is not after the one before it.`,
        {
          index: i,
        },
      )
  }
}

/**
 * A series on a grid of all its periods, NaN where one is missing.
 * @throws StatisticsError as `requireSeries`; 'domain' for a grid of more than ten million periods
 * @example onGrid(Float64Array.of(5, 6), Int32Array.of(3, 5))[2] // 6
 */
export function onGrid(values: Float64Array, periods: Int32Array): Float64Array {
  requireSeries(values, periods, 1)
  const first = periods[0]!
  const length = periods.at(-1)! - first + 1
  if (length > LONGEST)
    throw new StatisticsError(
      'domain',
      `The series runs over ${length} periods: take longer ones.`,
      {
        length,
      },
    )
  const grid = new Float64Array(length).fill(Number.NaN)
  periods.forEach((period, i) => (grid[period - first] = values[i]!))
  return grid
}
