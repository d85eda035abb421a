import { describe, expect, it } from 'vitest'
import { priceAnswers, priceSensitivity } from '../../../test/reference/price-sensitivity.ts'
import { answersOf, consistentPeople } from './price-answers.ts'
import { priceSensitivityMeter } from './price-sensitivity-meter.ts'

const definitions = ['original', 'narrow'] as const
const points = ['pmc', 'pme', 'ipp', 'opp'] as const

describe('priceSensitivityMeter', () => {
  describe.each(definitions)('with the %s range', (definition) => {
    it.each(Object.entries(priceSensitivity.cases))("equals NumPy's curves: %s", (_, one) => {
      const found = priceSensitivityMeter(priceAnswers(one.answers), definition)
      for (const point of points) expect(found[point]).toBeCloseTo(one[definition][point]!, 9)
    })
  })

  // Two people of the same answers: shares are 0 or 1, so by hand. "Cheap" falls from 1 to 0 after 20 and
  // "expensive" rises from 0 to 1 at 30: they are equal nowhere on the grid, and cross half way.
  it('crosses half way where all say the same', () => {
    const alike = priceAnswers([
      [10, 20, 30, 40],
      [10, 20, 30, 40],
    ])
    const { pmc, pme, ipp, opp, curves } = priceSensitivityMeter(alike, 'original')
    expect([...curves.prices]).toEqual([10, 20, 30, 40])
    expect([...curves.cheap]).toEqual([1, 1, 0, 0])
    expect([...curves.expensive]).toEqual([0, 0, 1, 1])
    expect(ipp).toBe(25)
    // "Not cheap" and "too cheap" are both 0 at 20, "too expensive" and "not expensive" at 30.
    expect(pmc).toBe(20)
    expect(pme).toBe(30)
    // "Too cheap" and "too expensive" are both 0 at 20 and 30: the middle.
    expect(opp).toBe(25)
  })

  // At the one price everybody says everything: no end of the acceptable prices, only the price itself.
  it('has no range where only one price was named', () => {
    const { pmc, pme, ipp, opp } = priceSensitivityMeter(
      priceAnswers([
        [5, 5, 5, 5],
        [5, 5, 5, 5],
      ]),
      'original',
    )
    expect({ pmc, pme, ipp, opp }).toEqual({ pmc: undefined, pme: undefined, ipp: 5, opp: 5 })
  })

  it('refuses one person, and answers that are no numbers', () => {
    expect(() => priceSensitivityMeter(priceAnswers([[1, 2, 3, 4]]), 'original')).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
    expect(() =>
      priceSensitivityMeter(
        priceAnswers([
          [1, 2, 3, 4],
          [1, 2, NaN, 4],
        ]),
        'original',
      ),
    ).toThrow(expect.objectContaining({ code: 'not-finite' }))
  })
})

describe('consistentPeople', () => {
  it('keeps those who name strictly rising prices', () => {
    const answers = priceAnswers([
      [1, 2, 3, 4],
      [1, 1, 3, 4],
      [1, 3, 2, 4],
      [0, 5, 6, 7],
    ])
    expect([...consistentPeople(answers, 'leave-out')]).toEqual([0, 3])
    expect([...answersOf(answers, consistentPeople(answers, 'leave-out')).cheap]).toEqual([2, 5])
  })
})
