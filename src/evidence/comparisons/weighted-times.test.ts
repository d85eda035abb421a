import { describe, expect, it } from 'vitest'
import {
  effect,
  estimateFor,
  evaluate,
  need as needOf,
} from '../../../test/evidence/evidence-rows.ts'
import {
  weightedSurvival,
  weightedSurvivalRows,
} from '../../../test/evidence/weighted-survival-reference.ts'
import type { BlockEvaluation } from '#evidence/evaluate-block'
import type { Check, EvidenceBlock } from '#evidence/estimate'
import { jointArms } from '#evidence/joint-distribution'
import { eValueOfRatio } from '#stats/causal/e-value'
import { distributionMean } from '#stats/distributions/distribution-mean'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import { studentTCritical } from '#stats/intervals/critical-value'

// R's package survival, chances by glm: test/reference/weighted-survival.R.
const { horizon, plain, teams, competing, robust } = weightedSurvival
const unit = { text: 'month/customer', factor: 1, dimensions: {} }
const leaving = needOf(
  'leaving',
  { kind: 'completion', type: 'time-to-event', unit, until: horizon, directionOf: 'time' },
  'maximize',
)

function evaluated(more: Partial<EvidenceBlock> = {}, ends = false): BlockEvaluation {
  const rows = weightedSurvivalRows(ends)
  const design = { design: 'non-randomized', covariates: ['age', 'lines'] } as const
  return evaluate(rows, [leaving], { ...design, ...more })
}

function check({ checks }: BlockEvaluation, id: string): Check {
  return checks.find((one) => one.id === id)!
}

describe('times to an event of groups that chose for themselves', () => {
  const evaluation = evaluated()
  const estimate = estimateFor(evaluation, 'leaving')

  it('differ by the weighted restricted means, t on n - 4 degrees of freedom', () => {
    const found = effect(estimate.difference)
    const { value, se } = plain.difference
    const reach = studentTCritical(0.95, 120 - 4) * se
    expect(found.value).toBeCloseTo(value, 8)
    expect(found.standardError).toBeCloseTo(se, 6)
    expect(found.interval!.low).toBeCloseTo(value - reach, 5)
    expect(effect(estimate.ratio).value).toBeCloseTo(plain.treatment.value / plain.base.value, 8)
    expect(found.method).toContain('weighted by the inverse chance of the group given age, lines')
  })

  it('stand beside the raw difference, and have the grade of adjusted groups', () => {
    const raw = evaluate(weightedSurvivalRows(), [leaving], { design: 'usage' })
    expect(effect(estimate.differenceUnadjusted).value).toBeCloseTo(
      effect(estimateFor(raw, 'leaving').difference).value,
      12,
    )
    expect(estimate.gradeReason).toContain('groups adjusted for age, lines')
    expect(evaluation.findings.map(({ code }) => code)).not.toContain('not-adjusted')
  })

  it('have weighted medians with robust intervals, and weighted shares', () => {
    expect(check(evaluation, 'weighted-median.leaving.old')).toMatchObject({
      value: robust.base.median,
      interval: { low: robust.base.low, high: robust.base.high },
      unit: 'month',
    })
    const share = estimate.otherWays!.find(
      ({ id }) => id === `weighted-share[at=${horizon} month]`,
    )!
    const { shares } = plain
    expect(effect(share.effect).value).toBeCloseTo(shares.treatment - shares.base, 8)
    expect(effect(share.effect).standardError).toBeCloseTo(shares.se, 6)
  })

  it('have the E-value of the ratio of the shares with the event', () => {
    const { shares } = plain
    const ratio = shares.treatment / shares.base
    const reach = Math.exp(studentTCritical(0.95, 116) * shares.logRatioSe)
    const interval = { low: ratio / reach, high: ratio * reach, level: 0.95 }
    const known = eValueOfRatio('risk-ratio', ratio, interval)
    const found = check(evaluation, 'e-value.leaving')
    expect(found.value).toBeCloseTo(known.estimate, 6)
    expect(found.settings!['interval-end']).toBeCloseTo(known.limit, 5)
  })

  it('count their clusters together', () => {
    const found = effect(estimateFor(evaluated({ cluster: 'team' }), 'leaving').difference)
    expect(found.standardError).toBeCloseTo(teams.difference.se, 6)
  })

  it('can end in another way', () => {
    const other = evaluated({}, true)
    const found = effect(estimateFor(other, 'leaving').difference)
    expect(found.value).toBeCloseTo(competing.difference.value, 8)
    expect(found.standardError).toBeCloseTo(competing.difference.se, 6)
    expect(check(other, 'weighted-median.leaving.old')).toBeUndefined()
  })

  it('are left as they are where a covariate tells the groups apart, or there is none', () => {
    const rows = weightedSurvivalRows()
    const arm = rows.categories['solution']!.map((one) => (one === 'new' ? 1 : 0))
    const apart = evaluate({ ...rows, numbers: { ...rows.numbers, age: arm } }, [leaving], {
      design: 'non-randomized',
      covariates: ['age'],
    })
    expect(apart.findings.map(({ code }) => code)).toContain('not-adjusted')
    expect(effect(estimateFor(apart, 'leaving').difference).method).toContain("Greenwood's")
    const none = evaluated({ covariates: [] })
    expect(effect(estimateFor(none, 'leaving').difference).method).toContain("Greenwood's")
  })

  it('enter the money under their horizon, with the mean of the estimate and a bias that stays inside', () => {
    const { arms } = jointArms('rows', [evaluation])
    const [, treatment] = arms.parameters
    const { baseline, difference } = estimate
    const mean = baseline.value + effect(difference).value
    expect(distributionMean(treatment!.marginal)).toBeCloseTo(mean, 4)
    expect(distributionQuantile(treatment!.marginal, 0.99999)).toBeLessThanOrEqual(horizon)
    expect(treatment!.bias).toMatchObject({ scale: 'logit', most: horizon })
  })
})
