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
  period: 'year',
  needs: new Map([['wait', unit('min/execution')]]),
  formulas: new Map([
    ['hours-freed', 'saved(wait) * volume'],
    ['worth', 'hours-freed * hourly'],
    ['itself', 'itself + 1'],
  ]),
  measured: ['wait|trial'],
} as const

const later = { ...names, needs: new Map([['wait', undefined]]) }

describe('checkFormula', () => {
  it('says in what a formula comes out', () => {
    const checked = checkFormula('saved(wait) * volume * hourly', names, 'money-a-year')
    expect(checked).toEqual({ unit: 'EUR/year', marks: [] })
  })

  it('marks a name that nothing has, at its place', () => {
    const { marks } = checkFormula('saved(wait) * volumes * hourly', names, 'money-a-year')
    expect(marks).toHaveLength(1)
    expect(marks[0]!.from).toBe('saved(wait) * '.length)
    expect(marks[0]!.words).toContain('volume')
  })

  it('marks what does not come out in money a year', () => {
    const { marks } = checkFormula('saved(wait) * volume', names, 'money-a-year')
    expect(marks[0]).toMatchObject({ from: 0 })
    expect(marks[0]!.words).toContain('not in EUR/year')
  })

  it('does not check units of a need that is not evaluated yet', () => {
    expect(checkFormula('saved(wait) * volume', later, 'money-a-year')).toEqual({ marks: [] })
  })

  it('does not check an assumption that is worked out and not evaluated yet', () => {
    const assumptions = new Map([...names.assumptions, ['hourly', undefined] as const])
    const checked = checkFormula('hours-freed * hourly', { ...names, assumptions }, 'money-a-year')
    expect(checked).toEqual({ marks: [] })
  })

  it('sees through formulas of their own name', () => {
    const checked = checkFormula('hours-freed * hourly', names, 'money-a-year')
    expect(checked).toEqual({ unit: 'EUR/year', marks: [] })
    expect(checkFormula('worth', names, 'money-a-year').unit).toBe('EUR/year')
    expect(checkFormula('hours-freed * hourly', later, 'money-a-year')).toEqual({ marks: [] })
  })

  it('takes any unit where a formula is a part of others', () => {
    expect(checkFormula('saved(wait) * 2', names, 'part')).toEqual({
      unit: 's/execution',
      marks: [],
    })
  })

  it('marks what is defined by itself, and evidence that does not measure the need', () => {
    expect(checkFormula('itself * hourly', names, 'part').marks).toHaveLength(1)
    expect(checkFormula('saved(wait, trial)', names, 'part').marks).toEqual([])
    expect(checkFormula('saved(wait, field)', names, 'part').marks[0]!.words).toContain('field')
  })

  it('marks a formula that does not end', () => {
    expect(checkFormula('saved(wait) *', names, 'money-a-year').marks.length).toBeGreaterThan(0)
  })
})
