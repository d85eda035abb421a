import { expect, test } from 'vitest'
import { delimitedLine } from '#formats/delimited-line'

test.each([
  [['a', 1, -2.5], 'a,1,-2.5\n'],
  [['a,b', 'say "yes"', 'two\nlines'], '"a,b","say ""yes""","two\nlines"\n'],
  [['=1+1', '+1', '-1', '@x', '\t=1'], "'=1+1,'+1,'-1,'@x,'\t=1\n"],
  [['=A1,B1', ''], '"\'=A1,B1",\n'],
])('%j', (cells, line) => {
  expect(delimitedLine(cells)).toBe(line)
})
