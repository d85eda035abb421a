import { describe, expect, it } from 'vitest'
import { reference } from '../../test/evidence/evidence-reference.ts'
import type { Rows } from '../../test/evidence/evidence-rows.ts'
import { evaluate, need, referenceRows } from '../../test/evidence/evidence-rows.ts'
import { distributionMean } from '#stats/distributions/distribution-mean'
import { distributionSd } from '#stats/distributions/distribution-sd'
import type { JointEvidence } from './joint-distribution.ts'
import { jointArms } from './joint-distribution.ts'

// Rows and values of base R: test/reference/evidence.R.
const { independent } = reference
const rows = referenceRows()
const time = need('time', { type: 'duration' })
const second = need('second', { type: 'duration' })

function parameter({ arms }: JointEvidence, id: string): (typeof arms.parameters)[number] {
  const found = arms.parameters.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}

function correlation({ arms }: JointEvidence, a: string, b: string): number {
  const at = (id: string): number => arms.parameters.findIndex((one) => one.id === id)
  return arms.correlation[at(a)]![at(b)]!
}

/** Of the values, from that of the normal scores of two lognormals. */
function lognormalCorrelation(a: { sigma: number }, b: { sigma: number }, rho: number): number {
  return (
    Math.expm1(rho * a.sigma * b.sigma) /
    Math.sqrt(Math.expm1(a.sigma ** 2) * Math.expm1(b.sigma ** 2))
  )
}

