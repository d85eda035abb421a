import type { CellLook } from '#formats/xlsx-write-book'

const ink = { quiet: '5A6068', input: '1A5FD0' } as const
const fill = { input: 'FFF9E5', head: 'F1F2F0' } as const

/** Filled over what was changed by hand since the sheet was made. */
export const changedFill = 'FBDDBD'

/** How the cells of the exported sheets look: blue ink on cream is what may be changed. */
export const looks = {
  title: { bold: true, size: 16 },
  section: { bold: true, size: 11 },
  quiet: { ink: ink.quiet },
  note: { ink: ink.quiet, wrap: true },
  head: { bold: true, fill: fill.head, line: 'below', wrap: true, indent: 1 },
  headNumber: { bold: true, fill: fill.head, line: 'below', wrap: true, align: 'right' },
  text: { wrap: true, indent: 1 },
  code: { ink: ink.quiet, wrap: true, indent: 1 },
  input: { ink: ink.input, fill: fill.input },
  total: { bold: true, line: 'above' },
  headline: { bold: true, size: 14 },
} as const satisfies Readonly<Record<string, CellLook>>

/** Formats of numbers. */
export const formats = {
  share: '0.0%',
  rate: '0.00%',
  factor: '0.0000',
  years: '0.00',
  count: '#,##0',
  ratio: '0.00',
  year: '"Year "0',
  month: '"Month "0',
  flag: '0',
  day: 'yyyy\\-mm\\-dd',
} as const

/** Whole units of money where they are many, else with two decimals. */
export function moneyFormat(size: number): string {
  return Math.abs(size) >= 1000 ? '#,##0;-#,##0;"–"' : '#,##0.00;-#,##0.00;"–"'
}

/** The same with the currency before it: `[$EUR] #,##0`. */
export function currencyFormat(currency: string, size: number): string {
  const digits = Math.abs(size) >= 1000 ? '#,##0' : '#,##0.00'
  return `[$${currency}] ${digits};-[$${currency}] ${digits}`
}

/** Some four digits of a number of any size. */
export function plainFormat(size: number): string {
  const magnitude = Math.abs(size)
  if (magnitude >= 1000 || (magnitude >= 100 && Number.isInteger(size))) return '#,##0'
  if (magnitude >= 100) return '#,##0.0'
  if (magnitude >= 10) return '0.00'
  if (magnitude >= 1 || magnitude === 0) return '0.000'
  const digits = Math.min(12, 3 - Math.floor(Math.log10(magnitude)))
  return `0.${'0'.repeat(digits)}`
}
