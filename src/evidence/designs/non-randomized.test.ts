import { describe, expect, it } from 'vitest'
import { reference as causal } from '../../../test/reference/causal.ts'
import type { Rows } from '../../../test/evidence/evidence-rows.ts'
import {
  checkFor,
  codesOf,
  effect,
  estimateFor,
  evaluate,
  need,
} from '../../../test/evidence/evidence-rows.ts'
import { reference } from '../../../test/reference/non-randomized.ts'
import { jointArms } from '#evidence/joint-distribution'
import { distributionMean } from '#stats/distributions/distribution-mean'

// Rows of test/reference/causal.R; values of R (glm, Matching): test/reference/non-randomized.R and causal.R.
const { arm, age, visits, urban, hours, done, cluster } = causal.inputs
const rows: Rows = {
  numbers: { age, visits, urban, hours, done, cluster },
  categories: {
    region: reference.rows.region,
    solution: arm.map((one) => (one === 1 ? 'new' : 'old')),
  },
}
const time = need('hours', { type: 'duration' })
const finished = need('done', { type: 'yes-no', kind: 'completion' }, 'maximize')
const known = { design: 'non-randomized', covariates: ['age', 'visits', 'region'] } as const

describe('groups that chose for themselves', () => {
  const evaluation = evaluate(rows, [time, finished], known)

  it.each(['hours', 'done'] as const)('standardises %s over all rows (R glm)', (id) => {
    const { difference, ratio } = estimateFor(evaluation, id)
    const expected = reference.rows[id]
    const shown = effect(difference)
    expect(shown.value).toBeCloseTo(expected.difference, 8)
    expect(shown.standardError).toBeCloseTo(expected.se, 8)
    expect(shown.interval!.low).toBeCloseTo(expected.low, 7)
    expect(shown.interval!.high).toBeCloseTo(expected.high, 7)
    expect(effect(ratio).value).toBeCloseTo(expected.ratio, 8)
    expect(effect(ratio).interval!.low).toBeCloseTo(expected.ratioLow, 7)
    expect(effect(ratio).interval!.high).toBeCloseTo(expected.ratioHigh, 7)
  })

  it('standardises errors and opportunities of a rate each (R lm)', () => {
    const slips = need('slips', { type: 'rate', kind: 'accuracy' })
    const { errors, opportunities, slips: expected, weightedSlips } = reference.rows
    const numbers = {
      ...rows.numbers,
      'slips.errors': errors,
      'slips.opportunities': opportunities,
    }
    const result = evaluate({ ...rows, numbers }, [slips], known)
    const { difference, ratio, otherWays } = estimateFor(result, 'slips')
    expect(effect(difference).value).toBeCloseTo(expected.difference, 9)
    expect(effect(difference).interval!.low).toBeCloseTo(expected.low, 8)
    expect(effect(ratio).interval!.high).toBeCloseTo(expected.ratioHigh, 7)
    const [weighted, matched] = otherWays!
    expect(effect(weighted!.effect).value).toBeCloseTo(weightedSlips.difference, 9)
    expect(effect(weighted!.effect).interval!.low).toBeCloseTo(weightedSlips.low, 6)
    expect(matched!.effect).toHaveProperty('reason')
  })

  it('takes a rate of one opportunity a row as the mean it is', () => {
    const slips = need('slips', { type: 'rate', kind: 'accuracy' })
    const ones = arm.map(() => 1)
    const numbers = { ...rows.numbers, 'slips.errors': hours, 'slips.opportunities': ones }
    const result = evaluate({ ...rows, numbers }, [slips], known)
    const shown = effect(estimateFor(result, 'slips').difference)
    expect(shown.value).toBeCloseTo(reference.rows.hours.difference, 8)
    expect(shown.interval!.low).toBeCloseTo(reference.rows.hours.low, 7)
  })

  it('says which model it took', () => {
    const methodOf = (id: string): string => effect(estimateFor(evaluation, id).difference).method
    expect(methodOf('hours')).toContain('g-computation on age, visits, region; linear model')
    expect(methodOf('done')).toContain('logistic model')
  })

  it('keeps the raw difference and improvement beside it', () => {
    const { differenceUnadjusted, improvement, ratio, baseline, treatment } = estimateFor(
      evaluation,
      'hours',
    )
    expect(effect(differenceUnadjusted).value).toBeCloseTo(treatment!.value - baseline.value, 10)
    expect(effect(improvement).value).toBeCloseTo(1 - effect(ratio).value, 12)
  })

  it('shows it weighted, matched and doubly robust too', () => {
    const ways = estimateFor(evaluation, 'hours').otherWays!
    expect(ways.map(({ id }) => id)).toEqual(['weighted', 'matched', 'doubly-robust'])
    const [weighted, matched] = ways.map((way) => effect(way.effect))
    expect(weighted!.value).toBeCloseTo(reference.rows.weighted.difference, 8)
    expect(weighted!.standardError).toBeCloseTo(reference.rows.weighted.se, 6)
    expect(matched!.value).toBeCloseTo(reference.rows.matched.difference, 8)
    expect(matched!.standardError).toBeCloseTo(reference.rows.matched.se, 8)
    const three = { ...known, covariates: ['age', 'visits', 'urban'] }
    const robust = estimateFor(evaluate(rows, [time], three), 'hours').otherWays![2]!
    expect(effect(robust.effect).value).toBeCloseTo(causal.doublyRobust.hours.difference, 8)
    expect(effect(robust.effect).standardError).toBeCloseTo(causal.doublyRobust.hours.se, 6)
  })

  it('takes errors by cluster, and says why there is no match then', () => {
    const clustered = { ...known, covariates: ['age', 'visits', 'urban'], cluster: 'cluster' }
    const estimate = estimateFor(evaluate(rows, [time], clustered), 'hours')
    const { se, low } = causal.gComputation.linearClusters
    expect(effect(estimate.difference).standardError).toBeCloseTo(se, 8)
    expect(effect(estimate.difference).interval!.low).toBeCloseTo(low, 7)
    expect(estimate.otherWays![1]!.effect).toHaveProperty('reason')
    const weighted = effect(estimate.otherWays![0]!.effect)
    expect(weighted.standardError).toBeCloseTo(causal.weighting.clusters.se, 6)
  })

  it.each(['hours', 'done'] as const)(
    'draws %s so that the mean of saved is the difference',
    (id) => {
      const { arms } = jointArms('rows', [evaluation])
      const mean = (end: string): number => {
        const parameter = arms.parameters.find((one) => one.id === `rows.${id}.${end}`)!
        return distributionMean(parameter.marginal)
      }
      const saved = mean('new.trial') - mean('old')
      expect(saved).toBeCloseTo(reference.rows[id].difference, 8)
    },
  )
})

