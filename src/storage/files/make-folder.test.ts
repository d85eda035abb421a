import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeFolder } from '#storage/files/make-folder'

const folder = mkdtempSync(join(tmpdir(), 'worthline-folder-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('folders above are made too, and one that is there stays', async () => {
  const path = join(folder, 'a', 'b', 'c')
  await makeFolder(path)
  expect(statSync(path).isDirectory()).toBe(true)
  writeFileSync(join(path, 'kept'), '')
  await makeFolder(path)
  expect(existsSync(join(path, 'kept'))).toBe(true)
})

test('many at once do not stand in each other’s way', async () => {
  await Promise.all(
    Array.from({ length: 20 }, (_, i) => makeFolder(join(folder, 'x', 'y', `${i % 3}`))),
  )
  expect(existsSync(join(folder, 'x', 'y', '2'))).toBe(true)
})

test('a file on the way, and a link to nowhere, are refused by their name', async () => {
  writeFileSync(join(folder, 'file'), '')
  await expect(makeFolder(join(folder, 'file', 'a'))).rejects.toMatchObject({
    code: 'ENOTDIR',
    path: join(folder, 'file', 'a'),
  })
  symlinkSync(join(folder, 'nowhere'), join(folder, 'link'))
  await expect(makeFolder(join(folder, 'link'))).rejects.toMatchObject({ code: 'EEXIST' })
})

test.runIf(existsSync('/proc/self'))(
  'a place that takes no folders is refused in a moment',
  async () => {
    const refused = { code: 'ENOTSUP', path: '/proc/worthline' }
    await expect(makeFolder('/proc/worthline/a/b')).rejects.toMatchObject(refused)
    await expect(makeFolder('/proc/worthline')).rejects.toMatchObject(refused)
  },
  5_000,
)
