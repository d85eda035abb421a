import type { ComposedFigure } from '#evidence/composition/composed-effects'
import type { Better } from '#evidence/effects/improvement'
import type { Effect, EvidenceBlock } from '#evidence/estimate'
import { mostResampled } from '#evidence/log/job-times'
import { StatisticsError } from '#stats/error'
import { createGenerator } from '#stats/random/generator'
import { bootstrapInterval, type BootstrapInterval } from '#stats/resampling/bootstrap-interval'
import { bootstrapRatioOfMeans } from '#stats/resampling/bootstrap-ratio-of-means'
import type { LinearEstimate } from '#stats/influence/linear-estimate'

/** How the rows of a block are resampled. */
export type Resampling = NonNullable<EvidenceBlock['bootstrap']>

/** The totals of the job in each row of the two arms. */
export type ArmTotals = readonly [Float64Array, Float64Array]

/**
 * What each row of an arm adds up to over the steps, from the influence (x - mean) / sqrt(n (n - 1)) of the
 * rows on the sum of the steps' means. Undefined where the steps were not measured on the same rows.
 */
export function armTotals(sum: LinearEstimate, n: number): Float64Array | undefined {
  const moving = sum.influence.filter((value) => value !== 0)
  if (n < 2 || moving.length > n || n > mostResampled) return undefined
  const scale = Math.sqrt(n * (n - 1))
  const totals = new Float64Array(n).fill(sum.value)
  for (let row = 0; row < moving.length; row++) totals[row] = sum.value + moving[row]! * scale
  return totals
}

/**
 * Difference and improvement of the job's totals with intervals that resample whole rows (executions),
 * in which the steps hang together. Undefined where resampling gives none.
 */
export function resampledEffects(
  samples: ArmTotals,
  { composed, level, better, fractionOf, length }: ComposedFigure,
  { resamples, method, seed }: Resampling,
): { readonly difference: Effect; readonly improvement: Effect } | undefined {
  const wordsOf = (kind: Resampling['method']): string =>
    `${composed}; ${kind === 'bca' ? 'BCa' : 'percentile'} interval, ${resamples} resamples of whole rows, seed ${seed}`
  const words = wordsOf(method)
  const generator = (): ReturnType<typeof createGenerator> => createGenerator(seed, 'job totals')
  const given = { samples, resamples, level }
  try {
    const change = bootstrapInterval({
      ...given,
      statistic: 'mean',
      kind: method,
      generator: generator(),
    })
    const difference = effectOf(change, words)
    if (fractionOf !== 'baseline')
      return { difference, improvement: turned(change, [signOf(better) / (length ?? 1), 0], words) }
    const ratio = bootstrapRatioOfMeans({ ...given, generator: generator() })
    const sign = signOf(better)
    return { difference, improvement: turned(ratio, [sign, -sign], wordsOf('bca')) }
  } catch (error) {
    if (error instanceof StatisticsError) return undefined
    throw error
  }
}

function signOf(better: Better): number {
  return better === 'lower' ? -1 : 1
}

function effectOf(
  { estimate, interval, standardError }: BootstrapInterval,
  method: string,
): Effect {
  return { value: estimate, interval, standardError, method }
}

/** `factor` times the figure plus `start`. */
function turned(
  { estimate, interval, standardError }: BootstrapInterval,
  [factor, start]: readonly [number, number],
  method: string,
): Effect {
  const at = (value: number): number => factor * value + start
  const ends = [at(interval.low), at(interval.high)] as const
  return {
    value: at(estimate),
    interval: { low: Math.min(...ends), high: Math.max(...ends), level: interval.level },
    standardError: Math.abs(factor) * standardError,
    method,
  }
}
