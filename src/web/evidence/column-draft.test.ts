import { describe, expect, it } from 'vitest'
import type { FileProfile } from '#evidence/profile/file-profile'
import { columnDrafts, columnsOf, meant } from './column-draft.ts'

const profile = {
  columns: ['form', 'minutes', 'note'].map((name) => ({
    facts: { header: { name, occurrence: 1 } },
  })),
} as unknown as FileProfile

const entry = {
  id: 'rows',
  columns: {
    solution: { from: 'form', map: { a: 'old' } },
    wait: { from: 'minutes', unit: 'min' },
    total: { sum: ['a', 'b'] },
  },
}

describe('column drafts', () => {
  it('stand in the order of the file, what is left out with an empty id', () => {
    expect(columnDrafts(profile, entry).map(({ id }) => id)).toEqual(['solution', 'wait', ''])
  })

  it('go back into the same columns', () => {
    expect(columnsOf(columnDrafts(profile, entry), entry)).toEqual(entry.columns)
  })

  it('leave a second column from the same header as it is', () => {
    const columns = { ...entry.columns, changed: { from: 'form', is: 'b' } }
    const drafts = columnDrafts(profile, { columns })
    expect(drafts[0]).toMatchObject({ id: 'solution', header: 'form' })
    expect(columnsOf(drafts, { columns })).toEqual(columns)
    const without = drafts.map((one) => (one.id === 'solution' ? meant(one, '') : one))
    expect(columnsOf(without, { columns })).toEqual({
      wait: columns.wait,
      total: columns.total,
      changed: columns.changed,
    })
  })

  it('forget the values of an old meaning, and keep the unit', () => {
    const [solution, wait] = columnDrafts(profile, entry)
    expect(meant(solution!, 'channel').definition).toEqual({ from: 'form' })
    expect(meant(wait!, 'lead-time').definition).toEqual({ from: 'minutes', unit: 'min' })
  })
})
