import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { codesOf, dataSetOf, header, labels, number, withBench, stores } from './row-bench.ts'

describe.each(stores)('%s', (_, create) => {
  const bench = withBench(create)
  describe('a file', () => {
    const opens = async (files: readonly string[], extra?: string): Promise<readonly string[]> => {
      const roots = { folder: bench.folder, ...(extra === undefined ? {} : { extra }) }
      const { findings } = await bench.store.open(dataSetOf([number('a')], { files }), roots)
      return codesOf(findings)
    }

    test('that is not there has the nearest name as a hint', async () => {
      bench.write('rows.csv', 'a\n1\n')
      const { findings } = await bench.store.open(
        dataSetOf([number('a')], { files: ['row.csv'] }),
        {
          folder: bench.folder,
        },
      )
      expect(findings).toMatchObject([{ code: 'no-file', hint: 'Did you mean `rows.csv`?' }])
    })

    test('may lie in the one extra folder', async () => {
      mkdirSync(join(bench.folder, 'extra'))
      bench.write('extra/more.csv', 'a\n1\n2\n')
      expect(await opens(['more.csv'])).toEqual(['no-file'])
      expect(await opens(['more.csv'], join(bench.folder, 'extra'))).toEqual([])
      expect(await opens(['extra/more.csv'])).toEqual([])
    })

    test('that is a folder is no table', async () => {
      mkdirSync(join(bench.folder, 'rows'))
      expect(await opens(['rows'])).toEqual(['not-a-table'])
    })

    test.each([
      '/etc/passwd',
      '../rows.csv',
      'a/../../rows.csv',
      'https://example.org/rows.csv',
      's3://bucket/rows.csv',
      'file:///etc/passwd',
      'C:\\rows.csv',
      '*.csv',
      'rows[12].csv',
      'rows?.csv',
      '{a,b}.csv',
    ])('outside is refused: %s', async (file) => {
      bench.write('rows1.csv', 'a\n1\n')
      expect(await opens([file])).toEqual(['outside-folder'])
    })

    test('behind a link that leads outside is refused', async () => {
      const outside = mkdtempSync(join(tmpdir(), 'worthline-outside-'))
      writeFileSync(join(outside, 'secret.csv'), 'a\n1\n')
      symlinkSync(join(outside, 'secret.csv'), join(bench.folder, 'link.csv'))
      symlinkSync(outside, join(bench.folder, 'linked'))
      expect(await opens(['link.csv'])).toEqual(['outside-folder'])
      expect(await opens(['linked/secret.csv'])).toEqual(['outside-folder'])
      expect(await opens(['link.csv'], outside)).toEqual([])
      rmSync(outside, { recursive: true })
    })

    test('behind a link inside is read', async () => {
      bench.write('rows.csv', 'a\n1\n')
      symlinkSync(join(bench.folder, 'rows.csv'), join(bench.folder, 'link.csv'))
      expect(await opens(['link.csv'])).toEqual([])
    })

    test('in a folder whose name looks like a pattern is read', async () => {
      const folder = join(bench.folder, 'a[bc]{d}')
      mkdirSync(folder)
      mkdirSync(join(bench.folder, 'ab{d}'))
      writeFileSync(join(folder, 'rows.csv'), 'a,b\n1,2\n')
      writeFileSync(join(bench.folder, 'ab{d}', 'rows.csv'), 'a,b\n9,9\n')
      await bench.store.open(dataSetOf([number('a')]), { folder })
      expect([...(await bench.units(['a'])).numbers['a']!]).toEqual([1])
    })

    test('with quotes in its name is read', async () => {
      bench.write(`o'ne "two".csv`, 'a\n1\n')
      expect(await opens([`o'ne "two".csv`])).toEqual([])
    })
  })

  describe('hostile text', () => {
    const evil = [
      `"; drop table rows; --`,
      `'); select 1; --`,
      `x' or '1'='1`,
      '{{a}}',
      '$$',
      "\\'",
    ]

    test('in headers, cells, maps, filters and missing texts is text', async () => {
      const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`
      const rows = evil.map((text, row) => `${quote(text)},${row}`).join('\n')
      bench.write('rows.csv', `${quote(evil[0]!)},x\n${rows}\n`)
      const from = header(evil[0]!)
      const { reading } = await bench.open(
        [
          { id: 'text', read: 'category', from },
          { id: 'mapped', read: 'category', from, map: evil.map((text) => [text, text]) },
          { id: 'flag', read: 'flag', from, is: [evil[1]!] },
          number('x'),
        ],
        {
          read: { missing: ["it's '' missing"] },
          keep: { [evil[0]!]: evil },
          exclude: [{ where: { text: [evil[2]!] }, why: evil[3]! }],
        },
      )
      const answer = await bench.units(['flag', 'x'], ['text', 'mapped'])
      const left = evil.filter((_, index) => index !== 2)
      expect(labels(answer, 'text')).toEqual(left)
      expect(labels(answer, 'mapped')).toEqual(left)
      expect([...answer.numbers['flag']!]).toEqual([0, 1, 0, 0, 0])
      expect(reading.excluded).toEqual([{ why: evil[3], count: 1 }])
      const sample = await bench.store.rows('rows', { text: [evil[4]!] }, 5)
      expect(sample.total).toBe(1)
    })
  })
})
