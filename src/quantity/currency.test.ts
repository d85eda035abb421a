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

// Unicode CLDR through Node's ICU, `narrowSymbol`; where that is `$` or `kr` for several, ours has letters before it.
test('symbols are those of Unicode CLDR', () => {
  const own = ['AUD', 'CAD', 'NZD']
  const known = commonCurrencies.filter((code) => currencyOf(code).symbol !== code)
  expect(known.length).toBeGreaterThan(15)
  for (const code of known) {
    const parts = new Intl.NumberFormat('en', {
      style: 'currency',
      currency: code,
      currencyDisplay: 'narrowSymbol',
    }).formatToParts(1)
    const symbol = parts.find(({ type }) => type === 'currency')?.value ?? ''
    const ours = currencyOf(code).symbol
    expect([code, own.includes(code) ? ours.slice(-1) : ours]).toEqual([code, symbol])
  }
})
