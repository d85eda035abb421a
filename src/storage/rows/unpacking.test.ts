import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plainFile } from '#storage/rows/plain-file'
import { overflowOf } from '#storage/rows/unpacking'

const gigabyte = 1024 ** 3
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'worthline-unpacking-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ['a tenfold of much', { unpacked: 50 * gigabyte, packed: 5 * gigabyte }, undefined],
  ['a thousandfold of little', { unpacked: gigabyte, packed: gigabyte / 1000 }, undefined],
  [
    'a thousandfold of much',
    { unpacked: gigabyte + 1, packed: gigabyte / 1000 },
    expect.stringContaining('200 times') as string,
  ],
  [
    'more than the disk has left',
    { unpacked: 2 * gigabyte, packed: gigabyte, free: 2 * gigabyte },
    expect.stringContaining('disk') as string,
  ],
])('%s', (_, { unpacked, ...room }, said) => {
  expect(overflowOf(unpacked, room)).toEqual(said)
})

test('a file that would fill the disk is refused, and nothing of it stays', async () => {
  const zeros = gzipSync(new Uint8Array(64 * 1024 ** 2))
  const path = join(folder, 'bomb.csv.gz')
  writeFileSync(path, Buffer.concat(Array.from({ length: 17 }, () => zeros)))
  const file = { file: 'bomb.csv.gz', path, bytes: statSync(path).size }
  const { value, findings } = await plainFile(file, { folder, name: 'plain' })
  expect(value).toBeUndefined()
  expect(findings).toMatchObject([{ code: 'too-large', place: { file: 'bomb.csv.gz' } }])
  expect(findings[0]?.message).toContain('more than 200 times')
  expect(readdirSync(folder)).toEqual(['bomb.csv.gz'])
})
