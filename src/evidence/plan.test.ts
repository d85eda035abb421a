import { describe, expect, it } from 'vitest'
import { blockOf, dataSet, need } from '../../test/evidence/evidence-rows.ts'
import { planQuestions } from './plan.ts'
import type { Column, DataSet } from './rows/data-set.ts'
import type { Reading } from './rows/question.ts'

const header = { name: 'x', occurrence: 1 }
const number = (id: string): Column => ({ id, read: 'number', from: header, scale: 1 })
const category = (id: string): Column => ({ id, read: 'category', from: header })

const rows: DataSet = {
  ...dataSet,
  columns: [
    category('solution'),
    category('customer'),
    category('channel'),
    number('time'),
    number('slips.errors'),
    number('slips.opportunities'),
    number('age'),
    number('site'),
    { id: 'quick', read: 'within', of: 'time', atMost: 60 },
  ],
}
const needs = [
  need('time', { type: 'duration' }),
  need('spread', { type: 'spread', of: 'time' }),
  need('slips', { type: 'rate' }),
  need('quick', { type: 'share-within', of: 'time', atMost: 60 }),
]
const block = blockOf({ needs: needs.map(({ id }) => id), covariates: ['age', 'channel'] })

function planned(count: number, blocks = [block]): ReturnType<typeof planQuestions> {
  const readings = [{ data: 'rows', rows: count }] as unknown as Reading[]
  return planQuestions({ blocks, dataSets: [rows], needs, readings }, 1000)
}

describe('planQuestions', () => {
  it('asks for the rows up to the cap: every column once, by its kind', () => {
    expect(planned(1000)).toEqual([
      {
        kind: 'units',
        data: 'rows',
        numbers: ['time', 'slips.errors', 'slips.opportunities', 'quick', 'age'],
        categories: ['solution', 'customer', 'channel'],
      },
    ])
  })

  it('asks for power sums above it, with the shape of every metric of values', () => {
    expect(planned(1001)).toEqual([
      {
        kind: 'moments',
        data: 'rows',
        by: ['solution', 'channel'],
        of: ['time', 'slips.errors', 'slips.opportunities', 'quick', 'age'],
        tails: ['time', 'slips.errors', 'slips.opportunities', 'quick'],
      },
      {
        kind: 'shape',
        data: 'rows',
        by: ['solution'],
        of: 'time',
        probabilities: [0.5, 0.9],
        bins: 40,
      },
    ])
  })

  it('asks for the rows at any size where a block works within units or clusters', () => {
    for (const changes of [
      { design: 'paired' },
      { design: 'crossover' },
      { design: 'non-randomized' },
      { cluster: 'site' },
    ] as const)
      expect(planned(1_000_000, [{ ...block, ...changes }]).map(({ kind }) => kind)).toEqual([
        'units',
      ])
  })

  it('asks for the rows at any size for times with open cases: entries where the data set has them', () => {
    const leaving = need('leaving', { type: 'time-to-event', directionOf: 'time' })
    const columns = [category('solution'), number('leaving.time'), number('leaving.event')]
    const asked = (more: readonly Column[]): ReturnType<typeof planQuestions> =>
      planQuestions(
        {
          blocks: [blockOf({ needs: ['leaving'] })],
          dataSets: [{ ...rows, columns: [...columns, ...more] }],
          needs: [leaving],
          readings: [{ data: 'rows', rows: 1_000_000 }] as unknown as Reading[],
        },
        1000,
      )
    const question = { kind: 'units', data: 'rows', categories: ['solution'] }
    expect(asked([])).toEqual([{ ...question, numbers: ['leaving.time', 'leaving.event'] }])
    expect(asked([number('leaving.entry')])).toEqual([
      { ...question, numbers: ['leaving.time', 'leaving.event', 'leaving.entry'] },
    ])
  })

  it('asks nothing of a data set that no block uses', () => {
    expect(planned(10, [])).toEqual([])
  })
})
