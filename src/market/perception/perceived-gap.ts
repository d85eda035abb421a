import { correlationOfPeople } from '#market/answers/correlation-of-people'
import { isWhole, type Observation } from '#market/perception/observed-pairs'
import type { PerceivedItem } from '#market/perception/perception-view'
import type { SureValue } from '#market/sure-value'
import { StatisticsError } from '#stats/error'
import {
  covarianceOf,
  differenceOf,
  type LinearEstimate,
  standardErrorOf,
} from '#stats/influence/linear-estimate'
import { weightedMeanEstimate } from '#stats/influence/weighted-mean-estimate'
import { studentTCritical } from '#stats/intervals/critical-value'
import { intervalAround } from '#stats/intervals/interval'
import { ratioOfMeanPairInterval } from '#stats/intervals/ratio-of-means-interval'

type Side = 'measured' | 'perceived'

/** The observations that are held against each other: those with both sides, where two have both; else all. */
export function comparable(observations: readonly Observation[]): {
  readonly kept: readonly Observation[]
  readonly paired: boolean
  /** Observations with one side only that are left out beside the pairs. */
  readonly lost: number
} {
  const there = observations.filter(
    ({ measured, perceived }) => !(Number.isNaN(measured) && Number.isNaN(perceived)),
  )
  const whole = there.filter(isWhole)
  const apart = there.length - whole.length
  const paired = whole.length >= 2 || apart === 0
  return paired ? { kept: whole, paired, lost: apart } : { kept: there, paired, lost: 0 }
}

/**
 * Means of both sides, and perceived less measured, by Student's t over the observations: paired where both sides are
 * there, else as two samples (with the smaller one's degrees of freedom).
 */
export function gapOf(
  observations: readonly Observation[],
  level: number,
): Pick<PerceivedItem, 'n' | Side | 'gap'> {
  const n = observations.length
  const [measured, perceived] = sidesOf(observations)
  if (measured !== undefined && perceived !== undefined)
    return {
      n,
      measured: shown(measured, level),
      perceived: shown(perceived, level),
      gap: shown(differenceOf(perceived, measured), level),
    }
  const single = (side: Side): SureValue => meanAlone(observations, side)
  const [m, p] = [single('measured'), single('perceived')]
  const gap =
    'value' in m && 'value' in p
      ? { value: p.value - m.value }
      : { reason: 'One side has no answers.' }
  return { n, measured: m, perceived: p, gap }
}

/** The means with what each observation adds to their errors; undefined under two values. */
function sidesOf(
  observations: readonly Observation[],
): readonly [LinearEstimate | undefined, LinearEstimate | undefined] {
  const weights = Float64Array.from(observations, ({ weight }) => weight)
  const estimate = (side: Side): LinearEstimate | undefined => {
    const values = Float64Array.from(observations, (one) => one[side])
    const count = values.filter((value) => !Number.isNaN(value)).length
    return count < 2 ? undefined : weightedMeanEstimate(values, weights)
  }
  return [estimate('measured'), estimate('perceived')]
}

function shown(estimate: LinearEstimate, level: number): SureValue {
  const reach = studentTCritical(level, estimate.df) * standardErrorOf(estimate)
  return { value: estimate.value, interval: intervalAround(estimate.value, reach, level) }
}

function meanAlone(observations: readonly Observation[], side: Side): SureValue {
  const there = observations.filter((one) => !Number.isNaN(one[side]))
  if (there.length === 0) return { reason: 'Nobody has a value.' }
  const total = there.reduce((sum, { weight }) => sum + weight, 0)
  return { value: there.reduce((sum, one) => sum + (one.weight * one[side]) / total, 0) }
}

/** Perceived over measured: the ratio of the means, by the delta method on the log scale. */
export function ratioOf(observations: readonly Observation[], level: number): SureValue {
  const [measured, perceived] = sidesOf(observations)
  const means = [meanAlone(observations, 'measured'), meanAlone(observations, 'perceived')]
  const [m, p] = means.map((mean) => ('value' in mean ? mean.value : Number.NaN))
  if (!(m! > 0 && p! > 0)) return { reason: 'A ratio needs two means above 0.' }
  if (measured === undefined || perceived === undefined) return { value: p! / m! }
  const pair = {
    baseMean: measured.value,
    treatmentMean: perceived.value,
    baseVariance: covarianceOf(measured, measured),
    treatmentVariance: covarianceOf(perceived, perceived),
    covariance: covarianceOf(measured, perceived),
    df: Math.min(measured.df, perceived.df),
  }
  return orReason(
    () => {
      const { ratio, interval } = ratioOfMeanPairInterval(pair, level)
      return { value: ratio, interval }
    },
    () => ({ value: p! / m! }),
  )
}

/**
 * How closely perceived follows measured over the pairs, of values or of their ranks: over people by their weights, over
 * solutions each counting once.
 */
export function correlationOf(
  observations: readonly Observation[],
  [of, over]: readonly ['values' | 'ranks', 'people' | 'solutions'],
  level: number,
): SureValue {
  const pairs = observations.filter(isWhole)
  if (pairs.length < 3) return { reason: 'A correlation needs three pairs.' }
  const column = (key: Side | 'weight'): Float64Array => Float64Array.from(pairs, (one) => one[key])
  const weights = over === 'people' ? column('weight') : undefined
  return orReason(
    () => correlationOfPeople([column('measured'), column('perceived')], weights, of, level),
    () => ({ reason: 'One side has the same value everywhere.' }),
  )
}

function orReason(make: () => SureValue, otherwise: () => SureValue): SureValue {
  try {
    return make()
  } catch (error) {
    if (error instanceof StatisticsError && error.code === 'no-variation') return otherwise()
    throw error
  }
}
