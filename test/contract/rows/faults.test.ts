import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { codesOf, number, withBench, stores } from './row-bench.ts'

describe.each(stores)('%s', (_, create) => {
  const bench = withBench(create)
  describe('a fault', () => {
    test('of the number of fields keeps the row out and lists it', async () => {
      bench.write('rows.csv', 'a,b\n1,x\n2\n3,x,y\n4,z\n')
      const { reading, findings } = await bench.open([number('a')])
      expect([...(await bench.units(['a'])).numbers['a']!]).toEqual([1, 4])
      expect(reading).toMatchObject({ rowsRead: 4, rows: 2, rejectedCount: 2 })
      expect(reading.rejected).toEqual([
        { line: 3, reason: '1 field where the header has 2' },
        { line: 4, reason: '3 fields where the header has 2' },
      ])
      expect(findings).toMatchObject([
        { code: 'ragged-row', severity: 'warning', place: { row: 3 } },
      ])
    })

    test('of a quote that is never closed loses its own row only', async () => {
      bench.write('rows.csv', 'a,b\n1,"x\n2,y\n3,z\n')
      const { reading, findings } = await bench.open([number('a')])
      expect([...(await bench.units(['a'])).numbers['a']!]).toEqual([2, 3])
      expect(reading.rejected).toEqual([{ line: 2, reason: 'a quote that is never closed' }])
      expect(findings).toMatchObject([{ code: 'unterminated-quote', place: { row: 2 } }])
      expect(findings[0]?.message).toContain('lines 3 to 4')
    })

    test('of every row is a problem', async () => {
      bench.write('rows.csv', 'a,b\n1\n2\n')
      const findings = await bench.refuse([number('a')])
      expect(findings).toMatchObject([{ code: 'ragged-row', severity: 'problem' }])
    })

    test.each([
      ['a delimited file', 'a,b\n1,2\n', '3,'],
      ['JSON Lines', '{"a": 1}\n{"a": 2}\n', '{"a": "'],
      ['a file in Windows-1252', 'a,b\n1,2\n', `${'3,'.repeat(200_000)}\u00fc`],
    ])('of a line without an end is a problem, in %s', async (_, start, line) => {
      const content = `${start}${line}${'x'.repeat(20_000_000)}`
      bench.write('rows.csv', Buffer.from(content, 'latin1'))
      const findings = await bench.refuse([number('a')])
      expect(findings).toMatchObject([
        { code: 'too-large', severity: 'problem', place: { file: 'rows.csv', row: 3 } },
      ])
    })

    test('of a column that is not there names the nearest one and the headers, nearest first', async () => {
      bench.write('rows.csv', 'age,duration\n1,2\n')
      const findings = await bench.refuse([number('duraton'), number('age'), number('zzz')])
      expect(findings).toMatchObject([
        {
          code: 'no-column',
          place: { file: 'rows.csv', field: 'duraton', path: 'data.rows.columns.duraton' },
        },
        { code: 'no-column', place: { field: 'zzz' } },
      ])
      expect(findings[0]?.hint).toBe('Did you mean `duration`? The columns are `duration`, `age`.')
    })

    test.each([
      ['no rows', 'rows.csv', 'a,b\n', 'empty-file'],
      ['no bytes', 'rows.csv', '', 'empty-file'],
      ['blank lines only', 'rows.csv', '\n \n\n', 'empty-file'],
      ['a spreadsheet', 'rows.csv', Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), 'not-a-table'],
      ['NUL bytes', 'rows.csv', Buffer.from([97, 44, 98, 10, 0, 0]), 'not-a-table'],
      ['a web page', 'rows.csv', '<!doctype html><table></table>', 'not-a-table'],
      ['a JSON document', 'rows.csv', '[{"a": 1}]', 'not-a-table'],
      ['a JSON document over lines', 'rows.csv', '{\n"a": 1\n}', 'not-a-table'],
      ['damaged gzip', 'rows.csv', gzipSync('a,b\n1,2\n').subarray(0, 20), 'not-a-table'],
      ['damaged Parquet', 'rows.csv', 'PAR1 and nothing', 'not-a-table'],
    ])('of a file with %s is a problem', async (_, name, content, code) => {
      bench.write(name, content)
      expect(codesOf(await bench.refuse([number('a')]))).toEqual([code])
    })
  })
})
