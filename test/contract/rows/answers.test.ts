import { describe, expect, test } from 'vitest'
import type { MomentsAnswer, ShapeAnswer } from '#evidence/rows/question'
import { category, number, withBench, stores } from './row-bench.ts'

describe.each(stores)('%s', (_, create) => {
  const bench = withBench(create)
  describe('an answer', () => {
    const moments = async (by: readonly string[], of: readonly string[]): Promise<MomentsAnswer> =>
      (await bench.ask({ kind: 'moments', data: 'rows', by, of })) as MomentsAnswer
    const shape = async (
      by: readonly string[],
      probabilities: readonly number[],
      bins: number,
    ): Promise<ShapeAnswer> =>
      (await bench.ask({
        kind: 'shape',
        data: 'rows',
        by,
        of: 'x',
        probabilities,
        bins,
      })) as ShapeAnswer

    test('in moments is exact where the sums are', async () => {
      bench.write('rows.csv', 'arm,x,y\na,1,2\na,2,4\na,3,\nb,5,1\na,4,8\n,7,7\nb,,3\n')
      await bench.open([category('arm'), number('x'), number('y')])
      const { cells } = await moments(['arm'], ['x', 'y'])
      expect(cells).toEqual([
        {
          by: ['a'],
          rows: 4,
          columns: {
            x: { n: 4, mean: 2.5, m2: 5, m3: 0, m4: 10.25, min: 1, max: 4 },
            y: {
              n: 3,
              mean: expect.closeTo(14 / 3, 14) as number,
              m2: expect.closeTo(56 / 3, 12) as number,
              m3: expect.closeTo(160 / 9, 12) as number,
              m4: expect.closeTo(1568 / 9, 11) as number,
              min: 2,
              max: 8,
            },
          },
          pairs: {
            'x|y': {
              n: 3,
              meanA: expect.closeTo(7 / 3, 14) as number,
              meanB: expect.closeTo(14 / 3, 14) as number,
              c: expect.closeTo(28 / 3, 13) as number,
            },
          },
        },
        {
          by: ['b'],
          rows: 2,
          columns: {
            x: { n: 1, mean: 5, m2: 0, m3: 0, m4: 0, min: 5, max: 5 },
            y: { n: 2, mean: 2, m2: 2, m3: 0, m4: 2, min: 1, max: 3 },
          },
          pairs: { 'x|y': { n: 1, meanA: 5, meanB: 1, c: 0 } },
        },
        {
          by: [null],
          rows: 1,
          columns: {
            x: { n: 1, mean: 7, m2: 0, m3: 0, m4: 0, min: 7, max: 7 },
            y: { n: 1, mean: 7, m2: 0, m3: 0, m4: 0, min: 7, max: 7 },
          },
          pairs: { 'x|y': { n: 1, meanA: 7, meanB: 7, c: 0 } },
        },
      ])
    })

    test('in moments loses nothing near 1e9', async () => {
      const rows = Array.from(
        { length: 20_000 },
        (_, row) => `${1e9 + (row % 5)},${-2e9 - (row % 5)}`,
      )
      bench.write('rows.csv', `x,y\n${rows.join('\n')}\n`)
      await bench.open([number('x'), number('y')])
      const [cell] = (await moments([], ['x', 'y'])).cells
      // 0 ... 4 in equal shares: variance 2, third moment 0, fourth 6.8
      expect(cell?.columns['x']).toMatchObject({ n: 20_000, mean: 1e9 + 2, min: 1e9, max: 1e9 + 4 })
      expect(cell!.columns['x']!.m2).toBeCloseTo(40_000, 6)
      expect(cell!.columns['x']!.m3).toBeCloseTo(0, 4)
      expect(cell!.columns['x']!.m4).toBeCloseTo(136_000, 4)
      expect(cell!.pairs['x|y']!.c).toBeCloseTo(-40_000, 6)
    })

    test('in moments has cells of several columns, and a column without values stands in none', async () => {
      bench.write('rows.csv', 'a,b,x\n1,u,\n1,v,2\n2,u,3\n1,u,\n')
      await bench.open([category('a'), category('b'), number('x')])
      const { cells } = await moments(['a', 'b'], ['x'])
      expect(cells.map(({ by, rows }) => [...by, rows])).toEqual([
        ['1', 'u', 2],
        ['1', 'v', 1],
        ['2', 'u', 1],
      ])
      expect(cells[0]).toMatchObject({ columns: {}, pairs: {} })
    })

    test('in quantiles is of type 7', async () => {
      // R 4.2: quantile(c(3, 1, 4, 1, 5, 9, 2, 6), c(0, .05, .25, .5, .9, 1), type = 7)
      bench.write(
        'rows.csv',
        `x,arm\n${[3, 1, 4, 1, 5, 9, 2, 6].map((x) => `${x},a`).join('\n')}\n,b\n`,
      )
      await bench.open([number('x'), category('arm')])
      const { cells } = await shape(['arm'], [0, 0.05, 0.25, 0.5, 0.9, 1], 4)
      const expected = [1, 1, 1.75, 3.5, 6.9, 9]
      expect(cells[0]!.quantiles.map((value) => Number(value.toFixed(12)))).toEqual(expected)
      expect(cells[0]).toMatchObject({ edges: [1, 3, 5, 7, 9], counts: [3, 2, 2, 1] })
      expect(cells[1]).toMatchObject({ by: ['b'], quantiles: [], counts: [0, 0, 0, 0] })
    })

    test('in quantiles stands where all values are the same', async () => {
      bench.write('rows.csv', 'x,y\n5,1\n5,2\n')
      await bench.open([number('x')])
      const { cells } = await shape([], [0.1, 0.9], 2)
      expect(cells).toEqual([{ by: [], quantiles: [5, 5], edges: [4.5, 5, 5.5], counts: [0, 2] }])
    })

    test('in histograms counts a value on an edge upwards and the last one in', async () => {
      const values = Array.from({ length: 11 }, (_, tenth) => (tenth / 10).toString())
      bench.write('rows.csv', `x,y\n${values.map((value) => `${value},1`).join('\n')}\n`)
      await bench.open([number('x')])
      const [cell] = (await shape([], [0.5], 10)).cells
      const { edges, counts } = cell!
      const expected = edges.slice(0, -1).map((edge, bin) => {
        const last = bin === edges.length - 2
        const inside = (value: number): boolean =>
          value >= edge && (last || value < edges[bin + 1]!)
        return values.map(Number).filter(inside).length
      })
      expect(counts).toEqual(expected)
      expect(counts.reduce((sum, count) => sum + count)).toBe(11)
    })

    test('comes again and at the same time as others', async () => {
      bench.write(
        'rows.csv',
        `x,y\n${Array.from({ length: 5000 }, (_, row) => `${row},1`).join('\n')}\n`,
      )
      await bench.open([number('x')])
      const [first, ...others] = await Promise.all([1, 2, 3].map(() => moments([], ['x'])))
      expect(others).toEqual([first, first])
    })

    test('needs an open data set', async () => {
      await expect(bench.units(['x'])).rejects.toThrow('not open')
    })

    test('is of the last opening', async () => {
      bench.write('rows.csv', 'x,y\n1,1\n')
      await bench.open([number('x')])
      bench.write('rows.csv', 'x,y\n2,1\n')
      await bench.open([number('x')])
      expect([...(await bench.units(['x'])).numbers['x']!]).toEqual([2])
    })
  })
})
