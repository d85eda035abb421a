/** The published package, built and run as it would be installed. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { referenceModel } from '#value/reference-model-fixture'
import { simulate } from '#value/simulate'
import { worthline } from './command.ts'

const root = join(import.meta.dirname, '..')
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'worthline-package-'))
  execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'pipe' })
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function packed(...words: string[]): string {
  const command = join(root, 'dist/worthline.js')
  return execFileSync(process.execPath, [command, ...words], {
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, NO_COLOR: '1' },
  })
}

test('starts a study, and gives the figures that the sources give', () => {
  const place = join(folder, 'study')
  packed('init', place, '--template', 'randomized-trial')
  const [ours, sources] = [
    packed('assess', place, '--format', 'json'),
    worthline('assess', place, '--format', 'json').out,
  ]
  expect(ours).toBe(sources)
  expect(packed('assess', place, '--format', 'html')).toMatch(/<\/html>\s*$/)
})

test('brings the script of its threads, which give what the sources give', async () => {
  const order = { model: referenceModel, settings: { seed: 1, draws: 4000 } }
  const script = join(root, 'dist/value-thread.js')
  const thread = new Worker(script, { workerData: { part: 'simulation', order } })
  const [answer] = (await once(thread, 'message')) as [unknown]
  expect(answer).toEqual({ result: simulate(order.model, order.settings) })
})

test('serves studies, and looks over and keeps what was stored', async () => {
  const data = join(folder, 'stored')
  const command = join(root, 'dist/worthline.js')
  const server = spawn(process.execPath, [command, 'serve', '--port', '0', '--data', data])
  const [said] = (await once(server.stdout, 'data')) as [Buffer]
  const link = /http:\S+/.exec(said.toString())?.[0] ?? ''
  const cookie = (await fetch(link)).headers.getSetCookie().map((each) => each.split(';')[0])
  const page = await fetch(new URL('/', link), { headers: { cookie: cookie.join('; ') } })
  expect(await page.text()).toMatch(/<script [^>]*type="module"/)
  server.kill('SIGTERM')
  expect(await once(server, 'exit')).toEqual([0, null])
  expect(packed('doctor', '--data', data)).toMatch(/^good {2}schema/)
  const backup = join(folder, 'all.worthline')
  expect(packed('backup', backup, '--data', data)).toContain(`Written to ${backup}`)
  const restored = join(folder, 'restored')
  expect(packed('restore', backup, '--data', restored)).toMatch(/^Restored: /)
}, 60_000)

test('brings no scripts and does not pin the runtime', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'dist/package.json'), 'utf8')) as object
  expect(Object.keys(manifest)).not.toContain('scripts')
  expect(Object.keys(manifest)).not.toContain('optionalDependencies')
  expect(manifest).toMatchObject({ bin: { worthline: 'worthline.js' }, engines: { node: '>=24' } })
})
