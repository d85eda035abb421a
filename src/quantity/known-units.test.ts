import { describe, expect, test } from 'vitest'
import { refusedUnits, unitWords } from '#quantity/known-units'
import { readUnit } from '#quantity/read-unit'

/** SI brochure (9th ed.), table 8, and a year of 365.25 days, in seconds. */
const seconds: Readonly<Record<string, number>> = {
  millisecond: 1e-3,
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 7 * 86_400,
  month: (365.25 * 86_400) / 12,
  year: 365.25 * 86_400,
}

/** The spellings that docs/methods/units.md lists. */
const spellings: Readonly<Record<string, string>> = {
  millisecond: 'ms millisecond milliseconds msec',
  second: 's second seconds sec secs',
  minute: 'min minute minutes mins',
  hour: 'h hour hours hr hrs',
  day: 'day days',
  week: 'week weeks wk wks',
  month: 'month months',
  year: 'year years yr yrs',
}

const words = Object.entries(spellings).flatMap(([unit, list]) =>
  list.split(' ').map((word) => [word, seconds[unit]!] as const),
)

describe('words for time', () => {
  test.each(words)('%s', (word, factor) => {
    const { value, findings } = readUnit(word)
    expect(findings).toEqual([])
    expect(value?.dimensions).toEqual({ s: 1 })
    expect(value?.factor).toBeCloseTo(factor, 9)
  })
})

test.each(['%', 'percent', 'pct', 'points'])('%s is a hundredth', (word) => {
  expect(readUnit(word).value).toMatchObject({ factor: 0.01, dimensions: {} })
})

describe('words that could be misread are refused with what to write', () => {
  test.each([
    ['m', '`min` or `month`'],
    ['d', '`day`'],
    ['w', '`week`'],
    ['y', '`year`'],
    ['a', '`year`'],
    ['mo', '`month`'],
    ['quarter', 'a year, or a month'],
    ['dollar', '`USD`'],
    ['dollars', '`USD`'],
    ['euro', '`EUR`'],
    ['euros', '`EUR`'],
    ['$', '`USD`'],
    ['€', '`EUR`'],
    ['£', '`GBP`'],
    ['¥', '`JPY`'],
    ['k', '`1000 USD`'],
    ['kUSD', '`1000 USD`'],
    ['MEUR', '`1000000 EUR`'],
    ['KUSD', '`1000 USD`'],
    ['usd', '`USD`'],
    ['MIN', '`min`'],
    ['Hours', '`hour`'],
    ['Yeer', '`year`'],
    ['Ticket', '`ticket`'],
    ['ticket_2', 'lower-case letters'],
    ['min-x', 'a space on both sides'],
    ['hours-worked', 'a space on both sides'],
  ])('%s', (word, hint) => {
    const { value, findings } = readUnit(word)
    expect(value).toBeUndefined()
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({ code: 'unit', severity: 'problem' })
    expect(`${findings[0]!.message} ${findings[0]!.hint}`).toContain(hint)
    expect(findings[0]!.message).toContain(word.slice(0, 40))
  })

  test('no refused word is a unit, and none of them is reserved', () => {
    for (const word of refusedUnits.keys()) expect(unitWords).not.toContain(word)
  })
})

test('words with a meaning of their own are reserved as ids: letters only', () => {
  expect(unitWords).toEqual(expect.arrayContaining(['hour', 'hrs', 'points', 'percent', 's']))
  expect(unitWords.filter((word) => !/^[a-z]+$/.test(word))).toEqual([])
})

describe('nouns near a unit', () => {
  test('one that is a slip away is read, with a warning that names the unit', () => {
    const { value, findings } = readUnit('minuets')
    expect(value?.dimensions).toEqual({ minuets: 1 })
    expect(findings).toMatchObject([{ severity: 'warning', code: 'unit' }])
    expect(findings[0]!.message).toContain('"minuets"')
    expect(findings[0]!.hint).toContain('`min`')
  })

  test('six letters are enough for that, five are not', () => {
    expect(readUnit('minuts').findings).toHaveLength(1)
    expect(readUnit('secon').findings).toEqual([])
  })

  test.each(['house', 'mouth', 'weeds', 'ticket', 'help-desk-ticket'])('%s is a noun', (noun) => {
    expect(readUnit(noun).findings).toEqual([])
  })

  test.each(['try', 'mad', 'cop'])('%s is an English word before it is a currency', (noun) => {
    expect(readUnit(noun)).toMatchObject({ value: { dimensions: { [noun]: 1 } }, findings: [] })
  })
})

test('only a whole word is a scaled currency', () => {
  for (const word of ['xkUSD', 'kUSDx']) {
    expect(readUnit(word).findings[0]!.hint).not.toContain('1000 USD')
  }
})

describe('texts that are no unit', () => {
  test('200 letters are read, 201 are not', () => {
    expect(readUnit('x'.repeat(200)).value?.factor).toBe(1)
    expect(readUnit('x'.repeat(201)).value).toBeUndefined()
  })

  test('a long one is cut in the message', () => {
    const long = `${'x'.repeat(60)}!`
    const [finding] = readUnit(long).findings
    expect(finding!.message).toContain(`${'x'.repeat(40)}...`)
    expect(finding!.message).not.toContain('x'.repeat(41))
    const short = `${'x'.repeat(39)}!`
    expect(readUnit(short).findings[0]!.message).toContain(`"${short}"`)
  })

  test.each([
    ['', 'A unit is missing'],
    ['  ', 'A unit is missing'],
    ['USD//hour', 'cannot be read'],
    ['USD/', 'cannot be read'],
    ['0 USD', 'cannot be read'],
    ['1e999 USD', 'cannot be read'],
    ['year^0', 'cannot be read'],
    ['page/1x', 'cannot be read'],
    ['year^10', 'cannot be read'],
    [`${'ab*'.repeat(80)}ab`, 'cannot be read'],
  ])('%s', (text, words) => {
    const { value, findings } = readUnit(text)
    expect(value).toBeUndefined()
    expect(findings[0]!.message).toContain(words)
  })

  test('spaces around it and after its number are nothing', () => {
    expect(readUnit(' 1000   USD ').value).toMatchObject({ factor: 1000, dimensions: { USD: 1 } })
    expect(readUnit('2.5e3 USD').value).toMatchObject({ factor: 2500 })
    expect(readUnit('1e-3 USD').value).toMatchObject({ factor: 0.001 })
    expect(readUnit('1e10 USD').value).toMatchObject({ factor: 1e10 })
  })
})
