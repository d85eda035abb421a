/** Files of rows come in parts, once, whole or not at all, under names that lead nowhere. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '#contract/problem'
import type { StudyDocument } from '#contract/study'
import type { Upload, UploadedProfile } from '#contract/upload'
import {
  beginStudy,
  newFolder,
  removeFolders,
  sampleRows,
  sendFile,
  startServer,
  type RunningServer,
} from './server.ts'

let server: RunningServer
let study = ''

beforeAll(async () => {
  server = await startServer(newFolder())
  study = await beginStudy(server)
}, 180_000)

afterAll(async () => {
  await server.stop()
  removeFolders()
})

const begin = (name: string, bytes: number) =>
  server.ask<Upload & Problem>('POST', '/api/uploads', { study, name, bytes })
const left = () => readdirSync(join(server.data, 'arriving'))
const kept = () => readdirSync(join(server.data, 'blobs'))

describe('a file of rows', () => {
  it('comes in parts, goes on after a break of the server, and is what was sent', async () => {
    const whole = Buffer.alloc(300_000, 'a,b\n1,2\n')
    const { body } = await begin('parts.csv', whole.length)
    await server.send(`/api/uploads/${body.id}?offset=0`, whole.subarray(0, 100_000))
    await server.kill()
    server = await startServer(server.data)
    const again = await begin('parts.csv', whole.length)
    expect(again.body).toMatchObject({ id: body.id, received: 100_000 })
    const gap = await server.send(`/api/uploads/${body.id}?offset=200000`, whole.subarray(200_000))
    expect(gap.body).toMatchObject({ type: 'invalid', place: 'offset' })
    await server.send(`/api/uploads/${body.id}?offset=50000`, whole.subarray(50_000, 200_000))
    const last = await server.send(`/api/uploads/${body.id}?offset=200000`, whole.subarray(200_000))
    const hash = createHash('sha256').update(whole).digest('hex')
    expect(last.body).toMatchObject({ hash, received: whole.length })
    const given = await server.ask<string>('GET', `/api/studies/${study}/files/parts.csv`)
    expect(given.body).toBe(whole.toString())
    expect(given.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(left()).toEqual([])
  }, 180_000)

  it('is stored once, whatever its name', async () => {
    const before = kept().length
    await sendFile(server, study, 'same-1.csv', Buffer.from('x\n1\n'))
    await sendFile(server, study, 'same-2.csv', Buffer.from('x\n1\n'))
    expect(kept().length).toBe(before + 1)
    const { body } = await server.ask<StudyDocument>('GET', `/api/studies/${study}`)
    expect(body.files.filter(({ name }) => name.startsWith('same')).length).toBe(2)
    expect((await sendFile(server, study, 'same-1.csv', Buffer.from('x\n1\n'))).status).toBe(200)
    const after = await server.ask<StudyDocument>('GET', `/api/studies/${study}`)
    expect(after.body.revision).toBe(body.revision)
  })

  it('leaves nothing behind when it is broken off', async () => {
    const { body } = await begin('gone.csv', 1_000)
    await server.send(`/api/uploads/${body.id}?offset=0`, Buffer.alloc(500, 'x'))
    expect(left()).toEqual([body.id])
    expect((await server.ask('DELETE', `/api/uploads/${body.id}`)).status).toBe(200)
    expect(left()).toEqual([])
    expect((await server.ask('GET', `/api/uploads/${body.id}`)).status).toBe(410)
  })

  it('leaves nothing behind when its study is deleted', async () => {
    const other = await server.ask<{ id: string }>('POST', '/api/studies', {
      from: 'empty',
      title: 'Other',
    })
    const path = `/api/studies/${other.body.id}`
    const { body } = await server.ask<Upload>('POST', '/api/uploads', {
      study: other.body.id,
      name: 'half.csv',
      bytes: 1_000,
    })
    await server.send(`/api/uploads/${body.id}?offset=0`, Buffer.alloc(500, 'x'))
    expect(left()).toEqual([body.id])
    await server.ask('PUT', `${path}/archived`, { archived: true })
    expect((await server.ask('DELETE', path, { title: 'Other' })).status).toBe(200)
    expect(left()).toEqual([])
  })

  it('may not be longer than was announced', async () => {
    const { body } = await begin('long.csv', 10)
    const sent = await server.send(`/api/uploads/${body.id}?offset=0`, Buffer.alloc(11, 'x'))
    expect(sent.body).toMatchObject({ type: 'invalid' })
    await server.ask('DELETE', `/api/uploads/${body.id}`)
  })

  it('is refused before it comes where there is no place for it', async () => {
    expect((await begin('huge.csv', 5e9)).body).toMatchObject({ type: 'too-large', place: 'bytes' })
    expect((await begin('study.yaml', 5)).body).toMatchObject({ type: 'invalid', place: 'name' })
    expect((await begin('STUDY.JSON', 5)).body).toMatchObject({ type: 'invalid', place: 'name' })
  })

  it.each([
    '../x.csv',
    '..',
    '.',
    '.hidden',
    '/etc/passwd',
    'a/b.csv',
    'a\\b.csv',
    'C:\\x.csv',
    '*.csv',
    'a?.csv',
    '[a].csv',
    '{a,b}.csv',
    'a\u0000.csv',
    'a\n.csv',
    'a|b.csv',
    'x'.repeat(201),
    '',
  ])('may not be named %j', async (name) => {
    expect((await begin(name, 5)).body).toMatchObject({ type: 'invalid', place: 'body.name' })
    expect(existsSync(join(server.data, '..', 'x.csv'))).toBe(false)
  })

  it.each([
    'Zählung 2026 (März).csv',
    "it's & <b>.csv".replaceAll(/[<>]/g, '_'),
    'ünï 😀.csv',
    '%2e%2e%2fx.csv',
    'con',
    '-rf',
  ])('may be named %j, and is found again', async (name) => {
    await sendFile(server, study, name, Buffer.from(`a\n${name.length}\n`))
    const path = `/api/studies/${study}/files/${encodeURIComponent(name)}`
    expect((await server.ask<string>('GET', path)).body).toBe(`a\n${name.length}\n`)
    expect((await server.ask('DELETE', path)).status).toBe(200)
    expect((await server.ask('GET', path)).status).toBe(404)
  })

  it('is profiled, with an entry that can be inserted as it is', async () => {
    const { body } = await server.ask<UploadedProfile>(
      'GET',
      `/api/studies/${study}/files/rows.csv/profile`,
    )
    expect(body.profile.facts.rows).toBe(120)
    expect(body.entry).toMatchObject({
      id: 'rows',
      file: 'rows.csv',
      columns: { wait: { from: 'wait', unit: 'min' } },
    })
  })

  it('that is no table is refused with words', async () => {
    await sendFile(server, study, 'noise.csv', Buffer.from([0, 1, 2, 255, 254, 0, 0, 7]))
    const { status, body } = await server.ask<Problem>(
      'GET',
      `/api/studies/${study}/files/noise.csv/profile`,
    )
    expect({ status, type: body.type }).toEqual({ status: 422, type: 'unreadable' })
  })

  it('with a million columns is looked at without an end of the server', async () => {
    const wide = Array.from({ length: 1_000_000 }, (_, index) => `c${index}`).join(',')
    await sendFile(server, study, 'wide.csv', Buffer.from(`${wide}\n${'1,'.repeat(999_999)}1\n`))
    const { status, body } = await server.ask<Problem>(
      'GET',
      `/api/studies/${study}/files/wide.csv/profile`,
    )
    expect({ status, type: body.type }).toEqual({ status: 422, type: 'unreadable' })
    expect((await server.ask('GET', '/api/session')).status).toBe(200)
  }, 300_000)

  it('that grows without end when it is unpacked is refused, and the server goes on', async () => {
    const member = gzipSync(Buffer.alloc(64 * 1024 * 1024))
    const bomb = Buffer.concat(Array.from({ length: 20 }, () => member))
    const alone = await beginStudy(server)
    await sendFile(server, alone, 'bomb.csv.gz', bomb)
    const { status, body } = await server.ask<Problem>(
      'GET',
      `/api/studies/${alone}/files/bomb.csv.gz/profile`,
    )
    expect({ status, type: body.type }).toEqual({ status: 422, type: 'unreadable' })
    expect(JSON.stringify(body)).toContain('beyond 1 GiB')
    expect((await server.ask('GET', '/api/session')).status).toBe(200)
  }, 300_000)

  it('takes bounded memory, however long it is', async () => {
    const part = Buffer.alloc(16 * 1024 * 1024, sampleRows)
    const parts = 12
    const { body } = await begin('long-file.csv', part.length * parts)
    for (let index = 0; index < parts; index++)
      await server.send(`/api/uploads/${body.id}?offset=${index * part.length}`, part)
    const { readFileSync } = await import('node:fs')
    const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]
    expect(Number(peak) / 1024).toBeLessThan(450)
  }, 300_000)

  it('that no study has is forgotten a week later, at the next start', async () => {
    const place = join(server.data, 'blobs')
    const lastWeek = Date.now() / 1000 - 8 * 24 * 60 * 60
    const [old, young] = ['a'.repeat(64), 'b'.repeat(64)] as const
    for (const name of [old, young]) writeFileSync(join(place, name), 'x')
    for (const name of kept()) if (name !== young) utimesSync(join(place, name), lastWeek, lastWeek)
    const before = kept()
    await server.stop()
    server = await startServer(server.data)
    expect(kept()).toEqual(before.filter((name) => name !== old))
  }, 180_000)
})
