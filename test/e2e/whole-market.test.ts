import { describe } from 'vitest'
import { atApplication } from './at-application.ts'
import { nothingWrong } from './nothing-wrong.ts'
import { missing } from './served.ts'

describe.skipIf(missing)('a study with all topics of the market (needs /usr/bin/chromium)', () => {
  const at = atApplication('examples/intake-market')
  const looks = [
    { scheme: 'light', width: 1280 },
    { scheme: 'dark', width: 1280 },
    { scheme: 'light', width: 390 },
  ] as const

  nothingWrong(at, 'where all of them stand', looks, async (page, look) => {
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
    await look('market')
  })
})
