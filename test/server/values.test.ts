/** Values that were changed in an exported workbook, or listed in a table, brought into a stored study. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { BroughtValues } from '#contract/brought-values'
import type { Problem } from '#contract/problem'
import type { StudyDocument } from '#contract/study'
import { bookCells, emptied } from '../spreadsheet/libre-office.ts'
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
let study = ''

beforeAll(async () => {
  server = await startServer(newFolder())
  study = await beginStudy(server)
  await assessmentOf(server, study)
}, 180_000)

afterAll(async () => {
  await server.stop()
  removeFolders()
})

const base64 = (content: string | Uint8Array): string => Buffer.from(content).toString('base64')
const bring = (body: object) =>
  server.ask<BroughtValues & Problem>('POST', `/api/studies/${study}/values`, {
    kind: 'customer-record',
    by: 'ACME finance',
    write: false,
    ...body,
  })
const now = async () => (await server.ask<StudyDocument>('GET', `/api/studies/${study}`)).body

it('shows what a changed workbook says otherwise, takes it over when asked, and back again', async () => {
  const given = await fetch(`${server.address}/api/studies/${study}/export/xlsx`, {
    headers: { authorization: `Bearer ${server.key}` },
  })
  const bytes = new Uint8Array(await given.arrayBuffer())
  const cells = bookCells(bytes)
  const rowOf = (id: string): string =>
    [...cells].flatMap(([cell, text]) => (text === id ? [cell] : []))[0]!.replace(/^.*!A/u, '')
  const changed = emptied(bytes, {
    [`Assumptions!C${rowOf('hourly')}`]: 61,
    [`Assumptions!C${rowOf('volume')}`]: 1200,
  })
  const file = { name: 'model of finance.xlsx', content: base64(changed), base: 2 }
  const shown = await bring(file)
  expect(shown.status).toBe(200)
  expect(shown.body.changes).toEqual([
    { id: 'hourly', label: 'Hourly', was: '38 to 52', becomes: '61', unit: 'EUR/hour' },
    { id: 'volume', label: 'Volume', was: '1000 to 2000', becomes: '1200', unit: 'execution/year' },
  ])
  expect(shown.body.study).toBeUndefined()
  expect((await now()).text).toBe(sampleStudy)
  const taken = await bring({ ...file, write: true })
  expect(taken.body.study).toMatchObject({ revision: 3 })
  const text = taken.body.study!.text
  expect(text).toContain('value: 61, unit: EUR/hour')
  expect(text).toContain('by: "ACME finance", date: ')
  expect(text).toContain('# wages of the counter')
  const again = await bring({ ...file, write: true })
  expect([again.status, again.body.title]).toEqual([409, 'The study was changed meanwhile.'])
  await server.ask('POST', `/api/studies/${study}/undo`, { base: 3 })
  expect((await now()).text).toBe(sampleStudy)
}, 120_000)

it('takes a table of ids and values, and refuses what it cannot read under the name it came by', async () => {
  const { revision: base } = await now()
  const table = { name: 'werte.csv', base, content: base64('id,value\nhourly,44\n') }
  expect((await bring(table)).body.changes).toMatchObject([{ id: 'hourly', becomes: '44' }])
  const wrong = await bring({ ...table, content: base64('id,value\nhourley,44\n') })
  expect(wrong.status).toBe(422)
  expect(wrong.body.findings).toMatchObject([{ place: { file: 'werte.csv', row: 2 } }])
  const other = await bring({ ...table, name: 'no book.xlsx', content: base64('PK') })
  expect(other.body.findings?.[0]?.message).toContain('`no book.xlsx`')
  expect(JSON.stringify(other.body)).not.toContain('brought')
}, 60_000)

it.each([
  ['a path for a name', { name: '../x.csv', content: '' }],
  ['another kind of file', { name: 'x.pdf', content: '' }],
  ['what is no base64', { name: 'x.csv', content: '#' }],
])('refuses %s', async (_what, file) => {
  expect((await bring({ base: 2, ...file })).status).toBe(422)
})
