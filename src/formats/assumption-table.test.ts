import { describe, expect, it } from 'vitest'
import { readValueTable } from './assumption-table.ts'

describe('a table of values', () => {
  const rows = [
    { row: 1, cells: ['ID', 'What', 'Value', 'Unit'] },
    { row: 2, cells: ['volume', 'Applications a year', '12000', 'execution/year'] },
    { row: 3, cells: ['wage', 'Pay', ' ', 'EUR/year'] },
    { row: 4, cells: ['', '', '7', ''] },
  ]

  it('leaves out questions that nobody answered, and keeps values without an id to be refused', () => {
    expect(readValueTable(rows)).toEqual([
      { row: 2, cells: { id: 'volume', value: '12000', unit: 'execution/year' }, formulas: [] },
      { row: 4, cells: { value: '7' }, formulas: [] },
    ])
  })

  it('is none without its headings', () => {
    expect(readValueTable(rows.slice(1))).toBeUndefined()
  })
})
