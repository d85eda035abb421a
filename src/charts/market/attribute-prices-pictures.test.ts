import { describe, expect, it } from 'vitest'
import { attributePricesPictures } from '#charts/market/attribute-prices-pictures'
import { answerOf } from '#market/price/answer-fixture'
import { evaluateAttributePrices } from '#market/price/evaluate-attribute-prices'
import { english } from '#quantity/locale'
import { surveyFixture } from '#reports/assessment-fixture'
import { attributePricesReference } from '../../../test/reference/attribute-prices.ts'

const { price, memory, disk, drive } = attributePricesReference.rows
const block = {
  kind: 'attribute-prices',
  id: 'parts',
  path: 'x',
  data: 'rows',
  price: 'price',
  attributes: [
    { id: 'memory', column: 'memory', unit: 'megabyte', moneyUnit: 'USD/megabyte' },
    { id: 'disk', column: 'disk', moneyUnit: 'USD' },
    { id: 'drive', column: 'drive', base: 'none', moneyUnit: 'USD' },
  ],
  money: { unit: 'USD', scale: 1 },
} as const

const pictures = (prices: readonly number[]) =>
  attributePricesPictures(
    {
      view: evaluateAttributePrices(block, answerOf({ price: prices, memory, disk }, { drive }), {
        level: 0.95,
      }),
    },
    surveyFixture,
    english,
  )

describe('pictures of attribute prices', () => {
  // R's lm (test/reference/attribute-prices.R): 49.0 a megabyte, R^2 0.977; of the t-values that of memory is the largest.
  it('say what is surest, and link each attribute to its figure', () => {
    const { sentence, charts } = pictures(price)
    expect(sentence).toMatch(/^In parts one megabyte more of memory goes with \$\u200949\.0 more/u)
    expect(sentence).toMatch(/explain 97\.7\u2009% of how 160 prices differ$/u)
    const [chart] = charts
    if (chart?.kind !== 'rows') throw new Error('no rows')
    expect(chart.panels[0]!.rows.map(({ label, note, figure }) => [label, note, figure])).toEqual([
      ['Memory, per megabyte', 'one megabyte more', 'market.coefficient.parts.memory'],
      ['Disk', 'one unit more', 'market.coefficient.parts.disk'],
      ['Drive: double', 'against none', 'market.coefficient.parts.drive.double'],
      ['Drive: single', 'against none', 'market.coefficient.parts.drive.single'],
    ])
  })

  // The same prices held against 5,000: what adds takes away.
  it('say of an attribute that makes cheaper that it does', () => {
    expect(pictures(price.map((each) => 5000 - each)).sentence).toMatch(/\$\u200949\.0 less on/u)
  })

  it('say why there are none', () => {
    const { sentence, charts } = pictures(price.map(() => 3))
    expect(sentence).toBe('What attributes add to the price cannot be told from parts')
    expect(charts[0]).toMatchObject({ panels: [], empty: { why: expect.any(String) } })
  })
})
