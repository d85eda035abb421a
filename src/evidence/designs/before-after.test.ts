import { describe, expect, it } from 'vitest'
import { reference } from '../../../test/evidence/evidence-reference.ts'
import {
  effect,
  estimateFor,
  evaluate,
  need,
  referenceRows,
} from '../../../test/evidence/evidence-rows.ts'

// Rows and values of base R: test/reference/evidence.R.
const { independent } = reference
const rows = referenceRows()
const time = need('time', { type: 'duration' })

describe('before and after with different customers', () => {
  it('is Welch with grade 1 where nothing is adjusted, widened by the bias of that grade', () => {
    const estimate = estimateFor(evaluate(rows, [time], { design: 'before-after' }), 'time')
    const difference = effect(estimate.difference)
    expect(difference.interval!.low).toBeCloseTo(independent.welch.low, 8)
    expect(estimate.grade).toBe(1)
    // tau 0.35, factor on the treatment mean: qnorm(0.975) T sqrt(exp(tau^2) - 1)
    const reach = 1.959963984540054 * estimate.treatment!.value * Math.sqrt(Math.exp(0.35 ** 2) - 1)
    const low =
      difference.value - Math.sqrt((difference.value - independent.welch.low) ** 2 + reach ** 2)
    expect(difference.withDesign!.low).toBeCloseTo(low, 8)
  })

  it('is ANCOVA with grade 2 where covariates exist; what cannot be adjusted keeps grade 1', () => {
    const spread = need('spread', { type: 'spread', of: 'time', kind: 'reliability' })
    const evaluation = evaluate(rows, [time, spread], {
      design: 'before-after',
      covariates: ['age', 'channel'],
    })
    const estimate = estimateFor(evaluation, 'time')
    expect(effect(estimate.difference).value).toBeCloseTo(independent.ancova.difference.value, 9)
    expect(estimate.grade).toBe(2)
    expect(estimateFor(evaluation, 'spread').grade).toBe(1)
  })

  it('tests the mix of a category by chi-square (R chisq.test)', () => {
    const { checks } = evaluate(rows, [time], { design: 'before-after', covariates: ['channel'] })
    const mix = checks.find(({ id }) => id === 'mix-shift.channel')!
    expect(mix.settings!['p-value']).toBeCloseTo(independent.mixChannel, 12)
    expect(mix.findings).toEqual([])
  })

  it('warns of a shifted mix in words', () => {
    const age = reference.rows['age']!.map((value, row) => value! + (row % 2) * 15)
    const shifted = { ...rows, numbers: { ...rows.numbers, age } }
    const { findings } = evaluate(shifted, [time], { design: 'before-after', covariates: ['age'] })
    expect(findings.find(({ code }) => code === 'mix-shift')!.message).toContain('different mix')
  })
})
