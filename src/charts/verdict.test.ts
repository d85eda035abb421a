import { describe, expect, it } from 'vitest'
import { valueView } from '#charts/value-view'
import { verdict } from '#charts/verdict'
import { assessmentFixture } from '#reports/assessment-fixture'

const view = valueView(assessmentFixture)!

describe('verdict', () => {
  it('says so where most of the value rests on effects not yet shown', () => {
    // Clerks’ hours bring 96 of 137 thousand a year and rest on the need `wait` alone.
    expect(verdict({ ...view, tooEarly: ['wait'] })).toContain(
      'most of the value rests on effects not yet shown: time until the receipt is confirmed',
    )
  })

  it('names three of many effects not yet shown, and counts the others', () => {
    const needs = Array.from({ length: 25 }, (_, i) => `need-${i}`)
    const drivers = view.model.drivers.map((driver) => ({ ...driver, needs }))
    const said = (tooEarly: readonly string[]): string =>
      verdict({ ...view, model: { ...view.model, drivers }, tooEarly }).split('shown: ')[1]!
    expect(said(needs)).toBe('need-0, need-1, need-2 and 22 more')
    expect(said(needs.slice(0, 4))).toBe('need-0, need-1, need-2, need-3')
  })

  it('keeps the largest doubt where no more than a third of the value does', () => {
    // Re-sent letters bring 41 of 137 thousand a year.
    expect(verdict({ ...view, tooEarly: ['rework'] })).toContain('the largest doubt')
  })

  it('speaks of costs only where there are some', () => {
    const losing = { ...view, value: { ...view.value, lossProbability: 0.99 } }
    expect(verdict(losing)).toContain('Portal costs more than it is worth, very likely')
    const free = { ...losing, model: { ...view.model, costs: [] } }
    expect(verdict(free)).toContain('Portal loses value, very likely')
    expect(verdict({ ...free, value: view.value })).toContain('is worth something')
  })
})
