import type { Comparison, Contrasted } from '#evidence/comparison'
import { compareIndependentRows } from '#evidence/comparisons/independent-rows'
import { effectOfTest, otherWay, standardized } from '#evidence/comparisons/over-time-effects'
import { ratioInput } from '#evidence/comparisons/raw-independent'
import { placeOf } from '#evidence/context'
import { contrastMeans } from '#evidence/effects/contrast-means'
import type { OtherWay } from '#evidence/estimate'
import { impossibleFindings, needFindings } from '#evidence/findings'
import type { MeasuredNeed } from '#evidence/metric-family'
import { familyOf } from '#evidence/metric-family'
import { onAllRows } from '#evidence/panel/on-all-rows'
import type { WaveData } from '#evidence/panel/wave-data'
import { covariateColumns } from '#evidence/rows/covariates'
import type { NeedRows } from '#evidence/rows/need-rows'
import { needRows } from '#evidence/rows/need-rows'
import { countInWords } from '#evidence/words'
import { warning } from '#quantity/finding'
import type { Finding } from '#quantity/finding'
import { StatisticsError } from '#stats/error'
import { separateClusters } from '#stats/influence/mean-estimate'
import type { RandomIntercept } from '#stats/panel/random-intercept'
import { randomIntercept } from '#stats/panel/random-intercept'
import { repeatedMeasures } from '#stats/panel/repeated-measures'
import { takeRows } from '#stats/panel/take-rows'
import { twoWayFixedEffects } from '#stats/panel/two-way-fixed-effects'

/** Waves above which time is a straight line, not a level for each. */
const MOST_LEVELS = 40

/** The rows of a need that take part, and what is taken out of them. */
interface WaveRows {
  readonly rows: Int32Array
  readonly outcome: Float64Array
  readonly treated: Int8Array
  readonly units: Int32Array
  readonly times: Int32Array
  readonly covariates: readonly Float64Array[]
  readonly used: readonly string[]
}

type TimeOut = 'levels' | 'line' | 'none'

/**
 * By how much a need differs with and without the treatment over repeated rows of customers: a mixed model with a
 * level for each of them and for each wave; beside it least squares with errors by customer, and the change within
 * customers alone. Where everybody starts at one wave, waves are not taken out, and that is said. Absent where an
 * arm has no value.
 * @throws StatisticsError as `randomIntercept`
 */
export function compareWaves(data: WaveData, need: MeasuredNeed): Comparison | undefined {
  const { context, view, units } = data
  const values = needRows(view, need)
  const arms = rawArms(data, need, values)
  const base = arms?.baseline.estimate
  const treated = arms?.treatment?.estimate
  if (arms === undefined || base === undefined || treated === undefined) return arms
  const own = waveRows(data, values)
  const wanted = new Set(own.times).size > MOST_LEVELS ? 'line' : 'levels'
  const { time, fit } = mixedFit(own, wanted, context.level)
  const estimate = {
    value: fit.effects[1]!.difference,
    influence: fit.influence[1]!,
    df: fit.effects[1]!.df,
  }
  const adjusted: Contrasted = contrastMeans({
    ...ratioInput({ context, need }, base, treated),
    difference: onAllRows(estimate, [...own.rows], units.codes),
    how: { method: methodOf(need, own, { time, fit }), test: 't test, Satterthwaite df' },
  })
  const size = standardized(need, arms, estimate.value)
  const { geometric: _geometric, effectSize: _size, ...rest } = arms
  const comparison = {
    ...rest,
    adjusted,
    adjustedLeads: true,
    otherWays: otherWaysOf(own, time, context.level),
    ...(size === undefined ? {} : { effectSize: size }),
  }
  const findings = [
    ...(time === 'none' ? [togetherFinding(data, need)] : []),
    ...impossibleFindings(context, need, values),
    ...needFindings(context, comparison),
  ]
  return { ...comparison, findings }
}

/** The raw arms, a customer's rows together. */
export function rawArms(
  { context, view, units }: WaveData,
  need: MeasuredNeed,
  rows: NeedRows,
): Comparison | undefined {
  return compareIndependentRows({
    context,
    view,
    need,
    rows,
    clusters: separateClusters(units.codes),
    covariates: [],
    adjustBy: 'ancova',
  })
}

