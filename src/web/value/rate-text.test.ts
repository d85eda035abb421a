import { describe, expect, it } from 'vitest'
import { readUnit } from '#quantity/read-unit'
import type { FormulaNames } from './check-formula.ts'
import { codeRefusal, rateRefusal, rateText, unratedCurrencies } from './rate-text.ts'

const names: FormulaNames = {
  currency: 'EUR',
  period: 'year',
  assumptions: new Map([
    ['dollar', readUnit('EUR/USD').value],
    ['wage', readUnit('EUR/h').value],
  ]),
  needs: new Map(),
  formulas: new Map(),
  measured: [],
}

describe('rateRefusal', () => {
  it.each(['0.92 EUR/USD', '1.09 USD/EUR', '0.9 to 0.95', 'dollar', 'dollar * 1.01', ''])(
    'takes %j',
    (text) => expect(rateRefusal(text, 'USD', names)).toBe(''),
  )

  it('says what another unit comes out in, and which names are not there', () => {
    expect(rateRefusal('wage', 'USD', names)).toContain('not in EUR/USD')
    expect(rateRefusal('dollars', 'USD', names)).toContain('dollar')
  })
})

it('gives a bare number the unit that is meant', () => {
  expect(rateText('0.92', 'USD', 'EUR')).toBe('0.92 EUR/USD')
  expect(rateText('0.9 to 0.95', 'USD', 'EUR')).toBe('0.9 to 0.95 EUR/USD')
  expect(rateText('1.09 USD/EUR', 'USD', 'EUR')).toBe('1.09 USD/EUR')
  expect(rateText('dollar', 'USD', 'EUR')).toBe('dollar')
})

it('refuses what is no other currency', () => {
  expect(codeRefusal('usd', 'EUR', [])).toContain('capital letters')
  expect(codeRefusal('EUR', 'EUR', [])).toContain('itself')
  expect(codeRefusal('USD', 'EUR', ['USD'])).toContain('already')
  expect(codeRefusal('USD', 'EUR', ['CHF'])).toBe('')
})

it('finds the currencies of amounts, and not of names', () => {
  const document = {
    currency: 'EUR',
    about: 'Bought in GBP',
    job: { steps: [{ id: 'pay', today: 'paid in SEK', validation: [{ quote: '90 NOK each' }] }] },
    solutions: [{ id: 'a', price: { list: '900 USD/year' } }],
    assumptions: [{ id: 'b', value: '3 to 4', unit: 'CHF/h', source: { by: 'JPY desk' } }],
  }
  expect(unratedCurrencies(document, 'EUR', ['CHF'])).toEqual(['USD'])
})
