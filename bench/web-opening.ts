/** How long it takes to open a large study and to go between its rooms, and how a long list of studies scrolls. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { serve } from '../test/e2e/served.ts'
import { writeLargeStudy } from './large-study.ts'

const openGoal = 1000
const roomGoal = 200
const frameGoal = 50
const opens = 7
const studies = 1000
const patience = 600_000

/** Prints each time beside its goal. */
export async function opening(browser: Browser): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'worthline-large-'))
  writeLargeStudy(folder)
  const served = await serve(folder)
  try {
    const context = await evaluated(browser, served.link)
    const { address } = served
    const path = new URL(context.pages()[0]!.url()).pathname
    const times = await openedCold(browser, context, address + path)
    say(
      'a study of 20 steps, 100 needs and 50 assumptions, opened with nothing kept',
      times,
      openGoal,
    )
    const [first, again] = await betweenRooms(browser, context, address + path)
    say('its rooms, each for the first time', first!, roomGoal)
    say('its rooms, again', again!, roomGoal)
    await manyStudies(new URL(served.link))
    await longList(browser, context, address)
  } finally {
    await served.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function say(what: string, times: readonly number[], goal: number): void {
  const sorted = times.toSorted((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)]!
  console.log(
    `${what}: median ${middle.toFixed(0)} ms, slowest ${sorted.at(-1)!.toFixed(0)} ms (goal ${goal})`,
  )
}

/** A browser that is signed in, once the answer of the study is there. */
async function evaluated(browser: Browser, link: string): Promise<BrowserContext> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(link)
  await page.locator('.headline').waitFor({ timeout: patience })
  return context
}

/** The same person in a browser that has kept nothing. */
async function cold(browser: Browser, context: BrowserContext): Promise<BrowserContext> {
  return browser.newContext({
    storageState: await context.storageState(),
    viewport: { width: 1440, height: 900 },
  })
}

async function openedCold(
  browser: Browser,
  context: BrowserContext,
  address: string,
): Promise<readonly number[]> {
  const times: number[] = []
  for (let i = 0; i < opens; i += 1) {
    const fresh = await cold(browser, context)
    const page = await fresh.newPage()
    await page.addInitScript(noteWhenThere, '.headline')
    await page.goto(address)
    times.push(await noted(page))
    await fresh.close()
  }
  return times
}

type Page = Awaited<ReturnType<BrowserContext['newPage']>>

async function noted(page: Page): Promise<number> {
  const time = await page.waitForFunction(
    () => Reflect.get(globalThis, 'noted') as number | undefined,
  )
  return (await time.jsonValue())!
}

/** Notes when the first frame begins after the page holds what is looked for; runs in the page. */
function noteWhenThere(what: string): void {
  const observer = new MutationObserver(() => {
    if (document.querySelector(what) === null) return
    observer.disconnect()
    requestAnimationFrame(() => Reflect.set(globalThis, 'noted', performance.now()))
  })
  observer.observe(document, { subtree: true, childList: true })
}

async function betweenRooms(
  browser: Browser,
  context: BrowserContext,
  address: string,
): Promise<readonly (readonly number[])[]> {
  const fresh = await cold(browser, context)
  const page = await fresh.newPage()
  await page.goto(address)
  await page.locator('.headline').waitFor({ timeout: patience })
  await page.waitForTimeout(2_000)
  const rounds = [await page.evaluate(roomTimes, 1), await page.evaluate(roomTimes, 3)]
  await fresh.close()
  return rounds
}

/** Milliseconds from a click in the rail until the frame after the room stands there; runs in the page. */
async function roomTimes(rounds: number): Promise<number[]> {
  const times: number[] = []
  const signs = { Job: '', Evidence: '', Value: '', Market: '', Answer: '.headline' }
  for (let round = 0; round < rounds; round += 1) {
    for (const [room, sign] of Object.entries(signs)) {
      const link = [...document.querySelectorAll<HTMLElement>('.rail li a')].find(
        (one) => one.querySelector('.rail-label')?.textContent === room,
      )!
      const isThere = (): boolean =>
        sign === ''
          ? document.querySelector('main h1')?.textContent === room
          : document.querySelector(sign) !== null
      const began = performance.now()
      const there = new Promise<number>((done) => {
        const observer = new MutationObserver(() => {
          if (!isThere()) return
          observer.disconnect()
          requestAnimationFrame(() => done(performance.now() - began))
        })
        observer.observe(document, { subtree: true, childList: true, characterData: true })
      })
      link.click()
      times.push(await there)
      await new Promise((done) => setTimeout(done, 700))
    }
  }
  return times
}

async function manyStudies({ origin, searchParams }: URL): Promise<void> {
  const headers = {
    authorization: `Bearer ${searchParams.get('key')}`,
    'content-type': 'application/json',
  }
  for (let i = 0; i < studies; i += 1) {
    const body = JSON.stringify({ from: 'text', text: `worthline: 1\ntitle: Study ${i}\n` })
    const { ok } = await fetch(`${origin}/api/studies`, { method: 'POST', headers, body })
    if (!ok) throw new Error('a study was refused')
  }
}

async function longList(browser: Browser, context: BrowserContext, address: string): Promise<void> {
  const fresh = await cold(browser, context)
  const page = await fresh.newPage()
  await page.addInitScript(noteWhenThere, '.study-row')
  await page.goto(address)
  say(`a home page of ${studies} studies, opened with nothing kept`, [await noted(page)], openGoal)
  await page.waitForTimeout(1_000)
  say('a frame of it while it scrolls to its end', await page.evaluate(frameTimes), frameGoal)
  await fresh.close()
}

/** Milliseconds between frames while the page scrolls by half a screen a frame; runs in the page. */
async function frameTimes(): Promise<number[]> {
  const times: number[] = []
  const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done))
  let before = await frame()
  while (scrollY + innerHeight < document.documentElement.scrollHeight - 1) {
    scrollBy(0, innerHeight / 2)
    const now = await frame()
    times.push(now - before)
    before = now
  }
  return times
}
