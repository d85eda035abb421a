import { describe, expect, it } from 'vitest'
import type { ProcessView } from '#evidence/log/process-view'
import { english } from '#quantity/locale'
import { failureChart, funnelChart } from './failure-points.ts'
import { jobTimeTable } from './job-time.ts'
import { processMap } from './process-map.ts'
import { stepTimeTable } from './step-times.ts'
import { variantsChart } from './variants.ts'

const time = (median: number) => ({ median, mean: 2 * median })
const interval = { low: 0.05, high: 0.2, level: 0.95 }

/** INVENTED: ten executions, two of which go back. */
const view: ProcessView = {
  data: 'log',
  level: 0.95,
  steps: true,
  bySolution: [],
  whole: {
    events: 34,
    executions: 10,
    outcomes: { finished: 8, failed: 1, abandoned: 1, open: 0 },
    byActivities: {
      variants: [],
      count: 0,
      others: { variants: 0, executions: 0, share: 0 },
      flow: { nodes: [], edges: [] },
    },
    bySteps: {
      variants: [
        { id: 'a', sequence: ['ask', 'check', 'decide'], count: 7, share: 0.7, duration: time(90) },
        { id: 'b', sequence: ['ask', 'check', 'ask', 'check', 'decide'], count: 2, share: 0.2 },
      ],
      count: 3,
      others: { variants: 1, executions: 1, share: 0.1 },
      flow: {
        nodes: [
          { label: 'check', count: 12, executions: 10, starts: 0, ends: 1 },
          { label: 'ask', count: 12, executions: 10, starts: 10, ends: 0 },
          { label: 'decide', count: 9, executions: 9, starts: 0, ends: 9 },
        ],
        edges: [
          { from: 'ask', to: 'check', count: 12, executions: 10, time: time(60) },
          { from: 'check', to: 'decide', count: 9, executions: 9, time: time(3600) },
          { from: 'check', to: 'ask', count: 2, executions: 2, time: time(0) },
          { from: 'check', to: 'check', count: 1, executions: 1, time: time(5) },
        ],
      },
    },
    failures: {
      points: [
        {
          step: 'check',
          how: 'abandoned',
          reason: 'idle',
          count: 1,
          of: 10,
          share: 0.1,
          interval,
          time: time(60),
        },
      ],
      funnel: [
        { step: 'ask', reached: 10, share: 1, interval: { low: 0.7, high: 1, level: 0.95 } },
        {
          step: 'decide',
          reached: 9,
          share: 0.9,
          interval,
          onward: { reached: 9, of: 10, share: 0.9, interval },
        },
      ],
      decided: 10,
      open: 0,
    },
    steps: [
      { step: 'ask', executions: 10 },
      { step: 'check', executions: 10, waiting: { ...time(60), n: 10 } },
      { step: 'decide', executions: 9, waiting: { ...time(3600), n: 9 } },
    ],
  },
}

describe('the process map', () => {
  const map = processMap(view, english)

  it('has the steps in the order of the job', () => {
    expect(map.nodes.map(({ label }) => label)).toEqual(['ask', 'check', 'decide'])
    expect(map.nodes[0]!.note).toBe('in 100\u2009%, 100\u2009% begin here')
    expect(map.nodes[1]!.again).toBe(1)
  })

  it('draws what follows what, wider the more often', () => {
    expect(map.edges.map(({ from, to, weight }) => [from, to, weight])).toEqual([
      [0, 1, 1],
      [1, 2, 0.75],
      [1, 0, 2 / 12],
    ])
    expect(map.edges[2]!.label).toBe('2 · at once')
  })

  it('says how much goes back: 2 of 24', () => {
    expect(map.title).toBe('8\u2009% of all transitions go back, most often from check to ask')
  })
})

describe('the variants', () => {
  it('have their share, their time, and the rest in one row', () => {
    const { table, title } = variantsChart(view, english)
    expect(title).toBe('3 ways through the job; the 2 most common hold 90.0\u2009%')
    expect(table.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['ask → check → decide', '7', '70.0\u2009%', '90\u2009s', '–'],
      ['ask → check → ask → check → decide', '2', '20.0\u2009%', '–', '–'],
      ['1 further ways', '1', '10.0\u2009%', '–', '–'],
    ])
  })
})

describe('failure points', () => {
  it('say where, how often and at what cost of time', () => {
    const { title, table } = failureChart(view, english)
    expect(title).toBe('Most often: check: abandoned (idle) (10.0\u2009%)')
    expect(table.rows[0]!.map(({ text }) => text).slice(1, 3)).toEqual(['1', '10.0\u2009%'])
  })

  it('say so where there are none', () => {
    const none = {
      ...view,
      whole: { ...view.whole, failures: { ...view.whole.failures, points: [] } },
    }
    expect(failureChart(none, english).empty?.why).toContain('No execution failed')
  })

  it('show how far executions come', () => {
    expect(funnelChart(view, english).title).toBe(
      'Most executions go without: decide (10.0\u2009% of those at the step before)',
    )
  })
})

describe('what each step takes', () => {
  it('is told apart only where the log does', () => {
    const table = stepTimeTable(view, english)
    expect(table.columns).toHaveLength(4)
    expect(table.rows[0]!.map(({ text }) => text)).toEqual(['ask', '10', '–', '–'])
  })
})

describe('the time of the job', () => {
  it('stands before what its steps add to it, with intervals where there are any', () => {
    const range = { low: 3000, high: 4800, level: 0.9 }
    const job = {
      n: 8,
      total: { mean: 3600, interval: range, method: 'bca' as const },
      steps: [{ step: 'ask', mean: 1200 }],
    }
    const table = jobTimeTable({ ...view, whole: { ...view.whole, job } }, english)!
    expect(table.columns[2]!.label).toBe('90 % interval')
    expect(table.rows.map(([label, mean]) => [label!.text, mean!.figure])).toEqual([
      ['Whole job', 'process.log.job-time'],
      ['ask', 'process.log.job-time.ask'],
    ])
    expect(table.rows[1]![2]!.text).toBe('–')
    expect(jobTimeTable(view, english)).toBeUndefined()
  })
})
