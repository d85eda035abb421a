import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readUnit } from '#quantity/read-unit'
import type { Unit } from '#quantity/unit'
import {
  canonicalUnit,
  convertFactor,
  currenciesOf,
  dimensionText,
  divideUnits,
  isDimensionless,
  multiplyUnits,
  plainNumber,
  powerUnit,
  sameDimensions,
} from '#quantity/unit-algebra'

function unit(text: string): Unit {
  const { value } = readUnit(text)
  if (value === undefined) throw new Error(`${text} is no unit`)
  return value
}

const year = 365.25 * 24 * 3600

test('time saved by executions by the worth of a minute is money a year', () => {
  const hours = multiplyUnits(unit('s/execution'), unit('execution/year'))
  const money = multiplyUnits(hours, unit('USD/min'))
  expect(dimensionText(money)).toBe('USD/year')
  expect(sameDimensions(money, unit('USD/year'))).toBe(true)
  // 12 s x 2000 a year x 30 USD/min = 12,000 USD a year
  expect((12 * 2000 * 30 * money.factor) / unit('USD/year').factor).toBeCloseTo(12_000, 8)
})

describe('products and quotients keep the words', () => {
  test.each([
    ['min', 'execution', 'min/execution', 60],
    ['USD', 'hours', 'USD/hour', 1 / 3600],
    ['min', 'min', '1', 1],
    ['1000 USD', 'year', '1000 USD/year', 1000 / year],
    ['1', 'execution', '1/execution', 1],
  ])('%s by %s', (above, below, text, factor) => {
    const quotient = divideUnits(unit(above), unit(below))
    expect(quotient.text).toBe(text)
    expect(quotient.factor).toBeCloseTo(factor, 15)
  })

  test.each([
    ['10 USD', '4 hour', '2.5 USD/hour', 2.5 / 3600],
    ['1000 USD', '1000 USD', '1', 1],
    ['2 page', '8 page/day', '0.25 day', 21_600],
  ])('%s by %s, numbers before them', (above, below, text, factor) => {
    const quotient = divideUnits(unit(above), unit(below))
    expect(quotient.text).toBe(text)
    expect(quotient.factor).toBeCloseTo(factor, 12)
    const product = multiplyUnits(unit(above), unit(below))
    expect(unit(product.text).factor / product.factor).toBeCloseTo(1, 12)
  })

  test('numbers before units multiply', () => {
    expect(multiplyUnits(unit('10 USD'), unit('4 1/hour'))).toMatchObject({ text: '40 USD/hour' })
  })

  test('a product too long to be read again is written by its dimensions', () => {
    // Five words of 50 letters: 254 characters; a text of a unit has at most 200.
    const words = ['b', 'c', 'd', 'e', 'f'].map((letter) => unit(letter.repeat(50)))
    const long = words.reduce(multiplyUnits, unit('EUR/min'))
    const found = multiplyUnits(long, unit('2 page'))
    expect(found.factor).toBeCloseTo(2 / 60, 12)
    expect(found.text).toMatch(/^[\d.]+ EUR\*b+\*c+\*d+\*e+\*f+\*page\/year$/)
    expect(Number(found.text.split(' ')[0]) / year).toBeCloseTo(2 / 60, 12)
    expect(multiplyUnits(unit('page'), long).dimensions).toMatchObject({ EUR: 1, page: 1, s: -1 })
  })

  test('product', () => {
    expect(multiplyUnits(unit('USD/execution'), unit('execution/year')).text).toBe('USD/year')
  })
})

