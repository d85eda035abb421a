import { Worker } from 'node:worker_threads'
import type { Scenario } from './scenario.ts'
import type { Part } from './simulate-part.ts'
import { emptyTally, merge, type Tally } from './tally.ts'

export interface SimulateSettings {
  readonly replications: number
  readonly seed: number
  readonly workers: number
  /** After each part: replications done, and all that there are. */
  readonly say?: (done: number, all: number) => void
  /** Ends early with what is done. */
  readonly signal?: AbortSignal
}

const PART = 25

/** The tally of each scenario by id; the same whatever the number of workers. */
export async function simulate(
  scenarios: readonly Scenario[],
  settings: SimulateSettings,
): Promise<ReadonlyMap<string, Tally>> {
  // Around all scenarios again and again, so that an early end leaves some of each.
  const parts = scenarios
    .flatMap((scenario) => partsOf(scenario, settings.replications))
    .toSorted((a, b) => a.from - b.from)
  const tallies: (Tally | undefined)[] = []
  const queue = queueOf(parts, tallies, settings)
  await Promise.all(Array.from({ length: settings.workers }, () => work(queue, settings)))
  const results = new Map(scenarios.map(({ id }) => [id, emptyTally()]))
  parts.forEach(({ scenario }, i) => {
    const tally = tallies[i]
    if (tally !== undefined) merge(results.get(scenario)!, tally)
  })
  return results
}

function partsOf({ id }: Scenario, replications: number): readonly Part[] {
  return Array.from({ length: Math.ceil(replications / PART) }, (_, i) => ({
    scenario: id,
    from: i * PART,
    to: Math.min(replications, (i + 1) * PART),
  }))
}

interface Queue {
  /** The next part; absent where all are handed out. */
  next(): { readonly part: Part; readonly finish: (tally: Tally) => void } | undefined
}

function queueOf(
  parts: readonly Part[],
  tallies: (Tally | undefined)[],
  { say, signal }: SimulateSettings,
): Queue {
  const all = parts.reduce((sum, { from, to }) => sum + to - from, 0)
  let handed = 0
  let done = 0
  return {
    next() {
      const at = handed++
      const part = parts[at]
      if (part === undefined || signal?.aborted === true) return undefined
      const finish = (tally: Tally): void => {
        tallies[at] = tally
        done += part.to - part.from
        say?.(done, all)
      }
      return { part, finish }
    },
  }
}

function work(queue: Queue, { seed, signal }: SimulateSettings): Promise<void> {
  const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: { seed } })
  const ended = new Promise<void>((resolve, reject) => {
    let finish: ((tally: Tally) => void) | undefined
    const take = (): void => {
      const next = queue.next()
      if (next === undefined) return resolve()
      finish = next.finish
      worker.postMessage(next.part, [])
    }
    worker.on('message', (tally: Tally) => {
      finish?.(tally)
      take()
    })
    worker.on('error', reject)
    signal?.addEventListener('abort', () => resolve())
    take()
  })
  return ended.finally(() => worker.terminate())
}
