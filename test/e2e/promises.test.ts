import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Promised } from '#study/evaluation/promised'
import { atApplication, patience } from './at-application.ts'
import { deskAndPhone, nothingWrong } from './nothing-wrong.ts'
import { missing, openExample, settled } from './served.ts'

const correcting = 'Value of Correcting a wrong field after the decision'

describe.skipIf(missing)('what was promised (needs /usr/bin/chromium)', () => {
  const at = atApplication()

  it(
    'is frozen by keyboard, and held against what the study says after an edit',
    { timeout: patience },
    async () => {
      const { page, said, context } = await at.visit()
      const path = await openExample(page)
      await settled(page)
      await page.getByRole('button', { name: /^Take out/ }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('menuitem', { name: 'Promise this to …' }).focus()
      await page.keyboard.press('Enter')
      await page.getByLabel('To whom?').waitFor()
      await expect
        .poll(() => page.getByLabel('To whom?').evaluate((one) => one === document.activeElement))
        .toBe(true)
      await page.keyboard.type('ACME')
      expect(await page.getByLabel('By whom?').inputValue()).not.toBe('')
      expect(await page.locator('.promised-now').textContent()).toContain('Net present value')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/promises$/u)
      const state = page.locator('.promise-state')
      await expect
        .poll(() => state.textContent(), { timeout: 30_000 })
        .toMatch(/^(\d+) of \1 figures lie inside of the promised range\.$/u)
      await page.getByText('Nothing that it rests on has changed since.').waitFor()
      const npv = page.getByRole('row', { name: /^Net present value over 5 years € / }).first()
      const [, promised, now] = await npv.getByRole('cell').allTextContents()
      expect(promised).toBeDefined()
      await page.goto(`${at.address}${path}/value`)
      const field = page.getByLabel(correcting)
      await field.fill('2 to 5')
      await field.press('Enter')
      await page.getByRole('link', { name: 'Promises' }).click()
      await expect
        .poll(() => state.textContent(), { timeout: 60_000 })
        .toContain('below it: Net present value over 5 years')
      await settled(page)
      const cells = await npv.getByRole('cell').allTextContents()
      expect(cells.at(-1)).toBe('▼ below')
      expect(cells[1]).not.toBe(now)
      await page.getByText('What changed since (1 input)').click()
      await page.getByText('was 8 to 24 EUR/error, is 2 to 5 EUR/error').waitFor()
      await page.getByRole('button', { name: 'Undo' }).click()
      await expect
        .poll(() => state.textContent(), { timeout: 60_000 })
        .toMatch(/^(\d+) of \1 figures/u)
      expect(said).toEqual([])
      await context.close()
    },
  )

  it(
    'is downloaded as the file of the command line, and one of elsewhere is brought in',
    { timeout: patience },
    async () => {
      const { page, said, context } = await at.visit()
      const path = await openExample(page)
      await page.goto(`${at.address}${path}/promises`)
      const arrives = page.waitForEvent('download')
      await page.getByRole('link', { name: 'Download it' }).first().click()
      const file = join(at.folder, 'promise.json')
      await (await arrives).saveAs(file)
      const frozen = JSON.parse(readFileSync(file, 'utf8')) as Promised
      expect(frozen).toMatchObject({ 'worthline-promise': 1, to: 'ACME', revision: 1 })
      expect(frozen.figures.some(({ id }) => id === 'value.npv')).toBe(true)
      const nord = join(at.folder, 'nord.json')
      writeFileSync(nord, JSON.stringify({ ...frozen, to: 'Nord AG', on: '2026-01-31' }))
      await page.getByLabel('File of a promise').setInputFiles(nord)
      await page.getByText('To Nord AG, 31 Jan 2026').waitFor()
      expect(await page.locator('.promise').count()).toBe(2)
      const other = join(at.folder, 'other.json')
      writeFileSync(other, '{}')
      await page.getByLabel('File of a promise').setInputFiles(other)
      await page.getByText('This file holds no promise.').waitFor()
      expect(said).toEqual([])
      await context.close()
    },
  )

  it('is promised of a customer’s model to that customer', { timeout: patience }, async () => {
    const { page, said, context } = await at.visit()
    await openExample(page)
    await page.getByRole('button', { name: /^Take out/ }).click()
    await page.getByRole('menuitem', { name: /A customer’s model/ }).click()
    await page.getByLabel('Whose figures are they?').fill('Kiel')
    await page.getByRole('button', { name: 'Begin the model' }).click()
    await page.getByRole('link', { name: 'Figures' }).waitFor()
    await settled(page)
    await page.getByRole('link', { name: 'Promises' }).click()
    await page.getByText('Nothing was promised with this study yet.').waitFor()
    await page.getByRole('button', { name: 'Promise this to …' }).click()
    expect(await page.getByLabel('To whom?').inputValue()).toBe('Kiel')
    await page.getByRole('button', { name: 'Freeze this promise' }).click()
    await page.getByRole('heading', { name: /^To Kiel, / }).waitFor()
    expect(said).toEqual([])
    await context.close()
  })

  nothingWrong(at, 'among promises', deskAndPhone, async (page, look) => {
    const path = await openExample(page)
    await page.goto(`${at.address}${path}/promises`)
    await page.locator('.promise-state').first().waitFor()
    await page.locator('.promise svg').first().waitFor()
    await settled(page)
    await look('promises')
  })
})
