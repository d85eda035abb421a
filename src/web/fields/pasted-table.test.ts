import { describe, expect, it } from 'vitest'
import { pastedEntries, pastedTable } from './pasted-table.ts'

const columns = ['name', 'value', 'unit']

describe('pastedTable', () => {
  it('leaves a single value to the field', () => {
    expect(pastedTable('38 to 52')).toBeUndefined()
    expect(pastedTable('38 to 52\n')).toBeUndefined()
  })

  it('reads rows of cells, and a column of lines', () => {
    expect(pastedTable('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    expect(pastedTable('one\ntwo')).toEqual([['one'], ['two']])
  })
})

describe('pastedEntries', () => {
  it('takes the columns in their order', () => {
    expect(pastedEntries([['Wage', '38 to 52', 'EUR/hour']], columns)).toEqual([
      { name: 'Wage', value: '38 to 52', unit: 'EUR/hour' },
    ])
  })

  it('takes a header at its word, and leaves strange columns out', () => {
    const rows = [
      ['Unit', 'Remark', 'Name'],
      ['EUR', 'x', 'Set-up'],
    ]
    expect(pastedEntries(rows, columns)).toEqual([{ unit: 'EUR', name: 'Set-up' }])
  })
})
