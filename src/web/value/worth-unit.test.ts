import { describe, expect, it } from 'vitest'
import { countedUnit, worthUnit } from './worth-unit.ts'

describe('worthUnit', () => {
  it.each([
    ['duration', 'min', 'EUR/hour'],
    ['duration', 'day', 'EUR/day'],
    ['count', 'failure', 'EUR/failure'],
    ['rate', 'error/field', 'EUR/error'],
    ['yes-no', '', 'EUR'],
  ])('of a %s in %s is %s', (type, unit, expected) => {
    expect(worthUnit(type, unit, 'EUR')).toBe(expected)
  })

  it('says what is counted', () => {
    expect(countedUnit('EUR/hour')).toBe('hour')
  })
})
