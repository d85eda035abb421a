import { expect, test } from 'vitest'
import { english, localeFor } from '#quantity/locale'

// Node's own ICU (Unicode CLDR) says how each language writes 1234567.5; the pure rooms may not ask it.
test.each(['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'sv', 'ja', 'de-CH'])(
  'the marks of %s are those of CLDR',
  (tag) => {
    const parts = new Intl.NumberFormat(tag).formatToParts(1234567.5)
    const locale = localeFor(tag)
    expect(locale.decimal).toBe(parts.find(({ type }) => type === 'decimal')?.value)
    expect(locale.group).toBe(parts.find(({ type }) => type === 'group')?.value)
  },
)

test.each(['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'sv', 'ja', 'de-CH'])(
  'the currency stands in %s where CLDR has it',
  (tag) => {
    const types = new Intl.NumberFormat(tag, { style: 'currency', currency: 'EUR' })
      .formatToParts(5)
      .map(({ type }) => type)
    const before = types.indexOf('currency') < types.indexOf('integer')
    expect(localeFor(tag).currency).toBe(before ? 'before' : 'after')
  },
)

test('a region takes its language, an unknown language English', () => {
  expect(localeFor('de-AT').tag).toBe('de')
  expect(localeFor('de_ch').tag).toBe('de-CH')
  expect(localeFor('EN-gb')).toBe(english)
  expect(localeFor('tlh')).toBe(english)
  expect(localeFor('')).toBe(english)
})
