import { describe, expect, it } from 'vitest'
import { eventsOf } from '../../../test/evidence/log-events.ts'
import { directlyFollows, mainFlow, type DirectlyFollows } from './directly-follows.ts'
import { eventLog } from './event-log.ts'
import { executionsOf } from './executions.ts'
import type { LogRules } from './log-rules.ts'
import { stepSequences } from './step-sequences.ts'

const lifecycle = { from: 'state', start: 'start', complete: 'complete' }

function graphOf(
  rows: readonly (readonly string[])[],
  more: Partial<LogRules> = {},
): DirectlyFollows {
  const rules: LogRules = { case: 'case', activity: ['step'], at: 'time', ...more }
  const log = eventLog(eventsOf(['case', 'step', 'time', 'state'], rows), rules).value!
  return directlyFollows(stepSequences(executionsOf(log, rules).value!, 'activities'))
}

/** Cases of single moments, as many as it says, events a minute apart. */
function paths(counts: Readonly<Record<string, number>>): readonly (readonly string[])[] {
  return Object.entries(counts).flatMap(([path, count]) =>
    Array.from({ length: count }, (_, c) =>
      path
        .split(' ')
        .map((step, place) => [`${path} ${c}`, step, new Date(60_000 * place).toISOString()]),
    ).flat(),
  )
}

const edges = ({ edges }: Pick<DirectlyFollows, 'edges'>): string[] =>
  edges.map(({ from, to, count }) => `${from}>${to} ${count}`)

describe('directlyFollows', () => {
  const graph = graphOf(paths({ 'a b c': 3, 'a b b c': 2, 'a c': 1, d: 4 }))

  it('counts what follows what, the most frequent first', () => {
    expect(edges(graph)).toEqual(['a>b 5', 'b>c 5', 'b>b 2', 'a>c 1'])
  })

  it('counts nodes, and the executions that have them, begin and end with them', () => {
    expect(graph.nodes).toEqual([
      { label: 'b', count: 7, executions: 5, starts: 0, ends: 0 },
      { label: 'a', count: 6, executions: 6, starts: 6, ends: 0 },
      { label: 'c', count: 6, executions: 6, starts: 0, ends: 6 },
      { label: 'd', count: 4, executions: 4, starts: 4, ends: 4 },
    ])
  })

  it('counts an execution once however often it goes that way', () => {
    const [edge] = graphOf(paths({ 'b b b b': 1, 'b b': 1 })).edges
    expect(edge).toMatchObject({ count: 4, executions: 2 })
  })

  it('takes the time from a completion to the next start', () => {
    const at = (minutes: number): string => new Date(60_000 * minutes).toISOString()
    const found = graphOf(
      [
        ['1', 'a', at(0), 'start'],
        ['1', 'a', at(10), 'complete'],
        ['1', 'b', at(15), 'start'],
        ['1', 'b', at(60), 'complete'],
        ['2', 'a', at(0), 'complete'],
        ['2', 'b', at(1), 'complete'],
        ['3', 'b', at(0), 'start'],
        ['3', 'a', at(30), 'complete'],
        ['3', 'b', at(90), 'complete'],
      ],
      { lifecycle },
    )
    expect(found.edges).toEqual([
      {
        from: 'a',
        to: 'b',
        count: 3,
        executions: 3,
        time: { mean: (300 + 60 - 1800) / 3, median: 60 },
      },
    ])
  })

  it('of more labels than a table holds is the same', () => {
    const many = Array.from({ length: 1500 }, (_, k) => `s${k}`)
    const found = graphOf(paths({ [many.join(' ')]: 2 }))
    expect(found.edges).toHaveLength(1499)
    expect(found.edges.every(({ count, time }) => count === 2 && time.median === 60)).toBe(true)
  })

  it('of executions of one step has no edge', () => {
    expect(graphOf(paths({ a: 2 })).edges).toEqual([])
  })
})

describe('mainFlow', () => {
  const graph = graphOf(paths({ 'a b c': 90, 'a x c': 5, 'y x z': 4, d: 1 }))

  it('keeps the most frequent edges up to the share, and says what is hidden', () => {
    const main = mainFlow(graph, 0.9)
    expect(edges(main)).toEqual(['a>b 90', 'b>c 90'])
    expect(main.nodes.map(({ label }) => label)).toEqual(['a', 'c', 'b', 'd'])
    expect(main.hidden).toEqual({ nodes: 3, edges: 4, transitions: 18, share: 18 / 198 })
  })

  it('adds the way on from what it keeps', () => {
    const main = mainFlow(graph, 0.92)
    expect(edges(main)).toEqual(['a>b 90', 'b>c 90', 'a>x 5', 'x>c 5'])
  })

  it('shows everything at 1, and little at 0', () => {
    expect(mainFlow(graph, 1)).toEqual({
      ...graph,
      hidden: { nodes: 0, edges: 0, transitions: 0, share: 0 },
    })
    expect(edges(mainFlow(graph, 0))).toEqual([])
    expect(mainFlow(graphOf(paths({ d: 1 })), 0.5).hidden.share).toBe(0)
  })
})
