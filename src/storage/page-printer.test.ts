import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { printPage } from './page-printer.ts'

const executable = '/usr/bin/chromium'

test.skipIf(!existsSync(executable))('a page is printed (needs /usr/bin/chromium)', async () => {
  const { value, findings } = await printPage('<h1>Worth</h1>')
  expect(findings).toEqual([])
  expect(Buffer.from(value!.subarray(0, 5)).toString()).toBe('%PDF-')
})

test('without a browser it says how to go on', async () => {
  const { value, findings } = await printPage('<h1>Worth</h1>', '/nowhere')
  expect(value).toBeUndefined()
  expect(findings).toMatchObject([{ code: 'no-browser', severity: 'problem' }])
  expect(findings[0]!.hint).toContain('print dialog')
})
