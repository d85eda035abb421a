import { describe, expect, it } from 'vitest'
import { readUnit } from '#quantity/read-unit'
import { checkFormula } from './check-formula.ts'

const unit = (text: string) => readUnit(text).value
const names = {
  currency: 'EUR',
  assumptions: new Map([
    ['volume', unit('execution/year')],
    ['hourly', unit('EUR/hour')],
  ]),
  needs: new Map([['wait', unit('min/execution')]]),
}

describe('checkFormula', () => {
  it('says in what a formula comes out', () => {
    const checked = checkFormula('saved(wait) * volume * hourly', names)
    expect(checked).toEqual({ unit: 'EUR/year', marks: [] })
  })

  it('marks a name that nothing has, at its place', () => {
    const { marks } = checkFormula('saved(wait) * volumes * hourly', names)
    expect(marks).toHaveLength(1)
    expect(marks[0]!.from).toBe('saved(wait) * '.length)
    expect(marks[0]!.words).toContain('volume')
  })

  it('marks what does not come out in money a year', () => {
    const { marks } = checkFormula('saved(wait) * volume', names)
    expect(marks[0]).toMatchObject({ from: 0 })
    expect(marks[0]!.words).toContain('not in EUR/year')
  })

  it('does not check units of a need that is not evaluated yet', () => {
    const later = { ...names, needs: new Map([['wait', undefined]]) }
    expect(checkFormula('saved(wait) * volume', later)).toEqual({ marks: [] })
  })

  it('marks a formula that does not end', () => {
    expect(checkFormula('saved(wait) *', names).marks.length).toBeGreaterThan(0)
  })
})
