import { describe, expect, it } from 'vitest'
import { attributePricesReference as reference } from '../../../test/reference/attribute-prices.ts'
import { answerOf } from './answer-fixture.ts'
import type { AttributePricesBlock } from './attribute-prices-block.ts'
import type { AttributePricesView } from './attribute-prices-view.ts'
import { evaluateAttributePrices } from './evaluate-attribute-prices.ts'

const block: AttributePricesBlock = {
  kind: 'attribute-prices',
  id: 'parts',
  path: 'attribute-prices.parts',
  data: 'lists',
  price: 'price',
  attributes: [
    { id: 'memory', column: 'memory', unit: 'megabyte', moneyUnit: 'USD/megabyte' },
    { id: 'disk', column: 'disk', moneyUnit: 'USD' },
    { id: 'drive', column: 'drive', base: 'none', moneyUnit: 'USD' },
  ],
  money: { unit: 'USD', scale: 1 },
}
const { price, memory, disk, drive, maker } = reference.rows
const numbers = { price, memory, disk }
const names = { drive, maker, form: price.map(() => 'box') }

function evaluate(
  changed: Partial<AttributePricesBlock> = {},
  columns: Readonly<Record<string, readonly number[]>> = {},
): AttributePricesView {
  const answer = answerOf({ ...numbers, ...columns }, names)
  return evaluateAttributePrices({ ...block, ...changed }, answer, { level: 0.95 })
}

const adds = ({ found }: AttributePricesView): readonly number[] =>
  'reason' in found ? [] : found.coefficients.map(({ difference }) => difference)

describe('evaluateAttributePrices', () => {
  // R's lm; test/reference/attribute-prices.R.
  it("equals R's lm, names against their base", () => {
    const view = evaluate({ cluster: 'maker' })
    expect(view.terms.map(({ id }) => id)).toEqual([
      'memory',
      'disk',
      'drive.double',
      'drive.single',
    ])
    for (const [k, value] of adds(view).entries())
      expect(value).toBeCloseTo(reference.coefficients[k]!, 8)
    expect('reason' in view.found ? [] : view.found.coefficients.map(({ df }) => df)).toEqual(
      reference.clustered.df.map((df) => expect.closeTo(df, 7)),
    )
    expect(view.findings).toEqual([])
  })

  it('is in the currency of the study', () => {
    const other = evaluate({ money: { unit: 'EUR', scale: 0.5 } })
    expect(adds(other)[0]).toBeCloseTo(reference.coefficients[0]! / 2, 8)
  })

  it('leaves out offers without a price, which are not free, and says how many', () => {
    const view = evaluate(
      {},
      { price: price.map((each, k) => (k === 0 ? 0 : k === 1 ? NaN : each)) },
    )
    expect(view.rows).toBe(price.length - 2)
    expect(view.findings).toMatchObject([
      { code: 'missing-value', place: { path: 'attribute-prices.parts' } },
      { code: 'impossible-value', place: { path: 'attribute-prices.parts.price', field: 'price' } },
    ])
  })

  it.each([
    [
      'a price that never varies',
      { price: price.map(() => 3) },
      {},
      { code: 'no-variation', place: { path: 'attribute-prices.parts.price' } },
    ],
    [
      'an attribute that follows from another',
      { disk: memory.map((each) => 40 * each) },
      {},
      { code: 'no-variation', place: { path: 'attribute-prices.parts.attributes.disk' } },
    ],
    [
      'a base that is not there',
      {},
      { attributes: [{ ...block.attributes[2]!, base: 'tape' }] },
      { code: 'wrong-value', place: { path: 'attribute-prices.parts.attributes.drive.base' } },
    ],
    [
      'names that are all the base',
      {},
      {
        attributes: [{ id: 'form', column: 'form', base: 'box', moneyUnit: 'USD' }],
      },
      { code: 'no-variation', place: { path: 'attribute-prices.parts.attributes.form' } },
    ],
    [
      'names without a base',
      { drive: price.map(() => NaN) },
      { attributes: [{ id: 'drive', column: 'drive', moneyUnit: 'USD' }] },
      { code: 'wrong-value', place: { path: 'attribute-prices.parts.attributes.drive' } },
    ],
  ])('refuses %s, with place and remedy', (_, columns, changed, finding) => {
    const view = evaluate(changed, columns)
    expect(view.found).toHaveProperty('reason')
    expect(view.findings).toMatchObject([{ ...finding, severity: 'problem' }])
    expect(view.findings[0]!.hint).toBeDefined()
  })

  // Its residual is 0 whatever its price, and HC2 leaves it out.
  it('says of a name at one offer that its interval is too narrow', () => {
    const form = price.map((_, k) => (k === 0 ? 'tower' : 'box'))
    const attributes = [
      block.attributes[0]!,
      { id: 'form', column: 'form', base: 'box', moneyUnit: 'USD' },
    ]
    const { findings } = evaluateAttributePrices(
      { ...block, attributes },
      answerOf(numbers, { form }),
      { level: 0.95 },
    )
    expect(findings).toMatchObject([
      { code: 'few-rows', place: { path: 'attribute-prices.parts.attributes.form' } },
    ])
    expect(findings[0]!.message).toContain('alone has `tower`')
  })

  it('says of one offer that it is too few', () => {
    const one = answerOf({ price: [3], memory: [4], disk: [5] }, { drive: ['none'] })
    const view = evaluateAttributePrices(block, one, { level: 0.95 })
    expect(view.found).toHaveProperty('reason')
    expect(view.findings).toMatchObject([{ code: 'too-few', severity: 'warning' }])
  })
})
