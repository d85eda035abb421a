import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { atApplication, patience } from './at-application.ts'
import { addNeed, beginJob, beginWithLog, twoWays } from './begin-study.ts'
import { deskAndPhone, nothingWrong } from './nothing-wrong.ts'
import { missing, openExample, settled } from './served.ts'

describe.skipIf(missing)('forms of the plan and of rows (needs /usr/bin/chromium)', () => {
  const at = atApplication()
  let example = ''
  let rows = ''

  it(
    'draws how use spreads while it is typed, and says what does not go together',
    { timeout: patience },
    async () => {
      const { page, said, context } = await at.visit()
      example = await openExample(page)
      await page.goto(`${at.address}${example}/value`)
      await settled(page)
      const before = await page.locator('.live-answer .big').textContent()
      await page.getByRole('button', { name: /^How use spreads/ }).click()
      const form = page.locator('.adoption-form')
      await form
        .getByText(/^In use: 70.% after a year/u)
        .first()
        .waitFor()
      await form.getByLabel(/an S-curve/).check()
      await form.getByText('The curve is drawn here').waitFor()
      expect(await form.getByRole('button', { name: /^Save/ }).isDisabled()).toBe(true)
      await form.getByLabel('Share in use in the end').fill('80 %')
      await form.getByLabel('When half of that is reached').fill('1 year')
      await form.getByLabel(/^How long from a tenth/).fill('18 days')
      await form
        .getByText(/80.% at the end/u)
        .first()
        .waitFor()
      await form.getByLabel('Share in use in the end').fill('180 %')
      await form.getByText('the study would not hold together').waitFor()
      await form.getByRole('button', { name: 'Save it all the same' }).waitFor()
      await form.getByLabel('Share in use in the end').fill('0.7 to 0.9')
      await form.getByLabel(/^How long from a tenth/).fill('18 month')
      await form.getByText('the study would not hold together').waitFor({ state: 'detached' })
      await form.getByRole('button', { name: 'Save how use spreads' }).click()
      await page
        .getByText(/on an S-curve: half of it after/)
        .first()
        .waitFor()
      await settled(page)
      expect(await page.locator('.live-answer .big').textContent()).toBe(before)
      await page.getByRole('button', { name: 'Undo' }).click()
      await page.getByLabel(/^Share in use in year 1/).waitFor()
      await settled(page)
      expect(said).toEqual([])
      await context.close()
    },
  )

  it(
    'counts another currency, weighs a test by its costs, and tells what has no price',
    { timeout: patience },
    async () => {
      const { page, said, context } = await at.visit()
      await page.goto(`${at.address}${example}/value`)
      await settled(page)
      const rates = page.locator('section[aria-labelledby="rates-heading"]')
      await rates.getByRole('button', { name: 'Add a currency' }).click()
      await rates.getByLabel('Which currency?').fill('eur')
      await rates.getByText('is the currency of the study itself').waitFor()
      await rates.getByLabel('Which currency?').fill('usd')
      await rates.getByLabel('What is one USD in EUR?').fill('3 h')
      await rates.getByText('not in EUR/USD').waitFor()
      await rates.getByLabel('What is one USD in EUR?').fill('0.88 to 0.95')
      await rates.getByRole('button', { name: 'Add the rate' }).click()
      expect(await rates.getByLabel('Rate of USD', { exact: true }).inputValue()).toBe(
        '0.88 to 0.95 EUR/USD',
      )
      const found = page.locator('section[aria-labelledby="finding-out-heading"]')
      await found.getByRole('button', { name: 'Add a test' }).click()
      const form = page.locator('.entry-form')
      await form.getByLabel(/^What it finds out/).selectOption('clerk-hour')
      await form.getByText('says nothing of what it costs').waitFor()
      await form.getByLabel(/^Cost of doing it/).fill('200 USD')
      await form.getByText('cannot stand for').waitFor()
      await form.getByLabel(/^Cost of doing it/).fill('20 EUR')
      await form.getByText('cannot stand for').waitFor({ state: 'detached' })
      await form.getByRole('button', { name: 'Add to the study', exact: true }).click()
      await form.waitFor({ state: 'detached' })
      await found.getByText('· 20 EUR').waitFor()
      await found.getByRole('button', { name: 'Add a group' }).click()
      await form.getByLabel(/^Id/).fill('the-office')
      await form.getByRole('checkbox').nth(0).check()
      await form.getByRole('checkbox').nth(1).check()
      await form.getByRole('button', { name: 'Add to the study', exact: true }).click()
      await form.waitFor({ state: 'detached' })
      const plain = page.locator('section[aria-labelledby="intangibles-heading"]')
      await plain.getByRole('button', { name: 'Add a gain without a price' }).click()
      await form.getByLabel(/^What it is/).fill('Fewer angry calls')
      await form.getByRole('button', { name: 'Add to the study', exact: true }).click()
      await page.getByText('In words, without a price: Fewer angry calls').first().waitFor()
      await settled(page)
      const text = await studyText(page)
      expect(text).toContain('USD: 0.88 to 0.95 EUR/USD')
      expect(text).toContain('of: clerk-hour')
      expect(text).toContain('in-words: Fewer angry calls')
      expect(said).toEqual([])
      await context.close()
    },
  )

  it(
    'makes two rows of a wide one, and looks up what another table knows of the customer',
    { timeout: patience },
    async () => {
      const { page, said, context } = await at.visit()
      const [wide, known] = ['wide.csv', 'accounts.csv'].map((name) => join(at.folder, name))
      writeFileSync(wide!, wideRows())
      writeFileSync(known!, accountRows())
      await beginJob(page, 'Visits', 'settle', 'a request', 'at the counter')
      await addNeed(page, 'minimize the time until it is settled', 'duration', 'min')
      await twoWays(page)
      await page.getByRole('link', { name: /^Evidence/ }).click()
      rows = new URL(page.url()).pathname
      await page.locator('input[type=file]').last().setInputFiles(wide!)
      await page.getByRole('button', { name: 'Look into it and use it' }).click()
      await page.getByLabel('What the column customer means').selectOption('customer')
      await page.getByLabel('What the column before means').selectOption('')
      await page.getByLabel('What the column after means').selectOption('')
      await page.getByRole('button', { name: /holds several side by side/ }).click()
      await page.getByText('Still to be filled: each line').waitFor()
      await page.getByLabel('Line 1, row 1').selectOption({ label: 'Today’s way' })
      await page.getByLabel('Line 1, row 2').selectOption({ label: 'Our solution' })
      await page.getByLabel('What line 2 is').selectOption({ label: 'Time until it is settled' })
      await page.getByLabel('Line 2, row 1').selectOption('before')
      await page.getByLabel('Line 2, row 2').selectOption('after')
      await page.getByLabel('Unit of line 2').fill('min')
      await page.getByLabel('Unit of line 2').press('Enter')
      await page.getByRole('button', { name: /^Use 40 rows/ }).click()
      await page.getByText('There is one table so far').waitFor()
      await page.locator('input[type=file]').last().setInputFiles(known!)
      await page.getByRole('button', { name: 'Look into it and use it' }).click()
      await page.getByLabel('What the column customer means').selectOption('customer')
      await page.getByLabel('What the column staff means').selectOption('own')
      await page.getByRole('button', { name: /^How the file is read/ }).click()
      await page.getByLabel(/^Cite/).fill('Ledger of 2026')
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await page.getByLabel(/^Cite/).waitFor({ state: 'detached' })
      await page.getByRole('button', { name: /^Use 40 rows/ }).click()
      await page.getByRole('button', { name: 'Look up columns of another table' }).click()
      await page.getByText(/^Each row of wide gets staff/).waitFor()
      await page.getByRole('button', { name: 'Look them up' }).click()
      await page.getByText('wide with accounts').waitFor()
      await page.getByRole('button', { name: 'Add a comparison' }).click()
      await page.locator('.step-editor select').first().selectOption('wide')
      await page.getByLabel('staff').waitFor()
      await page.getByRole('button', { name: 'Add the comparison' }).click()
      await page.locator('.matrix .cell.better').first().waitFor({ timeout: 60_000 })
      await settled(page)
      expect(await page.locator('.matrix .cell.better').first().textContent()).toContain('50')
      expect(await studyText(page)).toContain('cite: Ledger of 2026')
      await lookInto(page, 'wide.csv')
      expect(await page.getByLabel('Line 2, row 2').inputValue()).toBe('after')
      expect(said).toEqual([])
      await context.close()
    },
  )

  it(
    'says everything of a log before it is used for the first time',
    { timeout: patience },
    async () => {
      const { page, said, context } = await at.visit()
      const file = join(at.folder, 'first-log.csv')
      writeFileSync(file, logRows())
      await beginWithLog(page, file)
      const day = page.getByLabel(/^Executions that began before this day/)
      await day.fill('2026-01-15')
      await wayOf(page, 'Old way').selectOption({ label: 'Today’s way' })
      await wayOf(page, 'New way').selectOption({ label: 'Our solution' })
      await page.getByRole('button', { name: /^How events are read/ }).click()
      const form = page.locator('.entry-form')
      await form.getByText('Looking for the columns').waitFor({ state: 'detached' })
      await form.getByText('More that can be said').first().click()
      await form.getByRole('button', { name: 'Add to any' }).click()
      await form.getByLabel('Any 1').getByLabel(/^Idle/).fill('90 day')
      await form.getByRole('button', { name: 'Save', exact: true }).click()
      await form.waitFor({ state: 'detached' })
      expect(await page.getByLabel(/^check\b/).inputValue()).not.toBe('')
      expect(await day.inputValue()).toBe('2026-01-15')
      await page.getByRole('button', { name: /in full: between/ }).click()
      const from = form.getByLabel(/^From/).first()
      await from.fill('chek')
      await form.getByText('the study would not hold together').waitFor()
      await from.fill('check')
      await form.getByRole('button', { name: 'Save', exact: true }).click()
      await form.waitFor({ state: 'detached' })
      expect(await studyText(page)).not.toContain('90 day')
      await page.getByRole('button', { name: /^Use .* events/ }).click()
      await settled(page)
      const text = await studyText(page)
      expect(text).toContain('90 day')
      expect(text).toContain('from: check')
      expect(text).toContain('after: our-solution')
      expect(said).toEqual([])
      await context.close()
    },
  )

  it('asks several people at a customer for one figure', { timeout: patience }, async () => {
    const { page, said, context } = await at.visit()
    await page.goto(`${at.address}${example}`)
    await page.getByRole('button', { name: /^Take out/ }).click()
    await page.getByText('A customer’s model of this study').click()
    await page.getByLabel('Whose figures are they?').fill('Town of Oak')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Figures of Town of Oak' }).waitFor()
    await page.getByLabel('Applications a year: what Town of Oak says').fill('3000 to 3600')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Who says what of Applications a year' }).click()
    const row = page.locator('.row-more')
    await row.getByLabel('from several people, pooled').check()
    expect(await row.getByLabel('What Town of Oak says').inputValue()).toBe('3000 to 3600')
    await row.getByLabel('Who else is asked?').fill('head of permits')
    await row.getByLabel(/^Surprised if it were lower/).fill('2000')
    await row.getByLabel(/^Surprised if it were higher/).fill('2600')
    await row.getByLabel(/^Surprised if it were higher/).press('Enter')
    await page.getByText('2 people, pooled').waitFor()
    await settled(page)
    expect(await studyText(page)).toContain('by: head of permits')
    await row.getByLabel('as one value or range').check()
    await row.getByLabel('What is it?').fill('3000 to 3600')
    await row.getByRole('button', { name: 'Take this instead' }).click()
    await page.getByLabel('Given for Applications a year').waitFor()
    await settled(page)
    expect(said).toEqual([])
    await context.close()
  })

  nothingWrong(at, 'in these forms', deskAndPhone, async (page, look) => {
    await page.goto(`${at.address}${example}/value`)
    await page.getByRole('button', { name: /^How use spreads/ }).click()
    await page.getByLabel('shares at certain times').check()
    await page.getByRole('button', { name: 'Add a currency' }).click()
    await page.getByRole('button', { name: 'Add a test' }).click()
    await look('plan')
    await page.goto(`${at.address}${rows}`)
    await page.getByRole('button', { name: /^Change how wide with/ }).click()
    await lookInto(page, 'wide.csv')
    await page.getByLabel('Line 2, row 2').waitFor()
    await look('rows')
  })
})

