import type { FairValueLine, MapPoint } from '#market/alternatives/map-view'
import { StatisticsError } from '#stats/error'
import { studentTCritical } from '#stats/intervals/critical-value'
import { intervalAround } from '#stats/intervals/interval'
import { leastSquares } from '#stats/regression/least-squares'

type Placed = Pick<MapPoint, 'price' | 'performance'>

/** A line, and what one of a performance costs on it. */
interface LineOfFairValue {
  readonly line: FairValueLine
  fairPrice(performance: number): NonNullable<MapPoint['fairPrice']>
}

interface LineSettings {
  readonly better: 'lower' | 'higher'
  /** Of the interval of a fair price. */
  readonly level: number
}

/**
 * What would be a fair price for a performance, given all alternatives with both: price regressed on performance by
 * least squares (prices of three or more that differ), or one price a unit of performance for all (the total of prices
 * over the total of performances, where performance has a true zero). A line on which the better is the cheaper gives no
 * fair price, and neither does a place where it is not above 0. A reason where there is no line.
 * Source: Leszinski and Marn, McKinsey Quarterly 1997(1):98, the value map; regression as in any textbook.
 */
export function fairValueLine(
  method: FairValueLine['method'],
  points: readonly Placed[],
  settings: LineSettings,
): LineOfFairValue | { readonly reason: string } {
  return method === 'regression' ? regressed(points, settings) : equalRatio(points, settings)
}

function regressed(
  points: readonly Placed[],
  { better, level }: LineSettings,
): LineOfFairValue | { readonly reason: string } {
  const prices = Float64Array.from(points, ({ price }) => price.value)
  const performances = Float64Array.from(points, ({ performance }) => performance.value)
  try {
    const fit = leastSquares([new Float64Array(points.length).fill(1), performances], prices, {
      covariance: 'classic',
    })
    const [intercept, slope] = fit.coefficients as [number, number]
    const [[v00, v01], [, v11]] = fit.covariance as [[number, number], [number, number]]
    const line: FairValueLine = {
      method: 'regression',
      intercept,
      slope,
      errors: { intercept: Math.sqrt(v00), slope: Math.sqrt(v11), df: fit.df },
      rSquared: fit.rSquared,
      falls: falls(slope, better),
    }
    const critical = studentTCritical(level, fit.df)
    return {
      line,
      fairPrice: (at) =>
        priceOn(
          line,
          at,
          critical * Math.sqrt(Math.max(0, v00 + 2 * at * v01 + at * at * v11)),
          level,
        ),
    }
  } catch (error) {
    if (error instanceof StatisticsError) return { reason: reasonOf(error) }
    throw error
  }
}

function reasonOf({ code }: StatisticsError): string {
  if (code === 'too-few') return 'a line takes three alternatives with a price and a performance'
  if (code === 'no-variation')
    return 'all prices are equal: nothing can be told of what is paid for'
  return 'all alternatives do equally well: no price belongs to a performance'
}

function equalRatio(
  points: readonly Placed[],
  { better, level }: LineSettings,
): LineOfFairValue | { readonly reason: string } {
  const total = (of: 'price' | 'performance'): number =>
    points.reduce((sum, point) => sum + point[of].value, 0)
  if (points.length === 0 || !(total('performance') > 0) || !(total('price') > 0))
    return { reason: 'prices and performances above 0 are needed' }
  const slope = total('price') / total('performance')
  const line: FairValueLine = {
    method: 'equal-ratio',
    intercept: 0,
    slope,
    falls: falls(slope, better),
  }
  return { line, fairPrice: (at) => priceOn(line, at, undefined, level) }
}

function falls(slope: number, better: 'lower' | 'higher'): boolean {
  return better === 'higher' ? slope <= 0 : slope >= 0
}

function priceOn(
  { intercept, slope, falls: down }: FairValueLine,
  performance: number,
  reach: number | undefined,
  level: number,
): NonNullable<MapPoint['fairPrice']> {
  if (down) return { reason: 'on the line the better is the cheaper: it makes no fair price' }
  const value = intercept + slope * performance
  if (!(value > 0)) return { reason: 'the line gives no price above 0 here' }
  return {
    value,
    ...(reach === undefined ? {} : { interval: intervalAround(value, reach, level) }),
  }
}
