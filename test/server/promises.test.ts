/** What was promised with a stored study: frozen, listed, given as the command line's file, brought in, purged. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PromiseEntry } from '#contract/promise'
import type { Promised } from '#study/evaluation/promised'
import { worthline } from '../command.ts'
import {
  assessmentOf,
  beginStudy,
  newFolder,
  removeFolders,
  sampleRows,
  sampleStudy,
  startServer,
  type RunningServer,
} from './server.ts'

let server: RunningServer
let study = ''
const folder = mkdtempSync(join(tmpdir(), 'worthline-promises-'))
const path = (name: string): string => join(folder, name)

beforeAll(async () => {
  server = await startServer(newFolder())
  study = await beginStudy(server)
  await assessmentOf(server, study)
}, 180_000)

afterAll(async () => {
  await server.stop()
  removeFolders()
  rmSync(folder, { recursive: true, force: true })
})

const wanted = { from: 'answer', revision: 2, to: 'ACME', by: 'Ann', on: '2026-11-22' } as const
const at = (id = study): string => `/api/studies/${id}/promises`
const make = (body: object, id?: string) => server.ask<PromiseEntry>('POST', at(id), body)
const list = async () => (await server.ask<PromiseEntry[]>('GET', at())).body

it('freezes the figures of a revision, which edits do not move', async () => {
  const { status, body } = await make({ ...wanted, note: 'until the renewal' })
  expect(status).toBe(200)
  expect(body).toMatchObject({ to: 'ACME', by: 'Ann', on: '2026-11-22', title: 'Counter' })
  expect(body).toMatchObject({ revision: 2, note: 'until the renewal' })
  const before = await server.ask<Promised>('GET', `${at()}/${body.id}`)
  const { body: told } = await server.ask<{ figures: Promised['figures'] }>(
    'GET',
    `/api/studies/${study}/figures`,
  )
  const npv = told.figures.find(({ id }) => id === 'value.npv')
  expect(npv?.value).toBeTypeOf('number')
  expect(before.body.figures).toContainEqual(npv)
  expect(before.body).toMatchObject({
    'worthline-promise': 1,
    document: 'study.yaml',
    revision: 2,
    text: sampleStudy,
    settings: { seed: 1, draws: 20_000, level: 0.95 },
  })
  expect(before.headers.get('content-disposition')).toContain('2026-11-22-acme.json')
  await server.ask('POST', `/api/studies/${study}/edits`, {
    base: 2,
    edits: [
      { kind: 'set', path: ['assumptions', 'hourly', 'value'], old: '38 to 52', new: '3 to 5' },
    ],
  })
  await assessmentOf(server, study)
  expect((await server.ask('GET', `${at()}/${body.id}`)).body).toEqual(before.body)
  expect(await list()).toEqual([body])
}, 120_000)

it('gives a file that the command line holds against a study', async () => {
  const [{ id = '' } = {}] = await list()
  const { body } = await server.ask<Promised>('GET', `${at()}/${id}`)
  mkdirSync(path('promises'))
  writeFileSync(path('promises/acme.json'), JSON.stringify(body))
  writeFileSync(path('study.yaml'), sampleStudy.replace('38 to 52', '3 to 5'))
  writeFileSync(path('rows.csv'), sampleRows)
  const { out, code } = worthline('compare', path('study.yaml'), '--with', 'promise')
  expect(code).toBe(0)
  expect(out).toContain('Promised to ACME on 22 Nov 2026: Counter')
  expect(out).toContain('By Ann')
  expect(out).toMatch(/^Net present value over 3.*▼ below$/mu)
}, 120_000)

it('takes in what the command line froze, once, and gives it back byte for byte', async () => {
  cpSync(path('study.yaml'), path('other.yaml'))
  const args = ['--save', '--as', 'promise', '--to', 'Nord AG', '--on', '2026-11-20']
  worthline('assess', path('other.yaml'), ...args, '--draws', '1000')
  const text = readFileSync(path('promises/2026-11-20-nord-ag.json'), 'utf8')
  const { status, body } = await make({ from: 'file', text })
  expect(status).toBe(200)
  expect(body).toMatchObject({ to: 'Nord AG', by: '', on: '2026-11-20' })
  expect(body.revision).toBeUndefined()
  expect((await make({ from: 'file', text })).body).toEqual(body)
  expect((await list()).map(({ to }) => to)).toEqual(['ACME', 'Nord AG'])
  const given = await fetch(`${server.address}${at()}/${body.id}`, {
    headers: { authorization: `Bearer ${server.key}` },
  })
  expect(await given.text()).toBe(text)
}, 120_000)

it.each([
  ['a file of something else', { from: 'file', text: '{}' }, 422, 'holds no promise'],
  ['no day', { ...wanted, on: '2026-02-30' }, 422, 'does not fit'],
  ['to nobody', { ...wanted, to: '  ' }, 422, 'does not fit'],
  ['a revision that is not there', { ...wanted, revision: 99 }, 404, 'no revision 99'],
  ['a revision that was never evaluated', { ...wanted, revision: 1 }, 409, 'not evaluated'],
])('refuses %s in words', async (_what, body, expected, words) => {
  const { status, body: said } = await server.ask<{ title: string }>('POST', at(), body)
  expect(status).toBe(expected)
  expect(said.title).toContain(words)
})

it('refuses a study without value and improvement: there is nothing to promise', async () => {
  const empty = sampleStudy.replace(/evidence:\n.*\n/u, '').replace(/assumptions:[\s\S]*$/u, '')
  const id = await beginStudy(server, empty)
  expect((await assessmentOf(server, id)).state).toBe('fresh')
  const { status, body } = await server.ask<{ title: string }>('POST', at(id), wanted)
  expect([status, body.title]).toEqual([409, 'There is nothing to promise yet.'])
}, 120_000)

it('keeps words with strange characters without harm, and figures of nobody else', async () => {
  const [{ id = '' } = {}] = await list()
  const { body } = await server.ask<Promised>('GET', `${at()}/${id}`)
  const text = JSON.stringify({ ...body, to: 'A\u0000B<script>', by: '\ud800' })
  const { status, body: entry } = await make({ from: 'file', text })
  expect([status, entry.to, entry.by]).toEqual([200, 'AB<script>', '\ufffd'])
  expect((await server.ask('GET', `${at()}/${'0'.repeat(40)}`)).status).toBe(404)
  const other = await beginStudy(server)
  expect((await server.ask('GET', `${at(other)}/${id}`)).status).toBe(404)
}, 120_000)

it('stays when the server is killed, in a backup, and while the study is archived; goes when it is purged', async () => {
  const before = await list()
  expect(before).toHaveLength(3)
  await server.kill()
  server = await startServer(server.data)
  expect(await list()).toEqual(before)
  const file = path('all.worthline')
  expect(worthline('backup', file, '--data', server.data).code).toBe(0)
  const elsewhere = newFolder()
  expect(worthline('restore', file, '--data', elsewhere).code).toBe(0)
  const restored = await startServer(elsewhere)
  expect((await restored.ask<PromiseEntry[]>('GET', at())).body).toEqual(before)
  await restored.stop()
  await server.ask('PUT', `/api/studies/${study}/archived`, { archived: true })
  expect(await list()).toEqual(before)
  await server.ask('DELETE', `/api/studies/${study}`, { title: 'Counter' })
  expect((await server.ask('GET', at())).status).toBe(404)
}, 240_000)
