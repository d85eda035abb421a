import { describe, expect, it } from 'vitest'
import { attributePricesReference as reference } from '../../../test/reference/attribute-prices.ts'
import { attributePrices } from './attribute-prices.ts'

const { rows } = reference
const price = Float64Array.from(rows.price)
const memory = Float64Array.from(rows.memory)
const disk = Float64Array.from(rows.disk)
const drive = (name: string): Float64Array =>
  Float64Array.from(rows.drive, (each) => Number(each === name))
const attributes = [memory, disk, drive('double'), drive('single')]
const makers = [...new Set(rows.maker)]
const clusters = Int32Array.from(rows.maker, (maker) => makers.indexOf(maker))

describe('attributePrices', () => {
  // R's lm, and clubSandwich's CR2 with Satterthwaite's degrees of freedom: test/reference/attribute-prices.R.
  it.each([
    ['alone', { price, attributes }],
    ['clustered', { price, attributes, clusters }],
  ] as const)("equals R's lm, %s", (which, offers) => {
    const found = attributePrices(offers, 0.95)
    const said = reference[which]
    expect(found.rSquared).toBeCloseTo(reference.rSquared, 12)
    for (const [k, { difference, standardError, df, interval }] of found.coefficients.entries()) {
      expect(difference).toBeCloseTo(reference.coefficients[k]!, 8)
      expect(standardError).toBeCloseTo(said.errors[k]!, 8)
      expect(df).toBeCloseTo(said.df[k]!, 7)
      expect(interval.low).toBeCloseTo(said.low[k]!, 7)
      expect(interval.high).toBeCloseTo(said.high[k]!, 7)
    }
  })

  // Closed form: twice the money, twice what an attribute adds; half the unit, half of it.
  it('moves with the units', () => {
    const [plain] = attributePrices({ price, attributes }, 0.95).coefficients
    const changed = attributePrices(
      { price: price.map((each) => 2 * each), attributes: [memory.map((each) => 2 * each), disk] },
      0.95,
    )
    const [both] = attributePrices({ price, attributes: [memory, disk] }, 0.95).coefficients
    expect(changed.coefficients[0]!.difference).toBeCloseTo(both!.difference, 9)
    expect(plain!.difference).not.toBeCloseTo(both!.difference, 3)
  })

  it('refuses what it cannot tell', () => {
    const exact = Float64Array.of(3, 5, 7, 9)
    const same = new Float64Array(price.length).fill(3)
    const wrong = [
      [
        { price, attributes: [memory, same] },
        { code: 'singular', details: { column: 1 } },
      ],
      [
        { price, attributes: [memory, memory.map((each) => 5 + 2 * each)] },
        { code: 'singular', details: { column: 1 } },
      ],
      [{ price: same, attributes: [memory] }, { code: 'no-variation' }],
      [{ price: exact, attributes: [Float64Array.of(1, 2, 3, 4)] }, { code: 'no-variation' }],
      [
        { price: memory.map((each) => 0.3 + 0.1 * each), attributes: [memory] },
        { code: 'no-variation' },
      ],
      [
        { price: price.slice(0, 3), attributes: [memory.slice(0, 3), disk.slice(0, 3)] },
        { code: 'too-few' },
      ],
      [{ price: price.slice(1), attributes: [memory] }, { code: 'domain' }],
    ] as const
    for (const [offers, error] of wrong)
      expect(() => attributePrices(offers, 0.95)).toThrow(expect.objectContaining(error))
  })
})
