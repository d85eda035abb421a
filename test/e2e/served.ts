import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const executablePath = '/usr/bin/chromium'
export const missing = !existsSync(executablePath)

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The application as `worthline serve` gives it: a process of its own, with a folder of its own. */
export interface Served {
  /** With the secret, for the first page of a browser. */
  readonly link: string
  readonly address: string
  stop(): Promise<void>
}

/** Starts the application on a free port with a study in it that it begins with. */
export async function serve(example = 'examples/intake-portal'): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'worthline-application-'))
  const args = ['src/cli/main.ts', 'serve', '--port', '0', '--data', folder]
  const child = spawn(process.execPath, [...args, '--example', example], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const link = await printed(child, /http:\/\/\S+\/open\?key=\S+/)
  return {
    link,
    address: new URL(link).origin,
    stop: async () => {
      const ended = new Promise((done) => child.once('exit', done))
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function printed(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((done, fail) => {
    let said = ''
    const listen = (bytes: Buffer): void => {
      said += bytes.toString()
      const found = pattern.exec(said)?.[0]
      if (found !== undefined) done(found)
    }
    child.stdout!.on('data', listen)
    child.stderr!.on('data', listen)
    child.once('exit', () => fail(new Error(`the server ended: ${said}`)))
  })
}

/** Debian's browser as it runs without a screen. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** The screen of a visit. */
export interface Look {
  readonly width?: number
  readonly scheme?: 'light' | 'dark'
}

/** A person at the application: signed in by the link; `said` gathers what the console complains of. */
export interface Visit {
  readonly context: BrowserContext
  readonly page: Page
  readonly said: string[]
}

export async function visit(browser: Browser, served: Served, look: Look = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1440, height: 900 },
    colorScheme: look.scheme ?? 'light',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const said: string[] = []
  listen(page, said)
  await page.goto(served.link)
  await page.locator('.headline').waitFor()
  await page.goto(served.address)
  await page.getByRole('heading', { name: 'Studies' }).waitFor()
  return { context, page, said }
}

/** Gathers what a page complains of in its console. */
export function listen(page: Page, said: string[]): void {
  page.on('console', (message) => {
    const network = /Failed to load resource|net::ERR/.test(message.text())
    if (['error', 'warning'].includes(message.type()) && !network) said.push(message.text())
  })
  page.on('pageerror', (error) => said.push(String(error)))
}

/** Opens the example study and waits for its answer. */
export async function openExample(page: Page): Promise<string> {
  await page
    .getByRole('link', { name: /intake portal against paper forms/i })
    .first()
    .click()
  await page.locator('.headline').waitFor({ timeout: 60_000 })
  return new URL(page.url()).pathname
}

/** Waits until the figures are those of what is written. */
export async function settled(page: Page): Promise<void> {
  await page.getByText('all figures fresh').waitFor({ timeout: 60_000 })
}
