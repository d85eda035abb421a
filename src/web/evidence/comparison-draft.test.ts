import { describe, expect, it } from 'vitest'
import { applyEdits } from '../save/apply-edits.ts'
import { valueAt } from '../save/document-place.ts'
import { comparisonEdits, isReady } from './comparison-draft.ts'
import type { HeldColumn } from './change-draft.ts'

const columns = {
  customer: { from: 'Pharmacy' },
  group: { from: 'Group' },
  period: { from: 'Period' },
  week: { from: 'Week' },
  minutes: { from: 'Minutes', unit: 'min' },
}
const document = { data: [{ id: 'weeks', file: 'weeks.csv', row: 'execution', columns }] }
const held: readonly HeldColumn[] = [
  { id: 'group', type: 'category', values: ['logger', 'paper'] },
  { id: 'period', type: 'category', values: ['after', 'before'] },
  { id: 'week', type: 'number', values: [], range: [1, 12] },
]
const change = { at: 'week', from: '7', group: 'group', treated: 'logger' }
const draft = {
  answers: { compared: true, sameUnits: true, decidedBy: 'groups-at-a-date' },
  data: 'weeks',
  baseline: 'paper',
  treatment: 'logger',
  needs: ['minutes'],
  covariates: [],
  change,
} as const

const blockOf = (said: Parameters<typeof comparisonEdits>[0]) => {
  const written = applyEdits(document, comparisonEdits(said, document, held))
  return [valueAt(written, ['evidence', 'comparison']), written] as const
}

describe('comparisonEdits', () => {
  it('writes when some changed and who they are', () => {
    expect(blockOf(draft)[0]).toEqual({
      id: 'comparison',
      data: 'weeks',
      design: 'difference-in-differences',
      unit: 'customer',
      baseline: 'paper',
      treatment: 'logger',
      needs: ['minutes'],
      at: 'week',
      from: 7,
      group: { from: 'group', treated: 'logger' },
    })
  })

  it('makes 0 and 1 of a time that is told in words, for the document takes numbers and dates', () => {
    const [block, written] = blockOf({
      ...draft,
      change: { ...change, at: 'period', from: 'after' },
    })
    expect(block).toMatchObject({ at: 'changed', from: 1 })
    expect(valueAt(written, ['data', 'weeks', 'columns', 'changed'])).toEqual({
      from: 'Period',
      is: 'after',
    })
    expect(valueAt(written, ['data', 'weeks', 'columns', 'period'])).toEqual({ from: 'Period' })
  })

  it('says nothing of a change where the answers ask for none', () => {
    const [block] = blockOf({ ...draft, answers: { ...draft.answers, decidedBy: 'date' } })
    expect(block).not.toHaveProperty('at')
    expect(block).toMatchObject({ design: 'paired', unit: 'customer' })
  })
})

it('waits for who changed when, and for nothing of it elsewhere', () => {
  const open = { ...draft, change: { ...change, treated: '' } }
  expect(isReady(draft)).toBe(true)
  expect(isReady(open)).toBe(false)
  expect(isReady({ ...open, answers: { ...draft.answers, decidedBy: 'lot' } })).toBe(true)
  expect(isReady({ ...draft, needs: [] })).toBe(false)
})
