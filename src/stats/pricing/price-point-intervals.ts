import { type Interval, requireLevel } from '#stats/intervals/interval'
import { requirePriceAnswers, type PriceAnswers } from '#stats/pricing/price-answers'
import { priceCurves, priceGrid } from '#stats/pricing/price-curves'
import { pricePoints, type PriceRangeDefinition } from '#stats/pricing/price-sensitivity-meter'
import type { Generator } from '#stats/random/generator'
import { percentileInterval, requireResamples } from '#stats/resampling/resamples'

/** What to resample, and how often. */
export interface PriceResampling {
  readonly answers: PriceAnswers
  readonly definition: PriceRangeDefinition
  readonly generator: Generator
  /** From 100 on. */
  readonly resamples: number
  readonly level: number
}

/** How sure a price is: absent where fewer than two resamples have it. */
export type PricePointIntervals = Readonly<
  Partial<Record<'pmc' | 'pme' | 'ipp' | 'opp', Interval & { readonly found: number }>>
>

const points = ['pmc', 'pme', 'ipp', 'opp'] as const

/**
 * How far the prices of a price sensitivity meter would move with other people of the same kind: whole
 * people are drawn with replacement, percentile interval, with the number of resamples in which the
 * curves meet. Cost resamples x (4 people + 8 prices).
 * Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
 * @throws StatisticsError as `priceSensitivityMeter`; 'domain' for a bad level or number of resamples
 */
export function pricePointIntervals(input: PriceResampling): PricePointIntervals {
  const { answers, definition, generator, resamples, level } = input
  requireLevel(level)
  requirePriceAnswers(answers)
  requireResamples(resamples)
  const grid = priceGrid(answers)
  const times = new Int32Array(answers.tooCheap.length)
  const found: Record<(typeof points)[number], number[]> = { pmc: [], pme: [], ipp: [], opp: [] }
  for (let k = 0; k < resamples; k++) {
    dealAnew(times, generator)
    const drawn = pricePoints(priceCurves(grid, times), definition)
    for (const point of points) if (drawn[point] !== undefined) found[point].push(drawn[point])
  }
  return Object.fromEntries(
    points.flatMap((point) => {
      const prices = Float64Array.from(found[point]).toSorted()
      if (prices.length < 2) return []
      return [[point, { ...percentileInterval(prices, level), found: prices.length }]]
    }),
  )
}

/** How often each person is drawn when as many are drawn as there are. */
function dealAnew(times: Int32Array, generator: Generator): void {
  times.fill(0)
  for (let k = 0; k < times.length; k++) times[generator.below(times.length)]! += 1
}
