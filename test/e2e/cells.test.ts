import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Finding } from '#quantity/finding'
import { atApplication, patience } from './at-application.ts'
import { wrong } from './axe.ts'
import { missing, openExample, settled } from './served.ts'

describe.skipIf(missing)('cells of tables (needs /usr/bin/chromium)', () => {
  const at = atApplication()

  it(
    'say what the study would refuse before it is saved, in the words of the command line',
    { timeout: patience },
    async () => {
      const { page, said, context } = await at.visit()
      const value = `${at.address}${await openExample(page)}/value`
      await page.goto(value)
      await settled(page)
      const unit = page.getByLabel('Unit of Applications a year')
      const before = await unit.inputValue()
      await unit.fill('EUR/hour')
      const told = page.locator('.cell-error')
      await told.waitFor()
      await unit.press('Enter')
      await page.getByRole('button', { name: '1 entry is not saved' }).waitFor()
      expect(await page.getByText('Saved, all figures fresh').count()).toBe(1)
      expect(await wrong(page, 1440, 'held')).toEqual([])
      await page.reload()
      await told.locator('.cell-finding').waitFor()
      expect(await unit.inputValue()).toBe('EUR/hour')
      await page.getByRole('button', { name: /^And \d+ more$/ }).click()
      const words = await told.locator('.cell-finding').allTextContents()
      await page.getByRole('button', { name: 'Save it all the same' }).click()
      await page.locator('.problems').waitFor({ timeout: 60_000 })
      const problems = await page.evaluate(async (path) => {
        const [, , id] = path.split('/')
        const answer = await fetch(`/api/studies/${id}/assessment`)
        const { findings } = (await answer.json()) as {
          findings: (Finding & { hint: string; place: { path: string } })[]
        }
        return findings.filter(({ severity }) => severity === 'problem')
      }, new URL(value).pathname)
      expect(problems.length).toBeGreaterThan(1)
      expect(words.map(plain)).toEqual(
        problems.map(({ message, hint, place: { path }, code }) =>
          plain(`${message} ${hint} ${path} · ${code}`),
        ),
      )
      await page.getByRole('button', { name: 'Undo' }).click()
      await expect.poll(() => unit.inputValue()).toBe(before)
      await settled(page)
      expect(said).toEqual([])
      await context.close()
    },
  )

  it('keep what is typed until it is saved or given up', { timeout: patience }, async () => {
    const { page, said, context } = await at.visit()
    const value = `${at.address}${await openExample(page)}/value`
    await page.goto(value)
    await settled(page)
    const kind = page.getByLabel('Kind of Fewer documents asked for again')
    const horizon = page.getByLabel('Horizon', { exact: true })
    const years = await horizon.inputValue()
    await horizon.fill('5 EUR')
    await horizon.press('Enter')
    await page.getByRole('button', { name: '1 entry is not saved' }).waitFor()
    await page.getByRole('link', { name: /^Job/ }).click()
    await page.getByRole('button', { name: '1 entry is not saved' }).waitFor()
    await page.getByRole('link', { name: /^Value/ }).click()
    await expect.poll(() => horizon.inputValue()).toBe('5 EUR')
    await horizon.click()
    await page.getByRole('button', { name: 'Give it up' }).click()
    expect(await horizon.inputValue()).toBe(years)
    await horizon.fill('4 EUR')
    await page.goBack()
    await page.getByRole('button', { name: '1 entry is not saved' }).waitFor()
    await page.goForward()
    await expect.poll(() => horizon.inputValue()).toBe('4 EUR')
    const shown = await kind.inputValue()
    await kind.selectOption('time-savings')
    await settled(page)
    expect(await kind.inputValue()).toBe('time-savings')
    await kind.selectOption(shown)
    await horizon.fill('6 year')
    await horizon.press('Enter')
    await page.getByText('is not saved').waitFor({ state: 'detached' })
    await settled(page)
    await page.reload()
    await expect.poll(() => horizon.inputValue()).toBe('6 year')
    await horizon.fill('7 EUR')
    await horizon.press('Tab')
    await page.getByRole('button', { name: '1 entry is not saved' }).click()
    await page.getByRole('menuitem', { name: 'Give up “7 EUR” in value.horizon' }).click()
    expect(await horizon.inputValue()).toBe('6 year')
    const formula = page.getByLabel('Formula of Fewer wrong fields to correct')
    await formula.click()
    await page.keyboard.press('End')
    await page.keyboard.type(' * applicationz')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    const card = page.locator('.card').filter({ has: formula })
    await card.locator('.cell-finding').getByText('unknown-reference').waitFor()
    await card.getByRole('button', { name: 'Give it up' }).click()
    await expect.poll(() => formula.textContent()).not.toContain('applicationz')
    expect(said).toEqual([])
    await context.close()
  })

  it('hold pasted rows that do not fit, all of them', { timeout: patience }, async () => {
    const { page, said, context } = await at.visit()
    const value = `${at.address}${await openExample(page)}/value`
    await page.goto(value)
    await settled(page)
    const rows = page.getByRole('region', { name: 'Table of assumptions' }).locator('tbody > tr')
    await rows.first().waitFor()
    const before = await rows.count()
    await paste(page, 'A page\t3 to 5\tEUR/page\nA stamp\t2 till 4\tEUR\n')
    const section = page.locator('section[aria-labelledby="assumptions-heading"]')
    await section.getByRole('button', { name: 'Save it all the same' }).waitFor()
    expect(await rows.count()).toBe(before)
    expect(await section.locator('.cell-finding').textContent()).toContain('assumptions.a-stamp')
    await section.getByRole('button', { name: 'Give it up' }).click()
    await paste(page, 'A page\t3 to 5\tEUR/page\nA stamp\t2 to 4\tEUR\n')
    await expect.poll(() => rows.count()).toBe(before + 2)
    expect(said).toEqual([])
    await context.close()
  })
})

/** Without what only the screen has: thin and unbreakable spaces, the marks of code. */
function plain(words: string): string {
  return words
    .replaceAll('`', '')
    .replaceAll(/[\u2009\u00a0\u2060\u202f\u200b]/gu, ' ')
    .replaceAll('\u2011', '-')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

/** Pastes cells of a spreadsheet into the first field of the table of assumptions. */
async function paste(page: Page, text: string): Promise<void> {
  const field = page.getByRole('region', { name: 'Table of assumptions' }).locator('textarea')
  await field.first().evaluate((node, cells) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', cells)
    node.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)
}
