import { describe, expect, test } from 'vitest'
import { readAssumption } from '#value/formula/read-assumption'

const place = { line: 1, column: 1 }

/** The 95th percentile of the standard normal (R 4: qnorm(0.95)). */
const z95 = 1.644853626951473

function logit(share: number): number {
  return Math.log(share / (1 - share))
}

describe('a range is a central 90 %', () => {
  test('lognormal where both ends are positive', () => {
    const { value } = readAssumption('1500 to 2500', 'execution/year', place)
    expect(value?.unit.text).toBe('execution/year')
    expect(value?.distribution.family).toBe('lognormal')
    expect(value?.distribution).toMatchObject({
      mu: expect.closeTo((Math.log(1500) + Math.log(2500)) / 2, 12),
      sigma: expect.closeTo(Math.log(2500 / 1500) / 2 / z95, 12),
    })
  })

  test.each([
    ['0.2 to 0.9', undefined, 0.2, 0.9],
    ['5 % to 8 %', undefined, 0.05, 0.08],
    ['5 to 8', '%', 0.05, 0.08],
    ['5 % to 8 %', '%', 0.05, 0.08],
    ['0.2 to 0.9', '1', 0.2, 0.9],
  ])('logit-normal for the share %s in %s, as a plain share', (text, unit, low, high) => {
    const { value, findings } = readAssumption(text, unit, place)
    expect(findings).toEqual([])
    expect(value?.unit).toEqual({ text: '1', factor: 1, dimensions: {} })
    expect(value?.distribution).toEqual({
      family: 'logit-normal',
      mu: expect.closeTo((logit(low) + logit(high)) / 2, 12),
      sigma: expect.closeTo((logit(high) - logit(low)) / 2 / z95, 12),
    })
  })

  test('a part of the time is counted in its own unit', () => {
    const { value, findings } = readAssumption('1550 to 1650 hour/year', undefined, place)
    expect(findings).toEqual([])
    expect(value).toMatchObject({
      unit: { text: 'hour/year' },
      distribution: { family: 'lognormal' },
    })
  })

  test('normal where it straddles 0', () => {
    const { value } = readAssumption('-5 to 10', 'USD', place)
    expect(value?.distribution).toEqual({
      family: 'normal',
      mean: 2.5,
      sd: expect.closeTo(7.5 / z95, 12),
    })
  })
})

test.each([
  [1500, undefined, 1500, '1'],
  ['1500', 'USD', 1500, 'USD'],
  [0.08, undefined, 0.08, '1'],
  [5, '%', 5, '%'],
  ['-3 USD', undefined, -3, 'USD'],
  ['90 min', 'hour', 90, 'min'],
  [1e21, undefined, 1e21, '1'],
  [-2e-7, undefined, -2e-7, '1'],
])('%s in %s is fixed', (text, unit, value, unitText) => {
  expect(readAssumption(text, unit, place)).toMatchObject({
    value: { distribution: { family: 'fixed', value }, unit: { text: unitText } },
    findings: [],
  })
})

test('a beta is a share whatever the unit', () => {
  expect(readAssumption('beta(2, 8)', '%', place).value?.unit.text).toBe('1')
})

test.each([
  ['a * 2', undefined, 'formula', 'not a formula'],
  ['1 + 1', undefined, 'formula', 'not a formula'],
  ['5 min', 'USD', 'unit', 'min'],
  ['beta(2, 8)', 'USD', 'unit', 'USD'],
  ['5', 'kUSD', 'unit', 'kUSD'],
  ['9 to 5', 'USD', 'range', 'upside down'],
  ['', undefined, 'formula', 'empty'],
  [Number.NaN, undefined, 'wrong-value', 'finite'],
  [Infinity, undefined, 'wrong-value', 'finite'],
])('%s in %s is refused', (text, unit, code, words) => {
  const { value, findings } = readAssumption(text, unit, place)
  expect(value).toBeUndefined()
  expect(findings).toMatchObject([{ code, severity: 'problem' }])
  expect(findings[0]?.message).toContain(words)
})

test('an error in the unit and one in the value are found together', () => {
  const { findings } = readAssumption('9 to 5', 'kUSD', place)
  expect(findings.map(({ code }) => code)).toEqual(['unit', 'range'])
})
