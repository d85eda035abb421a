import { expect, test } from 'vitest'
import type { TakePublished } from '#contract/published'
import type { BenchmarkEntry } from '#study/document/schema/benchmarks'
import { begunEvidence } from './begun-evidence.ts'

const solutions = [
  { id: 'portal', role: 'ours' },
  { id: 'paper', role: 'status-quo' },
]
const entry: BenchmarkEntry = { id: 'f', what: 'w', min: 1, median: 2, max: 3, source: {} }
const library: TakePublished = { from: 'library', study: 'abcd', entry: 'f' }
const pooled: TakePublished = {
  from: 'studies',
  studies: ['abcd'],
  of: { need: 'wait' },
  role: 'ours',
  population: 'offices',
}
const begun = (wanted: TakePublished, measure?: BenchmarkEntry['measure']) =>
  begunEvidence({ solutions }, wanted, {
    entry: measure === undefined ? entry : { ...entry, measure },
    file: 'benchmarks.yaml',
  })

test('a level is of today’s way, one that was made here of the sort and the need that were asked for', () => {
  const from = { design: 'benchmark', from: 'f' }
  expect(begun(library)).toEqual({ ...from, solution: 'paper' })
  expect(begun(pooled)).toEqual({ ...from, solution: 'portal', need: 'wait' })
  const kind = { ...pooled, of: { kind: 'speed' }, role: 'competitor' } as const
  expect(begun(kind)).toEqual(from)
})

test.each(['improvement', 'difference'] as const)(
  'an %s is from today’s way to ours',
  (measure) => {
    expect(begun(library, measure)).toMatchObject({ baseline: 'paper', treatment: 'portal' })
  },
)
