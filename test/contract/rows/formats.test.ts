import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { category, codesOf, header, labels, number, withBench, stores } from './row-bench.ts'

describe.each(stores)('%s', (_, create) => {
  const bench = withBench(create)
  describe('a table', () => {
    const read = async (
      content: string | Uint8Array,
      name = 'rows.csv',
    ): Promise<readonly number[]> => {
      bench.write(name, content)
      const { reading } = await bench.open([number('größe')], { files: [name] })
      expect(reading.rejectedCount).toBe(0)
      return [...(await bench.units(['größe'])).numbers['größe']!]
    }

    test.each([
      ['commas', 'größe,b\n1.5,x\n2,y\n'],
      ['semicolons and decimal commas', 'größe;b\n1,5;x\n2;y\n'],
      ['tabs', 'größe\tb\n1.5\tx\n2\ty\n'],
      ['bars', 'größe|b\n1.5|x\n2|y\n'],
      ['one column', 'größe\n1.5\n2\n'],
      ['a byte-order mark', '\ufeffgröße,b\n1.5,x\n2,y\n'],
      ['Windows line ends', 'größe,b\r\n1.5,x\r\n2,y\r\n'],
      ['old Macintosh line ends', 'größe,b\r1.5,x\r2,y\r'],
      ['a comment first', '# of "today\n\ngröße,b\n1.5,x\n2,y\n'],
      ['a comment first, old Macintosh line ends', '# of today\rgröße,b\r1.5,x\r2,y\r'],
      ['quotes around all', '"größe","b"\n"1.5","x, z"\n"2","y"\n'],
      ['spaces in headers', '\u00a0 größe\u2009,b\n1.5,x\n 2 ,y\n'],
      ['decomposed letters', 'gro\u0308ße,b\n1.5,x\n2,y\n'],
      ['a spreadsheet line first', 'sep=;\ngröße;b\n1.5;x\n2;y\n'],
      ['empty fields at the end', 'größe,b\n1.5,x,\n2,y,,\n'],
      ['blank lines', '\ngröße,b\n\n1.5,x\n2,y\n\n\n'],
    ])('with %s', async (_, content) => {
      expect(await read(content)).toEqual([1.5, 2])
    })

    test('in Latin-1', async () => {
      expect(await read(Buffer.from('größe,b\n1.5,ä\n2,y\n', 'latin1'))).toEqual([1.5, 2])
    })

    test('in Latin-1 that shows late only', async () => {
      const rows = Array.from({ length: 60_000 }, () => '1,abcdefgh').join('\n')
      bench.write('rows.csv', Buffer.from(`x,name\n${rows}\n2,Zoë\n`, 'latin1'))
      const { reading } = await bench.open([number('x'), category('name')])
      expect(reading).toMatchObject({
        rows: 60_001,
        format: expect.stringContaining('Latin-1') as string,
      })
      expect((await bench.units([], ['name'])).categories['name']?.labels).toEqual([
        'abcdefgh',
        'Zoë',
      ])
    })

    test('in UTF-16 with a mark', async () => {
      expect(await read(Buffer.from('\ufeffgröße,b\n1.5,x\n2,y\n', 'utf16le'))).toEqual([1.5, 2])
      expect(
        await read(Buffer.from('\ufeffgröße,b\n1.5,x\n2,y\n', 'utf16le').swap16(), 'b.csv'),
      ).toEqual([1.5, 2])
    })

    test('with thousands marks', async () => {
      expect(await read('größe,b\n"1,234",x\n"12,345,678.5",y\n')).toEqual([1234, 12345678.5])
    })

    test('packed by gzip, with the hash of the packed bytes', async () => {
      const packed = gzipSync('größe,b\n1.5,x\n2,y\n')
      expect(await read(packed, 'rows.csv.gz')).toEqual([1.5, 2])
      const { reading } = await bench.open([number('größe')], { files: ['rows.csv.gz'] })
      expect(reading.hash).toBe(createHash('sha256').update(packed).digest('hex'))
      expect(reading.bytes).toBe(packed.length)
    })

    test('as JSON Lines', async () => {
      expect(await read('{"b": "x", "größe": 1.5}\n{"größe": "2"}\n', 'rows.jsonl')).toEqual([
        1.5, 2,
      ])
      bench.write('more.jsonl', '{"a": 1, "ok": true}\n{"a": null}\nbroken\n{"b": {"c": 1}}\n')
      const { reading, findings } = await bench.open(
        [number('a'), { id: 'ok', read: 'flag', from: header('ok'), is: [true] }],
        { files: ['more.jsonl'] },
      )
      expect(reading).toMatchObject({
        rowsRead: 4,
        rows: 3,
        headers: ['a', 'ok', 'b'],
        rejected: [{ line: 3 }],
      })
      expect([...(await bench.units(['ok'])).numbers['ok']!]).toEqual([1, NaN, NaN])
      expect(codesOf(findings)).toEqual(['ragged-row'])
    })

    test('of several files is joined by header, with the file of each row', async () => {
      bench.write('2021.csv', 'a,b\n1,x\n2,y\n')
      bench.write('2022.csv', 'b;c;a\nz;9;3,5\n')
      const { reading } = await bench.open([number('a'), category('b'), number('c')], {
        files: ['2021.csv', '2022.csv'],
      })
      const answer = await bench.units(['a', 'c'], ['b'])
      expect([...answer.numbers['a']!]).toEqual([1, 2, 3.5])
      expect([...answer.numbers['c']!]).toEqual([NaN, NaN, 9])
      expect(labels(answer, 'b')).toEqual(['x', 'y', 'z'])
      expect([...answer.lines]).toEqual([2, 3, 2])
      expect([...answer.files!]).toEqual([0, 0, 1])
      expect(reading).toMatchObject({
        files: ['2021.csv', '2022.csv'],
        rows: 3,
        headers: ['a', 'b', 'c'],
      })
    })

    test('of several files tells them apart in what is kept out', async () => {
      bench.write('1.csv', 'a,b\n1,x\n')
      bench.write('2.csv', 'a,b\nbad,y\n1\n')
      const { reading } = await bench.open([number('a')], { files: ['1.csv', '2.csv'] })
      expect(reading.rejected).toMatchObject([
        { file: '2.csv', line: 2, value: 'bad' },
        { file: '2.csv', line: 3 },
      ])
    })

    test('has a hash of its bytes and an account of its format', async () => {
      const text = 'a;b\n1,5;x\n'
      bench.write('rows.csv', text)
      const { reading } = await bench.open([number('a')])
      expect(reading).toMatchObject({
        hash: createHash('sha256').update(text).digest('hex'),
        bytes: Buffer.byteLength(text),
        format: 'fields separated by semicolons, decimal comma (as in `1,5`), UTF-8',
      })
    })

    test('has rows that repeat', async () => {
      bench.write('rows.csv', 'a,b\n1,x\n2,x\n1,x\n1,x\n')
      const { reading, findings } = await bench.open([number('a')])
      expect(reading).toMatchObject({ rows: 4, duplicateRows: 2 })
      expect(codesOf(findings)).toEqual(['duplicates'])
    })

    test('has a header twice', async () => {
      bench.write('rows.csv', 'score,x,score\n1,0,2\n')
      const { reading, findings } = await bench.open([
        { id: 'first', read: 'number', from: header('score'), scale: 1 },
        { id: 'second', read: 'number', from: header('score', 2), scale: 1 },
      ])
      const { numbers } = await bench.units(['first', 'second'])
      expect([numbers['first']![0], numbers['second']![0]]).toEqual([1, 2])
      expect(reading.headers).toEqual(['score', 'x', 'score (2)'])
      expect(codesOf(findings)).toEqual(['duplicate-header'])
    })
  })
})
