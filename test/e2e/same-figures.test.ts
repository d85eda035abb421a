import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { realData } from '../real/real-data.ts'
import {
  beginStudy,
  newFolder,
  removeFolders,
  sendFile,
  startServer,
  type RunningServer,
} from '../server/server.ts'
import { launch, missing, settled } from './served.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const patience = 240_000

const studies = [
  ['laryngoscope-trial', 'laryngoscope.csv'],
  ['permit-receipt-log', 'receipt.csv'],
] as const

/** What a page says of each figure: the words of every link to its lineage. */
type Shown = ReadonlyMap<string, ReadonlySet<string>>

function shownIn(links: readonly (readonly [string, string])[]): Shown {
  const shown = new Map<string, Set<string>>()
  for (const [figure, words] of links) {
    const plain = words.replaceAll(/\s+/g, ' ').trim()
    shown.set(figure, (shown.get(figure) ?? new Set()).add(plain))
  }
  return shown
}

const linksOn = (page: Page): Promise<[string, string][]> =>
  page
    .locator('main a[data-figure]')
    .evaluateAll((links) =>
      links.map((link) => [(link as HTMLElement).dataset['figure'] ?? '', link.textContent ?? '']),
    )

/** The report that `worthline assess` writes of a study in the folder of its rows. */
function reportOf(name: string, file: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'worthline-same-'))
  copyFileSync(join(root, `test/real/${name}.yaml`), join(folder, 'study.yaml'))
  copyFileSync(join(realData(name), file), join(folder, file))
  const report = join(folder, 'report.html')
  const words = ['src/cli/main.ts', 'assess', join(folder, 'study.yaml'), '--quiet']
  execFileSync(process.execPath, [...words, '--format', 'html', '--out', report], { cwd: root })
  return report
}

describe.skipIf(missing)(
  'the same figures on screen and from the terminal (needs /usr/bin/chromium)',
  () => {
    let server: RunningServer
    let browser: Browser

    beforeAll(async () => {
      server = await startServer(newFolder())
      browser = await launch()
    }, patience)

    afterAll(async () => {
      await browser?.close()
      await server?.stop()
      removeFolders()
    }, patience)

    describe.each(studies)('%s', (name, file) => {
      const there = existsSync(join(realData(name), file))
      it.skipIf(!there)('(real data)', { timeout: patience }, async () => {
        const page = await browser.newPage({
          viewport: { width: 1440, height: 900 },
          locale: 'en-US',
        })
        page.setDefaultTimeout(patience)
        await page.goto(`file://${reportOf(name, file)}`)
        const reported = shownIn(await linksOn(page))
        const text = readFileSync(join(root, `test/real/${name}.yaml`), 'utf8')
        const study = await beginStudy(server, text)
        await sendFile(server, study, file, readFileSync(join(realData(name), file)))
        await page.goto(`${server.address}/open?key=${server.key}`)
        await page.getByRole('heading', { name: 'Studies' }).waitFor()
        for (const room of ['', '/evidence']) {
          await page.goto(`${server.address}/studies/${study}${room}`)
          await settled(page)
          await page.locator('main a[data-figure]').first().waitFor()
          const onScreen = shownIn(await linksOn(page))
          expect(onScreen.size).toBeGreaterThan(3)
          for (const [figure, words] of onScreen)
            expect([...(reported.get(figure) ?? [])], figure).toEqual(
              expect.arrayContaining([...words]),
            )
        }
        await page.close()
      })
    })
  },
)
