import { tEffect } from '#evidence/effects/t-effect'
import type { EventTimeArm } from '#evidence/arms/event-time-arm'
import { shareBy, shareEstimate } from '#evidence/arms/event-time-arm'
import type { EffectOrReason, OtherWay } from '#evidence/estimate'
import { timeInWords } from '#evidence/metric-family'
import { differenceOf } from '#stats/influence/linear-estimate'
import { shareDifference } from '#stats/survival/share-difference'

/**
 * The difference of the shares with the event by the horizon, beside that of the times: from the ends of
 * both log-log intervals; with clusters from their errors.
 */
export function shareByHorizon(base: EventTimeArm, treatment: EventTimeArm): OtherWay {
  const { horizon, need } = base.rows
  const by = timeInWords(need, horizon)
  return {
    id: `share[at=${by}]`,
    words: `share with the event by ${by}`,
    unit: '1',
    effect: effectOf(base, treatment),
  }
}

function effectOf(base: EventTimeArm, treatment: EventTimeArm): EffectOrReason {
  const { horizon, clusters, level } = base.rows
  const [a, b] = [base, treatment].map(({ rows, curve }) => shareBy(rows, curve, horizon))
  if (a!.standardError === 0 && b!.standardError === 0)
    return { reason: 'Neither share has an error: all or none had the event with both.' }
  if (clusters !== undefined && base.measure.estimate && treatment.measure.estimate) {
    const difference = differenceOf(
      shareEstimate(treatment.rows, horizon),
      shareEstimate(base.rows, horizon),
    )
    const method = 'difference of the shares with the event; errors by cluster'
    return tEffect(difference, { method, test: 't test, errors by cluster' }, level)
  }
  const { difference, interval, standardError, pValue } = shareDifference(a!, b!)
  return {
    value: difference,
    interval,
    standardError,
    pValue: { value: pValue, test: 'z test of two shares at one time' },
    method: 'difference of the shares with the event; from the ends of both log-log intervals',
  }
}
