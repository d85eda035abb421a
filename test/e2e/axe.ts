import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** What axe finds on a page, and whether it is wider than the screen. */
export async function wrong(page: Page, width: number, where: string): Promise<string[]> {
  await page.waitForTimeout(300)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  const found = await axeFindings(page)
  return [...found, ...(wide > width ? [`${wide} pixels wide`] : [])].map(
    (one) => `${where} ${one}`,
  )
}

/** What axe finds, each with the element it stands on. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } }
    const { violations } = await axe.run()
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
    )
  })
}

interface AxeResults {
  readonly violations: readonly { id: string; nodes: readonly { html: string }[] }[]
}
