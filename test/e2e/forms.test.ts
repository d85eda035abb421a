import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { atApplication, patience } from './at-application.ts'
import { beginWithLog } from './begin-study.ts'
import { deskAndPhone, nothingWrong } from './nothing-wrong.ts'
import { missing, openExample, settled } from './served.ts'

describe.skipIf(missing)('forms of what was written by hand (needs /usr/bin/chromium)', () => {
  const at = atApplication()
  let example = ''

  it(
    'combines a published figure with the trial, and takes it back',
    { timeout: patience },
    async () => {
      const { page, said, context } = await at.visit()
      example = await openExample(page)
      await page.goto(`${at.address}${example}/evidence`)
      const combined = page.locator('section[aria-labelledby="combined-heading"]')
      await combined.getByText('No need has two pieces of evidence yet').waitFor()
      await publish(page)
      await combined.getByRole('button', { name: 'Combine evidence' }).click()
      const form = combined.locator('form')
      expect(await form.getByLabel('On which need?').inputValue()).toBe('help-calls')
      await form.getByLabel(/The effect may differ/).focus()
      await page.keyboard.press('ArrowDown')
      expect(await form.getByLabel(/They all measure one/).isChecked()).toBe(true)
      await form.getByLabel('those that were measured, together').check()
      await form.getByLabel(/elsewhere \(published/).uncheck()
      await form.getByText('Two or more make a combination.').waitFor()
      await form.getByLabel(/elsewhere \(published/).check()
      await form.getByRole('button', { name: 'Combine them' }).click()
      await combined.getByText('fixed effect').waitFor()
      expect(await combined.textContent()).toContain('trial, elsewhere · fixed effect')
      await page
        .locator('a[data-figure="evidence.synthesis.help-calls.improvement"]')
        .first()
        .waitFor()
      await combined.getByRole('button', { name: /^Change what is combined/ }).click()
      expect(await form.getByLabel(/They all measure one/).isChecked()).toBe(true)
      await form.getByRole('button', { name: 'Leave it' }).click()
      await combined.getByRole('button', { name: /^Combine nothing on/ }).click()
      await combined.getByText('fixed effect').waitFor({ state: 'detached' })
      await page.getByRole('button', { name: 'Undo' }).click()
      await combined.getByText('fixed effect').waitFor()
      await settled(page)
      expect(said).toEqual([])
      await context.close()
    },
  )

  it(
    'pools what several people say, and goes back to one value',
    { timeout: patience },
    async () => {
      const { page, said, context } = await at.visit()
      const path = await openExample(page)
      await page.goto(`${at.address}${path}/value`)
      await settled(page)
      const headline = page.locator('.live-answer .big')
      const before = await headline.textContent()
      await page.getByRole('button', { name: /^How Correcting a wrong field .* is known/ }).click()
      const row = page.locator('.row-more')
      await row.getByLabel('from several people, pooled').check()
      expect(await row.getByLabel('What five case officers says').inputValue()).toBe('8 to 24')
      await row.getByLabel('Who else is asked?').fill('head of the office')
      await row.getByLabel(/^Surprised if it were lower/).fill('60')
      await row.getByLabel(/^As likely higher/).fill('80')
      await row.getByLabel(/^Surprised if it were higher/).fill('40')
      await row.locator('.error').waitFor()
      await row.getByLabel(/^Surprised if it were higher/).fill('120')
      await row.getByLabel(/^Surprised if it were higher/).press('Enter')
      await page.getByText('2 people, pooled').waitFor()
      await settled(page)
      await expect.poll(() => headline.textContent()).not.toBe(before)
      const weight = row.getByLabel('How much head of the office counts')
      await weight.fill('none')
      await row.locator('.cell-finding').waitFor()
      await weight.fill('0.5')
      await weight.press('Enter')
      await expect.poll(() => weight.inputValue()).toBe('0.5')
      await row.getByLabel('as one value or range').check()
      await row.getByLabel('What is it?').fill('8 to 24')
      await row.getByRole('button', { name: 'Take this instead' }).click()
      await page.getByText('2 people, pooled').waitFor({ state: 'detached' })
      await settled(page)
      expect(await headline.textContent()).toBe(before)
      await row.getByLabel('as the cost of an hour, from pay').check()
      await row.getByLabel('Pay, with its unit').waitFor()
      expect(said).toEqual([])
      await context.close()
    },
  )

  it(
    'gives a part of several formulas a name, and takes it in a driver',
    { timeout: patience },
    async () => {
      const { page, said, context } = await at.visit()
      const path = await openExample(page)
      await page.goto(`${at.address}${path}/value`)
      await settled(page)
      const before = await page.locator('.live-answer .big').textContent()
      const section = page.locator('section[aria-labelledby="formulas-heading"]')
      await section.getByRole('button', { name: 'Add a formula' }).click()
      await section.getByLabel('What is it called?').fill('Hours for recording')
      await section.getByText('hours-for-recording').waitFor()
      await section.getByLabel('The formula').click()
      await page.keyboard.type('saved(entry-time) * applicationz')
      await section.locator('.formula .error').waitFor()
      await page.keyboard.press('Backspace')
      await page.keyboard.type('s')
      await section.getByText(/^comes out in/).waitFor()
      await page.keyboard.press('Escape')
      await section.getByRole('button', { name: 'Add the formula' }).click()
      await section.getByText('not used yet').waitFor()
      const driver = page.getByLabel('Formula of Clerks spend less time on recording')
      await driver.click()
      await page.keyboard.press('Control+A')
      await page.keyboard.type('hours-for-recording * clerk-hour')
      await page.keyboard.press('Escape')
      await page.locator('h1').click()
      await section.getByText('used in Clerks spend less time on recording').waitFor()
      await settled(page)
      expect(await page.locator('.live-answer .big').textContent()).toBe(before)
      await page.getByRole('button', { name: 'Undo' }).click()
      await section.getByText('not used yet').waitFor()
      await section.getByRole('button', { name: /^Take the formula/ }).click()
      await section.getByText('not used yet').waitFor({ state: 'detached' })
      await settled(page)
      expect(said).toEqual([])
      await context.close()
    },
  )

  it(
    'reads a log by three periods, with what was given up and what a need takes in full',
    { timeout: patience },
    async () => {
      const { page, said, context } = await at.visit()
      const file = join(at.folder, 'event-log.csv')
      writeFileSync(file, logRows())
      await beginWithLog(page, file)
      await page.getByLabel(/^An execution is over with/).selectOption('activity:confirm')
      await page.getByRole('button', { name: /^It changed more than once/ }).click()
      await date(page, 'First day after period-1', '2026-02-01')
      await page.getByRole('button', { name: 'Add a period' }).click()
      expect(await page.getByLabel('Begin of period-2').inputValue()).toBe('2026-02-01')
      await date(page, 'First day after period-2', '2026-03-01')
      await page.getByRole('button', { name: 'Add a period' }).click()
      await page.getByLabel('Way in period-1').selectOption({ label: 'Today’s way' })
      await page.getByLabel('Way in period-3').selectOption({ label: 'Our solution' })
      await page.getByRole('button', { name: /^Use .* events/ }).click()
      await page.getByRole('button', { name: 'Add a comparison' }).click()
      await page.getByLabel('A date: before it').check()
      await page.getByRole('button', { name: 'Add the comparison' }).click()
      await page.locator('.matrix .cell.better').first().waitFor({ timeout: 60_000 })
      await settled(page)
      await page.getByRole('button', { name: 'Look into it', exact: true }).click()
      expect(await page.getByLabel('Way in period-2').inputValue()).toBe('')
      await page.getByRole('button', { name: /^How events are read/ }).click()
      const form = page.locator('.entry-form')
      await form.getByText('Looking for the columns').waitFor({ state: 'detached' })
      await form.getByText('More that can be said').first().click()
      await addTo(page, 'any').click()
      await form.getByLabel('Any 1').getByLabel(/^Idle/).fill('90 day')
      await form.getByRole('button', { name: 'Save', exact: true }).click()
      await form.waitFor({ state: 'detached' })
      await settled(page)
      await page.getByRole('button', { name: /in full: between/ }).click()
      await form.getByLabel(/^From/).first().fill('check')
      expect(await form.getByLabel(/^From/).first().getAttribute('list')).not.toBeNull()
      await form.getByRole('button', { name: 'Save', exact: true }).click()
      await form.waitFor({ state: 'detached' })
      await settled(page)
      const id = new URL(page.url()).pathname.split('/')[2]!
      const text = await page.evaluate(async (study) => {
        const answer = await fetch(`/api/studies/${study}`)
        return ((await answer.json()) as { text: string }).text
      }, id)
      expect(text).toContain('90 day')
      expect(text).toContain('from: check')
      expect(text).toContain('period-3: our-solution')
      expect(said).toEqual([])
      await context.close()
    },
  )

  it(
    'makes a customer’s model of the study, which stays as it was until that is taken over',
    { timeout: patience },
    async () => {
      const { page, said, context } = await at.visit()
      const path = await openExample(page)
      await page.getByRole('button', { name: /^Take out/ }).click()
      await page.getByText('A customer’s model of this study').click()
      await page.getByLabel('Whose figures are they?').fill('Town of Elm')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Figures of Town of Elm' }).waitFor()
      await page.getByText('Nothing yet: the answer is that of the study.').waitFor()
      await page.getByLabel('Applications a year: what Town of Elm says').fill('3000 - 3600')
      await page.getByRole('alert').first().waitFor()
      await page.getByLabel('Applications a year: what Town of Elm says').fill('3000 to 3600')
      await page.keyboard.press('Enter')
      await page.getByLabel('Given for Applications a year').waitFor()
      await page.getByRole('button', { name: 'Town of Elm confirms An hour of a clerk' }).click()
      await page.getByPlaceholder('41 to 52, confirmed').waitFor()
      await settled(page)
      const model = new URL(page.url()).pathname
      await page.getByRole('link', { name: 'Answer', exact: true }).click()
      await page.locator('.headline').waitFor()
      const own = await page.locator('.headline .big').textContent()
      await page.goto(`${at.address}${path}/value`)
      const field = page.getByLabel('Value of Correcting a wrong field after the decision')
      await field.fill('70 to 90')
      await field.press('Enter')
      await settled(page)
      await page.goto(`${at.address}${model}`)
      await page.getByText(/which stands at revision/).waitFor()
      await settled(page)
      await page.getByRole('button', { name: /^Take over revision/ }).click()
      await page.getByText(/, its newest\. What is changed/).waitFor()
      await settled(page)
      await page.getByRole('link', { name: 'Answer', exact: true }).click()
      const headline = page.locator('.headline .big')
      await expect.poll(() => headline.textContent(), { timeout: 30_000 }).not.toBe(own)
      await page.getByRole('link', { name: 'Figures', exact: true }).click()
      await page.getByRole('button', { name: 'Take back Applications a year' }).click()
      await page.getByLabel('Applications a year: what Town of Elm says').waitFor()
      await settled(page)
      await page.goto(at.address)
      const offer = page.getByRole('menuitem', { name: /^A customer’s model/ })
      await page.getByRole('button', { name: /^More for .*\(Town of Elm\)”$/ }).click()
      await page.getByRole('menuitem', { name: 'Make a copy' }).waitFor()
      await offer.waitFor({ state: 'detached' })
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: /^More for .*\(simulated\)”$/ }).click()
      await offer.click()
      await page.getByLabel('Whose figures are they?').waitFor()
      expect(said).toEqual([])
      await context.close()
    },
  )

  nothingWrong(at, 'in the open forms', deskAndPhone, async (page, look) => {
    await page.goto(`${at.address}${example}/evidence`)
    await page.getByRole('button', { name: /^Change what is combined/ }).click()
    await look('combination')
    await page.goto(`${at.address}${example}/value`)
    await page.getByRole('button', { name: /^How Correcting a wrong field .* is known/ }).click()
    await page.locator('.row-more').getByLabel('from several people, pooled').check()
    await page.getByRole('button', { name: 'Add a formula' }).click()
    await look('people and formulas')
    await page.goto(at.address)
    await page.getByRole('link', { name: /\(Town of Elm\)/ }).click()
    await page.locator('.headline').waitFor()
    await page.getByRole('link', { name: 'Figures', exact: true }).click()
    await page.getByText('What to ask for').waitFor()
    await look('a customer’s figures')
  })
})

