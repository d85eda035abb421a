import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readUnit } from '#quantity/read-unit'

/** Seconds in a Julian year: 365.25 x 24 x 3600. */
const year = 365.25 * 24 * 3600

describe('units of time', () => {
  test.each([
    ['ms', 0.001],
    ['s', 1],
    ['min', 60],
    ['h', 3600],
    ['hour', 3600],
    ['day', 86_400],
    ['week', 7 * 86_400],
    ['month', year / 12],
    ['year', year],
    ['hours', 3600],
    ['hr', 3600],
    ['minutes', 60],
    ['seconds', 1],
    ['days', 86_400],
    ['years', year],
  ])('%s', (text, factor) => {
    expect(readUnit(text)).toEqual({ value: { text, factor, dimensions: { s: 1 } }, findings: [] })
  })
})

describe('other units', () => {
  test.each([
    ['%', 0.01, {}],
    ['points', 0.01, {}],
    ['1', 1, {}],
    ['USD', 1, { USD: 1 }],
    ['USD/min', 1 / 60, { USD: 1, s: -1 }],
    ['USD/execution', 1, { USD: 1, execution: -1 }],
    ['EUR/hour', 1 / 3600, { EUR: 1, s: -1 }],
    ['execution/year', 1 / year, { execution: 1, s: -1 }],
    ['1/execution', 1, { execution: -1 }],
    ['1/year', 1 / year, { s: -1 }],
    ['%/year', 0.01 / year, { s: -1 }],
    ['1000 USD', 1000, { USD: 1 }],
    ['1000 USD/year', 1000 / year, { USD: 1, s: -1 }],
    ['m-file*page', 1, { 'm-file': 1, page: 1 }],
    ['USD^2', 1, { USD: 2 }],
    ['s/min', 1 / 60, {}],
    ['USD / year', 1 / year, { USD: 1, s: -1 }],
  ])('%s', (text, factor, dimensions) => {
    const { value, findings } = readUnit(text)
    expect(findings).toEqual([])
    expect(value?.dimensions).toEqual(dimensions)
    expect(value?.factor).toBeCloseTo(factor, 15)
  })

  test('singular and plural of a noun are two units', () => {
    expect(readUnit('ticket').value?.dimensions).toEqual({ ticket: 1 })
    expect(readUnit('tickets').value?.dimensions).toEqual({ tickets: 1 })
  })
})

describe('what is refused, and what to write instead', () => {
  test.each([
    ['kUSD', '1000 USD'],
    ['MEUR', '1000000 EUR'],
    ['usd', 'USD'],
    ['Minutes', 'min'],
    ['HOUR', 'hour'],
    ['DAY', 'day'],
    ['H', '`hour`'],
    ['$', 'USD'],
    ['euro', 'EUR'],
    ['m', '`min` or `month`'],
    ['USDx', 'USD'],
    ['USD-x', 'USD'],
    ['min-x', 'a space on both sides'],
    ['Execution', '`execution`'],
    ['', '`1`'],
    ['USD//year', '`USD/hour`'],
    ['USD/', '`USD/hour`'],
    ['1e308 year', '`USD/hour`'],
  ])('%s', (text, hint) => {
    const { value, findings } = readUnit(text)
    expect(value).toBeUndefined()
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({ code: 'unit', severity: 'problem' })
    expect(findings[0]?.hint?.toLowerCase()).toContain(hint.toLowerCase())
  })

  test('a noun that looks like a mistyped unit is read, with a warning', () => {
    const { value, findings } = readUnit('minuets')
    expect(value?.dimensions).toEqual({ minuets: 1 })
    expect(findings).toMatchObject([{ code: 'unit', severity: 'warning' }])
    expect(findings[0]?.hint).toContain('`min`')
  })

  test('every unit that is wrong is found, at the place that is given', () => {
    const place = { line: 3, column: 7 }
    const { findings } = readUnit('kUSD/Hour', place)
    expect(findings.map((finding) => finding.place)).toEqual([place, place])
  })
})

test('any text gives a unit or a problem', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      const { value, findings } = readUnit(text)
      const failed = findings.some((finding) => finding.severity === 'problem')
      expect(value === undefined).toBe(failed)
    }),
    { numRuns: 2000, seed: 1 },
  )
})
