/**
 * How often the intervals of the product cover a truth that is known: rows are drawn, evaluated as a study would,
 * and counted. `node test/calibrate/main.ts [--replications 10000] [--design NAME ...] [--seed 1] [--workers 2]`.
 * NAME is a design, `synthesis`, `time-to-event`, `broken` or one scenario. Ctrl+C ends early with what is done.
 */
import { parseArgs } from 'node:util'
import { scenarios } from './scenarios.ts'
import { simulate } from './simulate.ts'
import { tableOf } from './table.ts'
import { verdictOf } from './verdict.ts'

const { values } = parseArgs({
  options: {
    replications: { type: 'string', default: '10000' },
    design: { type: 'string', multiple: true },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
  },
})
const [replications, seed, workers] = [values.replications, values.seed, values.workers].map(Number)
const chosen = scenarios.filter(
  ({ id, design }) =>
    values.design === undefined || [id, design].some((name) => values.design!.includes(name)),
)
if (
  chosen.length === 0 ||
  ![replications, seed, workers].every((n) => Number.isInteger(n) && n! > 0)
) {
  const names = [...new Set(scenarios.flatMap(({ id, design }) => [design, id]))].join(', ')
  process.stderr.write(
    `--replications, --seed and --workers are whole numbers; --design is one of ${names}\n`,
  )
  process.exit(2)
}

const stop = new AbortController()
process.once('SIGINT', () => stop.abort())
const started = performance.now()
let told = started
const results = await simulate(chosen, {
  replications: replications!,
  seed: seed!,
  workers: workers!,
  signal: stop.signal,
  say(done, all) {
    const now = performance.now()
    if (now - told < 2000 && done < all) return
    told = now
    const left = Math.ceil((((now - started) / done) * (all - done)) / 1000)
    process.stderr.write(`${done} of ${all} replications, about ${left} s left\n`)
  },
})
process.stdout.write(`${tableOf(chosen, results)}\n`)
const missed = chosen.flatMap(({ id }) =>
  (results.get(id)?.figures ?? [])
    .filter((figure) => verdictOf(figure)?.met === false)
    .map(({ figure }) => `${id}: ${figure}`),
)
const seconds = Math.round((performance.now() - started) / 1000)
process.stderr.write(
  `${missed.length === 0 ? 'No interval missed its goal' : `Missed: ${missed.join('; ')}`} (${seconds} s, seed ${seed})\n`,
)
process.exitCode = stop.signal.aborted ? 130 : missed.length === 0 ? 0 : 1
