import { expect, it } from 'vitest'
import { JobRunner } from '#use-cases/studies/job-runner'
import type { StudyPorts } from '#use-cases/studies/study-ports'
import { Turns } from '#use-cases/studies/turns'
import type { StoredJob } from '#use-cases/ports/store'

const soon = (): Promise<void> =>
  new Promise((go) => {
    setTimeout(go, 1)
  })

/** Ports whose store answers a moment later, as one on a server does; no evaluation ever ends. */
function slowPorts(kept: Map<string, StoredJob>): StudyPorts {
  let count = 0
  const ports: unknown = {
    store: {
      jobs: async () => {
        await soon()
        return [...kept.values()]
      },
      saveJob: async (job: StoredJob) => {
        await soon()
        kept.set(job.id, job)
      },
      revision: () => new Promise(() => undefined),
    },
    events: { publish: () => undefined },
    surroundings: { now: () => '2026-11-22T05:40:27.000Z', newId: () => `job${++count}` },
    turns: new Turns(),
  }
  return ports as StudyPorts
}

it('begins an evaluation once, however many ask for it in the same moment', async () => {
  const kept = new Map<string, StoredJob>()
  const runner = new JobRunner(slowPorts(kept))
  const who = { workspace: 'w', id: 'ann', name: 'Ann' }
  const asked = await Promise.all([1, 2, 3].map(() => runner.evaluate(who, ['study1', 1])))
  expect(new Set(asked.map(({ id }) => id)).size).toBe(1)
  expect(kept.size).toBe(1)
})