describe('checks of groups that chose for themselves', () => {
  const evaluation = evaluate(rows, [time, finished], known)

  it('tells overlap: rows outside the common support, c-statistic, effective sizes', () => {
    const overlap = checkFor(evaluation, 'overlap')
    const expected = reference.rows.overlap
    expect(overlap.value).toBeCloseTo(expected.outside, 12)
    expect(overlap.settings!['c-statistic']).toBeCloseTo(expected.cStatistic, 12)
    expect(overlap.settings!['support-low']).toBeCloseTo(expected.low, 9)
    expect(overlap.settings!['support-high']).toBeCloseTo(expected.high, 9)
    expect(overlap.settings!['baseline-effective-size']).toBeCloseTo(expected.base, 7)
    expect(overlap.settings!['treatment-effective-size']).toBeCloseTo(expected.treatment, 7)
    expect(overlap.findings).toEqual([])
  })

  it.each(['age', 'visits', 'region'] as const)('balances %s before and after weighting', (id) => {
    const { before, after } = reference.rows.balance
    expect(checkFor(evaluation, `balance.${id}`).value).toBeCloseTo(before[id], 9)
    expect(checkFor(evaluation, `balance.${id}.weighted`).value).toBeCloseTo(after[id], 8)
  })

  it('draws every column of the covariates in a love plot', () => {
    const [plot] = evaluation.pictures
    if (plot?.kind !== 'love-plot') throw new Error('no love plot')
    expect(plot.covariates.map(({ label }) => label)).toEqual([
      'age',
      'visits',
      'region south',
      'region west',
      'region north',
    ])
    expect(plot.covariates[0]!.before).toBeCloseTo(reference.rows.balance.before.age, 9)
  })

  it.each(['hours', 'done'] as const)('gives the E-value of %s and of its interval', (id) => {
    const { value, settings, words } = checkFor(evaluation, `e-value.${id}`)
    expect(value).toBeCloseTo(reference.rows[id].eValue.estimate, 7)
    expect(settings!['interval-end']).toBeCloseTo(reference.rows[id].eValue.limit, 7)
    expect(words).toContain('by a factor of')
  })

  it('has grade 3 with overlap and balance, and 2 with the failed check named without', () => {
    expect(estimateFor(evaluation, 'hours').grade).toBe(3)
    const apart = age.map((value, row) => value + 22 * arm[row]!)
    const poor = evaluate({ ...rows, numbers: { ...rows.numbers, age: apart } }, [time], known)
    const { grade, gradeReason } = estimateFor(poor, 'hours')
    expect(grade).toBe(2)
    expect(gradeReason).toContain('failed check: overlap')
    expect(codesOf(poor)).toContain('poor-overlap')
    expect(codesOf(poor)).toContain('grade-lowered')
  })

  it('warns where weighting leaves a covariate apart', () => {
    // A long tail in one group, which no weights of the other can make up for.
    const skewed = visits.map((value, row) => value ** 4 * (arm[row] === 1 ? 1 : 0.3))
    const numbers = { ...rows.numbers, visits: skewed }
    const left = evaluate({ ...rows, numbers }, [time], known)
    const weighted = checkFor(left, 'balance.visits.weighted')
    expect(Math.abs(weighted.value!)).toBeGreaterThan(0.1)
    expect(weighted.findings.map(({ code }) => code)).toEqual(['imbalance-left'])
    expect(estimateFor(left, 'hours').gradeReason).toContain('balance of visits after weighting')
  })
})

