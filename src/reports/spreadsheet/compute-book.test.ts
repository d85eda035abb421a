import { describe, expect, it } from 'vitest'
import type { Book } from '#formats/xlsx-write-book'
import { computeBook } from './compute-book.ts'

/** The values of formulas in column B beside numbers in column A. */
function computed(numbers: readonly number[], formulas: readonly string[]): unknown[] {
  const length = Math.max(numbers.length, formulas.length)
  const rows = Array.from({ length }, (_, i) => ({
    cells: [
      numbers[i] === undefined ? undefined : { value: numbers[i] },
      formulas[i] === undefined ? undefined : { formula: formulas[i] },
    ],
  }))
  const book: Book = {
    title: '',
    creator: '',
    names: [{ name: 'rate', refersTo: "'My sheet'!$A$1" }],
    sheets: [{ name: 'My sheet', widths: [], rows, frozen: { rows: 0, columns: 0 } }],
  }
  return computeBook(book).sheets[0]!.rows.map(({ cells }) => cells[1]?.value)
}

// Expected values: LibreOffice 7.4 for the order of signs; textbook figures for NPV and IRR.
describe('computeBook', () => {
  it('has the order of signs of spreadsheets', () => {
    const formulas = [
      '-2^2',
      '2^3^2',
      '2-3-4',
      '8/4/2',
      '2+3*4',
      '50%*3',
      '2*-3',
      '(1+2)*3',
      '1E-3*2',
    ]
    expect(computed([], formulas)).toEqual([4, 64, -5, 1, 14, 1.5, -6, 9, 0.002])
  })

  it('discounts: -500, 300, 300, 300 at 10 % are worth 246.06; -100, 110 have 10 %', () => {
    const flows = [0.1, -500, 300, 300, 300, -100, 110]
    const [npv, irr, guess] = computed(flows, [
      'A2+NPV(rate,A3:A5)',
      'IRR(A6:A7)',
      'IFERROR(IRR(\'My sheet\'!A3:A5),"none")',
    ])
    expect(npv).toBeCloseTo(246.06, 2)
    expect(irr).toBeCloseTo(0.1, 12)
    expect(guess).toBe('none')
  })

  it('counts, adds and chooses over ranges', () => {
    const formulas = [
      'SUMIF(A1:A4,"<0")',
      'SUMPRODUCT(A1:A4,A1:A4)',
      'SUMPRODUCT(--(A1:A3*A2:A4<0))',
      'COUNT(A1:A9)',
      'IF(AND(A1<A2,A3>=2),MAX(A1:A4),0)',
      'IF(OR(A1>A2,A1=9),1,"never")',
      'ROUNDUP(1.2,0)+ROUND(2.6,0)',
      'AVERAGE(A1:A4)',
    ]
    expect(computed([1, 3, -2, 2], formulas)).toEqual([-2, 18, 2, 4, 0, 'never', 5, 1])
  })

  it('leaves a formula without a value without one', () => {
    expect(computed([0], ['1/A1', 'LN(A1)', 'B1+1', 'IF(A1=0,1,1/A1)'])).toEqual([
      undefined,
      undefined,
      undefined,
      1,
    ])
  })
})
