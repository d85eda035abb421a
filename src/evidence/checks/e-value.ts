import { pooledDeviation } from '#evidence/arms/effect-size'
import type { Comparison } from '#evidence/comparison'
import { leadingContrast } from '#evidence/comparison'
import type { BlockContext } from '#evidence/context'
import type { Check } from '#evidence/estimate'
import type { MeasuredNeed } from '#evidence/metric-family'
import { familyOf } from '#evidence/metric-family'
import { inWords } from '#evidence/words'
import type { EValue } from '#stats/causal/e-value'
import { eValueOfDifference, eValueOfRatio } from '#stats/causal/e-value'
import { StatisticsError } from '#stats/error'

/**
 * How strong an unmeasured cause would have to be to explain the difference that counts away: of shares,
 * counts and rates from their ratio, of means from the difference in standard deviations
 * of times to an event from the ratio of the shares with it by the horizon (docs/methods/e-value.md). Spreads have none here.
 */
export function eValueCheck({ block }: BlockContext, comparison: Comparison): Check | undefined {
  const { need, treatment } = comparison
  if (treatment === undefined || leadingContrast(comparison) === undefined) return undefined
  const judge = judgeOf(need)
  if (judge === undefined) return undefined
  const start = {
    block: block.id,
    id: `e-value.${need.id}`,
    label: `E-value of \`${need.id}\``,
    unit: '1',
    findings: [],
  }
  const strength = strengthOf(comparison, judge)
  if ('reason' in strength) return { ...start, reason: strength.reason, words: '' }
  return {
    ...start,
    value: strength.estimate,
    words: inSentence(comparison, strength),
    settings: { 'interval-end': strength.limit, of: strength.of },
  }
}

type Strength = (EValue & { readonly of: string }) | { readonly reason: string }

type Judge = (comparison: Comparison) => Strength

/** Absent for what is neither a mean over rows nor a share or rate of them. */
function judgeOf({ metric }: MeasuredNeed): Judge | undefined {
  switch (familyOf(metric.type)) {
    case 'share':
    case 'rate':
      return ofRatio
    case 'mean':
      return metric.type === 'count' ? ofRatio : ofDifference
    case 'event-time':
      return ofRisks
    default:
      return undefined
  }
}

function strengthOf(comparison: Comparison, judge: Judge): Strength {
  try {
    return judge(comparison)
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error
    return { reason: error.message }
  }
}

function ofRatio(comparison: Comparison): Strength {
  const { ratio } = leadingContrast(comparison)!
  if ('reason' in ratio) return ratio
  if (ratio.interval === undefined) return { reason: 'The ratio has no interval.' }
  return { ...eValueOfRatio('risk-ratio', ratio.value, ratio.interval), of: 'ratio' }
}

/** Of the shares with the event by the horizon. */
function ofRisks({ riskRatio }: Comparison): Strength {
  if (riskRatio === undefined)
    return { reason: 'There are no weighted shares with the event to judge by.' }
  if ('reason' in riskRatio) return riskRatio
  if (riskRatio.interval === undefined) return { reason: 'The ratio has no interval.' }
  const strength = eValueOfRatio('risk-ratio', riskRatio.value, riskRatio.interval)
  return { ...strength, of: 'ratio of the shares with the event by the horizon' }
}

function ofDifference(comparison: Comparison): Strength {
  const { difference } = leadingContrast(comparison)!
  const deviation = pooledDeviation(comparison) ?? 0
  if (difference.interval === undefined) return { reason: 'The difference has no interval.' }
  return {
    ...eValueOfDifference(difference.value, difference.interval, deviation),
    of: 'difference in standard deviations',
  }
}

function inSentence({ need, adjustedLeads }: Comparison, { estimate, limit }: EValue): string {
  const beyond = adjustedLeads ? ', beyond the covariates' : ''
  const whole = `To explain the difference in \`${need.id}\` away, an unmeasured cause would have to go with both the group and the outcome by a factor of ${inWords(estimate)} each${beyond}`
  return limit === 1
    ? `${whole}; the interval holds no difference already.`
    : `${whole}; to move the interval to none, by a factor of ${inWords(limit)}.`
}
