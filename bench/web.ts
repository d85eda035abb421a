/**
 * What the application weighs before it shows something, how long an assumption takes from the slider to
 * the redrawn answer in Chromium, and how long it takes to open a large study, to go between its rooms
 * and to scroll a long list, beside the goals: `node bench/web.ts`.
 */
import { gzipSync } from 'node:zlib'
import { bundleWeb } from '../src/server/web-bundle.ts'
import { launch, openExample, serve, visit } from '../test/e2e/served.ts'
import { opening } from './web-opening.ts'

const initialGoal = 300
const redrawGoal = (2 * 1000) / 60
const moves = 60

const files = await bundleWeb()
const decode = new TextDecoder()

/** The file and all that it imports at once. */
function withImports(name: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(name) || !files.has(name)) return seen
  seen.add(name)
  const text = decode.decode(files.get(name))
  for (const [, other] of text.matchAll(/(?:from|import)\s*"(?:\.|\/web)\/([^"]+)"/g))
    withImports(other!, seen)
  return seen
}

const kilobytes = (names: Iterable<string>): number =>
  [...names].reduce((sum, name) => sum + gzipSync(files.get(name)!).length, 0) / 1000

const beginning = (start: string): string =>
  [...files.keys()].find((name) => name.startsWith(start))!
console.log(
  `initial JavaScript: ${kilobytes(withImports(beginning('main-'))).toFixed(0)} kB gzip (goal ${initialGoal})`,
)
console.log(`styles: ${kilobytes([beginning('style-')]).toFixed(0)} kB gzip`)
console.log(`worker: ${kilobytes(withImports(beginning('worker-'))).toFixed(0)} kB gzip`)

const served = await serve()
const browser = await launch()
try {
  const { page } = await visit(browser, served)
  const path = await openExample(page)
  await page.goto(`${served.address}${path}/value`)
  await page.getByRole('slider').first().waitFor({ timeout: 60_000 })
  await page.waitForTimeout(3_000)
  const times = await page.evaluate(redrawTimes, moves)
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): string =>
    sorted[Math.min(Math.floor(share * sorted.length), sorted.length - 1)]!.toFixed(0)
  console.log(
    `slider to redrawn answer, ${sorted.length} moves at 10,000 draws: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms (goal ${redrawGoal.toFixed(0)})`,
  )
  await opening(browser)
} finally {
  await browser.close()
  await served.stop()
}

/** Milliseconds from a move of the first slider until the frame after the answer has changed; runs in the page. */
async function redrawTimes(count: number): Promise<number[]> {
  const slider = document.querySelector<HTMLInputElement>('input[type=range]')!
  const answer = document.querySelector('.live-answer .big')!.closest('.live-answer')!
  const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!
  const [low, step] = [Number(slider.min), Number(slider.step)]
  const steps = Math.floor((Number(slider.max) - low) / step)
  const times: number[] = []
  for (let i = 0; i < count; i += 1) {
    const began = performance.now()
    const redrawn = new Promise<number>((done) => {
      const observer = new MutationObserver(() => {
        observer.disconnect()
        requestAnimationFrame(() => done(performance.now() - began))
      })
      observer.observe(answer, { subtree: true, childList: true, characterData: true })
    })
    write.call(slider, String(low + step * (1 + (i % (steps - 1)))))
    slider.dispatchEvent(new Event('input', { bubbles: true }))
    times.push(await redrawn)
    await new Promise((done) => setTimeout(done, 60))
  }
  return times
}
