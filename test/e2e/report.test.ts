import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { english } from '#quantity/locale'
import { assessmentFixture, evidenceOnlyFixture } from '#reports/assessment-fixture'
import { further, influence } from '#reports/fixture/influence'
import { writeHtmlReport } from '#reports/html/write-html-report'
import { pageBundle } from '#reports/page-bundle'
import { axeFindings } from './axe.ts'
import { launch, missing } from './served.ts'

/** Reports that are looked at: with money and hostile names, and with evidence alone. */
const withMoney = {
  ...assessmentFixture,
  value: { ...assessmentFixture.value!, influence, further },
}
const reports = { 'with money': withMoney, 'evidence alone': evidenceOnlyFixture }
const schemes = ['light', 'dark'] as const
const widths = [1440, 1000, 390] as const
const views = Object.keys(reports).flatMap((name) =>
  schemes.flatMap((scheme) => widths.map((width) => [name, scheme, width] as const)),
)

describe.skipIf(missing)('the HTML report in a browser (needs /usr/bin/chromium)', () => {
  let browser: Browser
  let folder: string
  const addresses = new Map<string, string>()

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'worthline-report-'))
    const bundle = await pageBundle()
    for (const [name, assessment] of Object.entries(reports)) {
      const file = join(folder, `${name.replace(' ', '-')}.html`)
      const options = { locale: english, date: '2026-11-21', ...bundle }
      writeFileSync(file, writeHtmlReport(assessment, options))
      addresses.set(name, pathToFileURL(file).href)
    }
    browser = await launch()
  })

  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** A page of the report; `said` gathers errors and every address that it asks for. */
  async function open(
    name: string,
    look: { scheme: 'light' | 'dark'; width: number; bypassCSP?: boolean },
  ): Promise<{ page: Page; said: string[] }> {
    const page = await browser.newPage({
      viewport: { width: look.width, height: 900 },
      colorScheme: look.scheme,
      reducedMotion: 'reduce',
      bypassCSP: look.bypassCSP ?? false,
    })
    const said: string[] = []
    page.on('console', (message) => said.push(message.text()))
    page.on('pageerror', (error) => said.push(String(error)))
    page.on('request', (request) => {
      if (!/^(file|data):/.test(request.url())) said.push(request.url())
    })
    await page.goto(addresses.get(name)!)
    return { page, said }
  }

  it.each(views)(
    '%s, %s, %d pixels: no error, no network, nothing wider than the screen',
    async (name, scheme, width) => {
      const { page, said } = await open(name, { scheme, width })
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(said).toEqual([])
      expect(wide).toBeLessThanOrEqual(width)
      await page.close()
    },
  )

  it.each(views)('%s, %s, %d pixels: axe finds nothing', async (name, scheme, width) => {
    const { page } = await open(name, { scheme, width, bypassCSP: true })
    const found = await axeFindings(page)
    expect(found).toEqual([])
    await page.close()
  })

  it('axe is awake: it finds a planted picture without words', async () => {
    const { page } = await open('evidence alone', { scheme: 'light', width: 1440, bypassCSP: true })
    await page.evaluate(() => {
      document.querySelector('main')!.append(document.createElement('img'))
    })
    expect((await axeFindings(page)).join()).toContain('image-alt')
    await page.close()
  })

  it('opens the lineage of a figure by keyboard, walks to the rows, and closes with Esc', async () => {
    const { page } = await open('with money', { scheme: 'light', width: 1000 })
    const figure = page.locator('#answer a[data-figure="value.annual"]')
    await figure.focus()
    await page.keyboard.press('Enter')
    const panel = page.locator('#trace')
    expect(await panel.isVisible()).toBe(true)
    expect(await panel.textContent()).toContain('575 rows of receipt.csv')
    await panel.locator('a[data-figure="value.driver.clerks.annual"]').first().click()
    expect(await panel.locator('.lineage > h3').textContent()).toBe('Clerks’ hours')
    await page.keyboard.press('Escape')
    expect(await panel.isVisible()).toBe(false)
    expect(await figure.evaluate((link) => link === document.activeElement)).toBe(true)
    await page.close()
  })

  it('runs the model again with the reader’s own figure, and goes back', async () => {
    const { page, said } = await open('with money', { scheme: 'light', width: 1440 })
    const headline = page.locator('[data-live="headline"]')
    const study = await headline.textContent()
    const field = page.getByRole('spinbutton', { name: 'Applications a year' })
    await field.fill('0')
    await page.locator('#own-result').filter({ hasText: 'With your figures' }).waitFor()
    // Without applications only the licence and the folders are left: 3,000 - 40,000 a year.
    expect((await headline.textContent())!.replaceAll('\u2060', '')).toContain('−€\u202f37')
    expect(await page.locator('.ghost').count()).toBeGreaterThan(0)
    await page.locator('#own-reset').click()
    expect(await headline.textContent()).toBe(study)
    expect(said).toEqual([])
    await page.close()
  })

  it.each(widths)('keeps the reader’s own box where it is, at %d pixels', async (width) => {
    const { page } = await open('with money', { scheme: 'light', width })
    const field = page.getByRole('spinbutton', { name: 'Applications a year' })
    await field.scrollIntoViewIfNeeded()
    await field.focus()
    const top = (): Promise<number> => field.evaluate((box) => box.getBoundingClientRect().top)
    const before = await top()
    await field.fill('0')
    await page.locator('#own-result').filter({ hasText: 'With your figures' }).waitFor()
    expect(Math.abs((await top()) - before)).toBeLessThan(3)
    await page.locator('#own-reset').evaluate((button) => (button as HTMLButtonElement).click())
    expect(Math.abs((await top()) - before)).toBeLessThan(3)
    await page.close()
  })

  it('changes between light and dark', async () => {
    const { page } = await open('with money', { scheme: 'light', width: 1440 })
    const paper = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    expect(await paper()).toBe('rgb(255, 255, 255)')
    await page.locator('#scheme').click()
    expect(await paper()).toBe('rgb(20, 23, 26)')
    await page.close()
  })

  it('prints in light colours, with the lineage as appendix and no chart taller than a page', async () => {
    const { page } = await open('with money', { scheme: 'dark', width: 688 })
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const seen = await page.evaluate(() => ({
      paper: getComputedStyle(document.body).backgroundColor,
      lineage: getComputedStyle(document.querySelector('#lineage')!).display,
      tall: [...document.querySelectorAll('figure')].filter(
        (figure) => figure.getBoundingClientRect().height > 950,
      ).length,
    }))
    expect(seen).toEqual({ paper: 'rgb(255, 255, 255)', lineage: 'block', tall: 0 })
    await page.close()
  })

  it('reads without its script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(addresses.get('with money')!)
    await page.locator('#answer a[data-figure="value.annual"]').click()
    expect(page.url()).toContain('#trace-value.annual')
    expect(await page.locator('[id="trace-value.annual"]').isVisible()).toBe(true)
    expect(await page.locator('#own').isVisible()).toBe(false)
    await context.close()
  })
})
