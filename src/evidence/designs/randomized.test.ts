import { describe, expect, it } from 'vitest'
import type { ReferenceEffect } from '../../../test/evidence/evidence-reference.ts'
import { reference } from '../../../test/evidence/evidence-reference.ts'
import {
  effect,
  estimateFor,
  evaluate,
  need,
  referenceRows,
} from '../../../test/evidence/evidence-rows.ts'
import type { EffectOrReason } from '#evidence/estimate'

// Rows and values of base R (lm with HC2 and CR1 written out, t.test): test/reference/evidence.R.
const { independent } = reference
const rows = referenceRows()
const time = need('time', { type: 'duration' })

/** What is compared of an effect. */
function shown(of: EffectOrReason | undefined): object {
  const { value, interval } = effect(of)
  return { value, low: interval!.low, high: interval!.high }
}

function close({ value, low, high }: ReferenceEffect): object {
  return {
    value: expect.closeTo(value, 9),
    low: expect.closeTo(low, 8),
    high: expect.closeTo(high, 8),
  }
}

describe('a randomised trial without covariates', () => {
  const evaluation = evaluate(rows, [time])
  const estimate = estimateFor(evaluation, 'time')

  it('gives Welch, the ratio of means by the delta method and that of geometric means', () => {
    expect(shown(estimate.difference)).toEqual(close(independent.welch))
    const { standardError, pValue } = effect(estimate.difference)
    expect(standardError).toBeCloseTo(independent.welch.se, 10)
    expect(pValue!.value / independent.welch.p).toBeCloseTo(1, 8)
    expect(shown(estimate.ratio)).toEqual(close(independent.welchRatio))
    expect(shown(estimate.ratioGeometric)).toEqual(close(independent.geometric))
    expect(estimate.effectSize!.value).toBeCloseTo(independent.hedges, 12)
  })

  it('counts improvement from the ratio: positive is better', () => {
    const improvement = effect(estimate.improvement)
    expect(improvement.value).toBeCloseTo(1 - independent.welchRatio.value, 10)
    expect(improvement.interval!.low).toBeCloseTo(1 - independent.welchRatio.high, 8)
    expect(estimate.differenceUnadjusted).toBeUndefined()
  })

  it('has grade 5 and no bias', () => {
    expect(estimate.grade).toBe(5)
    expect(effect(estimate.difference).withDesign).toBeUndefined()
  })
})

