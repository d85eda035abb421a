import { calendarPeriod, calendarStart } from '#evidence/panel/calendar'
import type { EvolutionBlock } from '#market/evolution/evolution-block'
import type { Level } from '#market/evolution/evolution-view'
import { momentsOf } from '#stats/descriptive/moments'
import { quantileSorted } from '#stats/descriptive/quantile'
import { standardErrorOf } from '#stats/influence/linear-estimate'
import { weightedMeanEstimate } from '#stats/influence/weighted-mean-estimate'
import { studentTCritical } from '#stats/intervals/critical-value'
import { intervalAround } from '#stats/intervals/interval'
import { meanInterval } from '#stats/intervals/mean-interval'
import { quantileInterval } from '#stats/intervals/quantile-interval'
import { wilsonInterval } from '#stats/intervals/wilson-interval'

/** Rows of one solution: when, how much, and how much each counts. */
export interface DatedRows {
  /** Days since 1970-01-01. */
  readonly days: Float64Array
  readonly values: Float64Array
  /** Absent where rows count alike. */
  readonly weights?: Float64Array
}

/** Fewer values than this have no interval for a median at 95 %. */
const LEAST_FOR_MEDIAN = 6

/**
 * The value of each period with its interval: median (order statistics), mean (Student's t) or share (Wilson). Rows on
 * the two sides of a break are never put together: a period that it cuts has a value on each side.
 */
export function periodLevels(
  rows: DatedRows,
  block: EvolutionBlock,
  level: number,
): readonly Level[] {
  const breaks = block.breaks.map(({ at }) => at).toSorted((a, b) => a - b)
  const cells = new Map<string, { period: number; stretch: number; rows: number[] }>()
  rows.days.forEach((day, row) => {
    if (Number.isNaN(day) || Number.isNaN(rows.values[row]!)) return
    if (rows.weights !== undefined && !(rows.weights[row]! > 0)) return
    const period = calendarPeriod(block.every, day)
    const stretch = breaks.filter((at) => at <= day).length
    const key = `${period} ${stretch}`
    const cell = cells.get(key) ?? { period, stretch, rows: [] }
    cell.rows.push(row)
    cells.set(key, cell)
  })
  return [...cells.values()]
    .toSorted((a, b) => a.period - b.period || a.stretch - b.stretch)
    .map(({ period, stretch, rows: own }) => ({
      period,
      start: calendarStart(block.every, period),
      stretch,
      n: own.length,
      ...valueOf(
        own.map((row) => rows.values[row]!),
        rows.weights === undefined ? undefined : own.map((row) => rows.weights![row]!),
        [block, level],
      ),
    }))
}

type Found = Pick<Level, 'value' | 'interval'>

function valueOf(
  values: readonly number[],
  weights: readonly number[] | undefined,
  [{ statistic, share }, level]: readonly [EvolutionBlock, number],
): Found {
  if (statistic === 'median') return medianOf(values, level)
  if (weights !== undefined) return within(share, weightedMean(values, weights, level))
  const moments = momentsOf(values)
  const n = values.length
  const yesNo = statistic === 'share' && values.every((value) => value === 0 || value === 1)
  if (yesNo) {
    const successes = values.filter((value) => value === 1).length
    return { value: moments.mean, interval: wilsonInterval(successes, n, level) }
  }
  if (n < 2) return { value: moments.mean }
  const { low, high } = meanInterval(moments, level)
  return within(share, { value: moments.mean, interval: { low, high, level } })
}

/** A share with the part of its interval that a share can be. */
function within(share: boolean, found: Found): Found {
  if (!share || found.interval === undefined) return found
  const { low, high, level } = found.interval
  return { ...found, interval: { low: Math.max(0, low), high: Math.min(1, high), level } }
}

function medianOf(values: readonly number[], level: number): Found {
  const sorted = Float64Array.from(values).toSorted()
  const value = quantileSorted(sorted, 0.5)
  if (values.length < LEAST_FOR_MEDIAN || (1 - level) / 2 < 0.5 ** values.length) return { value }
  return { value, interval: quantileInterval(sorted, 0.5, level) }
}

function weightedMean(values: readonly number[], weights: readonly number[], level: number): Found {
  if (values.length < 2) return { value: values[0]! }
  const found = weightedMeanEstimate(Float64Array.from(values), Float64Array.from(weights))
  const reach = studentTCritical(level, found.df) * standardErrorOf(found)
  return { value: found.value, interval: intervalAround(found.value, reach, level) }
}
