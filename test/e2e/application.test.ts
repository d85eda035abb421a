import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { atApplication } from './at-application.ts'
import { nothingWrong } from './nothing-wrong.ts'
import { listen, missing, openExample, settled } from './served.ts'

const patience = 120_000

describe.skipIf(missing)('the application in a browser (needs /usr/bin/chromium)', () => {
  const at = atApplication()

  it(
    'opens a study on its answer, and any figure on its trace, by keyboard',
    { timeout: patience },
    async () => {
      const { page, said, context } = await at.visit()
      await openExample(page)
      await settled(page)
      const figure = page.locator('a[data-figure="value.annual"]').first()
      await figure.focus()
      await page.keyboard.press('Enter')
      const panel = page.locator('aside.trace')
      await panel.waitFor()
      expect(new URL(page.url()).searchParams.get('figure')).toBe('value.annual')
      expect(await panel.textContent()).toContain('Fewer wrong fields to correct')
      await page.keyboard.press('Escape')
      await panel.waitFor({ state: 'detached' })
      await expect.poll(() => figure.evaluate((link) => link === document.activeElement)).toBe(true)
      expect(said).toEqual([])
      await context.close()
    },
  )

  it('walks from a figure down to the rows', { timeout: patience }, async () => {
    const { page, context } = await at.visit()
    const path = await openExample(page)
    await page.goto(`${at.address}${path}?figure=evidence.trial.entry-time.baseline`)
    const panel = page.locator('aside.trace')
    await panel.getByRole('button', { name: 'Show the first rows' }).first().click()
    await panel.getByText(/The first \d+ of/).waitFor()
    expect(await panel.locator('tbody tr').count()).toBeGreaterThan(50)
    await context.close()
  })

  it('plans a test of a need from the rows', { timeout: patience }, async () => {
    const { page, said, context } = await at.visit()
    const path = await openExample(page)
    await page.goto(`${at.address}${path}/evidence`)
    const plan = page.locator('section[aria-labelledby="plan-heading"]')
    await plan.getByLabel('Of which need?').selectOption('entry-time')
    await plan.getByLabel('What improvement is worth finding?').fill('2 min')
    await plan.getByLabel('How many come by in a week?').fill('60')
    await plan.getByRole('button', { name: 'Plan it' }).click()
    const words = await plan.locator('article').textContent({ timeout: 60_000 })
    expect(words).toMatch(
      /An improvement of .*2\smin\) takes [\d,]+ units, .* that takes .* weeks/u,
    )
    await plan.getByLabel('What improvement is worth finding?').fill('much')
    await plan.getByRole('button', { name: 'Plan it' }).click()
    await page.getByText('“much” is no number.').waitFor()
    expect(said).toEqual([])
    await context.close()
  })

  it(
    'moves the answer while a slider moves, with the study’s own as ghost, and goes back',
    { timeout: patience },
    async () => {
      const { page, said, context } = await at.visit()
      const path = await openExample(page)
      await page.goto(`${at.address}${path}/value`)
      const headline = page.locator('.live-answer .big')
      await headline.waitFor()
      const before = await headline.textContent()
      await page.getByRole('slider').first().focus()
      for (let i = 0; i < 10; i += 1) await page.keyboard.press('ArrowRight')
      await page.locator('.live-answer.is-moved').waitFor()
      expect(await headline.textContent()).not.toBe(before)
      expect(await page.locator('.live-words').textContent()).toContain(before)
      await page.getByRole('button', { name: 'Back to the study’s', exact: true }).click()
      await expect.poll(() => headline.textContent()).toBe(before)
      expect(said).toEqual([])
      await context.close()
    },
  )

  it(
    'keeps what was moved: what settles is what was shown while it moved',
    { timeout: patience },
    async () => {
      const { page, said, context } = await at.visit()
      const path = await openExample(page)
      await page.goto(`${at.address}${path}/value`)
      await settled(page)
      const headline = page.locator('.live-answer .big')
      const before = await headline.textContent()
      const slider = page.getByRole('slider').first()
      await slider.focus()
      for (let i = 0; i < 5; i += 1) await page.keyboard.press('ArrowRight')
      await expect.poll(() => headline.textContent()).not.toBe(before)
      await page.waitForTimeout(3_000)
      const shown = await page.locator('.live-answer .beside').textContent()
      await page.getByRole('button', { name: 'Keep in the study' }).click()
      await page.getByText('Working it out').waitFor()
      await settled(page)
      expect(await page.locator('.live-answer .beside').textContent()).toBe(shown)
      await page.getByRole('button', { name: 'Undo' }).click()
      await expect
        .poll(() => page.getByLabel(/^Value of Correcting/).inputValue(), { timeout: 20_000 })
        .toBe('8 to 24')
      await settled(page)
      expect(said).toEqual([])
      await context.close()
    },
  )

  it('shows the figures of the command line', { timeout: patience }, async () => {
    const { page, context } = await at.visit()
    const path = await openExample(page)
    await settled(page)
    const told = await page.evaluate(async (study) => {
      const answer = await fetch(`/api/studies/${study}/figures`)
      return (await answer.json()) as { figures: unknown }
    }, path.split('/')[2]!)
    const args = ['src/cli/main.ts', 'assess', 'examples/intake-portal', '--format', 'json']
    const printed = execFileSync(process.execPath, args, {
      cwd: fileURLToPath(new URL('../../', import.meta.url)),
      encoding: 'utf8',
      maxBuffer: 1e9,
    })
    expect(told.figures).toEqual((JSON.parse(printed) as { figures: unknown }).figures)
    await context.close()
  })

  it(
    'saves an edit, works it out, and takes it back and forth',
    { timeout: patience },
    async () => {
      const { page, said, context } = await at.visit()
      const path = await openExample(page)
      await page.goto(`${at.address}${path}/value`)
      const field = page.getByLabel('Value of Correcting a wrong field after the decision')
      const headline = page.locator('.live-answer .big')
      await settled(page)
      const before = await headline.textContent()
      await field.fill('12 to 30')
      await field.press('Enter')
      await page.getByText('Working it out').waitFor()
      await settled(page)
      const after = await headline.textContent()
      expect(after).not.toBe(before)
      await page.getByRole('button', { name: 'Undo' }).click()
      await expect.poll(() => field.inputValue(), { timeout: 20_000 }).toBe('8 to 24')
      await page.getByRole('button', { name: 'Redo' }).click()
      await expect.poll(() => field.inputValue(), { timeout: 20_000 }).toBe('12 to 30')
      await settled(page)
      await page.goto(`${at.address}${path}/history`)
      await page.getByLabel('Compare revision 1', { exact: true }).check()
      await page.getByText(/figures? moved/).waitFor({ timeout: 60_000 })
      await page.getByRole('button', { name: 'Restore revision 1', exact: true }).click()
      await page.goto(`${at.address}${path}/value`)
      await expect.poll(() => field.inputValue()).toBe('8 to 24')
      await settled(page)
      expect(await headline.textContent()).toBe(before)
      expect(said).toEqual([])
      await context.close()
    },
  )

  it(
    'marks what is wrong in a formula and in a value before it is saved',
    { timeout: patience },
    async () => {
      const { page, context } = await at.visit()
      const path = await openExample(page)
      await page.goto(`${at.address}${path}/value`)
      const field = page.getByLabel('Value of Applications a year')
      await field.fill('9500 - 13000')
      await page.getByRole('alert').first().waitFor()
      await field.press('Escape')
      const formula = page.getByLabel('Formula of Fewer wrong fields to correct')
      await formula.click()
      await page.keyboard.press('End')
      await page.keyboard.type(' * applicationz')
      await page
        .getByText(/applicationz/)
        .nth(1)
        .waitFor()
      await expect
        .poll(() => page.locator('.formula .error').first().textContent())
        .toContain('applicationz')
      await context.close()
    },
  )

  it(
    'keeps changes while offline and sends them when it is back',
    { timeout: patience },
    async () => {
      const { page, context } = await at.visit()
      const path = await openExample(page)
      await page.goto(`${at.address}${path}/value`)
      const owner = page.getByLabel('Owner of Applications a year')
      await owner.waitFor()
      await context.setOffline(true)
      await owner.fill('the new head')
      await owner.press('Enter')
      await page.getByText('Offline: 1 change waits').waitFor({ timeout: 20_000 })
      await context.setOffline(false)
      await settled(page)
      await page.reload()
      await expect.poll(() => owner.inputValue()).toBe('the new head')
      await context.close()
    },
  )

  it(
    'begins a room at its top, and goes back to where one was',
    { timeout: patience },
    async () => {
      const { page, context } = await at.visit()
      const path = await openExample(page)
      await page.goto(`${at.address}${path}/value`)
      const last = page.getByRole('heading', { name: 'What would push the result below zero' })
      await last.scrollIntoViewIfNeeded()
      const place = await page.evaluate(() => scrollY)
      expect(place).toBeGreaterThan(2_000)
      await page.getByRole('link', { name: /^Job/ }).click()
      await page.getByRole('heading', { name: 'Job', exact: true, level: 1 }).waitFor()
      expect(await page.evaluate(() => scrollY)).toBe(0)
      await page.goBack()
      await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(place / 2)
      await context.close()
    },
  )

  it(
    'opens rooms without a connection whose code came while nothing was done',
    { timeout: patience },
    async () => {
      const { page, said, context } = await at.visit()
      await openExample(page)
      await settled(page)
      await page.waitForFunction(
        (quiet) =>
          performance.getEntriesByType('resource').at(-1)!.startTime < performance.now() - quiet,
        3_000,
      )
      await context.setOffline(true)
      for (const room of ['Job', 'Evidence', 'Value', 'Market']) {
        await page.getByRole('link', { name: new RegExp(`^${room}`) }).click()
        await page.getByRole('heading', { name: room, exact: true, level: 1 }).waitFor()
      }
      expect(said).toEqual([])
      await context.close()
    },
  )

  it(
    'says where a part could not be loaded, and brings it when the connection is back',
    { timeout: patience },
    async () => {
      const { page, said, context } = await at.visit()
      // Nothing comes ahead, and nothing is kept: a page that is watched on its way has no cache.
      await page.addInitScript(() => {
        globalThis.requestIdleCallback = () => 0
      })
      await page.route('**/web/part-*', (route) => route.continue())
      const path = await openExample(page)
      await page.goto(`${at.address}${path}/value`)
      await settled(page)
      const part = page.locator('.row-more')
      const lost = page.getByText('This part of the page could not be loaded.')
      await page.getByLabel('Formula of Clerks spend less time on recording').waitFor()
      await context.setOffline(true)
      await page.getByRole('button', { name: /^How Correcting a wrong field .* is known/ }).click()
      await part.filter({ has: lost }).waitFor()
      await part.getByRole('button', { name: 'Try again' }).click()
      await page.getByLabel('Owner of Applications a year').waitFor()
      await context.setOffline(false)
      await part.getByLabel('from several people, pooled').waitFor()
      expect(await lost.count()).toBe(0)
      await context.setOffline(true)
      await page.getByRole('link', { name: /^Evidence/ }).click()
      await lost.waitFor()
      await context.setOffline(false)
      await page.getByRole('heading', { name: 'Evidence', exact: true }).waitFor()
      expect(await lost.count()).toBe(0)
      expect(said).toEqual([])
      await context.close()
    },
  )

  it(
    'shows an edit of somebody else to the same place to choose',
    { timeout: patience },
    async () => {
      const { page, context } = await at.visit()
      const path = await openExample(page)
      const said: string[] = []
      const other = await context.newPage()
      listen(other, said)
      await other.route('**/api/events', (route) => route.abort())
      await other.goto(`${at.address}${path}/value`)
      await page.goto(`${at.address}${path}/value`)
      const mine = page.getByLabel('Owner of An hour of a clerk')
      const theirs = other.getByLabel('Owner of An hour of a clerk')
      await mine.waitFor()
      await theirs.waitFor()
      await mine.fill('payroll')
      await mine.press('Enter')
      await settled(page)
      await theirs.fill('controlling')
      await theirs.press('Enter')
      await other.getByText('Somebody changed the same place').waitFor()
      await other.getByRole('button', { name: 'Keep mine' }).click()
      await expect.poll(() => mine.inputValue(), { timeout: 20_000 }).toBe('controlling')
      await context.close()
    },
  )

  const rooms = [
    '',
    '/job',
    '/evidence',
    '/value',
    '/market',
    '/promises',
    '/history',
    '/document',
  ] as const
  const looks = (['light', 'dark'] as const).flatMap((scheme) =>
    [1440, 1000, 390].map((width) => ({ scheme, width })),
  )

  nothingWrong(at, 'in any room', looks, async (page, look) => {
    await look('home')
    const path = await openExample(page)
    for (const room of rooms) {
      await page.goto(`${at.address}${path}${room}`)
      await page.locator('h1').waitFor()
      await settled(page).catch(() => undefined)
      await look(room)
    }
    await page.goto(`${at.address}${path}?figure=value.annual`)
    await page.locator('aside.trace').waitFor()
    await look('trace')
  })
})
