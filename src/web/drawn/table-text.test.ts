import { describe, expect, it } from 'vitest'
import { tableText } from './table-text.ts'

const table = (...cells: string[]) => ({
  caption: '',
  columns: cells.map((_, i) => ({ label: `c${i}`, numeric: false })),
  rows: [cells.map((text) => ({ text }))],
})

describe('tableText', () => {
  it('quotes what holds the separator, quotes or a line end', () => {
    expect(tableText(table('a,b', 'say "x"', 'plain'), ',')).toBe(
      'c0,c1,c2\r\n"a,b","say ""x""",plain',
    )
  })

  it('keeps a spreadsheet from taking a cell for a formula', () => {
    expect(tableText(table('=1+1', '@x', '-cmd', '-12.5'), '\t')).toBe(
      "c0\tc1\tc2\tc3\r\n'=1+1\t'@x\t'-cmd\t-12.5",
    )
  })
})