describe('a randomised trial with covariates', () => {
  it('adjusts by ANCOVA with dummies, and shows the unadjusted beside it', () => {
    const evaluation = evaluate(rows, [time], { covariates: ['age', 'channel'] })
    const estimate = estimateFor(evaluation, 'time')
    expect(shown(estimate.difference)).toEqual(close(independent.ancova.difference))
    expect(shown(estimate.ratio)).toEqual(close(independent.ancova.ratio))
    expect(shown(estimate.differenceUnadjusted)).toEqual(close(independent.welch))
    expect(effect(estimate.difference).method).toContain('ANCOVA on age, channel')
  })

  it('imputes a missing covariate by its mean, with an indicator from 5 rows on; no row is lost', () => {
    for (const [id, expected] of [
      ['fewMissing', independent.ancovaFewMissing],
      ['manyMissing', independent.ancovaManyMissing],
    ] as const) {
      const evaluation = evaluate(rows, [time], { covariates: [id] })
      const estimate = estimateFor(evaluation, 'time')
      expect(shown(estimate.difference)).toEqual(close(expected.difference))
      expect(estimate.baseline.n + estimate.treatment!.n).toBe(60)
      expect(evaluation.findings.map(({ code }) => code)).toContain('imputed')
    }
  })

  it('adjusts a share, and gives its points and its percentage', () => {
    const good = need('good', { type: 'yes-no', kind: 'completion' }, 'maximize')
    const estimate = estimateFor(evaluate(rows, [good], { covariates: ['age'] }), 'good')
    expect(shown(estimate.difference)).toEqual(close(independent.ancovaShare.difference))
    expect(shown(estimate.improvementPoints)).toEqual(close(independent.ancovaShare.difference))
    expect(shown(estimate.ratio)).toEqual(close(independent.ancovaShare.ratio))
  })

  it('takes a rate as a ratio of totals, raw and adjusted', () => {
    const slips = need('slips', { type: 'rate', kind: 'accuracy' })
    const estimate = estimateFor(evaluate(rows, [slips], { covariates: ['age'] }), 'slips')
    expect(estimate.baseline.value).toBeCloseTo(independent.rate.base, 12)
    expect(shown(estimate.differenceUnadjusted)).toEqual(close(independent.rate.welch))
    expect(shown(estimate.difference)).toEqual(close(independent.rate.ancova.difference))
  })

  it('warns where there are few clusters', () => {
    const numbers = { ...rows.numbers, site: reference.rows['cluster']! }
    const { findings } = evaluate({ ...rows, numbers }, [time], { cluster: 'site' })
    const count = new Set(reference.rows['cluster']).size
    const few = findings.find(({ code }) => code === 'few-clusters')
    expect(few?.message).toContain(`${count} clusters`)
    const codes = evaluate(rows, [time]).findings.map(({ code }) => code)
    expect(codes).not.toContain('few-clusters')
  })

  it('takes errors by cluster where rows hang together', () => {
    const numbers = { ...rows.numbers, site: reference.rows['cluster']! }
    const sites = { ...rows, numbers }
    const raw = estimateFor(evaluate(sites, [time], { cluster: 'site' }), 'time')
    expect(shown(raw.difference)).toEqual(close(independent.cluster))
    const adjusted = estimateFor(
      evaluate(sites, [time], { cluster: 'site', covariates: ['age'] }),
      'time',
    )
    expect(shown(adjusted.difference)).toEqual(close(independent.clusterAncova))
    const { ratioGeometric } = raw
    expect(effect(ratioGeometric).value).toBeCloseTo(independent.clusterGeometric.value, 10)
    expect(effect(ratioGeometric).interval?.low).toBeCloseTo(independent.clusterGeometric.low, 10)
    expect(effect(ratioGeometric).interval?.high).toBeCloseTo(independent.clusterGeometric.high, 10)
    expect(effect(ratioGeometric).pValue?.value).toBeCloseTo(independent.clusterGeometric.p, 10)
  })

  it('leaves out whole clusters for the error of a spread', () => {
    const numbers = { ...rows.numbers, site: reference.rows['cluster']! }
    const spread = need('spread', { type: 'spread', of: 'time' })
    const { baseline, ratio } = estimateFor(
      evaluate({ ...rows, numbers }, [spread], { cluster: 'site' }),
      'spread',
    )
    const expected = independent.clusterSpread
    expect(baseline.value).toBeCloseTo(expected.base, 10)
    expect(baseline.interval?.low).toBeCloseTo(expected.baseLow, 9)
    expect(baseline.interval?.high).toBeCloseTo(expected.baseHigh, 9)
    expect(effect(ratio).value).toBeCloseTo(expected.value, 10)
    expect(effect(ratio).interval?.low).toBeCloseTo(expected.low, 9)
    expect(effect(ratio).interval?.high).toBeCloseTo(expected.high, 9)
    expect(effect(ratio).pValue?.value).toBeCloseTo(expected.p, 9)
  })

  it('does not adjust where rows are too few, nor for a covariate that follows the arm', () => {
    const small = {
      numbers: { time: [1, 2, 4, 3, 5, 6], age: [1, 2, 3, 4, 6, 5] },
      categories: { solution: ['old', 'old', 'old', 'new', 'new', 'new'] },
    }
    const few = evaluate(small, [time], { covariates: ['age'] })
    expect(few.findings.map(({ code }) => code)).toContain('not-adjusted')
    expect(effect(estimateFor(few, 'time').difference).method).toContain('Welch')
    const numbers = { ...rows.numbers, same: reference.rows['arm']! }
    const same = evaluate({ ...rows, numbers }, [time], { covariates: ['same'] })
    expect(same.findings.map(({ code }) => code)).toContain('not-adjusted')
  })

  it('names the covariate that cannot adjust: one that follows the arm, or is known in one arm only', () => {
    const { age } = rows.numbers
    const known = age!.map((value, row) => (reference.rows['arm']![row] === 0 ? value : null))
    const numbers = { ...rows.numbers, known }
    const { findings } = evaluate({ ...rows, numbers }, [time], { covariates: ['age', 'known'] })
    const message = findings.find(({ code }) => code === 'not-adjusted')?.message
    expect(message).toContain('covariates: known follows from the arm')
    expect(message).not.toContain('..')
  })

  it('claims no certainty where rounding is all that is left to vary', () => {
    const constant = {
      numbers: { time: rows.categories['solution']!.map((arm) => (arm === 'new' ? 7.1 : 5.3)) },
      categories: rows.categories,
    }
    const numbers = { ...constant.numbers, age: rows.numbers['age']! }
    const evaluation = evaluate({ ...constant, numbers }, [time], { covariates: ['age'] })
    const { difference, certainty } = estimateFor(evaluation, 'time')
    expect(effect(difference).value).toBeCloseTo(1.8, 12)
    expect(effect(difference).interval).toBeUndefined()
    expect(effect(difference).pValue).toBeUndefined()
    expect(certainty).toBe('too-early')
    expect(evaluation.findings.map(({ code }) => code)).toContain('not-adjusted')
    expect(evaluation.findings.map(({ code }) => code)).not.toContain('outlier-influence')
  })
})

