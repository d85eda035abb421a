/** A backup that somebody forged, its hashes right, is refused, and the place is empty as it was. */
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backupHouse, restoreHouse } from '#app/keep'
import { openStore, type StorePlace } from '#storage/database/open-store'
import { FileVault } from '#storage/files/file-vault'
import { storeKinds } from './stores.ts'

type Json = Readonly<Record<string, unknown>>

const rows = Buffer.from('a,b\n1,2\n')
const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const hash = sha(rows)

/** A sealed and packed backup of lines; bytes stand as they are. */
function sealed(parts: readonly (Json | Buffer)[]): Buffer {
  const content = Buffer.concat(
    parts.map((part) => (Buffer.isBuffer(part) ? part : Buffer.from(`${JSON.stringify(part)}\n`))),
  )
  return gzipSync(Buffer.concat([content, Buffer.from(`{"end":"${sha(content)}"}\n`)]), {
    level: 1,
  })
}

const folder = mkdtempSync(join(tmpdir(), 'worthline-forged-'))
/** The lines of an honest backup: its head, its entries by table. */
let honest: readonly Json[] = []

beforeAll(async () => {
  const place = { data: join(folder, 'honest') }
  mkdirSync(join(place.data, 'blobs'), { recursive: true })
  const { store } = await openStore(place)
  await store.append('w', {
    study: 'study1',
    revision: 1,
    at: '2026-11-22T05:40:27.000Z',
    by: 'Ann',
    actor: 'ann',
    why: 'new',
    kind: 'create',
    paths: [],
    text: 'x: 1\n',
    facts: { title: 'Counter', simulated: false, customerModel: false, missing: [], reviews: [] },
    files: [{ name: 'a.csv', hash, bytes: rows.length, addedAt: '2026-11-22' }],
  })
  await store.saveUpload('w', {
    id: 'upload1',
    study: 'study1',
    name: 'b.csv',
    bytes: 10,
    received: 0,
    actor: 'ann',
    changedAt: '2026-11-22',
  })
  await store.close()
  writeFileSync(join(place.data, 'blobs', hash), rows)
  const file = join(folder, 'honest.worthline')
  await backupHouse(place, file)
  honest = gunzipSync(readFileSync(file))
    .toString()
    .split('\n')
    .flatMap((line) => (line.startsWith('{"') ? [JSON.parse(line) as Json] : []))
    .filter((line) => !('file' in line) && !('end' in line))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const [head, file] = [() => honest[0]!, { file: hash, bytes: rows.length }]
const entries = (): Json[] => honest.slice(1)

/** The honest entries, those of one table changed. */
function changed(table: string, change: (row: Json) => unknown): Json[] {
  return entries().map((line) =>
    line['table'] === table ? { table, row: change(line['row'] as Json) } : line,
  )
}

const forged: readonly [string, () => readonly (Json | Buffer)[], string][] = [
  [
    'whose file leaves its folder',
    () => [head(), ...entries(), { file: '../../a', bytes: 8 }, rows],
    'no name',
  ],
  [
    'whose file has an absolute name',
    () => [head(), ...entries(), { file: '/tmp/a', bytes: 8 }, rows],
    'no name',
  ],
  ['whose file stands twice', () => [head(), ...entries(), file, rows, file, rows], 'stands twice'],
  [
    'whose file is another one',
    () => [head(), ...entries(), file, Buffer.from('a,b\n1,3\n')],
    'not what it was',
  ],
  [
    'whose file is shorter than it says',
    () => [head(), ...entries(), { ...file, bytes: 9 }, rows],
    'whole backup',
  ],
  [
    'whose file is longer than it says',
    () => [head(), ...entries(), { ...file, bytes: 4 }, rows],
    'whole backup',
  ],
  [
    'whose file has a length below nothing',
    () => [head(), ...entries(), { ...file, bytes: -1 }, rows],
    'no length',
  ],
  ['whose file has no length', () => [head(), ...entries(), { file: hash }, rows], 'no length'],
  [
    'that has another file than its study names',
    () => [head(), ...entries(), { file: sha(Buffer.from('x')), bytes: 1 }, Buffer.from('x')],
    'a file is missing',
  ],
  ...['../../../.bashrc', '/etc/passwd', '..', 'a/b', 'a\\b', ''].map(
    (name): (typeof forged)[number] => [
      `whose study names a file ${JSON.stringify(name)}`,
      () => [head(), ...changed('study_files', (row) => ({ ...row, name })), file, rows],
      'leads elsewhere',
    ],
  ),
  [
    'whose study names a hash that is a path',
    () => [head(), ...changed('study_files', (row) => ({ ...row, hash: '../a' })), file, rows],
    'no name',
  ],
  [
    'whose file on its way is a path',
    () => [head(), ...changed('uploads', (row) => ({ ...row, id: '../a' })), file, rows],
    'no name',
  ],
  [
    'with an entry of a table of the database itself',
    () => [
      head(),
      ...entries(),
      { table: 'meta', row: { name: 'schema', value: '99' } },
      file,
      rows,
    ],
    'no table',
  ],
  [
    'with an entry of a table elsewhere',
    () => [head(), ...entries(), { table: 'pg_catalog.pg_authid', row: {} }, file, rows],
    'no table',
  ],
  [
    'with an entry that lacks a column',
    () => [head(), ...changed('studies', ({ title: _title, ...row }) => row), file, rows],
    'not as it was written',
  ],
  [
    'with an entry that has another column',
    () => [
      head(),
      ...changed('studies', ({ title, ...row }) => ({ ...row, 'title"': title })),
      file,
      rows,
    ],
    'not as it was written',
  ],
  [
    'with an entry of another kind',
    () => [head(), ...changed('studies', (row) => ({ ...row, revision: 'one' })), file, rows],
    'not as it was written',
  ],
  [
    'with nothing where something must be',
    () => [head(), ...changed('studies', (row) => ({ ...row, title: null })), file, rows],
    'not as it was written',
  ],
  [
    'with an entry that is none',
    () => [head(), ...changed('studies', () => 'row'), file, rows],
    'not as it was written',
  ],
  [
    'with words where JSON must be',
    () => [head(), ...changed('studies', (row) => ({ ...row, missing: 'x' })), file, rows],
    'cannot be read',
  ],
  [
    'with an entry that stands twice',
    () => [
      head(),
      ...entries(),
      ...changed('studies', (row) => row).filter(({ table }) => table === 'studies'),
      file,
      rows,
    ],
    'stands twice',
  ],
  ['of a later version', () => [{ ...head(), schema: 99 }, ...entries(), file, rows], 'schema 99'],
  ['of no version', () => [{ ...head(), schema: 'x' }, ...entries(), file, rows], 'no beginning'],
  ['that begins twice', () => [head(), head(), ...entries(), file, rows], 'no beginning'],
  ['that begins nowhere', () => [...entries(), file, rows], 'no beginning'],
  [
    'with a line that is no object',
    () => [head(), Buffer.from('null\n'), ...entries()],
    'cannot be read',
  ],
]

const ready = storeKinds.filter(({ skipped }) => !skipped)

describe.each(ready)('in $name, a forged backup', ({ name, start, place, stop }) => {
  beforeAll(start, 120_000)
  afterAll(stop)

  /** Why it is refused; nothing of it stays. */
  async function refusal(to: StorePlace, content: Buffer): Promise<string> {
    const path = join(folder, 'forged.worthline')
    writeFileSync(path, content)
    const said = await restoreHouse(to, path).then(
      () => 'it was taken',
      (error: Error) => error.message,
    )
    expect(existsSync(join(to.data, 'blobs')) ? readdirSync(join(to.data, 'blobs')) : []).toEqual(
      [],
    )
    const { store } = await openStore(to)
    expect(await store.studies('w', false)).toEqual([])
    expect(await store.uploads('w')).toEqual([])
    await store.close()
    return said
  }

  it('is not what is refused in one that is honest', async () => {
    const path = join(folder, 'forged.worthline')
    writeFileSync(path, sealed([head(), ...entries(), file, rows]))
    const to = place()
    expect(await restoreHouse(to, path)).toEqual({ rows: entries().length, files: 1 })
    expect(readdirSync(join(to.data, 'blobs'))).toEqual([hash])
  })

  // what is refused before a database is touched needs one of them only
  it.each(name === 'SQLite' ? forged : [])(
    '%s is refused, and nothing of it stays',
    async (_, parts, words) => {
      expect(await refusal(place(), sealed(parts()))).toContain(words)
    },
  )

  it('is refused over and over, and an honest one is taken after it', async () => {
    const to = place()
    const twice = [...entries(), ...entries(), file, rows]
    for (const _round of [1, 2])
      expect(await refusal(to, sealed([head(), ...twice]))).toContain('stands twice')
    const path = join(folder, 'forged.worthline')
    writeFileSync(path, sealed([head(), ...entries(), file, rows]))
    expect((await restoreHouse(to, path)).files).toBe(1)
  })
})

it('a line that grows without end is refused before it fills the memory', async () => {
  const path = join(folder, 'endless.worthline')
  const piece = Buffer.alloc(300 * 1024 * 1024, 'x')
  writeFileSync(path, gzipSync(Buffer.concat([Buffer.from('{"table":"'), piece]), { level: 1 }))
  const to = { data: join(folder, 'endless') }
  await expect(restoreHouse(to, path)).rejects.toThrow('does not end')
}, 60_000)

it('a pipe, a folder and a link to nowhere are refused by name', async () => {
  const to = { data: join(folder, 'odd') }
  await expect(restoreHouse(to, folder)).rejects.toMatchObject({ code: 'ENXIO' })
  await expect(restoreHouse(to, '/dev/null')).rejects.toMatchObject({ code: 'ENXIO' })
  symlinkSync(join(folder, 'nowhere'), join(folder, 'link'))
  await expect(restoreHouse(to, join(folder, 'link'))).rejects.toMatchObject({ code: 'ENOENT' })
})

it('a link that lies where a file of the backup belongs is not followed', async () => {
  const data = mkdtempSync(join(folder, 'linked-'))
  mkdirSync(join(data, 'blobs'))
  const outside = join(folder, 'outside')
  writeFileSync(outside, 'mine')
  symlinkSync(outside, join(data, 'blobs', `${hash}.part`))
  symlinkSync(outside, join(data, 'blobs', hash))
  const path = join(folder, 'linked.worthline')
  writeFileSync(path, sealed([head(), ...entries(), file, rows]))
  await restoreHouse({ data }, path)
  expect(readFileSync(outside, 'utf8')).toBe('mine')
  expect(readFileSync(join(data, 'blobs', hash))).toEqual(rows)
})

it('files that are laid out under names of other folders are refused', async () => {
  const vault = new FileVault(join(folder, 'vault'))
  await vault.prepare()
  for (const name of ['../a.csv', '/tmp/a.csv', '..', ''])
    await expect(vault.lay([{ name, hash, bytes: 8, addedAt: '2026-11-22' }], {})).rejects.toThrow(
      'this is no name',
    )
})
