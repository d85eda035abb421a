/**
 * Every benchmark, one after the other: `node bench/all.ts`. Prints each ratio beside its goal and what
 * is not installed to compare with; writes nothing.
 */
import { join } from 'node:path'
import { conclusion, isMet, measure, type Measured, type PairedBench } from './paired-runs.ts'

const scripts = [
  'rows',
  'moments',
  'quantiles',
  'analysis',
  'bootstrap',
  'panel',
  'simulation',
  'log',
  'market-choice',
  'market-segments',
  'market-price',
  'market-needs',
]

const done: Measured[] = []
for (const name of scripts) {
  const script = join(import.meta.dirname, `${name}.ts`)
  const { benches } = (await import(script)) as { readonly benches: readonly PairedBench[] }
  for (const bench of benches) {
    const settings = { size: undefined, say: () => undefined }
    const measured = await measure(script, bench, settings).catch((error: unknown): Measured => {
      const unavailable = `a run failed: ${error instanceof Error ? error.message : String(error)}`
      return { bench, unavailable, ratios: [], peak: 0 }
    })
    done.push(measured)
    console.log(conclusion(measured))
  }
}
const skipped = done.filter(({ unavailable }) => unavailable !== undefined)
const missed = done.filter((measured) => !isMet(measured))
console.log(
  `${done.length - skipped.length} measured, ${missed.length} missed, ${skipped.length} skipped`,
)
if (missed.length > 0) process.exitCode = 1
