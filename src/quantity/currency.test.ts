import { expect, test } from 'vitest'
import { commonCurrencies, currencyOf } from '#quantity/currency'

test('symbols of the usual ones, the code of the rest', () => {
  expect(currencyOf('EUR')).toEqual({ code: 'EUR', symbol: '€', decimals: 2 })
  expect(currencyOf('CHF')).toEqual({ code: 'CHF', symbol: 'CHF', decimals: 2 })
  expect(currencyOf('XXX')).toEqual({ code: 'XXX', symbol: 'XXX', decimals: 2 })
})

// ISO 4217 minor units through Node's ICU, except where CLDR follows use and not the standard.
test('decimals are those of ISO 4217', () => {
  const byUse = ['IDR', 'TWD', 'HUF', 'COP', 'RSD']
  for (const code of commonCurrencies.filter((code) => !byUse.includes(code))) {
    const { maximumFractionDigits } = new Intl.NumberFormat('en', {
      style: 'currency',
      currency: code,
    }).resolvedOptions()
    expect([code, currencyOf(code).decimals]).toEqual([code, maximumFractionDigits])
  }
})
