import { describe, expect, it } from 'vitest'
import { atApplication, patience } from './at-application.ts'
import { wrong } from './axe.ts'
import { missing } from './served.ts'

describe.skipIf(missing)('a study with all topics of the market (needs /usr/bin/chromium)', () => {
  const at = atApplication('examples/intake-market')

  it.each([
    ['light', { width: 1280 }],
    ['dark', { width: 1280, scheme: 'dark' }],
    ['phone', { width: 390 }],
  ] as const)(
    'shows them all, with nothing wrong: %s',
    { timeout: patience },
    async (name, look) => {
      const { page, said, context } = await at.visit(look)
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
