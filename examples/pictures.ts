/** Draws the pictures of the documents from the simulated example: `node examples/pictures.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { withApp } from '#app/app'
import { writeReport } from '#app/report'
import { cashFlowChart } from '#charts/cash-flow'
import { forestChart } from '#charts/forest'
import { npvDotsChart } from '#charts/npv-dots'
import { tornadoChart } from '#charts/tornado'
import { valueView } from '#charts/value-view'
import { waterfallChart } from '#charts/waterfall'
import { drawPicture } from '#drawing/svg/draw-chart'
import { plainPaint } from '#drawing/terminal/paint'
import { english } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

const folder = join(import.meta.dirname, '../docs/pictures')
const width = 780

const assessment = await assessExample()
mkdirSync(folder, { recursive: true })
const view = valueView(assessment)!
const charts = [
  forestChart(assessment, english),
  waterfallChart(view, english),
  npvDotsChart(view, 50, english),
  cashFlowChart(view, english),
  tornadoChart(view, english),
]
for (const chart of charts) {
  writeFileSync(
    join(folder, `${chart.id}.svg`),
    `${drawPicture(chart, width, 'Simulated data: an example, nothing was measured')}\n`,
  )
}
await photograph(
  await writeReport(assessment, 'html', { width: 100, paint: plainPaint, extent: 'all' }),
)

async function assessExample(): Promise<Assessment> {
  return withApp({ progress: () => undefined }, async (app) => {
    const study = join(import.meta.dirname, 'intake-portal')
    const settings = { seed: 1, draws: 20_000, level: 0.95 }
    const { value, findings } = await app.assess({ study, settings })
    if (value === undefined) throw new Error(findings.map(({ message }) => message).join('\n'))
    return value
  })
}

async function photograph(html: string): Promise<void> {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 1000 }, colorScheme })
    await page.setContent(html)
    await page.screenshot({ path: join(folder, `answer-${colorScheme}.png`) })
  }
  await browser.close()
}
