import { describe, expect, it } from 'vitest'
import { influence } from '#value/influence'
import { assumption, cost, driver, valueModel } from '#value/reference-model-fixture'
import { simulate } from '#value/simulate'
import { informationFigures } from './information-figures.ts'

const model = valueModel({
  assumptions: [
    assumption('uptake', { family: 'normal', mean: 40, sd: 5 }, '%'),
    assumption('spare', { family: 'normal', mean: 10, sd: 1 }, 'USD/year'),
  ],
  drivers: [driver('x', 'uptake * 1000 USD/year'), driver('y', 'spare')],
  costs: [cost('price', '310 USD')],
})
const settings = { seed: 1, draws: 4096 }
const result = simulate(model, settings).value!
const context = { model, hash: 'abc', settings }

describe('informationFigures', () => {
  const found = influence(model, settings)!
  const figures = informationFigures({ ...context, result: { ...result, influence: found } })

  it('names what is worth knowing, everything first, and what each input does', () => {
    expect(figures.map(({ id }) => id)).toEqual([
      'value.information',
      ...found.inputs.flatMap(({ input }) => [
        `value.information.${input}`,
        `value.sensitivity.${input}.first`,
        `value.sensitivity.${input}.total`,
        `value.sensitivity.${input}.break-even`,
      ]),
    ])
    expect(figures.every((figure) => figure['simulation-error'] !== undefined)).toBe(true)
  })

  it('gives a break-even in percent as a share', () => {
    // 1000 x uptake + 10 = 310.
    const figure = figures.find(({ id }) => id === 'value.sensitivity.uptake.break-even')!
    expect(figure.unit).toBe('%')
    expect(figure.value).toBeCloseTo(0.3, 3)
    expect(figure.inputs).toEqual([{ figure: 'value.npv' }, { assumption: 'uptake' }])
  })

  it('gives none where nothing was computed', () => {
    expect(informationFigures({ ...context, result })).toEqual([])
  })
})
