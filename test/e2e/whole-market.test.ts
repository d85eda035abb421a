import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { patience } from './at-application.ts'
import { wrong } from './axe.ts'
import { launch, missing, serve, type Served, visit } from './served.ts'

describe.skipIf(missing)('a study with all topics of the market (needs /usr/bin/chromium)', () => {
  let served: Served
  let browser: Browser
  beforeAll(async () => {
    served = await serve('examples/intake-market')
    browser = await launch()
  }, patience)
  afterAll(async () => {
    await browser?.close()
    await served?.stop()
  }, patience)

  it.each([
    ['light', { width: 1280 }],
    ['dark', { width: 1280, scheme: 'dark' }],
    ['phone', { width: 390 }],
  ] as const)(
    'shows them all, with nothing wrong: %s',
    { timeout: patience },
    async (name, look) => {
      const { page, said, context } = await visit(browser, served, look)
      await page
        .getByRole('link', { name: /from the alternatives to the price/ })
        .first()
        .click()
      await page
        .getByRole('link', { name: /^Market/ })
        .first()
        .click()
      for (const topic of ['Alternatives', 'What attributes add to the price', 'How value goes on'])
        await page.getByRole('heading', { name: topic, exact: true }).first().waitFor()
      expect(await wrong(page, look.width, name)).toEqual([])
      expect(said).toEqual([])
      await context.close()
    },
  )
})
