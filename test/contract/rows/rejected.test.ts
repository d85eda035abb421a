import { describe, expect, test } from 'vitest'
import type { Column } from '#evidence/rows/data-set'
import { category, header, number, stores, withBench } from './row-bench.ts'

describe.each(stores)('%s', (_, create) => {
  const bench = withBench(create)
  const rejected = async (): Promise<{ count: number; lines: readonly string[] }> => {
    let text = ''
    const count = await bench.store.rejected('rows', (lines) => {
      text += lines
    })
    return { count, lines: text.split('\n').slice(0, -1) }
  }

  describe('rows and cells that were kept out', () => {
    test('are listed with their place and the reason', async () => {
      bench.write(
        'rows.csv',
        'wait,arm,age\n1,old,20\nlate,new,30\n3,other,40\n4\n5,new,90\n6,"=2+3",50\n7,#N/A,20\n',
      )
      const map = [
        ['old', 'old'],
        ['new', 'new'],
      ] as const
      const columns: readonly Column[] = [
        number('wait'),
        { id: 'solution', read: 'category', from: header('arm'), map },
        { id: 'group', read: 'bands', from: header('age'), bands: [{ name: 'young', below: 45 }] },
      ]
      await bench.open(columns, { exclude: [{ where: { age: [90] }, why: 'too old, by far' }] })
      const { count, lines } = await rejected()
      expect(lines.toSorted()).toEqual(
        [
          'rows,rows.csv,5,,,1 field where the header has 3',
          'rows,rows.csv,6,,,"too old, by far"',
          'rows,rows.csv,3,wait,late,not a number',
          'rows,rows.csv,8,arm,#N/A,an error of the spreadsheet',
          'rows,rows.csv,4,solution,other,not in the map',
          "rows,rows.csv,7,solution,'=2+3,not in the map",
          'rows,rows.csv,7,group,50.0,in none of the bands',
        ].toSorted(),
      )
      expect(count).toBe(7)
    })

    test('are all there, however many', async () => {
      const rows = Array.from({ length: 3000 }, (__, row) => `x${row},${row % 2}`)
      bench.write('rows.csv', `a,b\n${rows.join('\n')}\n1,1\n`)
      await bench.open([number('a'), category('b')], { keep: { b: [1] } })
      const { count, lines } = await rejected()
      expect(count).toBe(3000)
      expect(lines.filter((line) => line.endsWith('kept only where b is 1'))).toHaveLength(1500)
      expect(lines.filter((line) => line.endsWith('not a number'))).toHaveLength(1500)
      expect(lines).toContain('rows,rows.csv,3,a,x1,not a number')
    })

    test('are none where nothing was', async () => {
      bench.write('rows.csv', 'a,b\n1,1\n')
      await bench.open([number('a')])
      expect(await rejected()).toEqual({ count: 0, lines: [] })
    })
  })
})
