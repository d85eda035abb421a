import { array, assert, constantFrom, property, tuple, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Figure } from '#quantity/figure'
import { toldApart } from './told-apart.ts'

function labels(...figures: readonly (readonly [id: string, label: string])[]): readonly string[] {
  const made = figures.map(([id, label]): Figure => ({
    id,
    label,
    value: 1,
    unit: '1',
    inputs: [],
    hash: '',
  }))
  return toldApart(made).map(({ label }) => label)
}

describe('toldApart', () => {
  it('leaves labels of their own alone', () => {
    expect(labels(['evidence.trial.wait.ratio', 'Ratio'], ['value.npv', 'NPV'])).toEqual([
      'Ratio',
      'NPV',
    ])
  })

  it('says which block a figure is of, where two have the same to say', () => {
    const wait = 'Wait: Paper'
    const trial = ['evidence.trial.wait.baseline', wait] as const
    expect(labels(trial, ['evidence.survey.wait.baseline', wait])).toEqual([
      'Wait: Paper (trial)',
      'Wait: Paper (survey)',
    ])
  })

  it('says of what brackets name which it is', () => {
    expect(
      labels(
        ['market.map.town.price[solution=ours]', 'Price'],
        ['market.map.land.price[solution=ours]', 'Price'],
        ['market.map.land.price[segment=ours]', 'Price'],
        ['market.map.land.price', 'Price'],
      ),
    ).toEqual([
      'Price (town, solution ours)',
      'Price (land, solution ours)',
      'Price (land, segment ours)',
      'Price (land)',
    ])
  })

  it('leaves numbers in brackets whole', () => {
    expect(
      labels(
        ['market.demand.cheese[price=9.5]', 'Demand'],
        ['market.demand.cheese[price=10]', 'Demand'],
      ),
    ).toEqual(['Demand (price 9.5)', 'Demand (price 10)'])
  })

  it('leaves the label to the one whose id the others go on from', () => {
    expect(labels(['value.npv', 'NPV'], ['value.npv.half', 'NPV'])).toEqual(['NPV', 'NPV (half)'])
  })

  it('tells apart whatever has different ids', () => {
    const part = constantFrom('a', 'b', 'c')
    const id = tuple(
      array(part, { minLength: 1, maxLength: 4 }),
      array(part, { maxLength: 2 }),
    ).map(([parts, said]) =>
      said.length === 0
        ? parts.join('.')
        : `${parts.join('.')}[${said.map((one, at) => `key-${at}=${one}`).join(', ')}]`,
    )
    assert(
      property(uniqueArray(id, { minLength: 2, maxLength: 12 }), (ids) => {
        const found = labels(...ids.map((own) => [own, 'Label'] as const))
        expect(new Set(found).size).toBe(ids.length)
      }),
    )
  })
})
