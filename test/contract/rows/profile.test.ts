/** Expected values of the table: Python and numpy, test/reference/profile.py. Of the others: by hand. */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { ColumnFacts, FileFacts } from '#evidence/profile/file-facts'
import { codesOf, stores, withBench } from './row-bench.ts'

interface ReferenceColumn {
  readonly present: number
  readonly distinct: number
  readonly missing: Readonly<Record<string, number>>
  readonly common: readonly (readonly [string, number])[]
  readonly numbers?: {
    readonly min: number
    readonly quartiles: readonly number[]
    readonly max: number
    readonly negative: number
    readonly integers: number
    readonly below: number
    readonly above: number
  }
}

const reference = JSON.parse(
  readFileSync(new URL('../../reference/profile.json', import.meta.url), 'utf8'),
) as {
  readonly csv: string
  readonly rows: number
  readonly duplicates: number
  readonly columns: Readonly<Record<string, ReferenceColumn>>
}

describe.each(stores)('%s', (_, create) => {
  const bench = withBench(create)

  async function profiled(
    content: string | Uint8Array,
    file = 'rows.csv',
  ): Promise<FileFacts & { readonly column: (name: string) => ColumnFacts }> {
    bench.write(file, content)
    const { value, findings } = await bench.store.profile({ file, roots: { folder: bench.folder } })
    if (value === undefined) throw new Error(JSON.stringify(findings))
    const column = (name: string): ColumnFacts => {
      const found = value.columns.find(({ header }) => header.name === name)
      if (found === undefined) throw new Error(`no column ${name}`)
      return found
    }
    return { ...value, column }
  }

  function jsonLines(): string {
    const [head = '', ...lines] = reference.csv.trimEnd().split('\n')
    return lines
      .map((line) => {
        const cells = line.split(',', head.split(',').length - 1)
        return JSON.stringify(
          Object.fromEntries(cells.map((cell, i) => [head.split(',')[i], cell])),
        )
      })
      .join('\n')
  }

  describe.each([
    ['CSV', () => reference.csv, 'rows.csv'],
    ['CSV, packed', () => gzipSync(reference.csv), 'rows.csv.gz'],
    ['JSON Lines', jsonLines, 'rows.jsonl'],
  ] as const)('%s', (__, content, file) => {
    test('counts what Python counts', async () => {
      const facts = await profiled(content(), file)
      expect([facts.rows, facts.duplicates]).toEqual([reference.rows, reference.duplicates])
      expect(facts.rejected.count).toBe(0)
      for (const [name, expected] of Object.entries(reference.columns)) {
        if (name === 'comment' && file === 'rows.jsonl') continue
        const found = facts.column(name)
        expect([found.present, found.distinct], name).toEqual([expected.present, expected.distinct])
        const codes = Object.fromEntries(found.missing.map(({ text, count }) => [text, count]))
        expect(codes, name).toEqual(expected.missing)
        expect(
          found.common.map(({ text, count }) => [text, count]),
          name,
        ).toEqual(expected.common)
        if (expected.numbers !== undefined) checkNumbers(found, expected.numbers)
      }
    })
  })

  function checkNumbers(
    found: ColumnFacts,
    expected: NonNullable<ReferenceColumn['numbers']>,
  ): void {
    const { min, quartiles, max, negative, integers, outliers } = found.numbers!
    expect({ min, max, negative, integers }).toEqual({
      min: expected.min,
      max: expected.max,
      negative: expected.negative,
      integers: expected.integers,
    })
    quartiles.forEach((value, i) => expect(value).toBeCloseTo(expected.quartiles[i]!, 10))
    expect([outliers.below, outliers.above]).toEqual([expected.below, expected.above])
  }

  test('signs at numbers, marks, forms of time, zeros in front, spellings, odd cells', async () => {
    const facts = await profiled(
      [
        'code,price,mark,when,clock,kind,share,n',
        '007,"1,200.50 €",1.5,2024-03-04,7:05,Old,12 %,1',
        '008,80.00 €,"2,5",2024-03-05T10:00Z,10:30,old,13%,2',
        '009,USD 9,3,04/13/2024,100:00:01,new,n/a,3',
        '010,12 ms,4,2024/03/06,x,new,14 %,many',
      ].join('\n') + '\n',
    )
    expect(facts.column('code').numbers?.leadingZeros).toBe(4)
    expect(facts.column('price').signs).toEqual([
      { text: '€', count: 2 },
      { text: 'USD', count: 1 },
      { text: 'ms', count: 1 },
    ])
    expect(facts.column('mark').marks).toEqual({ onlyPoint: 1, onlyComma: 1 })
    expect(facts.column('when').times).toEqual({ day: 2, moment: 1, 'day-or-month-first': 1 })
    expect(facts.column('when').parts).toEqual([4, 13])
    expect(facts.column('when').earliest).toBe('2024-03-04')
    expect(facts.column('clock').times).toEqual({ clock: 3 })
    expect(facts.column('kind').spellings).toEqual([['Old', 'old']])
    expect(facts.column('share').signs).toEqual([{ text: '%', count: 3 }])
    expect(facts.column('n').odd).toEqual([{ line: 5, text: 'many' }])
    expect(facts.column('clock').shortest).toBe('x')
    expect(facts.column('clock').longest).toBe('100:00:01')
  })

  test('a header that stands twice, rows that are too short, a column without a value', async () => {
    const facts = await profiled('a,a,b\n1,2,\n3,4,\n5\n')
    expect(facts.columns.map(({ header }) => header)).toEqual([
      { name: 'a', occurrence: 1 },
      { name: 'a', occurrence: 2 },
      { name: 'b', occurrence: 1 },
    ])
    expect(facts.columns[1]?.numbers?.quartiles).toEqual([2.5, 3, 3.5])
    expect(facts.rejected).toMatchObject({ count: 1, first: [{ line: 4 }] })
    expect(facts.columns[2]).toMatchObject({ present: 0, distinct: 0, common: [] })
    expect(facts.columns[2]?.missing).toEqual([{ text: '', count: 2 }])
  })

  test('the decimal comma of the file', async () => {
    const facts = await profiled('a;b\n1,5;x\n2,25;y\n')
    expect(facts.decimal).toBe(',')
    expect(facts.column('a').numbers).toMatchObject({ count: 2, min: 1.5, max: 2.25 })
  })

  test.each([
    ['no file', 'none.csv', undefined, 'no-file'],
    ['headers alone', 'head.csv', 'a,b\n', 'empty-file'],
    ['a web page', 'page.csv', '<!doctype html><p>x', 'not-a-table'],
  ])('%s is a problem', async (___, file, content, code) => {
    if (content !== undefined) bench.write(file, content)
    const outcome = await bench.store.profile({ file, roots: { folder: bench.folder } })
    expect(outcome.value).toBeUndefined()
    expect(codesOf(outcome.findings)).toEqual([code])
  })

  test('looks at the first whole lines of a longer file, where it is told to', async () => {
    const line = (i: number) => `${i},${i % 2 === 0 ? 'desk' : 'web'}\n`
    const text = `id,channel\n${Array.from({ length: 1000 }, (_, i) => line(1000 + i)).join('')}`
    bench.write('long.csv', text)
    const roots = { folder: bench.folder }
    const { value } = await bench.store.profile({ file: 'long.csv', roots, mostBytes: 500 })
    // 11 bytes of headers and lines of 10 (desk) and 9 (web) in turns: 51 of them end at 496, one more at 505.
    expect(value).toMatchObject({ rows: 51, rejected: { count: 0 }, bytes: text.length })
    expect(value?.format).toContain('its first 51 rows are looked at')
    const whole = await bench.store.profile({ file: 'long.csv', roots, mostBytes: 1e6 })
    expect(whole.value).toMatchObject({ rows: 1000 })
    expect(whole.value?.format).not.toContain('first')
  })

  test('refuses more columns than can be looked at, also where each row brings its own', async () => {
    const names = Array.from({ length: 6_000 }, (_, index) => `c${index}`)
    bench.write('wide.csv', `${names.join()}\n${names.map(() => '1').join()}\n`)
    bench.write('keys.jsonl', names.map((name) => `{"${name}": 1}`).join('\n'))
    for (const file of ['wide.csv', 'keys.jsonl']) {
      const { findings } = await bench.store.profile({ file, roots: { folder: bench.folder } })
      expect(codesOf(findings)).toEqual(['too-large'])
      expect(findings[0]?.message).toContain('6000 columns')
    }
  })
})
