import { describe, expect, it } from 'vitest'
import { returnFigures } from '#study/evaluation/figures/return-figures'
import type { ValueModel } from '#value/model'
import { cost, driver, valueModel } from '#value/reference-model-fixture'
import { simulate } from '#value/simulate'

const settings = { seed: 1, draws: 2 }
const byPeriods = valueModel({
  horizon: 2,
  drivers: [driver('x', '80 USD/year')],
  costs: [cost('price', '100 USD')],
})

function figuresOf(model: ValueModel) {
  const figures = returnFigures({
    model,
    hash: 'abc',
    settings,
    result: simulate(model, settings).value!,
  })
  return (id: string) => figures.find((figure) => figure.id === id)!
}

describe('the figures of a plan that begins on a day', () => {
  const of = figuresOf({ ...byPeriods, start: '2027-03-15' })
  const days = '; by days from 15 Mar 2027 as %() has it: (1 + rate)^(-days / 365)'

  it('say how they are discounted', () => {
    expect(of('value.npv').method).toContain(days.replace('%', 'XNPV'))
    expect(of('value.npv.cash').method).toContain(days.replace('%', 'XNPV'))
    expect(of('value.irr').method).toContain(days.replace('%', 'XIRR'))
  })

  it('say until when a year runs', () => {
    expect(of('value.cash-flow[year=0]').label).toBe('Flow at the start')
    expect(of('value.cash-flow[year=2]').label).toBe('Flow in year 2 to 15 Mar 2029')
  })

  it('say none of it where there are no days', () => {
    const plain = figuresOf(byPeriods)
    expect(plain('value.npv').method).not.toContain('days')
    expect(plain('value.irr').method).toBe('median over the runs with exactly one root')
    expect(plain('value.cash-flow[year=2]').label).toBe('Flow in year 2')
  })
})
