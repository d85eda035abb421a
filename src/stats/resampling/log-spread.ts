import { type Moments, momentsOf, standardDeviation } from '#stats/descriptive/moments'
import { type Sample, requireSample } from '#stats/descriptive/sample'
import {
  infinitesimalJackknifeLogCv,
  infinitesimalJackknifeLogSd,
} from '#stats/resampling/infinitesimal-jackknife-log-sd'
import { type Jackknife, jackknifeOf } from '#stats/resampling/jackknife'
import { logSdWithout } from '#stats/resampling/jackknife-standard-deviation'

/** A logarithm with its standard error. */
interface Logarithm {
  readonly value: number
  readonly standardError: number
}

/** The spread of one arm, on the log scale. */
export interface LogSpread {
  readonly n: number
  readonly sd: Logarithm
  /** Of SD / mean; absent unless the mean is above 0 with any one unit left out. */
  readonly cv?: Logarithm
}

/** A spread from values by the delete-one jackknife, with each unit's influence. */
export interface LogSpreadOfValues extends LogSpread {
  readonly sd: Logarithm & Jackknife
  readonly cv?: Logarithm & Jackknife
}

/** @throws StatisticsError 'too-few' under three values, 'not-finite', 'no-variation' */
export function logSpreadOfValues(values: Sample): LogSpreadOfValues {
  requireSample(values, 3)
  const moments = momentsOf(values)
  const without = logSdWithout(values)
  const value = Math.log(standardDeviation(moments))
  const sd = { value, ...jackknifeOf(without) }
  const means = meansWithout(values, moments)
  if (!(moments.mean > 0 && means.every((mean) => mean > 0))) return { n: moments.n, sd }
  const cv = {
    value: value - Math.log(moments.mean),
    ...jackknifeOf(without.map((logSd, i) => logSd - Math.log(means[i]!))),
  }
  return { n: moments.n, sd, cv }
}

/** The same by the infinitesimal jackknife. @throws StatisticsError 'too-few' under three values, 'no-variation' */
export function logSpreadOfMoments(moments: Moments): LogSpread {
  const { sd, logSdStandardError } = infinitesimalJackknifeLogSd(moments)
  const value = Math.log(sd)
  const spread = { n: moments.n, sd: { value, standardError: logSdStandardError } }
  if (!(moments.mean > 0)) return spread
  const standardError = infinitesimalJackknifeLogCv(moments)
  return { ...spread, cv: { value: value - Math.log(moments.mean), standardError } }
}

function meansWithout(values: Sample, { n, mean }: Moments): Float64Array {
  return Float64Array.from(values, (value) => mean + (mean - value) / (n - 1))
}
