import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { atApplication, patience } from './at-application.ts'
import { Keys } from './by-keyboard.ts'
import { logRows, ticketRows } from './newcomer-rows.ts'
import { missing, settled } from './served.ts'

describe.skipIf(missing)('every way by keyboard alone (needs /usr/bin/chromium)', () => {
  const at = atApplication()

  it('from a template to its answer', { timeout: patience }, async () => {
    const { page, said, context } = await at.visit()
    const keys = new Keys(page)
    await keys.press(page.getByRole('button', { name: /From a template/ }))
    await keys.press(page.locator('.choice').nth(1))
    await page.locator('h1#answer-heading').waitFor({ timeout: 60_000 })
    await settled(page)
    expect(said).toEqual([])
    await context.close()
  })

  it('from a table of one’s own to a matrix and a value', { timeout: patience }, async () => {
    const { page, said, context } = await at.visit()
    const keys = new Keys(page)
    const file = join(at.folder, 'tickets.csv')
    writeFileSync(file, ticketRows())
    await begin(page, 'Answering tickets', ['answer', 'a question', 'of a customer'])
    await need(page, 'minimize the time until the customer has an answer', 'min')
    await ways(page)
    await send(page, file)
    await keys.choose(page.getByLabel('What the column way means'), 'which way it was done')
    await keys.choose(page.getByLabel('“old” is'), 'Today’s way')
    await keys.choose(page.getByLabel('“new” is'), 'Our solution')
    await keys.choose(
      page.getByLabel('What the column minutes means'),
      /until the customer has an answer$/,
    )
    await keys.enter(page.getByLabel('Unit of minutes'), 'min')
    await keys.press(page.getByRole('button', { name: /^Use 200 rows/ }))
    await keys.press(page.getByRole('button', { name: 'Add a comparison' }))
    await keys.pick(page.getByLabel('A draw by lot', { exact: true }))
    await keys.press(page.getByRole('button', { name: 'Add the comparison' }))
    await page.locator('.matrix .cell.better').first().waitFor({ timeout: 60_000 })
    await keys.press(page.getByRole('link', { name: /^Value/ }))
    await keys.type(page.getByLabel(/How often is the job done/), '9000 to 12000')
    await keys.type(page.getByLabel(/What is one hour worth/), '38 to 52')
    await keys.type(page.getByLabel(/Which share of the freed time/), '0.2 to 0.6')
    await keys.press(page.getByRole('button', { name: 'Put a value on it' }))
    await page.locator('.live-answer .big').waitFor({ timeout: 60_000 })
    expect(said).toEqual([])
    await context.close()
  })

  it('from a process log to a matrix', { timeout: patience }, async () => {
    const { page, said, context } = await at.visit()
    const keys = new Keys(page)
    const file = join(at.folder, 'event-log.csv')
    writeFileSync(file, logRows())
    await begin(page, 'Confirming receipts', ['confirm', 'the receipt', 'of an application'])
    for (const step of ['check the papers', 'confirm the receipt']) {
      await keys.type(page.getByLabel(/A new step/), step)
      await keys.press(page.getByRole('button', { name: 'Add a step' }))
      await page.getByRole('button', { name: new RegExp(`Move step .*${step}`) }).waitFor()
    }
    await need(page, 'minimize the time until the receipt is confirmed', 'h')
    await ways(page)
    await send(page, file)
    await keys.choose(page.getByLabel(/^check\b/), 'check the papers')
    await keys.choose(page.getByLabel(/^confirm\b/), 'confirm the receipt')
    await keys.choose(page.getByLabel(/^An execution is over with/), 'confirm the receipt')
    await keys.to(page.getByLabel(/began before this day/))
    await page.keyboard.type('03012026')
    await keys.choose(page.getByLabel(/^Old way/), 'Today’s way')
    await keys.choose(page.getByLabel(/^New way/), 'Our solution')
    await keys.press(page.getByRole('button', { name: /^Use .* events/ }))
    await keys.press(page.getByRole('button', { name: 'Add a comparison' }))
    await keys.pick(page.getByLabel('A date: before it'))
    await keys.press(page.getByRole('button', { name: 'Add the comparison' }))
    await page.locator('.matrix .cell.better').first().waitFor({ timeout: 60_000 })
    expect(said).toEqual([])
    await context.close()
  })

  it('from an answer by its trace to the rows and back', { timeout: patience }, async () => {
    const { page, said, context } = await at.visit()
    const keys = new Keys(page)
    await keys.press(page.getByRole('link', { name: /intake portal against paper forms/i }))
    await page.locator('.headline').waitFor({ timeout: 60_000 })
    await settled(page)
    await keys.press(page.locator('a[data-figure="value.annual"]'))
    const panel = page.locator('aside.trace')
    for (const figure of [/^Fewer wrong fields/, /before haircuts/, /wrong: difference/])
      await keys.press(panel.getByRole('link', { name: figure }))
    await keys.press(panel.getByRole('button', { name: 'Show the first rows' }))
    await panel.getByText(/The first \d+ of/).waitFor()
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    expect(said).toEqual([])
    await context.close()
  })

  it(
    'moves a slider, keeps it, compares two revisions and restores the first',
    { timeout: patience },
    async () => {
      const { page, said, context } = await at.visit()
      const keys = new Keys(page)
      await keys.press(page.getByRole('link', { name: /intake portal against paper forms/i }))
      await page.locator('.headline').waitFor({ timeout: 60_000 })
      await keys.press(page.getByRole('link', { name: /^Value/ }))
      const headline = page.locator('.live-answer .big')
      await settled(page)
      const before = await headline.textContent()
      await keys.to(page.getByRole('slider').first())
      for (let i = 0; i < 5; i += 1) await page.keyboard.press('ArrowRight')
      await expect.poll(() => headline.textContent()).not.toBe(before)
      await keys.press(page.getByRole('button', { name: 'Keep in the study' }))
      await page.getByText('Working it out').waitFor()
      await settled(page)
      await keys.press(page.getByRole('link', { name: 'History' }))
      await keys.press(page.getByLabel('Compare revision 1', { exact: true }), 'Space')
      await page.getByText(/figures? moved/).waitFor({ timeout: 60_000 })
      await keys.press(page.getByRole('button', { name: 'Restore revision 1', exact: true }))
      await page.getByText('Revision 1 stands again', { exact: false }).waitFor()
      await keys.press(page.getByRole('link', { name: /^Value/ }))
      await settled(page)
      await expect.poll(() => headline.textContent()).toBe(before)
      expect(said).toEqual([])
      await context.close()
    },
  )
})

