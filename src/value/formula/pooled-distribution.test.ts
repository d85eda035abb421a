import { expect, test } from 'vitest'
import { distributionMean } from '#stats/distributions/distribution-mean'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import { distributionSupport } from '#stats/distributions/distribution-support'
import { readAssumption } from '#value/formula/read-assumption'

const place = { line: 1, column: 1 }

function read(text: string, unit?: string) {
  const { value, findings } = readAssumption(text, unit, place)
  if (value === undefined) throw new Error(findings[0]?.message)
  return value
}

test('limits without a unit are in that of the range, else in the declared one', () => {
  for (const [text, unit] of [
    ['5 min to 9 min within 4 to 12', undefined],
    ['5 to 9 within 4 to 12', 'min'],
    ['5 to 9 min within 240 s to 720 s', 'hour'],
  ] as const) {
    const { distribution, unit: found } = read(text, unit)
    expect(found.text).toBe('min')
    expect(distributionSupport(distribution)).toEqual({ low: 4, high: 12 })
  }
})

test('limits of a share are shares, in percent or plain', () => {
  for (const [text, unit] of [
    ['20 % to 60 % within 10 % to 80 %', undefined],
    ['20 to 60 within 10 to 80', '%'],
    ['0.2 to 0.6 within 0.1 to 0.8', undefined],
  ] as const) {
    const { distribution, unit: found } = read(text, unit)
    expect(found.text).toBe('1')
    expect(distributionSupport(distribution)).toEqual({ low: 0.1, high: 0.8 })
  }
})

test('the parts of a mixture are put into one unit', () => {
  const hours = read('mixture(1: 30 min, 3: 2 hour)')
  expect(hours.unit.text).toBe('hour')
  // (1 x 0.5 + 3 x 2) / 4
  expect(distributionMean(hours.distribution)).toBeCloseTo(1.625, 14)
  const declared = read('mixture(1: 30, 1: 60)', 'min')
  expect(declared.unit.text).toBe('min')
  expect(distributionMean(declared.distribution)).toBe(45)
  const shares = read('mixture(1: 10 to 20, 1: 30)', '%')
  expect(shares.unit.text).toBe('1')
  expect(distributionSupport(shares.distribution)).toEqual({ low: 0, high: 1 })
  expect(distributionQuantile(shares.distribution, 0.9)).toBeCloseTo(0.3, 12)
})

test('quantiles above 0 stay above it, shares inside 0 to 1, others are free', () => {
  const support = (text: string, unit?: string) => {
    const { distribution } = read(`from quantiles (${text})`, unit)
    return distributionSupport(distribution)
  }
  expect(support('10 %: 3, 50 %: 5, 90 %: 11')).toEqual({ low: 0, high: Infinity })
  expect(support('10 %: 0.3, 50 %: 0.5, 90 %: 0.6')).toEqual({ low: 0, high: 1 })
  expect(support('10 %: 30 %, 50 %: 50 %, 90 %: 60 %')).toEqual({ low: 0, high: 100 })
  expect(support('10 %: 0.3, 50 %: 0.5, 90 %: 0.6', 'min')).toEqual({ low: 0, high: Infinity })
  expect(support('10 %: -3, 50 %: 5, 90 %: 11')).toEqual({ low: -Infinity, high: Infinity })
  const { distribution, unit } = read(
    'from quantiles (10 %: 3, 50 %: 5, 90 %: 11) min within 1 to 60',
  )
  expect(unit.text).toBe('min')
  expect(distributionSupport(distribution)).toEqual({ low: 1, high: 60 })
  for (const [p, x] of [
    [0.1, 3],
    [0.5, 5],
    [0.9, 11],
  ] as const)
    expect(distributionQuantile(distribution, p)).toBeCloseTo(x, 10)
})
