import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { atApplication, patience } from './at-application.ts'
import { beginJob, twoWays } from './begin-study.ts'
import { deskAndPhone, nothingWrong } from './nothing-wrong.ts'
import { missing, openExample, settled } from './served.ts'

describe.skipIf(missing)('the Market room in a browser (needs /usr/bin/chromium)', () => {
  const at = atApplication()
  let path = ''

  it(
    'asks a question of a file from the screen, and answers it',
    { timeout: patience },
    async () => {
      const { page, said, context } = await at.visit()
      const file = join(at.folder, 'panel.csv')
      writeFileSync(file, ratingRows())
      await beginJob(page, 'Three ovens, judged', 'bake', 'bread', 'before the shop opens')
      await twoWays(page)
      await page.getByRole('link', { name: /^Market/ }).click()
      await page.getByText('Nothing is known of the market yet.').waitFor()
      await page.locator('input[type=file]').setInputFiles(file)
      await page.getByText('Files at hand: panel.csv').waitFor()
      await page.getByRole('button', { name: /How do judges rate/ }).click()
      const form = page.locator('.entry-form')
      await form
        .getByLabel(/^Data/)
        .selectOption({ label: 'panel.csv (a file that is not used yet)' })
      await expect
        .poll(() => form.getByLabel(/^Judge/).inputValue(), { timeout: 20_000 })
        .toBe('judge')
      await form.getByLabel(/^Item/).selectOption('product')
      await form.getByRole('button', { name: 'All 2 columns of numbers' }).click()
      await form.getByRole('button', { name: 'Add to the study' }).click()
      await page.getByText('6 judges rated 3 items on 2 scores', { exact: false }).first().waitFor()
      await settled(page)
      path = new URL(page.url()).pathname.replace(/\/market$/, '')
      expect(said).toEqual([])
      await context.close()
    },
  )

  it('leads from a figure to its lineage, by keyboard', { timeout: patience }, async () => {
    const { page, said, context } = await at.visit()
    await page.goto(`${at.address}${path}/market`)
    const figure = page.locator('a[data-figure="market.agreement.ratings.ease.kendall-w"]').first()
    await figure.focus()
    await page.keyboard.press('Enter')
    const panel = page.locator('aside.trace')
    await panel.waitFor()
    expect(await panel.textContent()).toContain('panel')
    expect(said).toEqual([])
    await context.close()
  })

  it('changes a question, takes it back, and takes it away', { timeout: patience }, async () => {
    const { page, said, context } = await at.visit()
    await page.goto(`${at.address}${path}/market`)
    await page.getByRole('button', { name: 'Change ratings' }).click()
    await page.getByRole('button', { name: 'Take tone away' }).click()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const said2 = page.getByText('6 judges rated 3 items on 1 score;', { exact: false }).first()
    await said2.waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('6 judges rated 3 items on 2 scores', { exact: false }).first().waitFor()
    await page.getByRole('button', { name: 'Change ratings' }).click()
    await page.getByText('Looking for the columns').waitFor({ state: 'detached' })
    await page.getByText('More that can be said').first().click()
    await page.getByRole('button', { name: 'Add to by' }).click()
    await page.getByLabel('By 1', { exact: true }).selectOption('shift')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByLabel('What judges say: of whom').selectOption({ index: 1 })
    await page.getByText('3 judges rated 3 items on 2 scores', { exact: false }).first().waitFor()
    await page.getByLabel('What judges say: of whom').selectOption({ index: 0 })
    await page.getByRole('button', { name: 'Take ratings away' }).click()
    await page.getByText('Nothing is known of the market yet.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: 'Change ratings' }).waitFor()
    await page.getByText('6 judges rated 3 items on 2 scores', { exact: false }).first().waitFor()
    await settled(page)
    expect(said).toEqual([])
    await context.close()
  })

  it(
    'reads a question from another file, which becomes a data set',
    { timeout: patience },
    async () => {
      const { page, said, context } = await at.visit()
      const file = join(at.folder, 'later.csv')
      const fiveJudges = ratingRows().split('\n').slice(0, -3).join('\n')
      writeFileSync(file, fiveJudges)
      await page.goto(`${at.address}${path}/market`)
      await page.locator('input[type=file]').setInputFiles(file)
      await page.getByText(/^Files at hand: .*later\.csv/u).waitFor()
      await page.getByRole('button', { name: 'Change ratings' }).click()
      await page
        .locator('.entry-form')
        .getByLabel(/^Data/)
        .selectOption({ label: 'later.csv (a file that is not used yet)' })
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await page.getByText('5 judges rated 3 items on 2 scores', { exact: false }).first().waitFor()
      await page.getByRole('button', { name: 'Undo' }).click()
      await page.getByText('6 judges rated 3 items on 2 scores', { exact: false }).first().waitFor()
      await settled(page)
      expect(said).toEqual([])
      await context.close()
    },
  )

  it(
    'gives scenarios, targets and prices forms of the same kind',
    { timeout: patience },
    async () => {
      const { page, said, context } = await at.visit()
      const example = await openExample(page)
      await page.goto(`${at.address}${example}/value`)
      await page.getByRole('button', { name: 'Add a scenario' }).click()
      const form = page.locator('.entry-form')
      await form.getByLabel(/^Id/).fill('careful')
      await form.getByLabel(/^Gains/).fill('60 %')
      await form.getByRole('button', { name: 'Add to the study' }).click()
      await page.getByLabel('Careful', { exact: true }).waitFor()
      await settled(page)
      await page.goto(`${at.address}${example}/job`)
      await page.locator('.step-card button').last().click()
      await page
        .getByRole('button', { name: /^Target and importance of/ })
        .first()
        .click()
      await page
        .locator('.entry-form')
        .getByLabel(/^At most/)
        .fill('4 h')
      await page.locator('.entry-form').getByRole('button', { name: 'Save' }).click()
      await page.getByText('Target: at most 4 h').waitFor()
      await settled(page)
      expect(said).toEqual([])
      await context.close()
    },
  )

  nothingWrong(
    at,
    'here and in an open form',
    [...deskAndPhone, { scheme: 'dark', width: 1000 }],
    async (page, look) => {
      await page.goto(`${at.address}${path}/market`)
      await page.getByText('6 judges rated', { exact: false }).first().waitFor()
      await look('market')
      await page.getByRole('button', { name: 'Change ratings' }).click()
      await page.getByText('More that can be said').first().click()
      await look('form')
    },
  )
})

/** Six judges, three products, two scores; of one mind on the first, of none on the second. */
function ratingRows(): string {
  const rows = [1, 2, 3, 4, 5, 6].flatMap((judge) =>
    ['a', 'b', 'c'].map((product, i) => {
      const tone = ((judge * 7 + i * 5) % 9) + 1
      const shift = judge < 4 ? 'early' : 'late'
      return `j${judge},${product},${shift},${3 + i * 2 + (judge % 2)},${tone}`
    }),
  )
  return ['judge,product,shift,ease,tone', ...rows].join('\n')
}
