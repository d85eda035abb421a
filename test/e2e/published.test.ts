import { describe, expect, it } from 'vitest'
import { atApplication, patience } from './at-application.ts'
import { wrong } from './axe.ts'
import { missing, openExample, settled } from './served.ts'

/** A customer's study of the same need, with rows of its own. */
const studyText = (customer: string): string => `worthline: 1
title: ${customer}
currency: EUR
performers: [ { id: clerk, name: clerk, role: end-user } ]
job:
  performer: clerk
  statement: { verb: confirm, object: an application, context: at the counter }
  steps:
    - id: confirm
      statement: { verb: confirm, object: the receipt, context: of an application }
      needs:
        - id: entry-time
          outcome: { direction: minimize, measure: time, focus: until the receipt is confirmed }
          metric: { kind: speed, type: duration, unit: min }
solutions:
  - { id: old, name: Paper, role: status-quo }
data:
  - id: rows
    file: rows.csv
    row: execution
    source: { kind: measurement, by: desk, date: 2026-11-01 }
    columns: { solution: { from: way }, entry-time: { from: minutes, unit: min } }
evidence:
  - { id: today, data: rows, design: baseline, baseline: old, needs: [entry-time] }
`

const rows = (factor: number): string =>
  ['way,minutes', ...[8, 11, 9, 14, 7, 10].map((one) => `old,${one * factor}`)].join('\n')

describe.skipIf(missing)('published figures of other studies (needs /usr/bin/chromium)', () => {
  const at = atApplication()

  it(
    'are made of five studies on screen, and taken as evidence',
    { timeout: patience },
    async () => {
      const { page, said, context } = await at.visit()
      const path = await openExample(page)
      for (const [i, factor] of [1, 1.4, 0.8, 2, 1.1].entries()) {
        const file = { text: studyText(`Customer ${i + 1}`), rows: rows(factor) }
        await page.evaluate(async ({ text, rows }) => {
          const ask = async (method: string, to: string, body: object): Promise<{ id: string }> => {
            const headers = { 'content-type': 'application/json' }
            const answer = await fetch(to, { method, headers, body: JSON.stringify(body) })
            return (await answer.json()) as { id: string }
          }
          const { id } = await ask('POST', '/api/studies', { from: 'text', text })
          const bytes = new TextEncoder().encode(rows)
          const upload = { study: id, name: 'rows.csv', bytes: bytes.length }
          const begun = await ask('POST', '/api/uploads', upload)
          await fetch(`/api/uploads/${begun.id}?offset=0`, {
            method: 'PUT',
            headers: { 'content-type': 'application/octet-stream' },
            body: bytes,
          })
          for (;;) {
            const answer = await fetch(`/api/studies/${id}/assessment`)
            const { state } = (await answer.json()) as { state: string }
            if (state !== 'running') break
            await new Promise((go) => setTimeout(go, 200))
          }
        }, file)
      }
      await page.goto(`${at.address}${path}/evidence`)
      await settled(page)
      await page.getByRole('button', { name: 'Take a figure of other studies' }).click()
      await page.getByText('No other study has a published figure').waitFor()
      const make = page.getByRole('button', { name: /^Make it of/ })
      for (const i of [1, 2, 3, 4]) await page.getByLabel(`Customer ${i}`, { exact: true }).check()
      await page.getByRole('dialog').getByLabel('Of which need?').selectOption('need entry-time')
      await page.getByLabel(/^Whom are they of/).fill('municipal offices')
      expect(await make.isDisabled()).toBe(true)
      await page.getByLabel('Customer 5', { exact: true }).check()
      expect(await wrong(page, 1440, 'dialog')).toEqual([])
      await make.click()
      const form = page.locator('.entry-form')
      await form.waitFor({ timeout: 30_000 })
      await expect
        .poll(() =>
          form.evaluate((one) =>
            [...one.querySelectorAll<HTMLInputElement>('input, select')].map(({ value }) => value),
          ),
        )
        .toContain('own-entry-time')
      expect(await form.getByLabel(/^Need/).first().inputValue()).toBe('entry-time')
      await form.getByRole('button', { name: 'Add to the study' }).click()
      await page.locator('.comparison').filter({ hasText: 'published elsewhere' }).waitFor()
      await settled(page)
      expect(await page.locator('.problems').count()).toBe(0)
      await page.getByText('benchmarks.yaml').first().waitFor()
      await page.getByText('published figures', { exact: false }).first().waitFor()
      expect(said).toEqual([])
      await context.close()
    },
  )

  it(
    'are taken once what was changed before is saved, whatever that needs',
    { timeout: patience },
    async () => {
      const { page, said, context } = await at.visit()
      await page.getByRole('link', { name: 'Customer 2', exact: true }).click()
      await page.getByRole('link', { name: /^Job/ }).click()
      const edits = '**/api/studies/*/edits'
      await page.route(edits, (route) => route.abort())
      const title = page.getByLabel('Title of the study')
      await title.fill('Customer 2, mine')
      await title.press('Enter')
      await page.getByText('Offline: 1 change waits').waitFor()
      await page.getByRole('link', { name: /^Evidence/ }).click()
      await page.getByRole('button', { name: 'Take a figure of other studies' }).click()
      const dialog = page.getByRole('dialog', { name: 'A figure of other studies' })
      await dialog.getByRole('button', { name: /^Take it: own-entry-time of/ }).click()
      await dialog.getByText('The server cannot be reached. What you changed is kept').waitFor()
      const study = new URL(page.url()).pathname.split('/')[2]!
      const edit = { kind: 'set', path: ['title'], old: 'Customer 2', new: 'Customer 2, theirs' }
      const sent = await context.request.post(`${at.address}/api/studies/${study}/edits`, {
        data: { base: 2, edits: [edit], why: 'theirs' },
        headers: { origin: at.address },
      })
      expect(sent.status()).toBe(200)
      await page.unroute(edits)
      await page.getByText('Somebody changed the same place').waitFor()
      await dialog.getByText('A change of yours needs you first').waitFor()
      expect(await page.locator('.entry-form').count()).toBe(0)
      await page.getByRole('button', { name: 'Keep mine' }).click()
      await page.locator('.entry-form').waitFor({ timeout: 30_000 })
      await page.getByText('Customer 2, mine').first().waitFor()
      expect(said).toEqual([])
      await context.close()
    },
  )

  it('are found in the library of another study', { timeout: patience }, async () => {
    const { page, said, context } = await at.visit({ width: 390, scheme: 'dark' })
    await page.getByRole('link', { name: 'Customer 1', exact: true }).click()
    await page.getByRole('link', { name: /^Evidence/ }).click()
    await page.getByRole('button', { name: 'Take a figure of other studies' }).click()
    await page.getByText('own studies of 5 customers').waitFor()
    expect(await wrong(page, 390, 'dialog')).toEqual([])
    await page.getByRole('button', { name: /^Take it: own-entry-time of/ }).click()
    await page.locator('.entry-form').waitFor({ timeout: 30_000 })
    await page.getByText('benchmarks.yaml').first().waitFor()
    expect(said).toEqual([])
    await context.close()
  })
})