describe('jointArms', () => {
  it('draws the adjusted treatment arm as baseline + difference, with its error and correlation', () => {
    const joint = jointArms('rows', [evaluate(rows, [time], { covariates: ['age', 'channel'] })])
    const base = parameter(joint, 'rows.time.old').marginal
    const treated = parameter(joint, 'rows.time.new.trial').marginal
    const { difference, treatmentSe, correlation: r } = independent.ancova
    expect(distributionMean(treated) - distributionMean(base)).toBeCloseTo(difference.value, 9)
    expect(distributionSd(treated)).toBeCloseTo(treatmentSe * Math.sqrt(29 / 27), 9)
    if (base.family !== 'lognormal' || treated.family !== 'lognormal') throw new Error('lognormal')
    const rho = correlation(joint, 'rows.time.old', 'rows.time.new.trial')
    // The marginals are wider than the errors by the same factor, which leaves the correlation.
    expect(lognormalCorrelation(base, treated, rho)).toBeCloseTo(r, 9)
  })

  it('draws an adjusted share the difference away from the baseline that is drawn', () => {
    const good = need('good', { type: 'yes-no' })
    const joint = jointArms('rows', [evaluate(rows, [good], { covariates: ['age'] })])
    const base = parameter(joint, 'rows.good.old').marginal
    const treated = parameter(joint, 'rows.good.new.trial').marginal
    // The baseline of 30 rows is the beta distribution of Jeffreys, whose mean is (x + 1/2) / 31.
    const events = rows.numbers['good']!.filter(
      (value, row) => value === 1 && rows.categories['solution']![row] === 'old',
    ).length
    expect(distributionMean(base)).toBeCloseTo((events + 0.5) / 31, 12)
    const { difference } = independent.ancovaShare
    expect(distributionMean(treated) - distributionMean(base)).toBeCloseTo(difference.value, 9)
  })

  it('is not certain of a count without an event, clusters or not', () => {
    const visits = need('visits', { type: 'count' })
    const numbers = {
      site: reference.rows['cluster']!,
      visits: rows.numbers['visits']!.map((value, row) =>
        rows.categories['solution']![row] === 'old' ? 0 : value,
      ),
    }
    for (const changes of [{}, { cluster: 'site' }]) {
      const joint = jointArms('rows', [evaluate({ ...rows, numbers }, [visits], changes)])
      const { marginal } = parameter(joint, 'rows.visits.old')
      // gamma(1/2, exposure of 30 rows): mean 1/60, sd sqrt(1/2) / 30.
      expect(distributionMean(marginal)).toBeCloseTo(1 / 60, 12)
      expect(distributionSd(marginal)).toBeCloseTo(Math.SQRT1_2 / 30, 12)
    }
  })

  it('correlates needs of one arm as their rows (R cor), and raw arms not at all', () => {
    const joint = jointArms('rows', [evaluate(rows, [time, second])])
    const a = parameter(joint, 'rows.time.old').marginal
    const b = parameter(joint, 'rows.second.old').marginal
    if (a.family !== 'lognormal' || b.family !== 'lognormal') throw new Error('lognormal')
    const rho = correlation(joint, 'rows.time.old', 'rows.second.old')
    expect(lognormalCorrelation(a, b, rho)).toBeCloseTo(independent.correlationOfMeans, 9)
    expect(correlation(joint, 'rows.time.old', 'rows.time.new.trial')).toBe(0)
  })

  it('shares the raw baseline of two blocks: two treatments against one control', () => {
    const solution = rows.categories['solution']!.map((one, row) =>
      one === 'new' && row > 30 ? 'third' : one,
    )
    const three: Rows = { ...rows, categories: { ...rows.categories, solution } }
    const joint = jointArms('rows', [
      evaluate(three, [time]),
      evaluate(three, [time], { id: 'other', treatment: 'third' }),
    ])
    expect(joint.arms.parameters.map(({ id }) => id)).toEqual([
      'rows.time.old',
      'rows.time.new.trial',
      'rows.time.third.other',
    ])
    expect(joint.contrasts.map(({ baseline }) => baseline.parameter)).toEqual([
      'rows.time.old',
      'rows.time.old',
    ])
  })

  it('gives a bias to weak designs only: one key a block and need, on the treatment arm', () => {
    const strong = jointArms('rows', [evaluate(rows, [time])])
    expect(parameter(strong, 'rows.time.new.trial').bias).toBeUndefined()
    expect(strong.contrasts[0]!.controlled).toBe(true)
    const good = need('good', { type: 'yes-no', kind: 'completion' }, 'maximize')
    const number = need('second', { type: 'scale', from: 0, to: 100, kind: 'effort' })
    const weak = jointArms('rows', [
      evaluate(rows, [time, good, number], { design: 'before-after' }),
    ])
    expect(parameter(weak, 'rows.time.old').bias).toBeUndefined()
    expect(parameter(weak, 'rows.time.new.trial').bias).toEqual({
      key: 'trial.time',
      tau: 0.35,
      scale: 'factor',
    })
    expect(parameter(weak, 'rows.good.new.trial').bias).toMatchObject({ scale: 'logit' })
    expect(parameter(weak, 'rows.second.new.trial').bias).toMatchObject({ scale: 'shift' })
    expect(weak.contrasts[0]!.controlled).toBe(false)
  })

  it('refuses money on a scale or spread, and on three values', () => {
    const scale = need('second', { type: 'scale', from: 0, to: 100, kind: 'effort' })
    const spread = need('spread', { type: 'spread', of: 'time', kind: 'reliability' })
    const refused = jointArms('rows', [evaluate(rows, [scale, spread])]).contrasts
    expect(refused.map((contrast) => contrast.refused)).toEqual([
      expect.stringContaining('proxy'),
      expect.stringContaining('proxy'),
    ])
    const few: Rows = {
      numbers: { time: [1, 2, 3, 4, 5, 7, 8] },
      categories: { solution: ['old', 'old', 'old', 'new', 'new', 'new', 'new'] },
    }
    const [contrast] = jointArms('rows', [evaluate(few, [time])]).contrasts
    expect(contrast!.refused).toContain('too few values (3)')
  })

  it('refuses a comparison that could not be made, with its reason', () => {
    const single: Rows = {
      numbers: { time: [1, 2, 3, 4] },
      categories: { solution: ['old', 'old', 'old', 'new'] },
    }
    const [contrast] = jointArms('rows', [evaluate(single, [time])]).contrasts
    expect(contrast!.refused).toContain('single value')
  })

  it('warns of a standard error above 0.3 of the mean', () => {
    const rare = need('rare', { type: 'count', kind: 'accuracy' })
    const numbers = { rare: Array.from({ length: 60 }, (_, row) => (row % 20 < 2 ? 1 : 0)) }
    const joint = jointArms('rows', [evaluate({ ...rows, numbers }, [rare])])
    // 3 of 30: sqrt(0.09 / 29 x 30 / 30) / 0.1 = 0.557
    expect(joint.findings.map(({ code }) => code)).toEqual(['wide-error', 'wide-error'])
    expect(joint.findings[0]!.message).toContain('55.7 %')
  })

  it('keeps paired arms together: their correlation is that of the units', () => {
    const { base, treatment } = reference.crossover
    const units = base.map((_, i) => `u${i}`)
    const paired: Rows = {
      numbers: { time: [...base, ...treatment] },
      categories: {
        customer: [...units, ...units],
        solution: [...base.map(() => 'old'), ...treatment.map(() => 'new')],
      },
    }
    const joint = jointArms('rows', [
      evaluate(paired, [time], { design: 'paired', unit: 'customer' }),
    ])
    const a = parameter(joint, 'rows.time.old').marginal
    const b = parameter(joint, 'rows.time.new.trial').marginal
    if (a.family !== 'lognormal' || b.family !== 'lognormal') throw new Error('lognormal')
    const rho = correlation(joint, 'rows.time.old', 'rows.time.new.trial')
    expect(lognormalCorrelation(a, b, rho)).toBeCloseTo(pearson(base, treatment), 9)
  })
})

/** Pearson's correlation, from its definition. */
function pearson(a: readonly number[], b: readonly number[]): number {
  const mean = (x: readonly number[]): number => x.reduce((sum, v) => sum + v, 0) / x.length
  const [meanA, meanB] = [mean(a), mean(b)]
  const sum = (of: (i: number) => number): number => a.reduce((total, _, i) => total + of(i), 0)
  const c = sum((i) => (a[i]! - meanA) * (b[i]! - meanB))
  return c / Math.sqrt(sum((i) => (a[i]! - meanA) ** 2) * sum((i) => (b[i]! - meanB) ** 2))
}
