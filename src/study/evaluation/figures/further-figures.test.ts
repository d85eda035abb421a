import { describe, expect, it } from 'vitest'
import { furtherFigures } from '#study/evaluation/figures/further-figures'
import { furtherInformation } from '#value/information/further-information'
import { assumption, cost, driver, valueModel } from '#value/reference-model-fixture'
import { simulate } from '#value/simulate'

const model = valueModel({
  assumptions: [
    assumption('a', { family: 'normal', mean: 100, sd: 30 }, 'USD/year'),
    assumption('c', { family: 'normal', mean: 90, sd: 20 }, 'USD'),
  ],
  drivers: [driver('x', 'a')],
  costs: [cost('price', 'c')],
})
const settings = { seed: 1, draws: 4096 }
const result = simulate(model, settings).value!
const context = { model, hash: 'abc', settings }

describe('furtherFigures', () => {
  const plan = {
    serves: 2,
    groups: [{ id: 'both', label: 'Both', of: ['a', 'c'] }],
    tests: [
      { of: 'a', fixed: 0.5, each: 0.05, sd: 60 },
      { of: 'c', fixed: 1000 },
    ],
  }
  const further = furtherInformation(model, plan, { ...settings, rows: {} })!
  const figures = furtherFigures({ ...context, result: { ...result, further } })
  const of = (id: string) => figures.find((figure) => figure.id === id)!

  it('names what groups are worth and what tests bring and cost', () => {
    expect(figures.map(({ id }) => id)).toEqual([
      'value.information.group.both',
      'value.information.test.a',
      'value.information.test.a.at-most',
      'value.information.test.a.worth',
      'value.information.test.a.cost',
      'value.information.test.a.size',
      'value.information.test.c',
      'value.information.test.c.at-most',
      'value.information.test.c.worth',
      'value.information.test.c.cost',
    ])
    expect(of('value.information.group.both').inputs).toEqual([
      { figure: 'value.npv' },
      { assumption: 'a' },
      { assumption: 'c' },
    ])
  })

  it('keeps the gain as worth less cost, and the sizes that were tried', () => {
    const gain = of('value.information.test.a')
    const [worth, price, size] = ['worth', 'cost', 'size'].map((part) =>
      Number(of(`value.information.test.a.${part}`).value),
    ) as [number, number, number]
    expect(gain.value).toBeCloseTo(worth - price, 12)
    expect(price).toBeCloseTo(0.5 + 0.05 * size, 12)
    expect(gain.settings).toMatchObject({ fixed: 0.5, each: 0.05, serves: 2 })
    expect(gain.series?.['size']).toContain(size)
  })

  it('says why no test is made', () => {
    expect(of('value.information.test.c').reason).toBe('no size of it is worth its cost')
    expect(of('value.information.test.c.at-most').value).toBeGreaterThan(0)
  })

  it('gives none where nothing was asked', () => {
    expect(furtherFigures({ ...context, result })).toEqual([])
  })
})
