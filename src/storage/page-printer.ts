import { execFile } from 'node:child_process'
import { access, constants, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, isAbsolute, join } from 'node:path'
import { promisify } from 'node:util'
import { problem, type Outcome } from '#quantity/finding'

const run = promisify(execFile)

/** Browsers that print pages, by the names under which systems have them. */
const browsers = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge.exe',
  'chrome.exe',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

/** Printing takes no longer; what does is ended. */
const longestPrint = 60_000

/** A page as PDF, printed by the browser of this machine, or why it is not. */
export async function printPage(
  html: string,
  searched = process.env['PATH'] ?? '',
): Promise<Outcome<Uint8Array>> {
  const browser = await browserOf(searched)
  if (browser === undefined) return notPrinted('There is no browser on this machine that prints.')
  const folder = await mkdtemp(join(tmpdir(), 'worthline-print-'))
  try {
    return { value: await printed(browser, folder, html), findings: [] }
  } catch {
    return notPrinted(`\`${browser}\` did not print the page.`)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function printed(browser: string, folder: string, html: string): Promise<Uint8Array> {
  const [page, pdf] = [join(folder, 'page.html'), join(folder, 'page.pdf')]
  await writeFile(page, html)
  const flags = [
    '--headless',
    '--disable-gpu',
    '--no-pdf-header-footer',
    `--user-data-dir=${join(folder, 'profile')}`,
    `--print-to-pdf=${pdf}`,
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ]
  await run(browser, [...flags, page], { timeout: longestPrint })
  return readFile(pdf)
}

async function browserOf(searched: string): Promise<string | undefined> {
  const folders = searched.split(delimiter).filter((folder) => isAbsolute(folder))
  const places = browsers.flatMap((name) =>
    isAbsolute(name) ? [name] : folders.map((folder) => join(folder, name)),
  )
  for (const place of places) if (await canRun(place)) return place
  return undefined
}

async function canRun(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function notPrinted(message: string): Outcome<Uint8Array> {
  const hint = 'Open the report as a page, and save it as PDF from the browser’s print dialog.'
  return { findings: [problem('no-browser', {}, message, hint)] }
}
