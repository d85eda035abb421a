/** Every gate of `npm run check`, and the tests themselves, fail on a planted violation. */
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
let copy = ''

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'worthline-gates-'))
  const skipped = new Set(['node_modules', '.git', '.types', 'dist'])
  cpSync(root, copy, {
    recursive: true,
    filter: (path) => !skipped.has(path.slice(root.length + 1).split('/')[0] ?? ''),
  })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  const types = join(root, '.types')
  if (existsSync(types)) cpSync(types, join(copy, '.types'), { recursive: true })
}, 120_000)

afterAll(() => rmSync(copy, { recursive: true, force: true }))

/** Runs a gate on the copy with a file planted in it, and takes the file out again. */
function gate(command: readonly string[], path: string, text: string): string {
  const file = join(copy, path)
  const before = exists(file) ? readFileSync(file) : undefined
  writeFileSync(file, text)
  try {
    execFileSync(join(copy, 'node_modules/.bin', command[0] ?? ''), command.slice(1), {
      cwd: copy,
      encoding: 'utf8',
      stdio: 'pipe',
    })
    return ''
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    return `${stdout}${stderr}` || 'failed'
  } finally {
    if (before === undefined) rmSync(file)
    else writeFileSync(file, before)
  }
}

function exists(file: string): boolean {
  try {
    readFileSync(file)
    return true
  } catch {
    return false
  }
}

const docstring = '/** Planted. */\n'

describe('a planted violation fails', () => {
  test('the formatter', () => {
    const said = gate(
      ['prettier', '--check', 'src/job'],
      'src/job/planted.ts',
      'export  const a=1;',
    )
    expect(said).toContain('planted.ts')
  })

  test.each([
    ['src/stats/planted.ts', 'export const a: number = Math.random()\n', 'generator'],
    ['src/study/planted.ts', 'export const a: number = Date.now()\n', 'clock'],
    ['src/charts/planted.ts', 'export const a: string = (1).toLocaleString()\n', 'locale'],
    ['src/cli/planted.ts', 'export const a = (b: any) => b\n', 'no-explicit-any'],
  ])('the linter: %s %s', (path, text, word) => {
    expect(gate(['oxlint', '--deny-warnings', path], path, text)).toContain(word)
  })

  test.each([
    ['another room', "import { needsOf } from '#study/study'\nexport const a: unknown = needsOf\n"],
    ['the network', "export const a: unknown = fetch('x')\n"],
    ['a file', "import { readFileSync } from 'node:fs'\nexport const a: unknown = readFileSync\n"],
  ])('the types: %s in stats', (_, text) => {
    expect(gate(['tsc', '-b', 'src/stats'], 'src/stats/planted.ts', text)).toContain('planted.ts')
  })

  test('the search for unused code', () => {
    const text = `${docstring}export function planted(): void {}\n`
    expect(gate(['knip'], 'src/job/planted.ts', text)).toContain('planted.ts')
  })

  test('the tests: a wrong reference value', () => {
    const path = 'src/stats/special/planted.test.ts'
    const text = [
      "import { expect, test } from 'vitest'",
      "import { normalQuantile } from '#stats/special/normal'",
      "test('planted', () => expect(normalQuantile(0.975)).toBeCloseTo(1.957, 6))",
    ].join('\n')
    expect(gate(['vitest', 'run', path], path, text)).toContain('1.957')
  })
})
