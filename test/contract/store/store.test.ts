/** What every database must do that stores studies: the same on each. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openStore } from '#storage/database/open-store'
import type {
  NewRevision,
  Store,
  StoredJob,
  StoredPromise,
  StudyFile,
} from '#use-cases/ports/store'
import { storeKinds } from './stores.ts'

const facts = {
  title: 'Counter',
  simulated: false,
  customerModel: false,
  missing: [],
  reviews: ['2027-01-01'],
}

function revision(over: Partial<NewRevision> = {}): NewRevision {
  return {
    study: 'study1',
    revision: 1,
    at: '2026-11-22T05:40:27.000Z',
    by: 'Ann',
    actor: 'ann',
    why: 'new',
    kind: 'create',
    paths: [],
    text: 'worthline: 1\n',
    facts,
    ...over,
  }
}

function file(name: string, digit: string): StudyFile {
  return { name, hash: digit.repeat(64), bytes: 3_000_000_000, addedAt: '2026-11-22T05:40:27.000Z' }
}

function job(over: Partial<StoredJob> = {}): StoredJob {
  return {
    workspace: 'w',
    id: 'job1',
    kind: 'assess',
    study: 'study1',
    revision: 1,
    state: 'waiting',
    progress: 'waits',
    createdAt: '2026-11-22T05:40:27.000Z',
    findings: [],
    ...over,
  }
}

function promise(over: Partial<StoredPromise> = {}): StoredPromise {
  return {
    id: 'a1b2',
    title: 'Counter',
    to: 'ACME',
    by: 'Ann',
    on: '2026-11-22',
    note: 'until the renewal “ü\u{1F600}”',
    keptAt: '2026-11-22T05:40:27.000Z',
    keptBy: 'Ann',
    revision: 1,
    content: '{ "worthline-promise": 1, "note": "\\u0000" }\n',
    ...over,
  }
}

describe.each(storeKinds)('a store in $name', ({ skipped, start, place, stop }) => {
  let store: Store
  let again: () => Promise<Store>

  beforeAll(async () => {
    if (!skipped) await start()
  }, 120_000)

  beforeEach(async ({ skip }) => {
    if (skipped) return skip('there is no such database on this machine')
    const here = place()
    store = (await openStore(here)).store
    again = async () => {
      await store.close()
      store = (await openStore(here)).store
      return store
    }
    return () => store.close()
  })

  afterAll(() => {
    if (!skipped) stop()
  })

  it('gives back what was appended, also after it was opened again', async () => {
    const edits = [{ kind: 'set', path: ['title'], old: 'a', new: 'b' }] as const
    expect(
      await store.append('w', revision({ files: [file('b.csv', 'b'), file('a.csv', 'a')] })),
    ).toBe(true)
    expect(
      await store.append(
        'w',
        revision({
          revision: 2,
          kind: 'edit',
          edits,
          inverse: edits,
          paths: [['title']],
          text: 'x: "ü\u{1F600}"\n',
        }),
      ),
    ).toBe(true)
    const reopened = await again()
    expect(await reopened.study('w', 'study1')).toEqual({
      id: 'study1',
      ...facts,
      revision: 2,
      changedAt: '2026-11-22T05:40:27.000Z',
      changedBy: 'Ann',
      archived: false,
    })
    const { facts: _facts, study: _study, files: _files, ...plain } = revision()
    expect(await reopened.revision('w', 'study1', 2)).toEqual({
      ...plain,
      revision: 2,
      kind: 'edit',
      edits,
      inverse: edits,
      paths: [['title']],
      text: 'x: "ü\u{1F600}"\n',
    })
    expect((await reopened.entries('w', 'study1')).map((entry) => entry.revision)).toEqual([2, 1])
    expect(await reopened.files('w', 'study1', 2)).toEqual([file('a.csv', 'a'), file('b.csv', 'b')])
  })

  it('takes a revision only behind the newest one', async () => {
    await store.append('w', revision())
    expect(await store.append('w', revision())).toBe(false)
    expect(await store.append('w', revision({ revision: 3 }))).toBe(false)
    const both = await Promise.all(
      ['one', 'two'].map((text) => store.append('w', revision({ revision: 2, text }))),
    )
    expect(both.toSorted()).toEqual([false, true])
    expect((await store.entries('w', 'study1')).length).toBe(2)
  })

  it('keeps the files of earlier revisions', async () => {
    await store.append('w', revision({ files: [file('a.csv', 'a')] }))
    await store.append(
      'w',
      revision({ revision: 2, files: [file('a.csv', 'b'), file('c.csv', 'c')] }),
    )
    await store.append('w', revision({ revision: 3 }))
    await store.append('w', revision({ revision: 4, files: [] }))
    await store.append('w', revision({ revision: 5, files: [file('a.csv', 'a')] }))
    const names = async (at: number): Promise<string[]> =>
      (await store.files('w', 'study1', at)).map(({ name, hash }) => `${name} ${hash[0]}`)
    expect(await names(1)).toEqual(['a.csv a'])
    expect(await names(3)).toEqual(['a.csv b', 'c.csv c'])
    expect(await names(4)).toEqual([])
    expect(await names(5)).toEqual(['a.csv a'])
    expect(await store.bytesKept('w')).toBe(9_000_000_000)
  })

  it('shows a workspace nothing of another one', async () => {
    await store.append('w', revision({ files: [file('a.csv', 'a')] }))
    expect(await store.append('v', revision({ text: 'other' }))).toBe(true)
    expect((await store.revision('w', 'study1', 1))?.text).toBe('worthline: 1\n')
    expect(await store.files('v', 'study1', 1)).toEqual([])
    await store.purge('v', 'study1')
    expect(await store.study('v', 'study1')).toBeUndefined()
    expect((await store.studies('w', false)).length).toBe(1)
  })

  it('purges a study, and names the files that nothing else uses', async () => {
    await store.append('w', revision({ files: [file('a.csv', 'a'), file('b.csv', 'b')] }))
    await store.append('w', revision({ study: 'study2', files: [file('x.csv', 'b')] }))
    await store.saveJob(job())
    await store.saveResult('w', 'study1', { key: 'k', findings: [] })
    expect(await store.purge('w', 'study1')).toEqual(['a'.repeat(64)])
    expect(await store.entries('w', 'study1')).toEqual([])
    expect(await store.jobs('w')).toEqual([])
    expect(await store.result('w', 'k')).toBeUndefined()
  })

  it('keeps promises byte for byte, the last day first, each once', async () => {
    await store.append('w', revision())
    const { content: _content, ...first } = promise()
    const later = promise({ id: 'c3d4', on: '2026-11-23', content: 'x'.repeat(3_000_000) })
    const { content: _later, revision: _revision, ...second } = later
    const { revision: _none, ...elsewhere } = later
    expect(await store.keepPromise('w', 'study1', promise())).toBe(true)
    expect(await store.keepPromise('w', 'study1', elsewhere)).toBe(true)
    expect(await store.keepPromise('w', 'study1', promise({ to: 'Nord', content: 'y' }))).toBe(true)
    const reopened = await again()
    expect(await reopened.promises('w', 'study1')).toEqual([second, first])
    expect(await reopened.promise('w', 'study1', 'a1b2')).toEqual(promise())
    expect((await reopened.promise('w', 'study1', 'c3d4'))?.content).toBe(later.content)
    expect(await reopened.promise('w', 'study1', 'none')).toBeUndefined()
  })

  it('keeps promises until their study is purged, and none of a study that is not there', async () => {
    await store.append('w', revision())
    await store.append('w', revision({ study: 'study2' }))
    await store.append('v', revision())
    for (const study of ['study1', 'study2']) await store.keepPromise('w', study, promise())
    await store.append('w', revision({ revision: 2, files: [] }))
    await store.setArchived('w', 'study1', true)
    await store.forgetJobs('w', '2030-01-01T00:00:00.000Z')
    expect((await store.promises('w', 'study1')).length).toBe(1)
    expect(await store.promises('v', 'study1')).toEqual([])
    await store.purge('w', 'study1')
    expect(await store.promises('w', 'study1')).toEqual([])
    expect((await store.promises('w', 'study2')).length).toBe(1)
    expect(await store.keepPromise('w', 'study1', promise())).toBe(false)
    expect(await store.promises('w', 'study1')).toEqual([])
  })

  it('keeps nothing of a study that is purged meanwhile, and lets nobody wait for each other', async () => {
    const rounds = Array.from({ length: 40 }, (_, index) => `study-${index}`)
    for (const study of rounds) await store.append('w', revision({ study }))
    const answer = { revision: 1, at: '2026-11-22T05:41:00.000Z', figures: [], findings: 0 }
    const kept = await Promise.all(
      rounds.flatMap((study) => [
        store.keepPromise('w', study, promise()),
        store.saveResult('w', study, { key: study, findings: [] }),
        store.saveAnswer('w', study, answer as never),
        store.purge('w', study),
        store.keepPromise('w', study, promise({ id: 'c3d4' })),
        store.saveResult('w', study, { key: `${study}-2`, findings: [] }),
        store.append('w', revision({ study, revision: 2 })),
      ]),
    )
    expect(kept).toHaveLength(280)
    expect(await store.studies('w', false)).toEqual([])
    for (const study of rounds) {
      expect(await store.promises('w', study)).toEqual([])
      expect(await store.entries('w', study)).toEqual([])
      expect(await store.result('w', study)).toBeUndefined()
      expect(await store.result('w', `${study}-2`)).toBeUndefined()
    }
    expect(await store.keepPromise('w', 'study-0', promise())).toBe(false)
  })

  it('keeps studies that are put away apart', async () => {
    await store.append('w', revision())
    await store.append('w', revision({ study: 'study2', at: '2026-11-23T05:40:27.000Z' }))
    expect((await store.studies('w', false)).map(({ id }) => id)).toEqual(['study2', 'study1'])
    await store.setArchived('w', 'study1', true)
    expect((await store.studies('w', false)).map(({ id }) => id)).toEqual(['study2'])
    expect((await store.studies('w', true)).map(({ id }) => id)).toEqual(['study1'])
  })

  it('keeps the answer of the newest revision that was evaluated', async () => {
    await store.append('w', revision())
    await store.append('w', revision({ revision: 2 }))
    const answer = (at: number) => ({
      revision: at,
      headline: `as of ${at}`,
      sentence: '',
      strength: '',
      at: '2026-11-22T05:40:27.000Z',
    })
    await store.saveAnswer('w', 'study1', answer(2))
    await store.saveAnswer('w', 'study1', answer(1))
    expect((await store.study('w', 'study1'))?.answer).toEqual(answer(2))
    expect((await store.entries('w', 'study1')).map((entry) => entry.answer)).toEqual([
      answer(2),
      answer(1),
    ])
  })

  it('lets work that ran wait again after a start', async () => {
    await store.saveJob(job({ state: 'running', progress: 'reading' }))
    await store.saveJob(job({ id: 'job2', state: 'done', endedAt: '2026-11-22T05:41:00.000Z' }))
    expect((await store.job('w', 'job1'))?.progress).toBe('reading')
    const waiting = await (await again()).resumeJobs()
    expect(waiting).toEqual([job()])
    await store.forgetJobs('w', '2026-11-23T00:00:00.000Z')
    expect((await store.jobs('w')).map(({ id }) => id)).toEqual(['job1'])
  })

  it('keeps packed results byte for byte', async () => {
    await store.append('w', revision())
    const assessment = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 31) % 256)
    await store.saveResult('w', 'study1', { key: 'k', assessment, findings: [] })
    await store.saveResult('w', 'study1', { key: 'k', assessment, findings: [] })
    const found = await store.result('w', 'k')
    expect(Buffer.from(found?.assessment ?? []).equals(Buffer.from(assessment))).toBe(true)
  })

  it('keeps the last fifty results, the newest one also where the clock went back', async () => {
    await store.append('w', revision())
    const save = (key: string): Promise<void> =>
      store.saveResult('w', 'study1', { key, findings: [] })
    for (let index = 0; index < 52; index++) {
      vi.setSystemTime(new Date(Date.UTC(2030, 0, 1, 0, index)))
      await save(`k${index}`)
    }
    vi.setSystemTime(new Date(Date.UTC(2029, 0, 1)))
    await save('back')
    vi.useRealTimers()
    expect(await store.result('w', 'back')).toBeDefined()
    expect(await store.result('w', 'k3')).toBeDefined()
    for (const key of ['k0', 'k1', 'k2']) expect(await store.result('w', key)).toBeUndefined()
  })

  it('counts the bytes of a file on its way beyond what 32 bits hold', async () => {
    const upload = {
      id: 'up1',
      study: 'study1',
      name: 'a.csv',
      bytes: 5_000_000_000,
      received: 0,
      actor: 'ann',
      changedAt: '2026-11-22T05:40:27.000Z',
    }
    await store.saveUpload('w', upload)
    await store.saveUpload('w', { ...upload, received: 4_999_999_999 })
    expect(await store.uploads('w')).toEqual([{ ...upload, received: 4_999_999_999 }])
    await store.endUpload('w', 'up1')
    expect(await store.upload('w', 'up1')).toBeUndefined()
  })
})
