import { describe, expect, test } from 'vitest'
import { category, columnOf, labels, number, withBench, stores } from './row-bench.ts'

describe.each(stores)('%s', (_, create) => {
  const bench = withBench(create)
  describe('a cell', () => {
    test('is missing by the default texts', async () => {
      bench.write(
        'rows.csv',
        'x,y\n,1\nNA,1\nN/A,1\nNaN,1\nnull,1\nNULL,1\nNone,1\n" NA ",1\n""," 2 "\n',
      )
      const { reading, findings } = await bench.open([number('x'), number('y')])
      expect(columnOf(reading, 'x')).toMatchObject({ present: 0, missing: 9 })
      expect(columnOf(reading, 'y')).toMatchObject({ present: 9, missing: 0, min: 1, max: 2 })
      expect(columnOf(reading, 'x')).not.toHaveProperty('min')
      expect(findings).toEqual([])
    })

    test('is missing by the texts of the data set, and a case may be called NA', async () => {
      bench.write('rows.csv', 'case,x\nNA,-\nb,2\n')
      await bench.open([category('case'), number('x')], { read: { missing: ['-'] } })
      const answer = await bench.units(['x'], ['case'])
      expect(labels(answer, 'case')).toEqual(['NA', 'b'])
      expect([...answer.numbers['x']!]).toEqual([NaN, 2])
    })

    test('that cannot be read loses only itself, and is listed', async () => {
      bench.write('rows.csv', 'x,y\n1,1\nabc,2\n3,inf\n1e999,4\n')
      const { reading, findings } = await bench.open([number('x'), number('y')])
      const { numbers } = await bench.units(['x', 'y'])
      expect([...numbers['x']!]).toEqual([1, NaN, 3, NaN])
      expect([...numbers['y']!]).toEqual([1, 2, NaN, 4])
      expect(reading).toMatchObject({ rowsRead: 4, rows: 4, rejectedCount: 3 })
      expect(reading.rejected).toEqual([
        { line: 3, field: 'x', value: 'abc', reason: 'not a number' },
        { line: 4, field: 'y', value: 'inf', reason: 'not a number' },
        { line: 5, field: 'x', value: '1e999', reason: 'not a number' },
      ])
      expect(columnOf(reading, 'x').unreadable).toEqual({
        count: 2,
        examples: [
          { line: 3, value: 'abc' },
          { line: 5, value: '1e999' },
        ],
      })
      expect(columnOf(reading, 'x')).toMatchObject({ present: 2, min: 1, max: 3 })
      expect(findings).toMatchObject([
        { code: 'unreadable-value', place: { file: 'rows.csv', row: 3, field: 'x' } },
        { code: 'unreadable-value', place: { file: 'rows.csv', row: 4, field: 'y' } },
      ])
    })

    test('is listed at most 1,000 times and always counted', async () => {
      bench.write(
        'rows.csv',
        `x,y\n${Array.from({ length: 3000 }, (_, row) => `a${row},1`).join('\n')}\n5,1\n`,
      )
      const { reading } = await bench.open([number('x')])
      expect(reading.rejected).toHaveLength(1000)
      expect(reading.rejectedCount).toBe(3000)
      expect(columnOf(reading, 'x').unreadable.count).toBe(3000)
    })

    test('stands on the line that it has in the file', async () => {
      bench.write('rows.csv', 'note,x\n"two\nlines",1\n\nplain,2\n"a ""b""\n\nc",bad\nlast,4')
      const { reading } = await bench.open([number('x')])
      expect([...(await bench.units(['x'])).lines]).toEqual([2, 5, 6, 9])
      expect(reading.rejected).toMatchObject([{ line: 6, value: 'bad' }])
    })
  })
})
