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
    expect(logEntry(said, { used: undefined, draft }, needs)).toEqual({
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
    const begun = { used: undefined, draft }
    const entry = logEntry({ ...draft, steps: { T10: 'decide' } }, begun, needs)
    const again = proposedLog(profile, entry, needs, steps)
    expect(again.steps).toEqual({ T10: 'decide' })
    expect(again.needs).toEqual(draft.needs)
  })

  const used = {
    id: 'receipts',
    file: 'receipt.csv',
    row: 'event',
    log: {
      case: 'case',
      activity: ['concept:name', 'lifecycle:transition'],
      at: 'time',
      steps: { confirm: ['T02'], decide: ['T10'] },
      finished: { reaches: 'decide' },
      abandoned: { any: [{ idle: '90 day' }] },
    },
    columns: {
      solution: { from: 'way' },
      'lead-time': { duration: { from: 'confirm', to: 'decide' } },
      rework: { repeats: 'any' },
    },
  }

  it('leaves what nobody touched as the document has it', () => {
    const first = proposedLog(profile, used, needs, steps)
    const { row, log, columns } = used
    expect(first.needs['lead-time']).toBe('as-written')
    expect(logEntry(first, { used, draft: first }, needs)).toEqual({ row, log, columns })
  })

  it('takes away what is chosen away', () => {
    const first = proposedLog(profile, used, needs, steps)
    const now = { ...first, finished: '', needs: { ...first.needs, rework: '' } }
    const { log, columns } = logEntry(now, { used, draft: first }, needs)
    expect(Object.keys(log as object)).not.toContain('finished')
    expect(Object.keys(columns as object)).toEqual(['solution', 'lead-time'])
  })

  it.each([
    ['work', { work: 'any' }],
    ['takes:decide', { takes: 'decide' }],
    ['time-to:decide', { 'time-to': 'decide' }],
    ['loops', { loops: 'any' }],
  ])('writes and reads the choice %s', (said, column) => {
    const begun = { used: undefined, draft }
    const entry = logEntry({ ...draft, needs: { rework: said } }, begun, needs)
    expect(entry['columns']).toEqual({ rework: column })
    expect(proposedLog(profile, entry, needs, steps).needs['rework']).toBe(said)
  })

  it('takes the way from as many periods as the study has', () => {
    const ways = { old: 'paper', between: '', pilot: 'portal', after: 'portal' }
    const entry = logEntry({ ...draft, ways }, { used: undefined, draft }, needs)
    const map = { old: 'paper', pilot: 'portal', after: 'portal' }
    expect((entry['columns'] as Record<string, unknown>)['solution']).toEqual({ by: 'period', map })
    const again = proposedLog(profile, entry, needs, steps)
    expect(again.ways).toEqual(map)
    const gone = logEntry({ ...again, ways: {} }, { used: entry, draft: again }, needs)
    expect(Object.keys(gone['columns'] as object)).not.toContain('solution')
  })

  it('changes a second column of the activity, and leaves a third', () => {
    const three = { ...used, log: { ...used.log, activity: ['a', 'b', 'c'] } }
    const first = proposedLog(profile, three, needs, steps)
    expect(first.activityToo).toBe('b')
    const now = logEntry({ ...first, activityToo: 'd' }, { used: three, draft: first }, needs)
    expect((now['log'] as Record<string, unknown>)['activity']).toEqual(['a', 'd', 'c'])
  })

  it('is over with one activity, or with more as it is written', () => {
    const ending = (finished: object) =>
      proposedLog(profile, { ...used, log: { ...used.log, ...finished } }, needs, steps).finished
    expect(ending({ finished: { activity: ['Sent'] } })).toBe('activity:Sent')
    expect(ending({ finished: { activity: ['Sent', 'Declined'] } })).toBe('as-written')
    const first = proposedLog(profile, used, needs, steps)
    const now = logEntry({ ...first, finished: 'activity:Sent' }, { used, draft: first }, needs)
    expect((now['log'] as Record<string, unknown>)['finished']).toEqual({ activity: ['Sent'] })
  })
})