async function lookInto(page: Page, file: string): Promise<void> {
  await page
    .locator('.file-row', { hasText: file })
    .getByRole('button', { name: 'Look into it' })
    .click()
}

/** The choice of the way of one side of a date. */
function wayOf(page: Page, side: string) {
  return page.locator('label', { hasText: side }).locator('select')
}

async function studyText(page: Page): Promise<string> {
  const study = new URL(page.url()).pathname.split('/')[2]!
  return page.evaluate(async (id) => {
    const answer = await fetch(`/api/studies/${id}`)
    return ((await answer.json()) as { text: string }).text
  }, study)
}

/** Forty customers, each half as long after as before. */
function wideRows(): string {
  const rows = Array.from({ length: 40 }, (_, i) => `c${i},${20 + (i % 7)},${(20 + (i % 7)) / 2}`)
  return ['customer,before,after', ...rows].join('\n')
}

function accountRows(): string {
  const rows = Array.from({ length: 40 }, (_, i) => `c${i},${5 + ((i * 3) % 11)}`)
  return ['customer,staff', ...rows].join('\n')
}

/** Cases that are checked and, hours later, confirmed. */
function logRows(): string {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const day = String((i % 28) + 1).padStart(2, '0')
    return [
      `c${i},check,2026-01-${day}T08:00,anna`,
      `c${i},confirm,2026-01-${day}T1${i % 8}:30,ben`,
    ]
  })
  return ['case,activity,timestamp,resource', ...rows.flat()].join('\n')
}
