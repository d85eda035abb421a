import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fieldsOfFirstLine } from '#storage/files/widest-line'

const folder = mkdtempSync(join(tmpdir(), 'worthline-widest-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ['\n', 3],
  ['\r\n', 3],
  ['\r', 3],
])('a line ends with %j', async (end, fields) => {
  const path = join(folder, 'rows.csv')
  writeFileSync(path, ['a,b,c', ...Array.from({ length: 9_000 }, () => '1,2,3')].join(end))
  expect(await fieldsOfFirstLine(path)).toBe(fields)
})

test('comments before it are passed over', async () => {
  const path = join(folder, 'comments.csv')
  writeFileSync(path, '# one, two, three; four\r\n\r\n#\r\na,b\r\n1,2\r\n')
  expect(await fieldsOfFirstLine(path)).toBe(2)
  writeFileSync(path, '# nothing, else')
  expect(await fieldsOfFirstLine(path)).toBe(2)
})
