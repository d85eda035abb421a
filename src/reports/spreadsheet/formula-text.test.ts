import { describe, expect, it } from 'vitest'
import { readUnit } from '#quantity/read-unit'
import { formula } from '#value/reference-model-fixture'
import { cellTerm, formulaTerm, textInUnit, type FormulaScope } from './formula-text.ts'

const units: Readonly<Record<string, string>> = {
  wage: 'EUR/hour',
  time: 'min/execution',
  volume: 'execution/year',
  weekly: 'EUR/week',
}

const scope: FormulaScope = {
  year: 'E$5',
  name: (id) => cellTerm(id, readUnit(units[id] ?? '1').value?.factor ?? 1),
  need: ({ name, need }) => cellTerm(`${name}_${need}`, 60),
}

const inYears = (text: string): string =>
  textInUnit(formulaTerm(formula(text), scope), 1 / 31_557_600)
const plain = (text: string): string => textInUnit(formulaTerm(formula(text), scope), 1)

describe('formulaTerm', () => {
  it('converts units once for each product, with numbers that can be read', () => {
    expect(inYears('time * volume * wage')).toBe('time*volume*wage/60')
    expect(inYears('saved(wait) * volume * 2 EUR/s')).toBe('saved_wait*volume*2*60')
    expect(inYears('weekly')).toBe('weekly*31557600/604800')
  })

  it('adds, compares and chooses in the unit of the first part', () => {
    expect(inYears('weekly + 3 EUR/hour')).toBe('(weekly+3*168)*31557600/604800')
    expect(inYears('if(weekly > 0, weekly, wage)')).toBe(
      'IF(weekly>0,weekly,wage*168)*31557600/604800',
    )
    expect(inYears('max(0, weekly)')).toBe('MAX(0,weekly)*31557600/604800')
  })

  it('keeps the order of signs: in spreadsheets a minus binds tighter than a power', () => {
    expect(plain('-a ^ 2')).toBe('(-(a^2))')
    expect(plain('(-a) ^ 2')).toBe('(-a)^2')
    expect(plain('a ^ b ^ 2')).toBe('a^(b^2)')
    expect(plain('a - (b - c)')).toBe('a-(b-c)')
    expect(plain('a / (b * c)')).toBe('a/(b*c)')
    expect(plain('(a + b) * c')).toBe('(a+b)*c')
  })

  it('has percents, years, functions and truths', () => {
    expect(plain('30 % * (1 - exp(0 - a * year))')).toBe('30%*(1-EXP(0-a*E$5))')
    expect(plain('ln(a) + sqrt(b) + sum(a, b)')).toBe('LN(a)+SQRT(b)+SUM(a,b)')
    expect(plain('(a != b) * 2')).toBe('IF(a<>b,1,0)*2')
  })

  it('writes no number that a spreadsheet could not read', () => {
    expect(plain('0.0000001 * a')).toBe('1E-7*a')
  })
})
