import { describe, expect, test } from 'vitest'
import type { Column } from '#evidence/rows/data-set'
import {
  category,
  codesOf,
  columnOf,
  header,
  labels,
  number,
  withBench,
  stores,
} from './row-bench.ts'

describe.each(stores)('%s', (_, create) => {
  const bench = withBench(create)
  describe('a declared column', () => {
    test('is a number in the unit of the metric', async () => {
      bench.write('rows.csv', 'wait\n1.5\n2\n')
      await bench.open([number('wait', 60)])
      expect([...(await bench.units(['wait'])).numbers['wait']!]).toEqual([90, 120])
    })

    test('is an event: 1, 2, ... for what competes with it, 0 while it is open, missing where empty', async () => {
      bench.write('rows.csv', 'state,x\ndone,1\nlost,1\nopen,1\n,1\n withdrawn ,1\n9,1\n')
      const { findings, reading } = await bench.open([
        {
          id: 'wait.event',
          read: 'flag',
          from: header('state'),
          is: ['done', 9],
          competing: ['withdrawn', 'lost'],
        },
      ])
      const { numbers } = await bench.units(['wait.event'])
      expect([...numbers['wait.event']!]).toEqual([1, 3, 0, Number.NaN, 2, 1])
      expect(columnOf(reading, 'wait.event')).toMatchObject({ missing: 1, min: 0, max: 3 })
      expect(codesOf(findings)).toEqual([])
    })

    test('is a category by a map of numbers and texts; what it does not know is unmapped', async () => {
      bench.write('rows.csv', 'arm,x\n0,1\n1.0,1\n old ,1\nnew,1\nnew,2\n,1\n')
      const map = [
        ['0', 'a'],
        [1, 'b'],
        ['old', 'a'],
      ] as const
      const { reading, findings } = await bench.open([
        { id: 'solution', read: 'category', from: header('arm'), map },
      ])
      const answer = await bench.units([], ['solution'])
      expect(labels(answer, 'solution')).toEqual(['a', 'b', 'a', undefined, undefined, undefined])
      expect(columnOf(reading, 'solution')).toMatchObject({
        holds: 'categories',
        present: 3,
        missing: 1,
        unmapped: [{ value: 'new', count: 2 }],
      })
      expect(codesOf(findings)).toEqual(['unmapped-value'])
    })

    test('is a category with a label for the rest', async () => {
      bench.write('rows.csv', 'arm,x\na,1\nb,1\nc,1\n')
      const column: Column = {
        id: 'solution',
        read: 'category',
        from: header('arm'),
        map: [['b', 'B']],
        otherwise: 'rest',
      }
      await bench.open([column])
      const { categories } = await bench.units([], ['solution'])
      expect(categories['solution']).toEqual({
        codes: Int32Array.of(0, 1, 0),
        labels: ['rest', 'B'],
      })
    })

    test('is text as it stands, coded in the order of first appearance', async () => {
      bench.write('rows.csv', 'arm,x\nzeta,1\n alpha ,1\nzeta,1\n007,1\nNA,1\n')
      await bench.open([category('arm')])
      const { categories } = await bench.units([], ['arm'])
      expect(categories['arm']).toEqual({
        codes: Int32Array.of(0, 1, 0, 2, -1),
        labels: ['zeta', 'alpha', '007'],
      })
    })

    test('is a flag; a yes that never occurs is said, with the values that do', async () => {
      bench.write('rows.csv', 'left,x\nYes,1\nNo,1\n No ,1\n,1\n')
      const { reading, findings } = await bench.open([
        { id: 'churn', read: 'flag', from: header('left'), is: ['Left'] },
      ])
      const values = columnOf(reading, 'churn')?.neverYes?.map(({ value, count }) => [
        value.trim(),
        count,
      ])
      expect(values).toContainEqual(['Yes', 1])
      expect(codesOf(findings)).toContain('yes-not-found')
      const found = await bench.open([
        { id: 'churn', read: 'flag', from: header('left'), is: ['Yes'] },
      ])
      expect(codesOf(found.findings)).not.toContain('yes-not-found')
    })

    test('is a flag: missing is missing, never no', async () => {
      bench.write('rows.csv', 'ok,x\n1,1\n1.0,1\n0,1\n,1\nNA,1\nno,1\n')
      await bench.open([{ id: 'done', read: 'flag', from: header('ok'), is: [1] }])
      const { numbers } = await bench.units(['done'])
      expect([...numbers['done']!]).toEqual([1, 1, 0, NaN, NaN, 0])
    })

    test('is a flag by truth in any case', async () => {
      bench.write('rows.csv', 'ok,x\nTRUE,1\nFalse,1\ntrue,1\n')
      await bench.open([{ id: 'done', read: 'flag', from: header('ok'), is: [true] }])
      expect([...(await bench.units(['done'])).numbers['done']!]).toEqual([1, 0, 1])
    })

    test('is a band of a number, from inclusive and below exclusive', async () => {
      bench.write('rows.csv', 'age\n29.9\n30\n60\n\nx\n')
      const bands = [
        { name: 'young', below: 30 },
        { name: 'older', from: 30, below: 60 },
      ]
      const { reading } = await bench.open([
        { id: 'group', read: 'bands', from: header('age'), bands },
        number('age'),
      ])
      expect(labels(await bench.units([], ['group']), 'group')).toEqual([
        'young',
        'older',
        undefined,
        undefined,
      ])
      expect(columnOf(reading, 'group')).toMatchObject({
        present: 2,
        missing: 0,
        unreadable: { count: 1 },
        unmapped: [{ value: '60.0', count: 1 }],
      })
    })

    test('is a sum or a ratio: missing where a part is, or where the divisor is 0', async () => {
      bench.write('rows.csv', 'a,b\n1,2\n1,\n3,0\nx,1\n')
      const of = [header('a'), header('b')]
      const { reading } = await bench.open([
        { id: 'sum', read: 'sum', of, scale: 2 },
        { id: 'ratio', read: 'ratio', of, scale: 1 },
      ])
      const { numbers } = await bench.units(['sum', 'ratio'])
      expect([...numbers['sum']!]).toEqual([6, NaN, 6, NaN])
      expect([...numbers['ratio']!]).toEqual([0.5, NaN, NaN, NaN])
      expect(columnOf(reading, 'sum')).toMatchObject({
        present: 2,
        missing: 1,
        unreadable: { count: 1 },
      })
    })

    test('is one value for all rows', async () => {
      bench.write('rows.csv', 'a,b\n1,2\n3,4\n')
      await bench.open([
        { id: 'solution', read: 'constant', value: 'now' },
        { id: 'order', read: 'constant', value: 2 },
      ])
      const answer = await bench.units(['order'], ['solution'])
      expect(labels(answer, 'solution')).toEqual(['now', 'now'])
      expect([...answer.numbers['order']!]).toEqual([2, 2])
    })

    test('is the number of the row, within a column too', async () => {
      bench.write('rows.csv', 'who,x\nb,1\na,2\nb,3\n,4\nb,5\n')
      await bench.open([
        { id: 'row', read: 'row-number' },
        { id: 'turn', read: 'row-number', within: header('who') },
        number('x'),
      ])
      const { numbers, lines } = await bench.units(['row', 'turn', 'x'])
      expect([...numbers['row']!]).toEqual([1, 2, 3, 4, 5])
      expect([...numbers['turn']!]).toEqual([1, 1, 2, NaN, 3])
      expect([...numbers['x']!]).toEqual([1, 2, 3, 4, 5])
      expect([...lines]).toEqual([2, 3, 4, 5, 6])
    })

    test('lies within bounds of another, in the unit of that', async () => {
      bench.write('rows.csv', 'wait\n1\n60\n61\nx\n \n')
      await bench.open([
        { id: 'soon', read: 'within', of: 'wait', atMost: 3600 },
        { id: 'middle', read: 'within', of: 'wait', atLeast: 60, atMost: 3600 },
        number('wait', 60),
      ])
      const { numbers } = await bench.units(['soon', 'middle'])
      expect([...numbers['soon']!]).toEqual([1, 1, 0, NaN])
      expect([...numbers['middle']!]).toEqual([1, 1, 0, NaN])
    })

    test('is decided by its values where the study does not say', async () => {
      bench.write('rows.csv', 'age,grade\n31,1\n,x\n40.5,2\n')
      const { reading } = await bench.open([
        { id: 'age', read: 'auto', from: header('age') },
        { id: 'grade', read: 'auto', from: header('grade') },
      ])
      expect(reading.columns.map(({ holds }) => holds)).toEqual(['numbers', 'categories'])
      const answer = await bench.units(['age'], ['grade'])
      expect([...answer.numbers['age']!]).toEqual([31, NaN, 40.5])
      expect(labels(answer, 'grade')).toEqual(['1', 'x', '2'])
      expect(reading.rejectedCount).toBe(0)
    })

    test('that is not declared is left out of the answer', async () => {
      bench.write('rows.csv', 'a,b\n1,2\n')
      await bench.open([number('a')])
      expect(await bench.units(['a', 'z'], ['y'])).toMatchObject({
        numbers: { a: Float64Array.of(1) },
        categories: {},
      })
    })

    test('comes from the parts of a wide row, row by row', async () => {
      bench.write('rows.csv', 'who,first,t1,t2\nu,A,1,2\nv,B,3,\n')
      const part = (arm: Column, t: string, order: number): readonly Column[] => [
        arm,
        { id: 'time', read: 'number', from: header(t), scale: 1 },
        { id: 'order', read: 'constant', value: order },
      ]
      const { reading } = await bench.open([category('who')], {
        unpivot: [
          part({ id: 'solution', read: 'category', from: header('first') }, 't1', 1),
          part(
            {
              id: 'solution',
              read: 'category',
              from: header('first'),
              map: [
                ['A', 'B'],
                ['B', 'A'],
              ],
            },
            't2',
            2,
          ),
        ],
      })
      const answer = await bench.units(['time', 'order'], ['who', 'solution'])
      expect(labels(answer, 'who')).toEqual(['u', 'u', 'v', 'v'])
      expect(labels(answer, 'solution')).toEqual(['A', 'B', 'B', 'A'])
      expect([...answer.numbers['time']!]).toEqual([1, 2, 3, NaN])
      expect([...answer.numbers['order']!]).toEqual([1, 2, 1, 2])
      expect([...answer.lines]).toEqual([2, 2, 3, 3])
      expect(reading).toMatchObject({ rowsRead: 2, rows: 4 })
    })

    test('that is a number in one part of a wide row and a name in another is refused', async () => {
      bench.write('rows.csv', 'who,t1,t2\nu,1,2\nv,3,late\n')
      const first: Column = { id: 'time', read: 'number', from: header('t1'), scale: 1 }
      for (const read of ['category', 'auto'] as const) {
        const second: Column = { id: 'time', read, from: header('t2') }
        const findings = await bench.refuse([category('who')], { unpivot: [[first], [second]] })
        expect(findings).toMatchObject([
          { code: 'wrong-value', place: { path: 'data.rows.unpivot.1.time' } },
        ])
      }
    })

    test('comes from parts that turn out to hold names', async () => {
      bench.write('rows.csv', 't1,t2\n1,2\n3,late\n')
      const part = (from: string): readonly Column[] => [
        { id: 'time', read: 'auto', from: header(from) },
      ]
      await bench.open([], { unpivot: [part('t1'), part('t2')] })
      expect(labels(await bench.units([], ['time']), 'time')).toEqual(['1', '2', '3', 'late'])
    })
  })
})