describe('the checks of a randomised trial', () => {
  const evaluation = evaluate(rows, [time], {
    covariates: ['age', 'channel'],
    split: { old: 1, new: 2 },
  })
  const check = (id: string): number | undefined =>
    evaluation.checks.find((one) => one.id === id)?.value

  it('gives the p-value of the split (R chisq.test) and standardised differences', () => {
    expect(check('sample-ratio')).toBeCloseTo(independent.splitThird, 12)
    expect(check('balance.age')).toBeCloseTo(independent.smdAge, 10)
  })

  it('lowers the grade for a split far from the plan', () => {
    const planned = evaluate(rows, [time], { split: { old: 1, new: 9 } })
    const estimate = estimateFor(planned, 'time')
    expect(estimate.grade).toBe(4)
    expect(planned.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['sample-ratio', 'grade-lowered']),
    )
  })

  it('finds the row that makes the difference by itself, by its line', () => {
    const wild = [...reference.rows['time']!]
    wild[40] = 5000
    const { checks } = evaluate({ ...rows, numbers: { ...rows.numbers, time: wild } }, [time])
    const outlier = checks.find(({ id }) => id === 'outlier-influence.time')!
    expect(outlier.settings!['line']).toBe(42)
    expect(outlier.findings.map(({ code }) => code)).toEqual(['outlier-influence'])
    const kept = reference.rows['time']!.map(Number).filter((_, row) => row !== 40)
    const mean = (arm: number): number => {
      const values = kept.filter((_, i) => reference.rows['arm']![i < 40 ? i : i + 1] === arm)
      return values.reduce((sum, value) => sum + value, 0) / values.length
    }
    expect(outlier.settings!['difference-without']).toBeCloseTo(mean(1) - mean(0), 9)
  })

  it('warns of durations where completion differs, and says what the times include', () => {
    const done = need('done', { type: 'yes-no', kind: 'completion' }, 'maximize')
    const numbers = { ...rows.numbers, done: reference.rows['good']! }
    const { checks } = evaluate({ ...rows, numbers }, [time, done])
    const completion = checks.find(({ id }) => id === 'completion')!
    expect(completion.findings[0]!.code).toBe('selected-on-completion')
    expect(completion.words).toContain('include executions that were not completed')
  })

  it('takes a need that is to be less likely, such as giving up, the other way round', () => {
    const done = need('done', { type: 'yes-no', kind: 'completion' }, 'maximize')
    const gaveUp = need('done', { type: 'yes-no', kind: 'completion' }, 'minimize')
    const left = reference.rows['good']!.map((value) => (value === null ? null : 1 - value))
    const [completed, given] = [
      evaluate({ ...rows, numbers: { ...rows.numbers, done: reference.rows['good']! } }, [
        time,
        done,
      ]),
      evaluate({ ...rows, numbers: { ...rows.numbers, done: left } }, [time, gaveUp]),
    ].map(({ checks }) => checks.find(({ id }) => id === 'completion')!)
    expect(given!.words).toBe(completed!.words)
    expect(given!.value).toBeCloseTo(completed!.value!, 12)
  })

  it('shows a heavy loss of one arm', () => {
    const lost = reference.rows['time']!.map((value, row) => (row % 4 === 1 ? null : value))
    const { checks, estimates } = evaluate({ ...rows, numbers: { ...rows.numbers, time: lost } }, [
      time,
    ])
    const missing = checks.find(({ id }) => id === 'missing.time')!
    expect(missing.value).toBeCloseTo(0.5, 12)
    expect(estimates[0]!.grade).toBe(4)
  })
})

describe('small counts', () => {
  const categories = { solution: [...Array(49).fill('old'), ...Array(50).fill('new')] as string[] }
  const share = (old: number, fresh: number): number[] => [
    ...Array.from({ length: 49 }, (_, i) => (i < old ? 1 : 0)),
    ...Array.from({ length: 50 }, (_, i) => (i < fresh ? 1 : 0)),
  ]
  const age = Array.from({ length: 99 }, (_, i) => 30 + ((i * 7) % 40))

  it('are not adjusted: Newcombe and Fisher stand, the adjusted beside them', () => {
    const success = need('success', { type: 'yes-no', kind: 'completion' }, 'maximize')
    const evaluation = evaluate(
      { numbers: { success: share(49, 46), age }, categories },
      [success],
      {
        covariates: ['age'],
      },
    )
    const estimate = estimateFor(evaluation, 'success')
    const { value, interval, pValue } = effect(estimate.difference)
    expect(value).toBeCloseTo(-0.08, 12)
    // R 4.2.2: fisher.test(matrix(c(49, 0, 46, 4), 2))$p.value
    expect(pValue!.value).toBeCloseTo(0.1174632927, 9)
    expect(interval!.high).toBeGreaterThan(0)
    expect(effect(estimate.ratio).interval!.high).toBeGreaterThan(1)
    expect(estimate.certainty).toBe('too-early')
    expect(estimate.differenceAdjusted).toBeDefined()
    expect(evaluation.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['expected-small', 'one-sided-proportion']),
    )
  })

  it('without an event in an arm take exact Poisson methods', () => {
    const failures = need('failures', { type: 'count', kind: 'accuracy' })
    const evaluation = evaluate({ numbers: { failures: share(6, 0) }, categories }, [failures])
    const estimate = estimateFor(evaluation, 'failures')
    // R 4.2.2: poisson.test(c(0, 6), c(50, 49))
    expect(effect(estimate.difference).pValue!.value).toBeCloseTo(0.01470162404, 9)
    expect(effect(estimate.ratio).interval!.high).toBeCloseTo(0.8323249704, 9)
    // Garwood: qgamma(0.975, 1) / 50
    expect(estimate.treatment!.interval!.high).toBeCloseTo(0.07377758908, 9)
  })
})
