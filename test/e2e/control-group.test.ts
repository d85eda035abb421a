import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { atApplication, patience } from './at-application.ts'
import { addNeed, beginJob, twoWays } from './begin-study.ts'
import { controlGroupRows } from './newcomer-rows.ts'
import { missing, settled } from './served.ts'

describe.skipIf(missing)('a newcomer with a control group (needs /usr/bin/chromium)', () => {
  const at = atApplication()

  it(
    'goes from before and after in words to money on two needs, and takes values of others over',
    { timeout: patience },
    async () => {
      const { page, said, context } = await at.visit()
      const file = join(at.folder, 'pharmacies.csv')
      writeFileSync(file, controlGroupRows())
      await beginJob(page, 'Cold-chain logger', 'keep', 'vaccines', 'cold until handed out')
      await addNeed(page, 'minimize the time to record temperatures', 'duration', 'min')
      await addNeed(page, 'minimize the loss of discarded stock', 'money', 'EUR')
      await page.getByRole('link', { name: 'Name the ways that are compared' }).click()
      await twoWays(page)
      await page.getByRole('link', { name: /^Evidence/ }).click()
      await page.locator('input[type=file]').last().setInputFiles(file)
      await page.getByRole('button', { name: 'Look into it and use it' }).click()
      const means = (column: string) => page.getByLabel(`What the column ${column} means`)
      await means('pharmacy').selectOption('customer')
      await means('arm').selectOption('group')
      await means('period').selectOption('period')
      await means('minutes').selectOption({ index: 1 })
      await means('loss').selectOption({ index: 2 })
      const unit = page.getByLabel('Unit of minutes')
      await unit.fill('min')
      await unit.press('Enter')
      await page.getByRole('button', { name: /^Use 48 rows/ }).click()
      await page.getByRole('button', { name: 'Add a comparison' }).click()
      await page.getByLabel('The same people or teams, both ways').check()
      await page.getByLabel('At a date some changed, and others did not').check()
      const add = page.getByRole('button', { name: 'Add the comparison' })
      await page.getByLabel('Which column says when?').selectOption('period')
      await page.getByLabel('What stands there for the time with the change?').selectOption('after')
      await page.getByLabel('Which column tells the groups apart?').selectOption('group')
      expect(await add.isDisabled()).toBe(true)
      await page.getByLabel('What stands there for those who changed?').selectOption('logger')
      await add.click()
      await page.locator('.matrix .cell.better').first().waitFor({ timeout: 60_000 })
      expect(await page.locator('.problems').count()).toBe(0)
      await page.getByRole('link', { name: /^Value/ }).click()
      await page.getByLabel(/How often is the job done/).fill('295 to 310')
      await page.getByLabel(/What is one hour worth/).fill('30 to 45')
      await page.getByLabel(/Which share of the freed time/).fill('0.3 to 0.7')
      await page.getByRole('button', { name: 'Put a value on it' }).click()
      await page.getByRole('button', { name: 'Put a value on another need' }).click()
      await page.getByLabel('Which need is it about?').selectOption({ index: 1 })
      expect(await page.getByLabel(/What is one/).count()).toBe(0)
      await page.getByLabel('How often a year?').selectOption({ label: 'another number' })
      await page.getByLabel(/How often is the job done/).fill('52')
      await page.getByRole('button', { name: 'Put a value on it' }).click()
      const priced = page.locator('.card .card-money')
      await expect.poll(() => priced.count(), { timeout: 60_000 }).toBe(2)
      await settled(page)
      const values = join(at.folder, 'their-values.csv')
      writeFileSync(values, 'id,value\nworth-of-one-hour,41\n')
      await page.getByRole('button', { name: /^Take out/ }).click()
      await page.getByRole('menuitem', { name: /^Bring values back/ }).click()
      await page.getByLabel('Spreadsheet or table').setInputFiles(values)
      await page.getByRole('row', { name: 'What one hour is worth 30 to 45 41 EUR/hour' }).waitFor()
      await page.getByLabel('Who stands behind these values?').fill('ACME finance')
      await page.getByRole('button', { name: 'Take 1 value over' }).click()
      const worth = page.getByLabel('Value of What one hour is worth', { exact: true })
      await expect.poll(() => worth.inputValue(), { timeout: 20_000 }).toBe('41')
      await page.getByRole('button', { name: 'Undo' }).click()
      await expect.poll(() => worth.inputValue(), { timeout: 20_000 }).toBe('30 to 45')
      expect(said).toEqual([])
      await context.close()
    },
  )
})