describe('what groups that chose for themselves cannot tell', () => {
  it('is raw with grade 1 and a warning without covariates', () => {
    const raw = evaluate(rows, [time], { design: 'non-randomized' })
    const estimate = estimateFor(raw, 'hours')
    expect(estimate.grade).toBe(1)
    expect(effect(estimate.difference).method).toContain('Welch')
    expect(estimate.otherWays).toBeUndefined()
    expect(codesOf(raw)).toContain('not-adjusted')
    expect(raw.pictures).toEqual([])
    expect(raw.checks.map(({ id }) => id)).not.toContain('overlap')
  })

  it('does not adjust spreads, and says which design makes them comparable', () => {
    const spread = need('spread', { type: 'spread', of: 'hours', kind: 'reliability' })
    const result = evaluate(rows, [spread], known)
    const estimate = estimateFor(result, 'spread')
    expect(estimate.grade).toBe(1)
    const why = estimate.findings.find(({ code }) => code === 'not-adjusted')!
    expect(why.message).toContain('design: randomized')
    expect(result.checks.map(({ id }) => id)).not.toContain('e-value.spread')
  })

  it('lets the exact method lead where cases are few', () => {
    const rare = done.map((_, row) => (row < 3 ? 1 : 0))
    const result = evaluate(
      { ...rows, numbers: { ...rows.numbers, done: rare } },
      [finished],
      known,
    )
    const estimate = estimateFor(result, 'done')
    expect(codesOf(result)).toContain('expected-small')
    expect(effect(estimate.difference).method).toContain('Newcombe')
    expect(estimate.grade).toBe(1)
    expect(estimate.otherWays).toBeUndefined()
  })

  it('takes a linear model where a covariate tells yes from no without fail', () => {
    const young = age.map((value) => (value < 45 ? 1 : 0))
    const numbers = { ...rows.numbers, done: young }
    const result = evaluate({ ...rows, numbers }, [finished], { ...known, covariates: ['age'] })
    expect(codesOf(result)).toContain('separation')
    const estimate = estimateFor(result, 'done')
    expect(effect(estimate.difference).method).toContain('linear model')
    expect(estimate.otherWays![2]!.effect).toHaveProperty('reason')
  })

  it('has no overlap where a covariate tells the groups apart without fail', () => {
    const apart = age.map((value, row) => value + 200 * arm[row]!)
    const numbers = { ...rows.numbers, age: apart }
    const result = evaluate({ ...rows, numbers }, [time], { ...known, covariates: ['age'] })
    expect(checkFor(result, 'overlap').reason).toContain('age tells the arms apart')
    expect(codesOf(result)).toContain('poor-overlap')
    expect(checkFor(result, 'balance.age').value).toBeGreaterThan(2)
    expect(checkFor(result, 'balance.age.weighted').value).toBeUndefined()
    expect(estimateFor(result, 'hours').grade).toBe(2)
    expect(result.pictures).toEqual([])
  })

  it('does not adjust for a covariate that is known in one group only', () => {
    const half = age.map((value, row) => (arm[row] === 1 ? value : null))
    const result = evaluate({ ...rows, numbers: { ...rows.numbers, age: half } }, [time], {
      ...known,
      covariates: ['age'],
    })
    const why = result.findings.find(({ code }) => code === 'not-adjusted')!
    expect(why.message).toContain('known in one arm only')
    expect(estimateFor(result, 'hours').grade).toBe(1)
    expect(checkFor(result, 'overlap').value).toBeUndefined()
    expect(checkFor(result, 'balance.age').reason).toContain('missing for 100 % against 0 %')
  })

  it('is a problem with one group only', () => {
    const solution = arm.map(() => 'old')
    const result = evaluate(
      { ...rows, categories: { ...rows.categories, solution } },
      [time],
      known,
    )
    expect(result.findings.find(({ code }) => code === 'one-arm')!.severity).toBe('problem')
    expect(result.checks).toEqual([])
  })

  it('warns where the difference hangs on the model', () => {
    // By x: no effect on 220 rows, 40 on 200. Over all rows 40 x 200 / 420; the linear model, with one
    // effect for all, weighs by n0 n1 / (n0 + n1): 40 x 50 / (50 + 200 x 20 / 220).
    const cells = [
      [0, 'old', 10, 200],
      [0, 'new', 10, 20],
      [1, 'old', 20, 100],
      [1, 'new', 60, 100],
    ] as const
    const of = <T>(value: (x: number, solution: string, hours: number) => T): T[] =>
      cells.flatMap(([x, solution, mean, count]) =>
        Array.from({ length: count }, (_, row) => value(x, solution, mean + (row % 2) * 2 - 1)),
      )
    const made = {
      numbers: { x: of((x) => x), hours: of((_, __, hours) => hours) },
      categories: { solution: of((_, solution) => solution) },
    }
    const result = evaluate(made, [time], { ...known, covariates: ['x'] })
    const { difference, otherWays } = estimateFor(result, 'hours')
    expect(effect(difference).value).toBeCloseTo((40 * 50) / (50 + (200 * 20) / 220), 9)
    expect(effect(otherWays![0]!.effect).value).toBeCloseTo((40 * 200) / 420, 9)
    expect(codesOf(result)).toContain('model-dependence')
    expect(codesOf(evaluate(rows, [time, finished], known))).not.toContain('model-dependence')
  })

  it('warns where the baseline as it is, moved by the difference, is no share', () => {
    // Rows by x, arm and outcome: the baseline group is easy (x = 0), so that its raw share is small.
    const cells = [
      [0, 'old', 4, 200],
      [1, 'old', 12, 20],
      [0, 'new', 1, 20],
      [1, 'new', 40, 200],
    ] as const
    const of = <T>(value: (x: number, solution: string, yes: boolean) => T): T[] =>
      cells.flatMap(([x, solution, events, count]) =>
        Array.from({ length: count }, (_, row) => value(x, solution, row < events)),
      )
    const made = {
      numbers: { x: of((x) => x), done: of((_, __, yes) => (yes ? 1 : 0)) },
      categories: { solution: of((_, solution) => solution) },
    }
    const result = evaluate(made, [finished], { ...known, covariates: ['x'] })
    const { baseline, difference } = estimateFor(result, 'done')
    expect(baseline.value + effect(difference).value).toBeLessThan(0)
    expect(codesOf(result)).toContain('range')
    expect(codesOf(evaluate(rows, [finished], known))).not.toContain('range')
  })
})
