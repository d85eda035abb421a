import { momentsOf, varies } from '#stats/descriptive/moments'
import { StatisticsError } from '#stats/error'
import type { Generator } from '#stats/random/generator'
import { dot, orthogonalColumns } from '#stats/regression/orthogonal-columns'
import { normalQuantile } from '#stats/special/normal'
import { neweyWestInfluence } from '#stats/time-series/newey-west'
import { requireSeries } from '#stats/time-series/periods'

/** A series that may have been measured in two ways. */
export interface LevelBreakInput {
  readonly values: Float64Array
  /** Whole numbers in order; periods may be missing. */
  readonly periods: Int32Array
  /** What runs through the series either way: a level, or a straight line. */
  readonly trend: 'level' | 'line'
  /** How many periods back the errors look: 0 for independent ones, else `neweyWestLags`, or more. */
  readonly lags: number
  readonly generator: Generator
  /** From 99 on; 9999 for a p-value that is to be printed. */
  readonly draws: number
}

/** The likeliest break in the level of a series. */
export interface LevelBreak {
  /** First period of the new level. */
  readonly at: number
  /** New level less old one. */
  readonly shift: number
  /** The largest F over all breaks looked at. */
  readonly f: number
  readonly pValue: number
}

/** Share of the rows at either end where no break is looked for. */
const TRIMMED = 0.15
const LEAST_ROWS = 10

/**
 * Where a series jumped to another level, and whether it did at all, without a time to be told: the largest F over
 * all breaks but those in the first and last 15 % of the rows, held against the same search in drawn series of
 * independent normal errors at the same periods. For breaks in how something is measured. With neighbours that hang
 * together give lags, or it finds breaks that are none; a slow trend looks like a break unless `line` takes it out.
 * One break only, and no interval for the time of it. Cost draws x rows x lags.
 * Source: Andrews, Econometrica 1993;61:821; errors of neighbours: Newey and West 1987, residuals taken with the
 * break.
 * @throws StatisticsError 'too-few' under 10 rows, 'no-variation', 'domain' for periods out of order, lags, or draws
 *   under 99, 'not-finite'
 */
export function levelBreak(input: LevelBreakInput): LevelBreak {
  const { values, periods, generator, draws } = input
  requireSeries(values, periods, LEAST_ROWS)
  if (!Number.isInteger(draws) || draws < 99)
    throw new StatisticsError('domain', 'A break takes a whole number of draws, from 99 on.')
  if (!varies(momentsOf(values)))
    throw new StatisticsError('no-variation', 'The series has one value only.')
  const search = breakSearch(input)
  const found = search(values)
  if (!(found.rest > 1e-24 * dot(values, values)))
    throw new StatisticsError('no-variation', 'Beside the break nothing varies.')
  let asFar = 0
  for (let k = 0; k < draws; k++) {
    const drawn = values.map(() => normalQuantile(generator.next()))
    if (search(drawn).f >= found.f) asFar++
  }
  return {
    at: periods[found.row]!,
    shift: found.shift,
    f: found.f,
    pValue: (1 + asFar) / (1 + draws),
  }
}

interface Found {
  /** First row of the new level. */
  readonly row: number
  readonly shift: number
  readonly f: number
  /** Squares left beside the break. */
  readonly rest: number
}

/** The search for the best break at given periods, for any values. */
function breakSearch({ periods, trend, lags }: LevelBreakInput): (values: Float64Array) => Found {
  const n = periods.length
  const constant = new Float64Array(n).fill(1)
  const design = trend === 'level' ? [constant] : [constant, Float64Array.from(periods)]
  const { q } = orthogonalColumns(design)
  const influenceOf = neweyWestInfluence(periods, lags)
  const margin = Math.max(Math.floor(TRIMMED * n), design.length + 1)
  const sizes = stepSizes(q)
  return (values) => {
    const rest = lessDirections(values, q)
    const row = bestRow(rest, sizes, margin)
    const shift = tailSum(rest, row) / sizes[row]!
    const step = lessDirections(
      constant.map((_, i) => (i >= row ? 1 : 0)),
      q,
    )
    const beside = rest.map((value, i) => value - shift * step[i]!)
    const spread = influenceOf(beside)
    const f = (shift * shift * sizes[row]! * (n - q.length - 1)) / dot(spread, spread)
    return { row, shift, f, rest: dot(beside, beside) }
  }
}

/** For a step from each row on, its squared size once the directions are taken out. */
function stepSizes(q: readonly Float64Array[]): Float64Array {
  const n = q[0]!.length
  const sizes = new Float64Array(n)
  const tails = q.map(() => 0)
  for (let row = n - 1; row >= 0; row--) {
    let size = n - row
    q.forEach((direction, k) => {
      tails[k]! += direction[row]!
      size -= tails[k]! ** 2
    })
    sizes[row] = size
  }
  return sizes
}

/** The row from which a step explains most; ties go to the first. */
function bestRow(rest: Float64Array, sizes: Float64Array, margin: number): number {
  const n = rest.length
  let best = margin
  let most = -1
  let tail = 0
  for (let row = n - 1; row >= margin; row--) {
    tail += rest[row]!
    const explained = (tail * tail) / sizes[row]!
    if (row <= n - margin && explained >= most) {
      best = row
      most = explained
    }
  }
  return best
}

function tailSum(values: Float64Array, row: number): number {
  let sum = 0
  for (let i = values.length - 1; i >= row; i--) sum += values[i]!
  return sum
}

function lessDirections(values: Float64Array, q: readonly Float64Array[]): Float64Array {
  const rest = values.slice()
  for (let pass = 0; pass < 2; pass++) {
    for (const direction of q) {
      const share = dot(rest, direction)
      for (let i = 0; i < rest.length; i++) rest[i]! -= share * direction[i]!
    }
  }
  return rest
}
