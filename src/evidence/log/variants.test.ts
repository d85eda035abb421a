import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventsOf } from '../../../test/evidence/log-events.ts'
import { eventLog } from './event-log.ts'
import { executionsOf, type Executions } from './executions.ts'
import type { LogRules } from './log-rules.ts'
import { stepSequences } from './step-sequences.ts'
import { variantsOf } from './variants.ts'

const base: LogRules = { case: 'case', activity: ['step'], at: 'time' }

/** One case a path; the events of a case are an hour apart. */
function executed(paths: readonly string[], more: Partial<LogRules> = {}): Executions {
  const rows = paths.flatMap((path, c) =>
    path
      .split(' ')
      .map((step, place) => [
        `case ${c}`,
        step,
        new Date(Date.UTC(2024, 0, 1, place)).toISOString(),
      ]),
  )
  const rules = { ...base, ...more }
  const log = eventLog(eventsOf(['case', 'step', 'time'], rows), rules).value!
  return executionsOf(log, rules).value!
}

const ways = (executions: Executions, by: 'steps' | 'activities'): string[] =>
  variantsOf(executions, stepSequences(executions, by)).variants.map(
    ({ sequence, count }) => `${count} ${sequence.join(' ')}`,
  )

const steps = [
  { id: 'one', activities: ['p', 'q'] },
  { id: 'two', activities: ['x'] },
]

describe('variantsOf', () => {
  it('counts the ways, the most common first, then in order of the log', () => {
    const executions = executed(['p x', 'q', 'p x', 'x p', 'q', 'p x'])
    expect(ways(executions, 'activities')).toEqual(['3 p x', '2 q', '1 x p'])
    const { variants, of } = variantsOf(executions, stepSequences(executions, 'activities'))
    expect([...of]).toEqual([0, 1, 0, 2, 1, 0])
    expect(variants.map(({ share }) => share)).toEqual([3 / 6, 2 / 6, 1 / 6])
  })

  it('by steps: two activities of a step are one visit, the same one again is two', () => {
    const executions = executed(['p q x', 'q p x', 'p p x', 'p x q', 'p y q x', 'y'], { steps })
    expect(ways(executions, 'steps')).toEqual(['3 one two', '1 one one two', '1 one two one', '1 '])
    expect(ways(executions, 'activities')).toHaveLength(6)
  })

  it('by steps and by activities are the same where each activity is a step', () => {
    const path = fc.array(fc.constantFrom('p', 'q', 'x'), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(fc.array(path, { minLength: 1, maxLength: 30 }), (paths) => {
        const executions = executed(paths.map((steps) => steps.join(' ')))
        const counts = new Map<string, number>()
        for (const steps of paths) {
          const key = steps.join(' ')
          counts.set(key, (counts.get(key) ?? 0) + 1)
        }
        const found = ways(executions, 'activities')
        expect(found.toSorted()).toEqual([...counts].map(([way, n]) => `${n} ${way}`).toSorted())
        expect(ways(executions, 'steps')).toEqual(found)
      }),
    )
  })

  it('has ids that hang on the sequence alone', () => {
    const ids = (paths: readonly string[]): ReadonlyMap<string, string> => {
      const executions = executed(paths)
      const { variants } = variantsOf(executions, stepSequences(executions, 'activities'))
      return new Map(variants.map(({ id, sequence }) => [sequence.join(' '), id]))
    }
    const [one, other] = [ids(['p x', 'q', 'p']), ids(['z', 'q', 'q', 'p x'])]
    expect(other.get('p x')).toBe(one.get('p x'))
    expect(other.get('q')).toBe(one.get('q'))
    expect(new Set(one.values()).size).toBe(3)
    for (const id of one.values()) expect(id).toMatch(/^variant-[0-9a-f]{12}$/)
  })

  it('says how each way fares: of finished ones the median time, of decided ones the share', () => {
    const executions = executed(['p x q', 'p x q', 'p', 'p f', 'q x y y q'], {
      finished: { activity: ['q'] },
      failed: ['f'],
    })
    const { variants } = variantsOf(executions, stepSequences(executions, 'activities'))
    expect(
      variants.map(({ duration, finishedShare }) => [duration?.median, finishedShare]),
    ).toEqual([
      [7200, 1],
      [undefined, undefined],
      [undefined, 0],
      [0, 1],
    ])
  })
})
