/** Takes the pictures of the application in the README from the simulated example: `node examples/application-pictures.ts`. */
import { join } from 'node:path'
import { launch, openExample, type Look, serve, settled, visit } from '../test/e2e/served.ts'

const folder = join(import.meta.dirname, '../docs/pictures')
const height = 1000

type Page = Awaited<ReturnType<typeof visit>>['page']

const served = await serve()
const browser = await launch()
try {
  await taken('answer', {}, async (page) => void (await openExample(page)))
  for (const room of ['Job', 'Evidence', 'Value'])
    await taken(room.toLowerCase(), {}, async (page) => {
      await openExample(page)
      await page.getByRole('link', { name: new RegExp(`^${room}`) }).click()
      await page.getByRole('heading', { name: room, exact: true, level: 1 }).waitFor()
    })
  await taken('trace-dark', { scheme: 'dark' }, async (page) => {
    await openExample(page)
    await page.locator('.headline a').first().click()
    await page.getByRole('heading', { name: 'How this figure came about' }).waitFor()
  })
  await taken('studies', {}, async (page) => {
    await openExample(page)
    await page.goto(served.address)
  })
  await taken('phone', { width: 390 }, async (page) => void (await openExample(page)), 844)
} finally {
  await browser.close()
  await served.stop()
}

/** One picture of a screen: what `open` leads to, with the first steps put away and all in its place. */
async function taken(
  name: string,
  look: Look,
  open: (page: Page) => Promise<void>,
  tall = height,
): Promise<void> {
  const { page, context } = await visit(browser, served, look)
  await page.setViewportSize({ width: look.width ?? 1440, height: tall })
  if (name !== 'studies') await page.getByRole('button', { name: 'Got it' }).click()
  await open(page)
  if (name !== 'studies') await settled(page)
  await page.waitForTimeout(2_000)
  await page.screenshot({ path: join(folder, `application-${name}.png`) })
  await context.close()
}
