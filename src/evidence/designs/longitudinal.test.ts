import { describe, expect, it } from 'vitest'
import {
  codesOf,
  effect,
  estimateFor,
  evaluate,
  need,
} from '../../../test/evidence/evidence-rows.ts'
import type { Rows } from '../../../test/evidence/evidence-rows.ts'
import { overTimeReference } from '../../../test/reference/over-time.ts'
import type { EvidenceBlock } from '#evidence/estimate'
import { jointArms } from '#evidence/joint-distribution'
import { distributionMean } from '#stats/distributions/distribution-mean'

// Rows and values of R (lmerTest, lm, sandwich): test/reference/over-time.R.
const { people } = overTimeReference
const { customer, treated, ...numbers } = people.rows
const rows: Rows = {
  numbers,
  categories: {
    customer: customer.map(String),
    solution: treated.map((one) => (one === 1 ? 'new' : 'old')),
  },
}
const effort = need('effort', { type: 'scale', from: 0, to: 100 })
const hours = need('effort', { type: 'duration' })
const design: Partial<EvidenceBlock> = {
  design: 'longitudinal',
  unit: 'customer',
  overTime: { at: 'wave', breaks: [] },
}

describe('a longitudinal design', () => {
  const evaluation = evaluate(rows, [effort], design)
  const estimate = estimateFor(evaluation, 'effort')

  it('is a mixed model with a level for each customer and wave (R)', () => {
    const { value, standardError, interval, pValue } = effect(estimate.difference)
    expect(value).toBeCloseTo(people.mixed.value, 4)
    expect(standardError).toBeCloseTo(people.mixed.se, 4)
    expect(interval?.low).toBeCloseTo(people.mixed.low, 3)
    expect(interval?.high).toBeCloseTo(people.mixed.high, 3)
    expect(pValue?.value).toBeCloseTo(people.mixed.p, 6)
    expect(estimate).toMatchObject({ grade: 2 })
  })

  it('has errors by customer, and the change within customers, beside it (R)', () => {
    const [pooled, within] = estimate.otherWays!.map(({ effect: of }) => effect(of))
    expect(pooled?.value).toBeCloseTo(people.pooled.value, 9)
    expect(pooled?.standardError).toBeCloseTo(people.pooled.se, 9)
    expect(within?.value).toBeCloseTo(people.within.value, 9)
    expect(within?.standardError).toBeCloseTo(people.within.se, 9)
  })

  it('says who dropped out, and whether they began at another level (R)', () => {
    const [drop] = evaluation.checks
    expect(drop).toMatchObject({ id: 'drop-out.effort', settings: { left: 3, stayed: 21 } })
    expect(drop?.value).toBeCloseTo(3 / 24, 12)
    expect(drop?.settings?.['gap']).toBeCloseTo(people.gap.value, 9)
    expect(drop?.settings?.['p-gap']).toBeCloseTo(people.gap.p, 9)
    expect(drop?.words).toContain('1: 24, 2: 24, 3: 24, 4: 21')
    expect(drop?.findings).toEqual([])
  })

  it('warns where many dropped out', () => {
    const late = (i: number): boolean => Number(customer[i]) <= 9 && numbers.wave[i]! >= 3
    const fewer = {
      numbers: { ...numbers, effort: numbers.effort.map((value, i) => (late(i) ? null : value)) },
      categories: rows.categories,
    }
    const evaluated = evaluate(fewer, [effort], design)
    expect(codesOf(evaluated)).toContain('drop-out')
    // 9 of 24 leave after wave 2, and customers 10 and 17 after wave 3.
    expect(evaluated.checks[0]?.value).toBeCloseTo(11 / 24, 12)
  })

  it('enters the money with the mean of the difference', () => {
    const evaluated = evaluate(rows, [hours], design)
    const { parameters } = jointArms('rows', [evaluated]).arms
    const [base, treatment] = parameters.map(({ marginal }) => distributionMean(marginal))
    expect(treatment! - base!).toBeCloseTo(people.mixed.value, 4)
  })

  it('takes a yes or no in points', () => {
    const high = need('high', { type: 'yes-no' })
    const shares = {
      numbers: { ...numbers, high: numbers.effort.map((value) => (value > 55 ? 1 : 0)) },
      categories: rows.categories,
    }
    const share = estimateFor(evaluate(shares, [high], design), 'high')
    expect(effect(share.difference).method).toContain('linear probability')
    expect(effect(share.improvementPoints).value).toBeCloseTo(-effect(share.difference).value, 12)
  })
})

describe('what a longitudinal design cannot do', () => {
  it('says that time is not taken out where everybody starts at once', () => {
    const solution = numbers.wave.map((wave) => (wave >= 3 ? 'new' : 'old'))
    const together = { numbers, categories: { ...rows.categories, solution } }
    const evaluated = evaluate(together, [effort], design)
    expect(codesOf(evaluated)).toContain('time-not-separated')
    const { difference } = estimateFor(evaluated, 'effort')
    expect(effect(difference).method).toContain('waves not taken out')
  })

  it('is refused without customers, with one wave, and with one arm', () => {
    const { unit: _, ...alone } = design
    const nameless = { numbers, categories: { solution: rows.categories['solution']! } }
    expect(codesOf(evaluate(nameless, [effort], alone))).toEqual(['no-column'])
    const once = {
      numbers: { ...numbers, wave: numbers.wave.map(() => 1) },
      categories: rows.categories,
    }
    expect(codesOf(evaluate(once, [effort], design))).toEqual(['too-few'])
    const one = { numbers, categories: { customer: rows.categories['customer']! } }
    const refused = evaluate(one, [effort], design)
    expect(codesOf(refused)).toEqual(['one-arm'])
    expect(refused.estimates).toEqual([])
  })

  it('counts rows without a customer, and is refused where nothing varies', () => {
    const some = rows.categories['customer']!.map((name) => (name === '4' ? null : name))
    const nameless = { numbers, categories: { ...rows.categories, customer: some } }
    const evaluated = evaluate(nameless, [effort], design)
    const said = evaluated.findings.find(({ code }) => code === 'missing-value')
    expect(said?.message).toContain('4 rows without a known customer')
    const flat = { ...rows, numbers: { ...numbers, effort: numbers.effort.map(() => 3) } }
    expect(evaluate(flat, [effort], design).estimates).toEqual([])
  })

  it('shows the arms of a rate and says why they are not compared', () => {
    const slips = need('slips', { type: 'rate' })
    const rates = {
      numbers: {
        ...numbers,
        'slips.errors': numbers.effort.map((value) => Math.round(value / 10)),
        'slips.opportunities': numbers.effort.map(() => 10),
      },
      categories: rows.categories,
    }
    const estimate = estimateFor(evaluate(rates, [slips], design), 'slips')
    expect(estimate.difference).toHaveProperty('reason')
    expect(estimate.baseline.value).toBeGreaterThan(0)
  })
})