describe('canonical text', () => {
  test.each([
    ['USD/min', 'USD/year'],
    ['min/execution', 's/execution'],
    ['1/execution', '1/execution'],
    ['%', '1'],
    ['execution/day', 'execution/year'],
    ['USD/year/execution', 'USD/execution/year'],
    ['page*USD', 'USD*page'],
    ['hour^2', 's^2'],
    // docs/methods/units.md: currencies, then time, then nouns; time in years below the line.
    ['page*hour*EUR', 'EUR*s*page'],
    ['ticket*page*book', 'book*page*ticket'],
    ['EUR*CHF/min', 'CHF*EUR/year'],
    ['1/year/page/EUR', '1/EUR/page/year'],
    ['page/hour^2', 'page/year^2'],
  ])('%s is %s', (text, canonical) => {
    expect(dimensionText(unit(text))).toBe(canonical)
  })

  test('a canonical unit has the factor of its text', () => {
    const found = canonicalUnit(unit('USD/min'))
    expect(found).toEqual(unit('USD/year'))
  })
})

test('powers and roots', () => {
  expect(powerUnit(unit('min'), 2)).toMatchObject({ text: 'min^2', factor: 3600 })
  expect(powerUnit(unit('USD^2'), 0.5)).toEqual(unit('USD'))
  expect(powerUnit(unit('USD'), 0)).toEqual(plainNumber)
  expect(() => powerUnit(unit('s'), 0.5)).toThrow('s to the power 0.5 is no unit')
  expect(powerUnit(unit('4 USD^2/page^2'), 0.5)).toMatchObject({ text: '2 USD/page', factor: 2 })
})

test('the root of a product of two units of time has a text of its own', () => {
  const root = powerUnit(multiplyUnits(unit('min'), unit('s')), 0.5)
  expect(root.dimensions).toEqual({ s: 1 })
  expect(root.factor).toBeCloseTo(Math.sqrt(60), 12)
  expect(unit(root.text).factor).toBeCloseTo(root.factor, 12)
  expect(powerUnit(unit('second*s'), 0.5)).toEqual(unit('s'))
  // The dollars have a whole power, the times have not.
  const money = powerUnit(unit('min*s*USD^2'), 0.5)
  expect(money.dimensions).toEqual({ s: 1, USD: 1 })
  expect(unit(money.text)).toEqual(money)
})

test('units with other words, or with more of them, are of another kind', () => {
  expect(sameDimensions(unit('USD'), unit('USD/page'))).toBe(false)
  expect(sameDimensions(unit('USD/page'), unit('USD'))).toBe(false)
  expect(sameDimensions(unit('USD/page'), unit('USD/ticket'))).toBe(false)
  expect(sameDimensions(unit('USD'), unit('USD^2'))).toBe(false)
})

test('conversion', () => {
  expect(convertFactor(unit('hour'), unit('min'))).toBe(60)
  expect(convertFactor(unit('USD/month'), unit('USD/year'))).toBeCloseTo(12, 12)
  expect(convertFactor(unit('%'), plainNumber)).toBe(0.01)
  expect(() => convertFactor(unit('hour'), unit('EUR'))).toThrow('hour is not a kind of EUR')
})

test('shares have no dimension; currencies are found by their codes', () => {
  expect(isDimensionless(unit('points'))).toBe(true)
  expect(isDimensionless(unit('1/execution'))).toBe(false)
  expect(currenciesOf(unit('USD/EUR/hour'))).toEqual(['EUR', 'USD'])
})

const units = fc
  .array(
    fc.tuple(fc.constantFrom('*', '/'), fc.constantFrom('s', 'min', 'USD', 'page', '%', 'year')),
    { minLength: 1, maxLength: 4 },
  )
  .map((terms) => unit(`1${terms.map(([sign, word]) => sign + word).join('')}`))

test('dividing undoes multiplying, and the text of every unit reads as that unit', () => {
  fc.assert(
    fc.property(units, units, (left, right) => {
      const product = multiplyUnits(left, right)
      const back = divideUnits(product, right)
      expect(sameDimensions(back, left)).toBe(true)
      expect(back.factor / left.factor).toBeCloseTo(1, 10)
      const read = unit(product.text)
      expect(read.dimensions).toEqual(product.dimensions)
      expect(read.factor / product.factor).toBeCloseTo(1, 10)
    }),
    { seed: 1 },
  )
})