async function begin(
  page: Page,
  title: string,
  parts: readonly [string, string, string],
): Promise<void> {
  const keys = new Keys(page)
  await keys.press(page.getByRole('button', { name: /From nothing/ }))
  await keys.enter(page.getByLabel('What is the study about?'), title)
  await keys.type(page.getByLabel('Who wants it done?'), 'clerk')
  await keys.type(page.getByLabel(/What do they do/), parts[0])
  await keys.type(page.getByLabel(/With what/), parts[1])
  await keys.type(page.getByLabel(/When, where/), parts[2])
  await keys.press(page.getByRole('button', { name: 'Set the job' }))
  await page.getByRole('heading', { name: `Clerk: ${parts.join(' ')}` }).waitFor()
}

async function need(page: Page, words: string, unit: string): Promise<void> {
  const keys = new Keys(page)
  await keys.enter(page.getByLabel(/A new need of the whole job/), words)
  await keys.choose(page.getByLabel(/^Metric of/), 'a duration')
  await keys.enter(page.getByLabel(/^Unit of/), unit)
}

async function ways(page: Page): Promise<void> {
  const keys = new Keys(page)
  for (const way of ['Our solution', 'Today’s way']) {
    await keys.press(page.getByRole('button', { name: 'Add a way' }))
    await page.getByLabel(`Name of the solution ${way}`).waitFor()
  }
  await settled(page)
}

async function send(page: Page, file: string): Promise<void> {
  const keys = new Keys(page)
  await keys.press(page.getByRole('link', { name: /^Evidence/ }))
  const chooser = await keys.files(page.getByRole('button', { name: 'Choose files' }))
  await chooser.setFiles(file)
  await keys.press(page.getByRole('button', { name: 'Look into it and use it' }))
}
