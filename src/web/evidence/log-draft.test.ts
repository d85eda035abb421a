import { describe, expect, it } from 'vitest'
import type { FileProfile } from '#evidence/profile/file-profile'
import { logEntry, proposedLog } from './log-draft.ts'

const profile = {
  columns: [
    ['case:concept:name', 'id'],
    ['concept:name', 'category'],
    ['time:timestamp', 'time'],
    ['org:resource', 'category'],
  ].map(([name, type]) => ({ facts: { header: { name, occurrence: 1 } }, type })),
} as unknown as FileProfile

const needs = [
  { id: 'lead-time', need: { metric: { type: 'duration' } } },
  { id: 'rework', need: { metric: { type: 'yes-no' } } },
  { id: 'hand-offs', need: { metric: { type: 'count' } } },
]
const steps = [
  { id: 'confirm', words: 'confirm the receipt' },
  { id: 'decide', words: 'decide' },
]

describe('a log draft', () => {
  const draft = proposedLog(profile, undefined, needs, steps)

  it('finds case, activity, time and who did it by the names of an event log', () => {
    expect(draft).toMatchObject({
      case: 'case:concept:name',
      activity: 'concept:name',
      at: 'time:timestamp',
      resource: 'org:resource',
    })
  })

  it('becomes an entry that the study can read', () => {
    const said = {
      ...draft,
      steps: { T02: 'confirm', T10: 'decide' },
      changed: '2011-07-01',
      before: 'old',
      after: 'new',
    }
    expect(logEntry(said, 'receipt.csv', undefined, needs)).toEqual({
      file: 'receipt.csv',
      row: 'event',
      log: {
        case: 'case:concept:name',
        activity: ['concept:name'],
        at: 'time:timestamp',
        resource: 'org:resource',
        steps: { confirm: ['T02'], decide: ['T10'] },
        finished: { reaches: 'decide' },
      },
      columns: {
        solution: { by: 'period', map: { before: 'old', after: 'new' } },
        'lead-time': { duration: { from: 'start', to: 'decide' } },
        rework: { repeats: 'any' },
        'hand-offs': { changes: 'resource' },
      },
    })
  })

  it('reads back what it wrote', () => {
    const entry = logEntry({ ...draft, steps: { T10: 'decide' } }, 'x.csv', undefined, needs)
    const again = proposedLog(profile, entry, needs, steps)
    expect(again.steps).toEqual({ T10: 'decide' })
    expect(again.needs).toEqual(draft.needs)
  })
})
