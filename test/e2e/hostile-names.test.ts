import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { isScalar, parseDocument, visit } from 'yaml'
import { atApplication, patience } from './at-application.ts'
import { missing, settled } from './served.ts'

const markup = ` <img src=x onerror="document.owned=1"><script>document.owned=1</script>'"&amp;`
const named = new Set(['title', 'about', 'name', 'object', 'context', 'by'])
const rooms = ['', '/job', '/evidence', '/value', '/market', '/promises', '/history', '/document']

describe.skipIf(missing)('markup in every name (needs /usr/bin/chromium)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'worthline-markup-'))
  begin(folder)
  const at = atApplication(folder)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each([1440, 390])(
    'is shown as it was typed, %d pixels wide',
    { timeout: patience },
    async (width) => {
      const { page, said, context } = await at.visit({ width })
      expect(await page.locator('.study-row').first().textContent()).toContain('<img src=x')
      await page.locator('.study-row a').first().click()
      await page.locator('.headline').waitFor({ timeout: 60_000 })
      await settled(page)
      const path = new URL(page.url()).pathname
      for (const room of rooms) {
        await page.goto(`${at.address}${path}${room}`)
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        await page.waitForTimeout(1_500)
        expect(await planted(page)).toEqual([])
      }
      await page.goto(`${at.address}${path}?figure=value.npv`)
      await page.locator('aside.trace').getByText('<img src=x').first().waitFor()
      expect(await planted(page)).toEqual([])
      expect(said).toEqual([])
      await context.close()
    },
  )
})

/** What would be there if a name had become a part of the page. */
function planted(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => [
    ...[...document.querySelectorAll('img[src="x"], [onerror]')].map(({ outerHTML }) => outerHTML),
    ...('owned' in document ? ['a script ran'] : []),
  ])
}

/** The example with markup behind every name. */
function begin(folder: string): void {
  const example = fileURLToPath(new URL('../../examples/intake-portal/', import.meta.url))
  cpSync(join(example, 'applications.csv'), join(folder, 'applications.csv'))
  const document = parseDocument(readFileSync(join(example, 'study.yaml'), 'utf8'))
  visit(document, {
    Pair(_, { key, value }) {
      const words = isScalar(value) && !/^\d{4}-\d\d-\d\d$/u.test(String(value.value))
      if (isScalar(key) && named.has(String(key.value)) && words)
        value.value = `${String(value.value)}${markup}`
    },
  })
  writeFileSync(join(folder, 'study.yaml'), document.toString())
}
