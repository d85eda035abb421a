import { dropOutCheck } from '#evidence/checks/drop-out'
import { missingCheck } from '#evidence/checks/missing'
import type { Comparison } from '#evidence/comparison'
import { orRefused } from '#evidence/comparisons/or-refused'
import { notOverTime } from '#evidence/comparisons/over-time-effects'
import { compareWaves, rawArms } from '#evidence/comparisons/repeated-waves'
import type { BlockContext } from '#evidence/context'
import type { DesignResult } from '#evidence/design-result'
import { noValueFinding } from '#evidence/findings'
import type { MeasuredNeed } from '#evidence/metric-family'
import { refusedResult } from '#evidence/panel/over-time-problem'
import type { WaveData } from '#evidence/panel/wave-data'
import { waveData } from '#evidence/panel/wave-data'
import { windowCheck } from '#evidence/panel/windowed-times'
import { needRows } from '#evidence/rows/need-rows'
import type { Finding } from '#quantity/finding'

/**
 * The same customers measured in waves, with and without the treatment: a mixed model, least squares with errors by
 * customer and the change within customers beside it; a check of who dropped out.
 */
export function evaluateLongitudinal(context: BlockContext): DesignResult {
  const data = waveData(context)
  if (!('axis' in data)) return refusedResult(context, data.findings)
  const compared = context.needs.map((need) =>
    orRefused(context, need, () => needInWaves(data, need)),
  )
  const comparisons = compared.flatMap((one) => ('comparison' in one ? [one.comparison] : []))
  const checks = [
    windowCheck(context, data.leftOut),
    ...comparisons.map(({ need }) => dropOutCheck(data, need)),
    ...comparisons.map((comparison) => missingCheck(context, comparison)),
  ]
  return {
    gradedAs: 'longitudinal',
    comparisons,
    checks: checks.filter((check) => check !== undefined),
    findings: [
      ...data.findings,
      ...compared.flatMap((one) => ('finding' in one ? [one.finding] : [])),
    ],
  }
}

function needInWaves(
  data: WaveData,
  need: MeasuredNeed,
): { readonly comparison: Comparison } | { readonly finding: Finding } {
  const { context, view } = data
  const reason = notOverTime(need)
  if (reason === undefined) {
    const comparison = compareWaves(data, need)
    return comparison === undefined ? { finding: noValueFinding(context, need) } : { comparison }
  }
  const arms = rawArms(data, need, needRows(view, need))
  if (arms === undefined) return { finding: noValueFinding(context, need) }
  const { raw: _raw, ...levels } = arms
  return { comparison: { ...levels, reason } }
}
