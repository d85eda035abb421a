import { executionStates } from '#evidence/log/execution-outcomes'
import type { Executions } from '#evidence/log/executions'
import { spentTimes } from '#evidence/log/spent-times'
import { momentsOf, varies } from '#stats/descriptive/moments'
import { StatisticsError } from '#stats/error'
import type { Interval } from '#stats/intervals/interval'
import { meanInterval } from '#stats/intervals/mean-interval'
import { createGenerator } from '#stats/random/generator'
import { bootstrapInterval } from '#stats/resampling/bootstrap-interval'

/** Time of the job, put together from its steps: means over the finished executions, in seconds. */
export interface JobTimes {
  /** Executions that the means are of. */
  readonly n: number
  /** Waiting and work over all steps. */
  readonly total: MeanOfExecutions
  /** Where starts and completions tell the two apart. */
  readonly work?: MeanOfExecutions
  readonly waiting?: MeanOfExecutions
  /** What each step adds to the total, in the order of the job; empty where the study names none. */
  readonly steps: readonly (MeanOfExecutions & { readonly step: string })[]
}

/** A mean over executions with an interval that resamples whole executions. */
export interface MeanOfExecutions {
  readonly mean: number
  /** Absent where there are fewer than ten executions, or all took the same. */
  readonly interval?: Interval
  /** By resampling executions, or by t where so many make no difference. */
  readonly method?: 'bca' | 'percentile' | 't'
}

/** How executions are resampled for the time of the job. */
export const jobResampling = { resamples: 2000, seed: 1 } as const

/** Of fewer executions a resample says little. */
const leastResampled = 10
/** Of more rows, t and resampling do not differ in what is shown. */
export const mostResampled = 20_000
const finished = executionStates.indexOf('finished')

/**
 * The time of the job as the sum of what its steps took in each execution: skipped ones add
 * nothing, rework counts, order does not matter. Intervals resample executions (BCa), never events,
 * which hang together within a case. Undefined without a finished execution.
 * @throws StatisticsError 'domain' for a level outside 0 to 1
 */
export function jobTimes(
  executions: Executions,
  { named, level }: { readonly named: boolean; readonly level: number },
): JobTimes | undefined {
  const over = (values: Float64Array): Float64Array =>
    values.filter((_, c) => executions.states[c] === finished)
  const { work, waiting, paired } = spentTimes(executions)
  const total = over(work.map((time, c) => time + waiting[c]!))
  if (total.length === 0) return undefined
  const meanOf = (values: Float64Array, key: string): MeanOfExecutions =>
    meanOfExecutions(values, key, level)
  return {
    n: total.length,
    total: meanOf(total, 'total'),
    ...(paired
      ? { work: meanOf(over(work), 'work'), waiting: meanOf(over(waiting), 'waiting') }
      : {}),
    steps: (named ? executions.steps : []).map((step, place) => {
      const own = spentTimes(executions, place)
      const took = over(own.work.map((time, c) => time + own.waiting[c]!))
      return { step, ...meanOf(took, `step ${step}`) }
    }),
  }
}

function meanOfExecutions(values: Float64Array, key: string, level: number): MeanOfExecutions {
  const moments = momentsOf(values)
  const { mean } = moments
  if (values.length < leastResampled || !varies(moments)) return { mean }
  if (values.length > mostResampled) {
    return { mean, interval: meanInterval(moments, level), method: 't' }
  }
  return { mean, ...resampled(values, key, level) }
}

/** BCa, or the percentile interval where the few that are extreme leave no BCa one. */
function resampled(
  values: Float64Array,
  key: string,
  level: number,
): Pick<MeanOfExecutions, 'interval' | 'method'> {
  const { resamples, seed } = jobResampling
  const drawn = (method: 'bca' | 'percentile'): Pick<MeanOfExecutions, 'interval' | 'method'> => {
    const generator = createGenerator(seed, key)
    const how = { statistic: 'mean', generator, resamples, level, kind: method } as const
    return { interval: bootstrapInterval({ samples: [values], ...how }).interval, method }
  }
  try {
    return drawn('bca')
  } catch (error) {
    if (!(error instanceof StatisticsError) || error.code !== 'domain') throw error
    return drawn('percentile')
  }
}
