/** A process killed at any moment while it saves leaves the old results or the new ones, whole. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const writer = `
import { FileDocuments } from '#storage/file-documents'
const documents = new FileDocuments()
process.stdout.write('ready')
for (let round = 0; ; round += 1) {
  const figures = Array.from({ length: 20000 }, (_, i) => ({ id: 'figure-' + i, value: round }))
  await documents.write(process.env.TARGET, JSON.stringify({ round, figures }))
}
`
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'worthline-killed-'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Starts writing over and over, and kills the writer so many milliseconds after its first word. */
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
  let replaced = 0
  for (let kill = 0; kill < 20; kill += 1) {
    await writeAndKill(target, 5 + ((kill * 37) % 90))
    expect(existsSync(target)).toBe(true)
    const { round, figures } = JSON.parse(readFileSync(target, 'utf8')) as {
      round: number
      figures: { value: number }[]
    }
    expect(figures.every(({ value }) => value === round)).toBe(true)
    if (round > -1) replaced += 1
  }
  expect(replaced).toBeGreaterThan(10)
})
