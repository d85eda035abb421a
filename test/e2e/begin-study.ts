import type { Page } from 'playwright-core'
import { settled } from './served.ts'

/** A study from nothing with its job: verb, object, context. */
export async function beginJob(
  page: Page,
  title: string,
  ...parts: [string, string, string]
): Promise<void> {
  await page.getByRole('button', { name: /From nothing/ }).click()
  await page.getByLabel('What is the study about?').fill(title)
  await page.getByRole('button', { name: 'Create the study' }).click()
  await page.getByLabel('Who wants it done?').fill('clerk')
  await page.getByLabel(/What do they do/).fill(parts[0])
  await page.getByLabel(/With what/).fill(parts[1])
  await page.getByLabel(/When, where/).fill(parts[2])
  await page.getByRole('button', { name: 'Set the job' }).click()
  await page.getByRole('heading', { name: `Clerk: ${parts.join(' ')}` }).waitFor()
}

/** A need of the whole job with its metric. */
export async function addNeed(
  page: Page,
  words: string,
  type: string,
  unit: string,
): Promise<void> {
  await page.getByLabel(/A new need of the whole job/).fill(words)
  await page.getByRole('button', { name: 'Add a need' }).last().click()
  await page
    .getByLabel(/^Metric of/)
    .last()
    .selectOption(type)
  const field = page.getByLabel(/^Unit of/).last()
  await field.fill(unit)
  await field.press('Enter')
}

/** Our solution and today’s way. */
export async function twoWays(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add a way' }).click()
  await page.getByLabel('Name of the solution Our solution').waitFor()
  await page.getByRole('button', { name: 'Add a way' }).click()
  await page.getByLabel('Name of the solution Today’s way').waitFor()
  await settled(page)
}

/** A study of confirming receipts, with a log of it that has its checks and confirmations at their steps. */
export async function beginWithLog(page: Page, file: string): Promise<void> {
  await beginJob(page, 'Confirming receipts', 'confirm', 'the receipt', 'of an application')
  for (const step of ['check the papers', 'confirm the receipt']) {
    await page.getByLabel(/A new step/).fill(step)
    await page.getByRole('button', { name: 'Add a step' }).click()
    await page.getByRole('button', { name: new RegExp(`Move step .*${step}`) }).waitFor()
  }
  await addNeed(page, 'minimize the time until the receipt is confirmed', 'duration', 'h')
  await twoWays(page)
  await page.getByRole('link', { name: /^Evidence/ }).click()
  await page.locator('input[type=file]').last().setInputFiles(file)
  await page.getByRole('button', { name: 'Look into it and use it' }).click()
  await page.getByLabel(/one event of/).check()
  await page.getByLabel(/^check\b/).selectOption({ label: 'check the papers' })
  await page.getByLabel(/^confirm\b/).selectOption({ label: 'confirm the receipt' })
}