/** A published change of a need that the trial measured, too. */
async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add a published figure' }).click()
  const form = page.locator('.entry-form')
  await form.getByLabel(/^Id/).fill('elsewhere')
  await form.getByLabel(/^Need/).selectOption('help-calls')
  await form.getByText('More that can be said').click()
  await form.getByLabel(/^Baseline/).selectOption('paper')
  await form.getByLabel(/^Treatment/).selectOption('portal')
  const improvement = form.getByRole('group', { name: /^Improvement/ })
  for (const [name, text] of [
    ['Min', '-60 %'],
    ['Median', '-30 %'],
    ['Max', '10 %'],
  ] as const)
    await improvement.getByLabel(new RegExp(`^${name}`)).fill(text)
  const source = form.getByRole('group', { name: /^Source/ })
  await source.getByLabel(/^Cite/).fill('Review of portals, 2024')
  await form.getByRole('button', { name: 'Add to the study' }).click()
}

/** The button that adds to a list of the open form. */
function addTo(page: Page, list: string) {
  return page.locator('.entry-form').getByRole('button', { name: `Add to ${list}` })
}

async function date(page: Page, label: string, day: string): Promise<void> {
  await page.getByLabel(label).fill(day)
  await page.getByLabel(label).blur()
}

/** Cases with a check and a confirmation: two days apart before February, one in it, hours after it. */
function logRows(): string {
  const rows = Array.from({ length: 90 }, (_, i) => {
    const month = Math.floor(i / 30)
    const day = String((i % 28) + 1).padStart(2, '0')
    const hours = [30, 20, 4][month]! + (i % 5)
    const start = `2026-0${month + 1}-${day}T08:00`
    const end = new Date(Date.parse(`${start}Z`) + hours * 3_600_000).toISOString().slice(0, 16)
    return [`c${i},check,${start},anna`, `c${i},confirm,${end},ben`]
  })
  return ['case,activity,timestamp,resource', ...rows.flat()].join('\n')
}