function waveRows({ context, axis, units, view }: WaveData, { values }: NeedRows): WaveRows {
  const { block } = context
  const all = Int32Array.from(values.keys())
  const rows = all.filter((row) => !Number.isNaN(values[row]!))
  const asked = {
    covariates: block.covariates,
    ...(block.strata === undefined ? {} : { strata: block.strata }),
  }
  const { columns, used } = covariateColumns(view, asked, [...rows])
  return {
    rows,
    outcome: takeRows(values, rows),
    treated: Int8Array.from(rows, (row) => view.arms[row]!),
    units: rows.map((row) => units.codes[row]!),
    times: rows.map((row) => axis.periods[row]!),
    covariates: columns,
    used,
  }
}

interface Mixed {
  readonly time: TimeOut
  readonly fit: RandomIntercept
}

/** The mixed model with waves taken out as asked, or not at all where they cannot be told from the treatment. */
function mixedFit(own: WaveRows, time: TimeOut, level: number): Mixed {
  const { outcome, treated, units, covariates } = own
  const constant = new Float64Array(outcome.length).fill(1)
  const design = [constant, Float64Array.from(treated), ...waveColumns(own, time), ...covariates]
  try {
    return { time, fit: randomIntercept({ design, outcome, units, level }) }
  } catch (error) {
    const singular = error instanceof StatisticsError && error.code === 'singular'
    if (!singular || time === 'none') throw error
    return mixedFit(own, 'none', level)
  }
}

function waveColumns({ times }: WaveRows, time: TimeOut): readonly Float64Array[] {
  if (time === 'none') return []
  if (time === 'line') return [Float64Array.from(times)]
  const [, ...later] = [...new Set(times)].toSorted((a, b) => a - b)
  return later.map((wave) => Float64Array.from(times, (at) => (at === wave ? 1 : 0)))
}

function methodOf(need: MeasuredNeed, { used }: WaveRows, { time, fit }: Mixed): string {
  const waves = {
    levels: 'a level for each wave',
    line: 'a straight line over time',
    none: 'waves not taken out',
  }
  return [
    ...(familyOf(need.metric.type) === 'share' ? ['linear probability model, in points'] : []),
    `mixed model, a level for each customer (REML) and ${waves[time]}`,
    ...(used.length === 0 ? [] : [`with ${used.join(', ')}`]),
    fit.atEdge ? 'no variance between customers, t with n - p df' : 'Satterthwaite df',
  ].join('; ')
}

function otherWaysOf(own: WaveRows, time: TimeOut, level: number): readonly OtherWay[] {
  const { outcome, treated, units, times, covariates } = own
  const errors = 'errors by customer (CR1), customers - 1 df'
  return [
    otherWay('cluster-robust', 'averaged over everybody, errors by customer', () =>
      effectOfTest(repeatedMeasures({ outcome, treated, units, times, time, covariates, level }), {
        method: `least squares; ${errors}`,
        test: `t test, ${errors}`,
      }),
    ),
    otherWay('within', 'changes within customers alone', () => {
      const { effects } = twoWayFixedEffects({
        outcome,
        predictors: [Float64Array.from(treated)],
        units,
        times: time === 'none' ? times.map(() => 0) : times,
        clusters: units,
        level,
      })
      return effectOfTest(effects[0]!, {
        method: `fixed effects of customer${time === 'none' ? '' : ' and wave'}; ${errors}`,
        test: `t test, ${errors}`,
      })
    }),
  ]
}

function togetherFinding({ context, axis }: WaveData, need: MeasuredNeed): Finding {
  const waves = new Set(axis.periods.filter((period) => period >= 0)).size
  return warning(
    'time-not-separated',
    placeOf(context.block),
    `\`${need.id}\`: over ${countInWords(waves, 'wave')} nobody is with the treatment while others are without it, so that whatever else changed in between is in the difference.`,
    'With many waves look at the series: `interrupted-time-series`; with a group that was never treated, `difference-in-differences`.',
  )
}
