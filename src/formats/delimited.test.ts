import { describe, expect, test } from 'vitest'
import { delimitedWords, recogniseDelimited } from '#formats/delimited'

const recognised = (text: string): ReturnType<typeof recogniseDelimited> =>
  recogniseDelimited(text, true, {})

describe('the delimiter is', () => {
  test.each([
    [',', 'a,b\n1,2\n'],
    [';', 'a;b\n1,5;2,5\n'],
    ['\t', 'a\tb, c\n1\t2, 3\n'],
    ['|', 'a|b\n1|2;3\n'],
    [',', 'a,b\n"1;2;3",4\n"5;6;7",8\n'],
    [',', 'a\n1\n2\n'],
  ])('%j', (delimiter, text) => {
    expect(recognised(text).delimiter).toBe(delimiter)
  })

  test('what the first line of a spreadsheet says', () => {
    expect(recognised('sep=;\na;b\n1;2\n')).toMatchObject({ delimiter: ';', skip: 1 })
  })

  test('what the author says', () => {
    expect(recogniseDelimited('a;b,c\n1;2,3\n', true, { delimiter: ';' }).delimiter).toBe(';')
  })
})

describe('the decimal mark is', () => {
  test.each([
    ['.', 'a,b\n1.5,x\n'],
    ['.', 'a,b\n"1,234",x\n'],
    ['.', 'a,b\n"1,234.5",x\n'],
    [',', 'a;b\n1,5;x\n'],
    [',', 'a;b\n1.234,5;x\n'],
    [',', 'a;b\n1,234;x\n'],
    [',', 'a,b\n"1,5",x\n'],
    ['.', 'a;b\n1.5;1,234\n'],
    ['.', 'a;b\n192.168.100.101;x\n'],
    ['.', 'a;b\n1;2\n'],
  ])('%s in %j', (decimal, text) => {
    expect(recognised(text).decimal).toBe(decimal)
  })

  test('what the author says', () => {
    expect(recogniseDelimited('a;b\n1,5;x\n', true, { decimal: '.' }).decimal).toBe('.')
  })
})

describe('lines before the header that begin with #', () => {
  test.each([
    [1, '# made by hand\na,b\n1,2\n'],
    [1, '# made by hand\ra,b\r1,2\r'],
    [1, '# made by hand\r\r\na,b\r\r\n1,2\r\r\n'],
    [1, '# made\rby hand\na,b\n1,2\n'],
    [3, '# made by hand\r\n\r\n# of "x"; z\r\na,b\r\n1,2\r\n'],
    [2, 'sep=;\r# made by hand\ra;b\r1;2\r'],
  ])('are comments: %i in %j', (skip, text) => {
    expect(recognised(text).skip).toBe(skip)
  })

  test.each([
    [0, '#id,name\n1,x\n'],
    [1, '# made by hand\n#id,name\n1,x\n'],
    [0, '#id\n1\n2\n'],
    [0, '# nothing else\n'],
  ])('are the header where they have its width: %i before it in %j', (skip, text) => {
    expect(recognised(text).skip).toBe(skip)
  })
})

test('quotes are single where double ones never stand', () => {
  expect(recognised("a,b\n'x, y','1'\n'z','2'\n").quote).toBe("'")
  expect(recognised("a,b\nit's,that's\n").quote).toBe('"')
})

test('old line ends are seen', () => {
  expect(recognised('a,b\r1,2\r').newline).toBe('\r')
  expect(recognised('a,b\r\n1,2\r\n').newline).toBe('\n')
})

test('a cut-off last line does not count', () => {
  const format = recogniseDelimited('a;b;c\n1;2;3\n4,5,6', false, {})
  expect(format.delimiter).toBe(';')
})

test('the format has words', () => {
  expect(delimitedWords(recognised('a;b\n1,5;x\n'))).toBe(
    'fields separated by semicolons, decimal comma (as in `1,5`)',
  )
  expect(delimitedWords(recognised("a,b\n'x','1'\n"))).toBe(
    'fields separated by commas, single quotes, decimal point',
  )
})
