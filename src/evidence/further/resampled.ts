import type { BlockContext } from '#evidence/context'
import type { Check } from '#evidence/estimate'
import { familyOf, type MeasuredNeed } from '#evidence/metric-family'
import { needRows } from '#evidence/rows/need-rows'
import type { UnitsView } from '#evidence/rows/units-view'
import { categoriesOf, valuesOfArm } from '#evidence/rows/units-view'
import { countInWords } from '#evidence/words'
import { StatisticsError } from '#stats/error'
import { createGenerator } from '#stats/random/generator'
import { bootstrapInterval } from '#stats/resampling/bootstrap-interval'

/**
 * The raw difference of means, and of medians, with an interval by resampling the units of each arm
 * (`bootstrap` of the block): no distribution is assumed. Rows of one unit or cluster are averaged first.
 */
export function resampledChecks(context: BlockContext, need: MeasuredNeed): readonly Check[] {
  const { block, view } = context
  if (block.bootstrap === undefined || view === undefined || block.treatment === undefined)
    return []
  if (familyOf(need.metric.type) !== 'mean') return []
  if (view.weights !== undefined) return [notResampled(context, need)]
  const samples = samplesOf(context, view, need)
  return (['mean', 'median'] as const).map((statistic) =>
    resampled(context, need, { samples, statistic }),
  )
}

function notResampled({ block }: BlockContext, need: MeasuredNeed): Check {
  const reason =
    'Rows with weights are not resampled: the interval of the difference takes them as they are.'
  return {
    block: block.id,
    id: `bootstrap-mean.${need.id}`,
    label: `Difference of means by resampling: \`${need.id}\``,
    unit: need.metric.unit.text,
    reason,
    words: '',
    findings: [],
  }
}

interface Resampling {
  readonly samples: readonly [Float64Array, Float64Array]
  readonly statistic: 'mean' | 'median'
}

function resampled(
  { block, level }: BlockContext,
  need: MeasuredNeed,
  { samples, statistic }: Resampling,
): Check {
  const { resamples, method, seed } = block.bootstrap!
  const start = {
    block: block.id,
    id: `bootstrap-${statistic}.${need.id}`,
    label: `Difference of ${statistic}s by resampling: \`${need.id}\``,
    unit: need.metric.unit.text,
    findings: [],
  }
  try {
    const key = `${block.id} ${need.id} ${statistic}`
    const { estimate, interval, standardError } = bootstrapInterval({
      samples,
      statistic,
      generator: createGenerator(seed, key),
      resamples,
      level,
      kind: method,
    })
    return {
      ...start,
      value: estimate,
      interval,
      words: `raw difference of ${statistic}s; ${method === 'bca' ? 'BCa' : 'percentile'} interval from ${countInWords(resamples, 'resample')}`,
      settings: { resamples, method, seed, level, 'standard-error': standardError },
    }
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error
    return { ...start, reason: error.message, words: '' }
  }
}

function samplesOf(
  { block }: BlockContext,
  view: UnitsView,
  need: MeasuredNeed,
): readonly [Float64Array, Float64Array] {
  const { values } = needRows(view, need)
  const id = block.cluster ?? block.unit
  const codes = id === undefined ? undefined : categoriesOf(view, id)?.codes
  if (codes === undefined) return [valuesOfArm(view, values, 0), valuesOfArm(view, values, 1)]
  return [unitMeans(view, { values, codes }, 0), unitMeans(view, { values, codes }, 1)]
}

function unitMeans(
  view: UnitsView,
  { values, codes }: { readonly values: Float64Array; readonly codes: Int32Array },
  arm: 0 | 1,
): Float64Array {
  const sums = new Map<number, { sum: number; n: number }>()
  for (let row = 0; row < values.length; row++) {
    if (view.arms[row] !== arm || Number.isNaN(values[row]!)) continue
    const unit = codes[row]! < 0 ? -1 - row : codes[row]!
    const found = sums.get(unit) ?? { sum: 0, n: 0 }
    sums.set(unit, { sum: found.sum + values[row]!, n: found.n + 1 })
  }
  return Float64Array.from(sums.values(), ({ sum, n }) => sum / n)
}
