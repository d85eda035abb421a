import { medianOf } from '#stats/descriptive/quantile'
import { StatisticsError } from '#stats/error'
import type { LevelBreak } from '#stats/time-series/level-break'
import { levelBreak } from '#stats/time-series/level-break'
import { neweyWestLags } from '#stats/time-series/newey-west'
import { createGenerator } from '#stats/random/generator'

/** One stretch of a series. */
export interface Stretch {
  readonly values: Float64Array
  readonly periods: Int32Array
}

/** Fewer periods than this are not searched. */
const LEAST = 20
/** A jump that chance makes less often than this counts. */
const CLEAR = 0.01
/** Periods on each side of a jump that must lie apart by at least half of it: a drift does not. */
const NEAR = 10
/** How often a stretch is cut in two. */
const DEPTH = 3
/** SDs beside a jump that it must be larger than. */
const STANDS_OUT = 3

const SEED = 1
const DRAWS = 499

/**
 * Sudden jumps of a series to other levels, in order: the likeliest one, then the likeliest on each side of it, and so
 * on, a straight line taken out of each stretch. Drifts and seasons, which are no jumps, are passed over: the
 * medians of the ten periods on each side of a break must lie apart by half of it, and by more than three SDs beside it
 * (from the median deviation).
 * Source: `levelBreak`; one after the other: Bai, Econometric Theory 1997;13:315.
 */
export function seriesBreaks(stretch: Stretch): readonly LevelBreak[] {
  return breaksWithin(stretch, DEPTH).toSorted((a, b) => a.at - b.at)
}

function breaksWithin(stretch: Stretch, depth: number): readonly LevelBreak[] {
  const found = depth === 0 ? undefined : likeliest(stretch)
  if (found === undefined) return []
  const at = stretch.periods.findIndex((period) => period >= found.at)
  return [
    ...breaksWithin(part(stretch, 0, at), depth - 1),
    ...(isSudden(stretch, found) ? [found] : []),
    ...breaksWithin(part(stretch, at), depth - 1),
  ]
}

function part({ values, periods }: Stretch, from: number, until?: number): Stretch {
  return { values: values.slice(from, until), periods: periods.slice(from, until) }
}

function likeliest(stretch: Stretch): LevelBreak | undefined {
  const { values, periods } = stretch
  if (values.length < LEAST) return undefined
  try {
    const found = levelBreak({
      values,
      periods,
      trend: 'line',
      lags: neweyWestLags(values.length),
      generator: createGenerator(SEED, `breaks ${values.length}`),
      draws: DRAWS,
    })
    return found.pValue < CLEAR ? found : undefined
  } catch (error) {
    if (error instanceof StatisticsError) return undefined
    throw error
  }
}

function isSudden({ values, periods }: Stretch, { at, shift }: LevelBreak): boolean {
  const row = periods.findIndex((period) => period >= at)
  const near = [values.slice(Math.max(0, row - NEAR), row), values.slice(row, row + NEAR)] as const
  const jump = medianOf(near[1]) - medianOf(near[0])
  const beside = near.flatMap((side) =>
    Array.from(side, (value) => Math.abs(value - medianOf(side))),
  )
  return (
    jump / shift >= 0.5 &&
    Math.abs(jump) > STANDS_OUT * TYPICAL * medianOf(Float64Array.from(beside))
  )
}

/** Of the absolute deviations of a normal distribution, their median goes so many times into the SD. */
const TYPICAL = 1.4826
