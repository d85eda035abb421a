import { expect, it } from 'vitest'
import type { ColumnType } from '#evidence/profile/column-type'
import type { ColumnProfile } from '#evidence/profile/file-profile'
import { changeColumns, heldColumns } from './change-draft.ts'

const column = (name: string, type: ColumnType, texts: readonly string[]): ColumnProfile => {
  const common = texts.map((text) => ({ text, count: 1 }))
  const numbers = { min: Math.min(...texts.map(Number)), max: Math.max(...texts.map(Number)) }
  const facts = { header: { name, occurrence: 1 }, common, numbers }
  return { facts, type, key: false, suspicions: [] } as unknown as ColumnProfile
}

const columns = [
  column('Pharmacy', 'category', ['a', 'b']),
  column('Group', 'category', ['logger', 'paper']),
  column('Period', 'category', ['before', 'after']),
  column('Week', 'number', ['1', '9', '2', '8']),
  column('Minutes', 'number', ['12', '5', '13', '14']),
]

const set = {
  columns: {
    customer: { from: 'Pharmacy' },
    solution: { from: 'Group', map: { logger: 'ours', paper: 'today' } },
    period: { from: 'Period' },
    week: { from: 'Week' },
    minutes: { from: 'Minutes' },
    sum: { sum: ['a', 'b'] },
  },
}

it('has what the study makes of a column, and leaves out what stands in no file', () => {
  const held = heldColumns(set, columns)
  expect(held.map(({ id }) => id)).toEqual(['customer', 'solution', 'period', 'week', 'minutes'])
  expect(held[1]).toEqual({ id: 'solution', type: 'category', values: ['ours', 'today'] })
  expect(held[3]).toMatchObject({ type: 'number', range: [1, 9] })
})

it('counts a column of yes and no as 0 and 1', () => {
  const columnsOfSet = { changed: { from: 'Period', is: 'after' } }
  const [changed] = heldColumns({ columns: columnsOfSet }, columns)
  expect(changed).toEqual({ id: 'changed', type: 'number', values: [], range: [0, 1] })
})

it('offers numbers before words for the time, and the way before other words for the group', () => {
  const { times, groups } = changeColumns(heldColumns(set, columns), ['minutes'])
  expect(times.map(({ id }) => id)).toEqual(['week', 'period'])
  expect(groups.map(({ id }) => id)).toEqual(['solution', 'period'])
})
