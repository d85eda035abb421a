import { describe, expect, it } from 'vitest'
import type { ProcessPart, ProcessView } from '#evidence/log/process-view'
import type { Reading } from '#evidence/rows/question'
import { processFigures } from './process-figures.ts'

const reading: Reading = {
  data: 'cases',
  files: ['log.xes'],
  hash: 'a'.repeat(64),
  bytes: 1,
  rowsRead: 10,
  rows: 10,
  excluded: [],
  headers: [],
  format: 'XES',
  columns: [],
  rejected: [],
  rejectedCount: 0,
}

const interval = { low: 0.1, high: 0.6, level: 0.95 }
const time = { mean: 20, median: 10 }
const ways: ProcessPart['byActivities'] = {
  variants: [
    { id: 'variant-1a', sequence: ['Ask', 'Décide'], count: 6, share: 0.6, duration: time },
    { id: 'variant-2b', sequence: ['Ask'], count: 4, share: 0.4 },
  ],
  count: 2,
  others: { variants: 0, executions: 0, share: 0 },
  flow: { nodes: [], edges: [] },
}

const whole: ProcessPart = {
  events: 25,
  executions: 10,
  outcomes: { finished: 6, failed: 1, abandoned: 2, open: 1 },
  finished: { share: 6 / 9, of: 9, interval },
  duration: time,
  byActivities: ways,
  failures: {
    points: [
      {
        step: 'Ask',
        how: 'abandoned',
        reason: 'idle',
        count: 2,
        of: 9,
        share: 2 / 9,
        interval,
        time,
      },
      {
        step: 'Ask',
        how: 'failed',
        reason: 'Redone',
        count: 1,
        of: 9,
        share: 1 / 9,
        interval,
        time,
      },
      { step: 'ask', how: 'redone', count: 1, of: 6, share: 1 / 6, interval, time },
      { how: 'abandoned', reason: 'idle', count: 1, of: 9, share: 1 / 9, interval, time },
    ],
    funnel: [{ step: 'Ask', reached: 9, share: 1, interval }],
    decided: 9,
    open: 1,
  },
  steps: [
    { step: 'Ask', executions: 10, working: { n: 3, ...time } },
    { step: 'ask', executions: 6, waiting: { n: 6, ...time } },
    { step: 'Décide', executions: 6 },
    { step: 'before', executions: 1 },
  ],
}

const view: ProcessView = {
  data: 'cases',
  level: 0.95,
  steps: false,
  whole,
  bySolution: [{ ...whole, solution: 'new', executions: 4 }],
}

describe('processFigures', () => {
  const figures = processFigures(view, {
    reading,
    hash: 'h',
    solutionName: (id) => (id === 'new' ? 'Portal' : id),
  })
  const ids = figures.map(({ id }) => id)
  const figure = (id: string): (typeof figures)[number] => figures.find((one) => one.id === id)!

  it('have ids of their own', () => {
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^process\.cases\.[a-z0-9.-]+(\[solution=new\])?$/)
  })

  it('tell steps and reasons apart whose ids would be the same', () => {
    expect(
      ids.filter((id) => id.startsWith('process.cases.failure') && !id.includes('time')),
    ).toEqual([
      'process.cases.failure.ask.idle',
      'process.cases.failure.ask.redone-2',
      'process.cases.failure.ask-2.redone',
      'process.cases.failure.before.idle',
      'process.cases.failure.ask.idle[solution=new]',
      'process.cases.failure.ask.redone-2[solution=new]',
      'process.cases.failure.ask-2.redone[solution=new]',
      'process.cases.failure.before.idle[solution=new]',
    ])
    expect(ids).toContain('process.cases.working.ask')
    expect(ids).toContain('process.cases.waiting.ask-2')
  })

  it('have value, interval, size and the rows they come from', () => {
    expect(figure('process.cases.failure.ask.idle')).toMatchObject({
      label: 'Log “cases”: abandoned at “Ask”: idle',
      value: 2 / 9,
      unit: '1',
      n: 9,
      interval,
      inputs: [{ rows: { data: 'cases', filter: 'all rows', count: 10 } }],
    })
    expect(figure('process.cases.failure.ask.idle.time')).toMatchObject({
      value: 20,
      unit: 's',
      n: 2,
    })
    expect(figure('process.cases.duration.median')).toMatchObject({ value: 10, unit: 's', n: 6 })
    expect(figure('process.cases.executions[solution=new]')).toMatchObject({
      label: 'Log “cases”: executions, Portal',
      inputs: [{ rows: { filter: 'solution = new', count: 4 } }],
    })
  })

  it('spell out the ways', () => {
    expect(figure('process.cases.variants').value).toBe(2)
    expect(figure('process.cases.variant-1.share')).toMatchObject({
      value: 0.6,
      settings: { sequence: 'Ask > Décide', variant: 'variant-1a' },
    })
    expect(ids).not.toContain('process.cases.variant-2.duration')
    expect(ids).not.toContain('process.cases.step-variants')
  })
})
