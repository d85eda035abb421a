/** The same server over PostgreSQL: nothing acknowledged is lost, and a backup goes back into a folder. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StudyDocument } from '#contract/study'
import { hasPostgres, startPostgres, type Postgres } from '../contract/store/postgres.ts'
import { assessmentOf, beginStudy, newFolder, removeFolders, startServer } from './server.ts'

const worthline = join(import.meta.dirname, '../../bin/worthline')

describe.skipIf(!hasPostgres)('a server over PostgreSQL', () => {
  let postgres: Postgres

  beforeAll(async () => {
    postgres = await startPostgres()
  }, 300_000)

  afterAll(() => {
    postgres.stop()
    removeFolders()
  })

  it('keeps what it acknowledged, evaluates, and moves to a folder by a backup', async () => {
    const [data, database] = [newFolder(), postgres.database()]
    const server = await startServer(data, '--database', database)
    const study = await beginStudy(server)
    const edits = [{ kind: 'set', path: ['title'], old: 'Counter', new: 'Desk' }]
    await server.ask('POST', `/api/studies/${study}/edits`, { base: 2, edits })
    expect((await assessmentOf(server, study)).state).toBe('fresh')
    await server.kill()
    const again = await startServer(data, '--database', database)
    const { body } = await again.ask<StudyDocument>('GET', `/api/studies/${study}`)
    expect(body).toMatchObject({ title: 'Desk', revision: 3 })
    const file = join(data, 'all.worthline')
    execFileSync(worthline, ['backup', file, '--data', data, '--database', database])
    await again.stop()
    const elsewhere = newFolder()
    execFileSync(worthline, ['restore', file, '--data', elsewhere])
    const moved = await startServer(elsewhere)
    const there = await moved.ask<StudyDocument>('GET', `/api/studies/${study}`)
    expect(there.body).toEqual(body)
    expect((await assessmentOf(moved, study)).state).toBe('fresh')
    await moved.stop()
  }, 300_000)
})
