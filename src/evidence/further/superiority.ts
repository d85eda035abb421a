import type { BlockContext } from '#evidence/context'
import type { Check } from '#evidence/estimate'
import { independentRows } from '#evidence/further/independent-rows'
import type { MeasuredNeed } from '#evidence/metric-family'
import { valuesOfArm } from '#evidence/rows/units-view'
import { pInWords, percentInWords } from '#evidence/words'
import { betterDirection } from '#job/job'
import { mannWhitney } from '#stats/tests/mann-whitney'

/** Ratings have an order and no unit, durations a long tail: ranks say something of both. */
const RANKED = ['scale', 'duration']

/**
 * How often a row of the treatment does better than one of the baseline (ties half), with the
 * Mann-Whitney test: for ratings and durations of arms that hold different rows, unadjusted.
 */
export function superiorityCheck(context: BlockContext, need: MeasuredNeed): Check | undefined {
  const { block, level } = context
  if (!RANKED.includes(need.metric.type)) return undefined
  const independent = independentRows(context, need)
  if (independent === undefined) return undefined
  const { view, rows } = independent
  const [base, treatment] = [valuesOfArm(view, rows.values, 0), valuesOfArm(view, rows.values, 1)]
  if (base.length < 2 || treatment.length < 2) return undefined
  const { pValue, method, superiority } = mannWhitney(base, treatment, level)
  const higher = betterDirection(need) === 'higher'
  const turn = (share: number): number => (higher ? share : 1 - share)
  const [low, high] = [turn(superiority.interval.low), turn(superiority.interval.high)]
  const value = turn(superiority.value)
  return {
    block: block.id,
    id: `superiority.${need.id}`,
    label: `Chance of doing better: \`${need.id}\``,
    unit: '1',
    value,
    interval: { low: Math.min(low, high), high: Math.max(low, high), level },
    words: `in ${percentInWords(value)} of all pairs the one with ${block.treatment} does better (ties half); Mann-Whitney ${pInWords(pValue)}, ${method}, unadjusted`,
    settings: { p: pValue, method },
    findings: [],
  }
}
