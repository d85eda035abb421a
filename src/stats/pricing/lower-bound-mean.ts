import { type Interval, requireLevel } from '#stats/intervals/interval'
import { weightedDraws } from '#stats/pricing/weighted-draws'
import type { Generator } from '#stats/random/generator'
import { intervalOfResamples } from '#stats/resampling/interval-of-resamples'
import { requireResamples } from '#stats/resampling/resamples'
import { turnbull, type TurnbullEstimate } from '#stats/survival/turnbull'

/** People whose willingness to pay lies between two ends, and how often to draw them anew. */
export interface LowerBoundInput {
  readonly lower: Float64Array
  readonly upper: Float64Array
  /** How much of a population each person stands for; all alike where absent. */
  readonly weights?: Float64Array
  readonly generator: Generator
  /** From 100 on. */
  readonly resamples: number
  readonly level: number
}

/** The least that people pay on average, with the curve behind it. */
export interface LowerBoundMean {
  readonly value: number
  readonly interval: Interval
  readonly curve: TurnbullEstimate
}

const PATIENT = { rounds: 20_000, settled: 1e-9 } as const
const QUICK = { rounds: 2000, settled: 1e-6 } as const
/** Of the probabilities to begin a resample with, that nothing is at 0 for good. */
const MIXED_IN = 0.05

/**
 * What people pay on average at least: every stretch of Turnbull's curve counts by its lower end, and nothing below 0.
 * No law is assumed and no tail made up; it lies below the mean by as much as the prices asked lie apart. Interval:
 * percentiles over resamples of people.
 * Source: Haab and McConnell, J Environ Econ Manage 1997;32:251; Carson, Hanemann et al., in Kopp et al. (1994).
 * @throws StatisticsError as `turnbull`; 'domain' for a bad level or number of resamples
 */
export function lowerBoundMean(input: LowerBoundInput): LowerBoundMean {
  const { lower, upper, weights, generator, resamples, level } = input
  requireLevel(level)
  requireResamples(resamples)
  const kinds = kindsOf(lower, upper)
  const counted = (each: Float64Array): Float64Array => {
    const counts = new Float64Array(kinds.lower.length)
    for (let person = 0; person < each.length; person++) {
      counts[kinds.of[person]!]! += each[person]!
    }
    return counts
  }
  const everybody = weights ?? new Float64Array(lower.length).fill(1)
  const curve = turnbull({ ...kinds, counts: counted(everybody) }, PATIENT)
  const even = MIXED_IN / curve.probability.length
  const start = curve.probability.map((each) => (1 - MIXED_IN) * each + even)
  const drawn = new Float64Array(lower.length)
  const draw = weightedDraws(generator, lower.length, weights)
  const means = Float64Array.from({ length: resamples }, () => {
    draw(drawn)
    return meanOf(turnbull({ ...kinds, counts: counted(drawn) }, { ...QUICK, start }))
  })
  return { value: meanOf(curve), interval: intervalOfResamples(means, level), curve }
}

function meanOf({ from, probability }: TurnbullEstimate): number {
  return from.reduce((sum, end, k) => sum + probability[k]! * Math.max(end, 0), 0)
}

interface Kinds {
  readonly lower: readonly number[]
  readonly upper: readonly number[]
  /** Which kind of interval each person has. */
  readonly of: Int32Array
}

/** Intervals that are there at least once. */
function kindsOf(lower: Float64Array, upper: Float64Array): Kinds {
  const known = new Map<string, number>()
  const of = Int32Array.from(lower, (low, person) => {
    const key = `${low} ${upper[person]!}`
    const kind = known.get(key) ?? known.size
    known.set(key, kind)
    return kind
  })
  const persons = Array.from(known.values(), (kind) => of.indexOf(kind))
  return {
    lower: persons.map((person) => lower[person]!),
    upper: persons.map((person) => upper[person]!),
    of,
  }
}
