/** Rows that were read are kept beside their file, and go with it. */
import { randomUUID } from 'node:crypto'
import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { decodeAssessment } from '#contract/assessment-text'
import { worthline } from '../command.ts'
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

const copies = (): readonly string[] => readdirSync(join(server.data, 'copies')).toSorted()
const figuresOf = ({ assessment }: { readonly assessment?: string }) =>
  decodeAssessment(assessment ?? '').figures
const note = 'n'.repeat(500)
const rows = Buffer.from(
  `solution,wait,note\n${Array.from({ length: 10_000 }, (_, index) =>
    index % 2 === 0 ? `old,${20 + (index % 17)},${note}` : `new,${12 + (index % 13)},${note}`,
  ).join('\n')}\n`,
)

it('are read instead of the file after the process was killed, and are gone with their study', async () => {
  const study = await beginStudy(server, sampleStudy, rows)
  const first = await assessmentOf(server, study)
  expect(first.state).toBe('fresh')
  const made = copies()
  expect(made.map((name) => name.split('.')[1])).toEqual(['json', 'parquet'])
  await server.kill()
  const account = join(server.data, 'copies', made[0]!)
  utimesSync(account, new Date(0), new Date(0))
  const half = `.rows.1@elsewhere.${randomUUID()}.worthline-tmp`
  writeFileSync(join(server.data, 'copies', half), 'half')
  server = await startServer(server.data)
  expect(copies()).toEqual(made)
  const { body: edited } = await server.ask('POST', `/api/studies/${study}/edits`, {
    base: 2,
    edits: [{ kind: 'set', path: ['title'], old: 'Counter', new: 'Desk' }],
  })
  expect(edited).toBeDefined()
  const second = await assessmentOf(server, study)
  expect(second.state).toBe('fresh')
  expect(figuresOf(second)).toEqual(figuresOf(first))
  expect(statSync(account).mtimeMs).toBeGreaterThan(0)
  expect(copies()).toEqual(made)
  expect(worthline('doctor', '--data', server.data).out).toMatch(/copies of rows +1, \d\.\d MB/)
  await server.ask('PUT', `/api/studies/${study}/archived`, { archived: true })
  expect((await server.ask('DELETE', `/api/studies/${study}`, { title: 'Desk' })).status).toBe(200)
  expect(copies()).toEqual([])
}, 240_000)
