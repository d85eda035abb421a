import { describe, expect, it } from 'vitest'
import { inputRange, inputValue } from '#charts/input-range'
import { english } from '#quantity/locale'

const ends = (low: number, high: number, unit: string) => ({
  low: { input: low, npv: 0 },
  high: { input: high, npv: 1 },
  unit,
})

describe('inputs in words', () => {
  it.each([
    [ends(34, 46, '%'), '34.0 % to 46.0 %', 40, '40.0 %'],
    [ends(0.07, 0.41, '1'), '7 % to 41 %', 0.224, '22 %'],
    [ends(3, 5, '1'), '3.0 to 5.0', 4, '4.0'],
    [ends(4500, 7500, 's/execution'), '1.25 h to 2.08 h', 6000, '1.67 h'],
    [ends(101, 75, 'hour/execution'), '75 h to 101 h', 96, '96 h'],
  ])('%j', (one, range, value, words) => {
    expect(inputRange(one, english).replaceAll('\u2009', ' ')).toBe(range)
    expect(inputValue(value, one, english).replaceAll('\u2009', ' ')).toBe(words)
  })
})
