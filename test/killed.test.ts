/**
 * A process killed at any moment while it saves leaves the old results or the new ones, whole; what
 * it had begun is gone after the next save. One that is told to end takes its spilled rows along.
 */
import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { randomUUID } from 'node:crypto'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FileDocuments } from '#storage/file-documents'

const writer = `
import { FileDocuments } from '#storage/file-documents'
const documents = new FileDocuments()
for (let round = 0; ; round += 1) {
  const figures = Array.from({ length: 20000 }, (_, i) => ({ id: 'figure-' + i, value: round }))
  await documents.write(process.env.TARGET, JSON.stringify({ round, figures }))
  process.stdout.write('written')
}
`
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'worthline-killed-'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Starts writing over and over, and kills the writer so many milliseconds after it has written once. */
function writeAndKill(target: string, patience: number): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', writer], {
      cwd: join(import.meta.dirname, '..'),
      env: { ...process.env, TARGET: target },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), patience))
    child.once('exit', () => resolve())
  })
}

test('20 kills in the middle of writing', async () => {
  const target = join(folder, 'study.results.json')
  writeFileSync(target, JSON.stringify({ round: -1, figures: [] }))
  for (let kill = 0; kill < 20; kill += 1) {
    await writeAndKill(target, 5 + ((kill * 37) % 90))
    expect(existsSync(target)).toBe(true)
    const { round, figures } = JSON.parse(readFileSync(target, 'utf8')) as {
      round: number
      figures: { value: number }[]
    }
    expect(round).toBeGreaterThan(-1)
    expect(figures.every(({ value }) => value === round)).toBe(true)
  }
})

test('what a killed process had begun is gone after the next save, and after the next look', async () => {
  const target = join(folder, 'begun', 'study.results.json')
  mkdirSync(join(folder, 'begun'))
  const documents = new FileDocuments()
  const left = (): readonly string[] => readdirSync(join(folder, 'begun'))
  const remedies = [() => documents.write(target, '{}'), () => documents.find(target)]
  for (const remedy of remedies) {
    for (let kill = 0; kill < 50 && !left().some(isBegun); kill += 1) {
      await writeAndKill(target, 5 + ((kill * 37) % 90))
    }
    expect(left().some(isBegun)).toBe(true)
    await remedy()
    expect(left()).toEqual(['study.results.json'])
  }
})

test('what another process is writing stays', async () => {
  const busy = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  const target = join(folder, 'busy', 'a.json')
  const documents = new FileDocuments()
  await documents.write(target, '{}')
  const host = hostname().replaceAll(/[^\w-]/g, '-')
  const name = `.a.json.${busy.pid}@${host}.${randomUUID()}.worthline-tmp`
  writeFileSync(join(folder, 'busy', name), '')
  await documents.write(target, '{}')
  expect(readdirSync(join(folder, 'busy'))).toContain(name)
  busy.kill('SIGKILL')
  await new Promise((resolve) => busy.once('exit', resolve))
  await documents.write(target, '{}')
  expect(readdirSync(join(folder, 'busy'))).toEqual(['a.json'])
})

function isBegun(name: string): boolean {
  return name.endsWith('.worthline-tmp')
}

const reader = `
import { DuckDbRows } from '#storage/rows/duckdb-rows'
const rows = new DuckDbRows()
const columns = [{ id: 'a', read: 'number', from: { name: 'a', occurrence: 1 }, scale: 1 }]
const data = { id: 'rows', files: ['rows.csv'], row: 'execution', read: {}, columns, unpivot: [], keep: {}, exclude: [] }
for (;;) {
  await rows.open(data, { folder: process.env.FOLDER })
  process.stdout.write('read')
}
`

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s while rows are read leaves no temporary folder', async (signal, code) => {
  const temporary = join(folder, signal)
  mkdirSync(temporary)
  writeFileSync(join(folder, 'rows.csv'), `a\n${'1\n'.repeat(200_000)}`)
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', reader], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, TMPDIR: temporary, FOLDER: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  expect(readdirSync(temporary)).toHaveLength(1)
  child.kill(signal)
  const ended = await new Promise((resolve) =>
    child.once('exit', (exitCode, by) => resolve([exitCode, by])),
  )
  expect(ended).toEqual([code, null])
  expect(readdirSync(temporary)).toEqual([])
})
