import { describe, expect, it } from 'vitest'
import { columnsInReach, lentColumns, proposedJoin, sharedKeys } from './join-draft.ts'

const document = {
  data: [
    { id: 'visits', columns: { order: {}, customer: {}, wait: { unit: 'min' } } },
    { id: 'accounts', columns: { customer: {}, segment: {} }, unpivot: [{ order: {} }] },
    { id: 'prices', columns: { product: {} } },
  ],
}

describe('joins of data sets', () => {
  it('can be looked up by what both declare', () => {
    expect(sharedKeys(document, 'visits', 'accounts')).toEqual(['order', 'customer'])
    expect(sharedKeys(document, 'visits', 'prices')).toEqual([])
  })

  it('lend all columns but the key', () => {
    expect(lentColumns(document, 'accounts', 'customer')).toEqual(['segment', 'order'])
    expect(lentColumns(document, 'nothing', 'customer')).toEqual([])
  })

  it('are in reach of rows over several joins, and circles end', () => {
    const joins = [
      { data: 'visits', with: 'accounts', by: 'customer' },
      { data: 'accounts', with: 'prices', by: 'product' },
      { data: 'prices', with: 'visits', by: 'product' },
    ]
    const all = ['order', 'customer', 'wait', 'segment', 'product']
    expect(columnsInReach({ ...document, joins }, 'visits')).toEqual(all)
    expect(columnsInReach(document, 'prices')).toEqual(['product'])
  })

  it('are proposed by customer first, and not twice', () => {
    expect(proposedJoin(document)).toEqual({ data: 'visits', with: 'accounts', by: 'customer' })
    const joins = [{ data: 'visits', with: 'accounts', by: 'customer' }]
    expect(proposedJoin({ ...document, joins })).toMatchObject({ data: 'accounts', with: 'visits' })
    expect(proposedJoin({})).toEqual({ data: '', with: '', by: '' })
  })
})
