import { describe, expect, it } from 'vitest'
import {
  chanceWords,
  improvementRange,
  improvementWords,
  moneyRange,
  sourceWords,
  unitOfOne,
  yearsWords,
} from '#charts/wording'
import { english } from '#quantity/locale'

const thin = (text: string): string => text.replaceAll('_', '\u2009')

describe('chanceWords', () => {
  it.each([
    [0, 'none'],
    [0.002, 'fewer than 1 of 100'],
    [0.024, '2 of 100'],
    [0.05, '1 of 20'],
    [0.5, '10 of 20'],
    [0.63, '63 of 100'],
    [0.95, '19 of 20'],
    [0.998, 'more than 99 of 100'],
    [1, 'all'],
  ])('%d is %s', (probability, words) => {
    expect(chanceWords(probability)).toBe(words)
  })
})

describe('improvementWords', () => {
  const effect = (value: number, half: number) => ({
    value,
    interval: { low: value - half, high: value + half, level: 0.95 },
    method: '',
  })

  it('says better or worse instead of a sign', () => {
    expect(improvementWords(effect(-0.53, 0.12), false, english)).toBe(thin('53_% worse'))
    expect(improvementWords(effect(0.031, 0.02), true, english)).toBe(thin('3.1_points better'))
  })

  it('says no change where it rounds to nothing', () => {
    expect(improvementWords(effect(0, 0), false, english)).toBe('no change')
  })

  it('turns the range of a worsening round, and says both ways of one that holds zero', () => {
    expect(improvementRange(effect(-0.53, 0.12), false, english)).toBe(thin('41_% to 65_%'))
    expect(improvementRange(effect(0.1, 0.2), false, english)).toBe(
      thin('10_% worse to 30_% better'),
    )
    const points = improvementRange(effect(-0.0059, 0.0065), true, english)
    expect(points).toBe('1.24 worse to 0.06 better')
  })
})

describe('other words', () => {
  it('says years below two as months', () => {
    expect(yearsWords(0, english)).toBe('at once')
    expect(yearsWords(1 + 2 / 12, english)).toBe(thin('14_months'))
    expect(yearsWords(2.04, english)).toBe(thin('2_years'))
  })

  it('leaves the execution out of a unit, and nothing else', () => {
    expect(unitOfOne('s/execution')).toBe('s')
    expect(unitOfOne('error/field')).toBe('error/field')
  })

  it('names the currency at both ends of a range', () => {
    expect(moneyRange([540e3, 90e3], 'EUR', english)).toBe(thin('€_90_k to €_540_k'))
  })

  it('names who stands behind a figure, and nobody', () => {
    expect(sourceWords({ kind: 'customer-record', by: 'finance', date: '2026-11-03' })).toBe(
      'customer record, finance, 3 Nov 2026',
    )
    expect(sourceWords(undefined)).toBe('')
  })
})
