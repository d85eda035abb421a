import type { BlockContext } from '#evidence/context'
import type { Check } from '#evidence/estimate'
import { independentRows } from '#evidence/further/independent-rows'
import type { MeasuredNeed } from '#evidence/metric-family'
import { valuesOfArm } from '#evidence/rows/units-view'
import { pInWords } from '#evidence/words'
import { StatisticsError } from '#stats/error'
import { compareSpreads } from '#stats/resampling/compare-spreads'
import { brownForsythe } from '#stats/tests/brown-forsythe'

/**
 * Beside the ratio of two spreads, the ratio of the coefficients of variation (a slower way of working
 * spreads more in itself), and a test of the spreads that no outlier decides (Brown-Forsythe).
 */
export function spreadCheck(context: BlockContext, need: MeasuredNeed): Check | undefined {
  if (need.metric.type !== 'spread') return undefined
  const independent = independentRows(context, need)
  if (independent === undefined) return undefined
  const { view, rows } = independent
  const [base, treatment] = [valuesOfArm(view, rows.values, 0), valuesOfArm(view, rows.values, 1)]
  const start = {
    block: context.block.id,
    id: `relative-spread.${need.id}`,
    label: `Ratio of the coefficients of variation: \`${need.id}\``,
    unit: '1',
    findings: [],
  }
  try {
    const { cv } = compareSpreads(base, treatment, context.level)
    const test = brownForsythe([base, treatment])
    const words = `Brown-Forsythe test of the spreads: F = ${test.f.toPrecision(3)}, ${pInWords(test.pValue)}`
    const settings = { f: test.f, p: test.pValue }
    if ('reason' in cv) return { ...start, reason: cv.reason, words, settings }
    return { ...start, value: cv.ratio, interval: cv.interval, words, settings }
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error
    return { ...start, reason: error.message, words: '' }
  }
}
