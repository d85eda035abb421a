import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, it } from 'vitest'
import { systemFailure } from '#cli/output/system-failure'

const folder = mkdtempSync(join(tmpdir(), 'worthline-failure-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What is said of what a call throws. */
function said(call: () => unknown): string | undefined {
  try {
    call()
    return 'nothing was thrown'
  } catch (error) {
    return systemFailure(error)
  }
}

it('says what a person can mend, and where', () => {
  expect(said(() => readFileSync(folder))).toBe(
    'A file is expected where a folder stands. Name a file.',
  )
  expect(said(() => readFileSync(join(folder, 'none')))).toBe(
    `There is no such file or folder (${join(folder, 'none')}).`,
  )
  expect(said(() => writeFileSync('/dev/full', 'x'))).toMatch(/^The disk is full/)
})

it('keeps a name as it is, whatever it holds', () => {
  const path = join(folder, "$& $' $$ %")
  expect(said(() => readFileSync(path))).toBe(`There is no such file or folder (${path}).`)
})

it('says who does not answer, at every address that a host has', () => {
  const [six, four] = ['::1', '127.0.0.1'].map((at) => new Error(`connect ECONNREFUSED ${at}:1`))
  const code = { code: 'ECONNREFUSED' }
  expect(systemFailure(Object.assign(new AggregateError([six, four]), code))).toBe(
    'Nothing answers there: connect ECONNREFUSED ::1:1; connect ECONNREFUSED 127.0.0.1:1.',
  )
  expect(systemFailure(Object.assign(new Error('x'), code))).toBe('Nothing answers there: x.')
})

it('names the folder of a file on its way', () => {
  const path = join(folder, 'none', '.a.txt.1@here.0.worthline-tmp')
  expect(said(() => writeFileSync(path, 'x'))).toBe(
    `There is no such file or folder (${join(folder, 'none')}).`,
  )
})

it('says that a database is damaged, and what then', () => {
  const file = join(folder, 'noise.db')
  writeFileSync(file, 'x'.repeat(10_000))
  expect(said(() => new DatabaseSync(file).exec('SELECT * FROM a'))).toMatch(
    /^The database is damaged. Restore a backup/,
  )
})

it('leaves our own faults alone', () => {
  expect(systemFailure(new TypeError('x is not a function'))).toBeUndefined()
  expect(systemFailure(Object.assign(new Error('x'), { code: 'ERR_UNKNOWN' }))).toBeUndefined()
  expect(systemFailure('x')).toBeUndefined()
})
