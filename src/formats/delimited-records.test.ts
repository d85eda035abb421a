import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DelimitedRecords, type Dialect } from '#formats/delimited-records'
import { LongLine } from '#formats/long-line'

const plain: Dialect = { delimiter: ',', quote: '"', newline: '\n' }

interface Cut {
  readonly records: readonly (readonly [number, readonly string[]])[]
  readonly open: readonly (readonly [number, number])[]
}

function cut(text: string, dialect: Dialect = plain, piece = text.length): Cut {
  const found = { records: [] as [number, readonly string[]][], open: [] as [number, number][] }
  const records = new DelimitedRecords(dialect, {
    record: (fields, line) => found.records.push([line, fields]),
    unterminated: (line, through) => found.open.push([line, through]),
  })
  for (let at = 0; at < text.length; at += Math.max(1, piece)) {
    records.push(text.slice(at, at + Math.max(1, piece)))
  }
  records.end()
  return found
}

describe('records', () => {
  test('stand on lines of their own', () => {
    expect(cut('a,b\n1,2\r\n3,4').records).toEqual([
      [1, ['a', 'b']],
      [2, ['1', '2']],
      [3, ['3', '4']],
    ])
  })

  test('skip blank lines and keep the count', () => {
    expect(cut('a,b\n\n1,2\n  \n3,4\n\n').records.map(([line]) => line)).toEqual([1, 3, 5])
  })

  test('may hold delimiters, quotes and line breaks in quotes', () => {
    expect(cut('a,b\n"x, ""y""","1\n2"\n3,4\n').records).toEqual([
      [1, ['a', 'b']],
      [2, ['x, "y"', '1\n2']],
      [4, ['3', '4']],
    ])
  })

  test('keep a quote inside an unquoted field, or behind a quoted beginning', () => {
    expect(cut('a,b\n5" pipe,"5" pipe\n').records[1]).toEqual([2, ['5" pipe', '"5" pipe']])
  })

  test('skip spaces around quotes', () => {
    expect(cut('a,b\n1, "x, y" \n').records[1]).toEqual([2, ['1', 'x, y']])
  })

  test('end at a carriage return where that is the line end', () => {
    const old: Dialect = { ...plain, newline: '\r' }
    expect(cut('a,b\r"1",2\r3,4', old).records).toEqual([
      [1, ['a', 'b']],
      [2, ['1', '2']],
      [3, ['3', '4']],
    ])
  })

  test('are not torn where a piece ends between return and line feed', () => {
    expect(cut('"\n"\r\n', plain, 1)).toEqual(cut('"\n"\r\n'))
  })

  test('come the same however the text is cut into pieces', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é'),
      maxLength: 6,
    })
    fc.assert(
      fc.property(
        fc.array(cell, { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        (cells, piece) => {
          const text = cells.join('')
          expect(cut(text, plain, piece)).toEqual(cut(text))
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('come back as they were written by the rules of RFC 4180', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'b', '"', ',', '\n', ';', ' '),
      maxLength: 5,
    })
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 })
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows.map((row) => row.map(quoted).join(',')).join('\n')
        expect(cut(text).records.map(([, fields]) => fields)).toEqual(rows)
        expect(cut(text).open).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })
})

describe('lines before the header', () => {
  test('are left out whatever they hold, and counted', () => {
    const records: (readonly [number, readonly string[]])[] = []
    const open: number[] = []
    const reader = new DelimitedRecords(
      plain,
      {
        record: (fields, line) => records.push([line, fields]),
        unterminated: (line) => open.push(line),
      },
      2,
    )
    reader.push('# it is "quoted\n\na,b\n1,2\n')
    reader.end()
    expect({ records, open }).toEqual({
      records: [
        [3, ['a', 'b']],
        [4, ['1', '2']],
      ],
      open: [],
    })
  })
})

describe('a line that does not end', () => {
  const piece = 'x,'.repeat(1 << 19)

  test.each([
    ['in many pieces', Array.from({ length: 17 }, () => piece)],
    ['in one piece', [piece.repeat(17)]],
    ['in one piece with an end', [`${piece.repeat(17)}\n1,2\n`]],
    ['in quotes', [`"${piece.repeat(17)}`]],
  ])('is refused by its number, %s', (_, pieces) => {
    const reader = new DelimitedRecords(plain, { record: () => {}, unterminated: () => {} })
    const read = (): void => {
      for (const text of ['a,b\n', ...pieces]) reader.push(text)
      reader.end()
    }
    expect(read).toThrow(LongLine)
    expect(read).toThrow('line 2 has')
  })
})

describe('a quote that is never closed', () => {
  test('loses its own line only, at the end of the file', () => {
    const { records, open } = cut('a,b\n1,"x\n2,y\n3,z\n')
    expect(open).toEqual([[2, 4]])
    expect(records.map(([line]) => line)).toEqual([1, 3, 4])
  })

  test('loses its own line only, before a line with quotes', () => {
    const { records, open } = cut('a,b\n1,"x\n2,y\n3,"z"\n4,w\n')
    expect(open).toEqual([[2, 4]])
    expect(records.map(([line]) => line)).toEqual([1, 3, 4, 5])
  })

  test('is seen by the number of fields', () => {
    const { records, open } = cut('a,b\n1,"x\n2,"\n3,4\n')
    expect(records.map(([line]) => line)).toEqual([1, 2, 4])
    expect(open).toEqual([])
    const wide = cut('a,b,c\n1,"x,2\n2,y",3,9,9\n3,4,5\n')
    expect(wide.open).toEqual([[2, 3]])
    expect(wide.records.map(([line]) => line)).toEqual([1, 3, 4])
  })

  test('is given up after a megabyte', () => {
    const rows = Array.from({ length: 200_000 }, (_, row) => `${row},abcdefgh`).join('\n')
    const { records, open } = cut(`a,b\n0,"x\n${rows}\n`, plain, 1 << 16)
    expect(open).toHaveLength(1)
    expect(open[0]?.[0]).toBe(2)
    expect(records).toHaveLength(200_001)
  })

  test('leaves the header', () => {
    const { records, open } = cut('a,"b\n1,2\n')
    expect(open).toEqual([[1, 2]])
    expect(records).toEqual([
      [1, ['a', 'b']],
      [2, ['1', '2']],
    ])
  })
})
