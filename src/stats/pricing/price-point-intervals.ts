import { type Interval, requireLevel } from '#stats/intervals/interval'
import {
  priceQuestions,
  requirePriceAnswers,
  type PriceAnswers,
  type PriceQuestion,
} from '#stats/pricing/price-answers'
import { emptyCurves, fillCurves, priceGrid, type PriceCurves } from '#stats/pricing/price-curves'
import { meetings, type PriceRangeDefinition } from '#stats/pricing/price-sensitivity-meter'
import type { Generator } from '#stats/random/generator'
import { drawPeople } from '#stats/resampling/drawn-people'
import { intervalOfResamples } from '#stats/resampling/interval-of-resamples'
import { requireResamples } from '#stats/resampling/resamples'

/** What to resample, and how often. */
export interface PriceResampling {
  readonly answers: PriceAnswers
  readonly generator: Generator
  /** From 100 on. */
  readonly resamples: number
  readonly level: number
}

/** How sure a price is: absent where fewer than two resamples have it. */
type PricePointIntervals = Readonly<
  Partial<Record<'pmc' | 'pme' | 'ipp' | 'opp', Interval & { readonly found: number }>>
>

/** How far a share at each of some prices would move. */
interface CurveBand {
  readonly low: readonly number[]
  readonly high: readonly number[]
}

/** How sure a price sensitivity meter is. */
export interface PriceUncertainty {
  /** By which range of acceptable prices. */
  readonly points: Readonly<Record<PriceRangeDefinition, PricePointIntervals>>
  /** Places on the grid of prices at which the bands stand, 65 at most. */
  readonly places: readonly number[]
  readonly bands: Readonly<Record<PriceQuestion, CurveBand>>
}

const points = ['pmc', 'pme', 'ipp', 'opp'] as const
const bounds = ['pmc', 'pme'] as const
const MOST_PLACES = 65

/**
 * How far the prices and the curves of a price sensitivity meter would move with other people of the same kind:
 * whole people are drawn with replacement, percentile intervals, with the number of resamples in which the
 * curves meet; bands hold at each price by itself. Cost resamples x (4 people + 8 prices).
 * Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
 * @throws StatisticsError as `priceSensitivityMeter`; 'domain' for a bad level or number of resamples
 */
export function pricePointIntervals(input: PriceResampling): PriceUncertainty {
  const { answers, generator, resamples, level } = input
  requireLevel(level)
  requirePriceAnswers(answers)
  requireResamples(resamples)
  const grid = priceGrid(answers)
  const curves = emptyCurves(grid)
  const draw = drawPeople(generator, answers.tooCheap.length)
  const drawn = createDrawn(placesOf(grid.prices.length), resamples)
  for (let k = 0; k < resamples; k++) {
    fillCurves(grid, draw(), curves)
    gather(drawn, curves, k)
  }
  return {
    points: {
      original: intervalsOf(drawn, 'original', level),
      narrow: intervalsOf(drawn, 'narrow', level),
    },
    places: drawn.places,
    bands: bandsOf(drawn, level),
  }
}

/** What each resample has: NaN where two curves never meet. */
interface Drawn {
  readonly found: Readonly<
    Record<PriceRangeDefinition, Record<(typeof points)[number], Float64Array>>
  >
  readonly places: readonly number[]
  /** One array a curve and place. */
  readonly shares: Readonly<Record<PriceQuestion, readonly Float64Array[]>>
}

function createDrawn(places: readonly number[], resamples: number): Drawn {
  const none = (): Float64Array => new Float64Array(resamples)
  const four = () => ({ pmc: none(), pme: none(), ipp: none(), opp: none() })
  const room = () => {
    const all = new Float64Array(places.length * resamples)
    return places.map((_, at) => all.subarray(at * resamples, (at + 1) * resamples))
  }
  return {
    found: { original: four(), narrow: four() },
    places,
    shares: { tooCheap: room(), cheap: room(), expensive: room(), tooExpensive: room() },
  }
}

/** Places spread over the grid, its ends among them. */
function placesOf(size: number): readonly number[] {
  if (size <= MOST_PLACES) return Array.from({ length: size }, (_, place) => place)
  return Array.from({ length: MOST_PLACES }, (_, k) =>
    Math.round((k * (size - 1)) / (MOST_PLACES - 1)),
  )
}

function gather({ found, places, shares }: Drawn, curves: PriceCurves, k: number): void {
  const { original, narrow } = found
  for (const point of points) original[point][k] = meetings[point](curves, 'original') ?? Number.NaN
  for (const point of bounds) narrow[point][k] = meetings[point](curves, 'narrow') ?? Number.NaN
  // The others are the same whatever bounds them.
  narrow.ipp[k] = original.ipp[k]!
  narrow.opp[k] = original.opp[k]!
  for (const name of priceQuestions) {
    const curve = curves[name]
    const room = shares[name]
    for (let place = 0; place < places.length; place++) room[place]![k] = curve[places[place]!]!
  }
}

function intervalsOf(
  { found }: Drawn,
  definition: PriceRangeDefinition,
  level: number,
): PricePointIntervals {
  return Object.fromEntries(
    points.flatMap((point) => {
      const prices = found[definition][point]
      const count = prices.reduce((sum, price) => sum + Number(!Number.isNaN(price)), 0)
      return count < 2 ? [] : [[point, { ...intervalOfResamples(prices, level), found: count }]]
    }),
  )
}

function bandsOf({ shares }: Drawn, level: number): PriceUncertainty['bands'] {
  const band = (name: PriceQuestion): CurveBand => {
    const ends = shares[name].map((drawn) => intervalOfResamples(drawn, level))
    return { low: ends.map(({ low }) => low), high: ends.map(({ high }) => high) }
  }
  return {
    tooCheap: band('tooCheap'),
    cheap: band('cheap'),
    expensive: band('expensive'),
    tooExpensive: band('tooExpensive'),
  }
}
