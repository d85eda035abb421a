/** Nothing that was acknowledged is lost, whatever happens to the server; nobody works in its folder beside it. */
import { spawnSync } from 'node:child_process'
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, it } from 'vitest'
import type { Problem } from '#contract/problem'
import type { StudyDocument } from '#contract/study'
import { torture } from '../torture.ts'
import {
  assessmentOf,
  beginStudy,
  newFolder,
  removeFolders,
  sampleStudy,
  sendFile,
  startServer,
} from './server.ts'

const small = smallDisk()

afterAll(() => {
  if (small !== undefined) spawnSync('umount', ['-l', small])
  removeFolders()
})

const set = (path: string[], old: unknown, next: unknown) => ({ kind: 'set', path, old, new: next })

describe('nothing lost', () => {
  it('holds through 20 kills at random moments', async () => {
    const { kills, wrong } = await torture({ kills: 20, seed: 1, data: newFolder() })
    expect(wrong).toEqual([])
    expect(kills).toBe(20)
  }, 1_800_000)

  it('refuses a second server on the same folder, naming the first', async () => {
    const first = await startServer(newFolder())
    await expect(startServer(first.data)).rejects.toThrow(`process ${first.pid} on`)
    expect((await first.ask('GET', '/api/session')).status).toBe(200)
    await first.kill()
    const next = await startServer(first.data)
    await next.stop()
  }, 180_000)

  it('opens a database that was cut off at its last whole transaction', async () => {
    const server = await startServer(newFolder())
    const study = await beginStudy(server)
    for (let index = 0; index < 10; index++)
      await server.ask('POST', `/api/studies/${study}/edits`, {
        base: 2 + index,
        edits: [
          set(['title'], index === 0 ? 'Counter' : `Counter ${index}`, `Counter ${index + 1}`),
        ],
      })
    await server.kill()
    const log = join(server.data, 'worthline.db-wal')
    truncateSync(log, readFileSync(log).length - 5_000)
    const again = await startServer(server.data)
    const { body } = await again.ask<StudyDocument>('GET', `/api/studies/${study}`)
    const gone = 12 - body.revision
    const lost = new RegExp(`The database lost ${gone} changes? of “Counter`, 'u')
    await expect.poll(again.said).toMatch(lost)
    expect(body.title).toBe(body.revision === 2 ? 'Counter' : `Counter ${body.revision - 2}`)
    expect(body.revision).toBeLessThan(12)
    const root = join(import.meta.dirname, '../..')
    const doctor = spawnSync(join(root, 'bin/worthline'), ['doctor', '--data', server.data], {
      encoding: 'utf8',
    })
    expect(doctor.stdout).toContain('database       whole')
    expect(doctor.stdout).toMatch(/BAD {3}changes {8}lost: \d+ changes? of “Counter/u)
    await again.stop()
  }, 180_000)

  it('says which promises a damaged database has lost', async () => {
    const server = await startServer(newFolder())
    const study = await beginStudy(server)
    await assessmentOf(server, study)
    const wanted = { from: 'answer', revision: 2, by: 'Ann', on: '2026-11-22' }
    for (const to of ['ACME', 'Nord AG'])
      await server.ask('POST', `/api/studies/${study}/promises`, { ...wanted, to })
    await server.kill()
    const database = new DatabaseSync(join(server.data, 'worthline.db'))
    database.exec("DELETE FROM promises WHERE promised_to = 'ACME'")
    database.close()
    const again = await startServer(server.data)
    await expect.poll(again.said).toContain('The database lost 1 promise of “Counter”')
    await again.stop()
  }, 180_000)

  it.skipIf(small === undefined)(
    'keeps what stood before when the disk is full, and says so',
    async () => {
      const data = join(small ?? '', 'studies')
      const server = await startServer(data)
      const begun = { from: 'text', text: sampleStudy }
      const { body: first } = await server.ask<StudyDocument>('POST', '/api/studies', begun)
      const study = first.id
      const filler = openSync(join(small ?? '', 'filler'), 'w')
      fill(filler)
      let revision = 1
      let refused: Problem | undefined
      for (let index = 0; index < 400 && refused === undefined; index++) {
        const text = `worthline: 1\ntitle: "${index}"\nabout: "${'x'.repeat(60_000)}"\n`
        const { status, body } = await server.ask<StudyDocument & Problem>(
          'PUT',
          `/api/studies/${study}/text`,
          { base: revision, text },
        )
        if (status === 200) revision = body.revision
        else refused = body
      }
      expect(refused).toMatchObject({ type: 'no-space', status: 507 })
      const upload = await sendFile(server, study, 'more.csv', Buffer.alloc(1_000_000, 'a,b\n'))
      expect(upload.body).toMatchObject({ status: 507 })
      const there = await server.ask<StudyDocument>('GET', `/api/studies/${study}`)
      expect(there.body.revision).toBe(revision)
      await server.kill()
      closeSync(filler)
      truncateSync(join(small ?? '', 'filler'), 0)
      const again = await startServer(data)
      const after = await again.ask<StudyDocument>('GET', `/api/studies/${study}`)
      expect(after.body.revision).toBe(revision)
      const saved = await again.ask('PUT', `/api/studies/${study}/text`, {
        base: revision,
        text: 'worthline: 1\n',
      })
      expect(saved.status).toBe(200)
      await again.stop()
    },
    120_000,
  )
})

function fill(file: number): void {
  const bytes = Buffer.alloc(64 * 1024)
  try {
    for (;;) writeSync(file, bytes)
  } catch {
    // full
  }
}

/** A disk of a few megabytes; undefined where none may be made. */
function smallDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'worthline-disk-'))
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder])
  if (status !== 0) return undefined
  mkdirSync(join(folder, 'studies'))
  return folder
}
