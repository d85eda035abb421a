import { execFile, execFileSync } from 'node:child_process'
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FileDocuments } from '#storage/file-documents'

const documents = new FileDocuments()
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'worthline-documents-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a study document is found', () => {
  test('by its path', async () => {
    const path = join(folder, 'portal.yaml')
    writeFileSync(path, '\ufefftitle: é')
    expect(await documents.find(path)).toEqual({
      text: 'title: é',
      path,
      name: 'portal.yaml',
      folder,
    })
  })

  test('by its folder', async () => {
    writeFileSync(join(folder, 'study.yaml'), 'a')
    expect(await documents.find(folder)).toMatchObject({ text: 'a', name: 'study.yaml', folder })
  })

  test('or not', async () => {
    expect(await documents.find(folder)).toBeUndefined()
    expect(await documents.find(join(folder, 'none.yaml'))).toBeUndefined()
    expect(await documents.read(folder)).toBeUndefined()
    writeFileSync(join(folder, 'file'), '')
    expect(await documents.read(join(folder, 'file', 'below'))).toBeUndefined()
  })
})

describe('what is no ordinary file', () => {
  const pipe = (): string => {
    const path = join(folder, 'pipe')
    execFileSync('mkfifo', [path])
    return path
  }

  test('is not read: it might never end', async () => {
    await expect(documents.read(pipe())).rejects.toMatchObject({ code: 'ENXIO' })
    await expect(documents.find('/dev/zero')).rejects.toMatchObject({ code: 'ENXIO' })
  })

  test('is not read where it is longer than any document', async () => {
    const path = join(folder, 'long.yaml')
    writeFileSync(path, '')
    truncateSync(path, 2 ** 31)
    await expect(documents.read(path)).rejects.toMatchObject({ code: 'EFBIG', path })
  })

  test('takes what is written, and stays what it is', async () => {
    const path = pipe()
    const [, text] = await Promise.all([
      documents.write(path, 'an answer'),
      promisify(execFile)('cat', [path]),
    ])
    expect(text.stdout).toBe('an answer')
    expect(statSync(path).isFIFO()).toBe(true)
    expect(readdirSync(folder)).toEqual(['pipe'])
  })
})

describe('a document is written', () => {
  test('whole, in a new folder too, and leaves nothing beside it', async () => {
    const path = join(folder, 'new', 'a.json')
    await documents.write(path, 'one')
    await documents.write(path, new TextEncoder().encode('two'))
    expect(readFileSync(path, 'utf8')).toBe('two')
    expect(readdirSync(join(folder, 'new'))).toEqual(['a.json'])
  })

  test('with the rights that it had', async () => {
    const path = join(folder, 'a')
    writeFileSync(path, 'one')
    chmodSync(path, 0o600)
    await documents.write(path, 'two')
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test('through a link, which stays one', async () => {
    const path = join(folder, 'a')
    writeFileSync(path, 'one')
    symlinkSync(path, join(folder, 'link'))
    await documents.write(join(folder, 'link'), 'two')
    expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true)
    expect(readFileSync(path, 'utf8')).toBe('two')
  })

  test('or, where that fails, the old one stays', async () => {
    mkdirSync(join(folder, 'a'))
    await expect(documents.write(join(folder, 'a'), 'two')).rejects.toThrow('EISDIR')
    expect(readdirSync(folder)).toEqual(['a'])
  })

  test('by many at once: one of them is there, whole', async () => {
    const path = join(folder, 'a')
    const texts = Array.from({ length: 20 }, (_, k) => String(k).repeat(50_000))
    await Promise.all(texts.map((text) => documents.write(path, text)))
    expect(texts).toContain(readFileSync(path, 'utf8'))
    expect(readdirSync(folder)).toEqual(['a'])
  })
})

describe('a new document is created', () => {
  test('whole, in a new folder too, and never over another', async () => {
    const path = join(folder, 'new', 'a.json')
    expect(await documents.create(path, 'one')).toBe(true)
    expect(await documents.create(path, 'two')).toBe(false)
    expect(readFileSync(path, 'utf8')).toBe('one')
    expect(readdirSync(join(folder, 'new'))).toEqual(['a.json'])
  })

  test('by one of many at once', async () => {
    const path = join(folder, 'a')
    const texts = Array.from({ length: 20 }, (_, k) => String(k).repeat(50_000))
    const created = await Promise.all(texts.map((text) => documents.create(path, text)))
    expect(created.filter(Boolean)).toHaveLength(1)
    expect(readFileSync(path, 'utf8')).toBe(texts[created.indexOf(true)])
    expect(readdirSync(folder)).toEqual(['a'])
  })
})

test('a folder lists its files', async () => {
  mkdirSync(join(folder, 'aa'))
  writeFileSync(join(folder, 'b'), '')
  writeFileSync(join(folder, 'a'), '')
  expect(await documents.list(folder)).toEqual(['a', 'b'])
  expect(await documents.list(join(folder, 'none'))).toEqual([])
})
