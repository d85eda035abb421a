import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { atApplication, patience } from './at-application.ts'
import { addNeed, beginJob, beginWithLog, twoWays } from './begin-study.ts'
import { logRows, ticketRows } from './newcomer-rows.ts'
import { missing, openExample, settled } from './served.ts'

describe.skipIf(missing)('the ways of a newcomer (needs /usr/bin/chromium)', () => {
  const at = atApplication()

  it('from a template to its answer', { timeout: patience }, async () => {
    const { page, said, context } = await at.visit()
    await page.getByRole('button', { name: /From a template/ }).click()
    await page.locator('.choice').first().click()
    await page.locator('h1#answer-heading').waitFor({ timeout: 60_000 })
    await settled(page)
    expect(said).toEqual([])
    await context.close()
  })

  it('from a table of one’s own to a matrix and a value', { timeout: patience }, async () => {
    const { page, said, context } = await at.visit()
    const file = join(at.folder, 'tickets.csv')
    writeFileSync(file, ticketRows())
    await beginJob(page, 'Answering tickets', 'answer', 'a question', 'of a customer')
    await addNeed(page, 'minimize the time until the customer has an answer', 'duration', 'min')
    await twoWays(page)
    await page.getByRole('link', { name: /^Evidence/ }).click()
    await page.locator('input[type=file]').last().setInputFiles(file)
    await page.getByRole('button', { name: 'Look into it and use it' }).click()
    await page.getByLabel('What the column way means').selectOption('solution')
    await page.getByLabel('“old” is').selectOption({ label: 'Today’s way' })
    await page.getByLabel('“new” is').selectOption({ label: 'Our solution' })
    await page.getByLabel('What the column minutes means').selectOption({ index: 1 })
    const unit = page.getByLabel('Unit of minutes')
    await unit.fill('min')
    await unit.press('Enter')
    await page.getByRole('button', { name: /^Use 200 rows/ }).click()
    await page.getByRole('button', { name: 'Add a comparison' }).click()
    await page.getByLabel('A draw by lot', { exact: true }).check()
    expect(await page.locator('.design-named').textContent()).toContain('randomised comparison')
    await page.getByRole('button', { name: 'Add the comparison' }).click()
    await page.locator('.matrix .cell.better').first().waitFor({ timeout: 60_000 })
    await page.getByRole('link', { name: /^Value/ }).click()
    await page.getByLabel(/How often is the job done/).fill('9000 to 12000')
    await page.getByLabel(/What is one hour worth/).fill('38 to 52')
    await page.getByLabel(/Which share of the freed time/).fill('0.2 to 0.6')
    await page.getByRole('button', { name: 'Put a value on it' }).click()
    await page.locator('.live-answer .big').waitFor({ timeout: 60_000 })
    await page.getByRole('link', { name: 'Answer' }).click()
    await page.locator('.headline .big').waitFor()
    expect(await page.locator('h1').textContent()).toContain('Our solution is worth something')
    expect(said).toEqual([])
    await context.close()
  })

  it(
    'from a process log to a matrix, a map and the rows kept out',
    { timeout: patience },
    async () => {
      const { page, said, context } = await at.visit()
      const file = join(at.folder, 'event-log.csv')
      writeFileSync(file, logRows())
      await beginWithLog(page, file)
      await page
        .getByLabel(/^An execution is over with/)
        .selectOption({ label: 'confirm the receipt' })
      await page.getByLabel(/began before this day/).fill('2026-03-01')
      await page.getByLabel(/^Old way/).selectOption({ label: 'Today’s way' })
      await page.getByLabel(/^New way/).selectOption({ label: 'Our solution' })
      await page.getByRole('button', { name: /^Use .* events/ }).click()
      await page.getByRole('button', { name: 'Add a comparison' }).click()
      await page.getByLabel('A date: before it').check()
      await page.getByRole('button', { name: 'Add the comparison' }).click()
      await page.locator('.matrix .cell.better').first().waitFor({ timeout: 60_000 })
      expect(await page.getByRole('heading', { name: 'The process' }).isVisible()).toBe(true)
      expect(said).toEqual([])
      await context.close()
    },
  )

  it('moves a step by keyboard, and goes anywhere with Ctrl K', { timeout: patience }, async () => {
    const { page, said, context } = await at.visit()
    const path = await openExample(page)
    await page.goto(`${at.address}${path}/job`)
    const handle = page.getByRole('button', { name: /^Move step 1/ })
    await handle.focus()
    for (const key of ['Space', 'ArrowRight', 'Space']) {
      await page.keyboard.press(key)
      await page.waitForTimeout(500)
    }
    await page.getByRole('button', { name: 'Move step 1: gather the documents' }).waitFor()
    await page.keyboard.press('Control+K')
    await page.getByLabel('Go to', { exact: true }).fill('correcting a wrong field')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.url(), { timeout: 20_000 }).toMatch(/#assumption-|figure=/)
    await page.keyboard.press('Control+K')
    await page.getByLabel('Go to', { exact: true }).fill('until the case officer can begin')
    await page.getByText('Need', { exact: true }).first().click()
    const need = page.locator('#need-handover-time')
    await need.waitFor()
    await expect.poll(() => need.evaluate((part) => part === document.activeElement)).toBe(true)
    expect(said).toEqual([])
    await context.close()
  })

  it('puts a study away and takes it back', { timeout: patience }, async () => {
    const { page, context } = await at.visit()
    const row = page
      .locator('.study-row')
      .filter({ hasText: 'intake portal against paper forms' })
      .first()
    await row.getByRole('button', { name: /^More for/ }).click()
    await page.getByRole('menuitem', { name: 'Make a copy' }).click()
    await page.waitForURL(/\/studies\//u)
    await page.goto(at.address)
    await row.waitFor()
    const before = await page.locator('.study-row').count()
    await row.getByRole('button', { name: /^More for/ }).click()
    await page.getByRole('menuitem', { name: 'Archive' }).click()
    await expect.poll(() => page.locator('.study-row').count()).toBe(before - 1)
    await page.getByRole('link', { name: 'Archive' }).click()
    await row.getByRole('button', { name: /^More for/ }).click()
    await page.getByRole('menuitem', { name: 'Take back from the archive' }).click()
    await page.getByText('Nothing is archived.').waitFor()
    await context.close()
  })
})
