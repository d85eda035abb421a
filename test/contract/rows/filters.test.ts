import { describe, expect, test } from 'vitest'
import { category, codesOf, number, withBench, stores } from './row-bench.ts'

describe.each(stores)('%s', (_, create) => {
  const bench = withBench(create)
  describe('a filter', () => {
    const table = 'task,age,arm\ngroup,30,a\nsort,31,a\ngroup,32,b\n,33,b\ngroup,,a\n'

    test('keeps by header and by declared column, and counts what it leaves out', async () => {
      bench.write('rows.csv', table)
      const { reading } = await bench.open([number('age'), category('arm')], {
        keep: { task: ['group'] },
        exclude: [
          { where: { arm: ['b'] }, why: 'another arm' },
          { where: { age: [''] }, why: 'no age' },
        ],
      })
      expect(reading.excluded).toEqual([
        { why: 'kept only where task is group', count: 2 },
        { why: 'another arm', count: 1 },
        { why: 'no age', count: 1 },
      ])
      expect(reading).toMatchObject({ rowsRead: 5, rows: 1 })
      expect([...(await bench.units(['age'])).lines]).toEqual([2])
    })

    test('of several columns leaves out rows that fit all', async () => {
      bench.write('rows.csv', table)
      const { reading } = await bench.open([number('age'), category('arm')], {
        exclude: [{ where: { task: ['group', 'sort'], arm: ['a'] }, why: 'x' }],
      })
      expect(reading).toMatchObject({ rows: 2, excluded: [{ why: 'x', count: 3 }] })
    })

    test('compares numbers as numbers, in the unit of the metric', async () => {
      bench.write('rows.csv', 'wait,case\n1,225.0\n2,225\n3,7\n')
      const { reading } = await bench.open([number('wait', 60)], {
        keep: { wait: [60, 180] },
        exclude: [{ where: { case: [225] }, why: 'x' }],
      })
      expect(reading.rows).toBe(1)
      expect(reading.excluded).toEqual([
        { why: 'kept only where wait is 60 or 180', count: 1 },
        { why: 'x', count: 1 },
      ])
    })

    test('lists unreadable cells of kept rows only', async () => {
      bench.write('rows.csv', 'task,x\na,bad\nb,worse\na,1\n')
      const { reading } = await bench.open([number('x')], { keep: { task: ['a'] } })
      expect(reading.rejected).toMatchObject([{ line: 2, value: 'bad' }])
      expect(reading.rejectedCount).toBe(1)
    })

    test('that leaves nothing is a problem', async () => {
      bench.write('rows.csv', table)
      const findings = await bench.refuse([number('age')], { keep: { task: ['none'] } })
      expect(codesOf(findings)).toEqual(['empty-file'])
    })

    test('by a column that is not there is a problem', async () => {
      bench.write('rows.csv', table)
      const findings = await bench.refuse([number('age')], { keep: { tusk: ['a'] } })
      expect(findings).toMatchObject([
        { code: 'no-column', place: { path: 'data.rows.keep.tusk' } },
      ])
    })

    test('shows rows with their lines', async () => {
      bench.write('rows.csv', table)
      await bench.open([number('age'), category('arm')])
      expect(await bench.store.rows('rows', { arm: ['b'] }, 1)).toEqual({
        total: 2,
        columns: ['age', 'arm'],
        rows: [{ file: 'rows.csv', line: 4, cells: [32, 'b'] }],
      })
      const all = await bench.store.rows('rows', {}, 10)
      expect(all.rows.at(-1)).toEqual({ file: 'rows.csv', line: 6, cells: [null, 'a'] })
    })
  })
})
