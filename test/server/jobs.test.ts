/** Work that takes time says how far it is, survives the end of the process, and can be cancelled. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Job, ServerEvent } from '#contract/job'
import type { Problem } from '#contract/problem'
import {
  assessmentOf,
  beginStudy,
  newFolder,
  removeFolders,
  sampleStudy,
  startServer,
  type RunningServer,
} from './server.ts'

let server: RunningServer

beforeAll(async () => {
  server = await startServer(newFolder())
}, 180_000)

afterAll(async () => {
  await server.stop()
  removeFolders()
})

/** Collects the events of a server until they are enough. */
async function eventsUntil(enough: (event: ServerEvent) => boolean, begin: () => Promise<unknown>) {
  const headers = { authorization: `Bearer ${server.key}` }
  const abort = new AbortController()
  const response = await fetch(`${server.address}/api/events`, { headers, signal: abort.signal })
  const events: ServerEvent[] = []
  const begun = begin()
  let text = ''
  for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
    text += part
    const lines = text.split('\n\n')
    text = lines.pop() ?? ''
    for (const line of lines)
      if (line.startsWith('data: ')) events.push(JSON.parse(line.slice(6)) as ServerEvent)
    if (events.some(enough)) break
  }
  abort.abort()
  await begun
  return events
}

const jobsOf = async (study: string) =>
  (await server.ask<Job[]>('GET', `/api/jobs?study=${study}`)).body

describe('work', () => {
  it('says by events what it does, and when the answer is there', async () => {
    const study = await beginStudy(server)
    const events = await eventsUntil(
      (event) => event.type === 'answer' && event.study === study,
      () => server.ask('GET', `/api/studies/${study}/assessment`),
    )
    const states = events.flatMap((event) => (event.type === 'job' ? [event.job.state] : []))
    expect(states[0]).toBe('waiting')
    expect(states).toContain('running')
  }, 180_000)

  it('is done again after the server was killed in the middle of it', async () => {
    const study = await beginStudy(server, sampleStudy.replace('Counter', 'Killed'))
    await server.ask('GET', `/api/studies/${study}/assessment`)
    await server.kill()
    server = await startServer(server.data)
    const [job] = await jobsOf(study)
    expect(['waiting', 'running', 'done']).toContain(job?.state)
    expect((await assessmentOf(server, study)).state).toBe('fresh')
  }, 180_000)

  it('is cancelled, and done again when that is asked for', async () => {
    const study = await beginStudy(server)
    await server.ask('POST', `/api/studies/${study}/edits`, {
      base: 2,
      edits: [{ kind: 'set', path: ['title'], old: 'Counter', new: 'Slow' }],
    })
    const { body } = await server.ask<{ job: string }>('GET', `/api/studies/${study}/assessment`)
    await server.ask('DELETE', `/api/jobs/${body.job}`)
    const stopped = await assessmentOf(server, study)
    expect(stopped).toMatchObject({ state: 'broken', job: body.job })
    expect((await jobsOf(study))[0]?.state).toBe('cancelled')
    const again = await server.ask<Job>('POST', `/api/jobs/${body.job}/retry`)
    expect(again.body.state).toBe('waiting')
    expect((await assessmentOf(server, study)).state).toBe('fresh')
    const twice = await server.ask<Problem>('POST', `/api/jobs/${body.job}/retry`)
    expect(twice.body.type).toBe('not-ready')
  }, 180_000)

  it('is not done twice for the same text and rows', async () => {
    const study = await beginStudy(server)
    expect((await assessmentOf(server, study)).state).toBe('fresh')
    expect(await jobsOf(study)).toEqual([])
  })
})
