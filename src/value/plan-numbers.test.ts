import { describe, expect, it } from 'vitest'
import { planNumbers } from './plan-numbers.ts'
import { formula, referenceModel, valueModel } from './reference-model-fixture.ts'

describe('planNumbers', () => {
  it('are the discount rate and the shares of adoption with their places', () => {
    const model = valueModel({
      discountRate: formula('8 %'),
      adoption: [formula('0.3'), formula('uptake'), formula('1')],
    })
    const found = planNumbers(model).map(({ id, text, distribution, unit }) => ({
      id,
      text,
      base: distribution.family === 'fixed' ? distribution.value * unit.factor : undefined,
    }))
    expect(found).toEqual([
      { id: 'value.discount-rate', text: '8 %', base: 0.08 },
      { id: 'value.adoption.1', text: '0.3', base: 0.3 },
      { id: 'value.adoption.3', text: '1', base: 1 },
    ])
  })

  it('are none where formulas stand there', () => {
    expect(planNumbers(referenceModel)).toEqual([])
  })
})
