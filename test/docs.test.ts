import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findingCodes } from '#quantity/finding-codes'
import { worthline } from './command-here.ts'
import { codeWords, tableRows } from './documents/markdown.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** The list of findings as the document has it: one row a code. */
function findingRows(): string {
  return Object.entries(findingCodes)
    .map(([code, words]) => `| \`${code}\` | ${words} |`)
    .join('\n')
}

test('docs/findings.md lists every code of a finding, as the code has it', () => {
  expect(read('docs/findings.md')).toContain(findingRows())
})

describe('the README', () => {
  const readme = read('README.md')

  test('has the two commands at its top', () => {
    const top = readme.split('\n').slice(0, 30).join('\n')
    expect(top).toContain('npm ci && npm start')
    expect(top).toContain('npm ci && npm test')
  })

  test('names commands that exist', async () => {
    const named = [...readme.matchAll(/worthline (init|check|assess|trace|compare|schema|\w+) /g)]
    const known = (await worthline('--help')).out
    for (const [, command] of named) expect(known).toContain(` ${command} `)
  })

  test('names options that exist', async () => {
    const rows = tableRows(readme, 'command').filter(([command = '']) =>
      command.includes('worthline'),
    )
    expect(rows.length).toBeGreaterThan(3)
    for (const [command = '', does = ''] of rows) {
      const help = await worthline(command.split(' ')[1]?.replace('`', '') ?? '', '--help')
      for (const [option] of does.matchAll(/--[a-z]+/g)) expect(help.out, command).toContain(option)
    }
  })
})

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'examples/README.md',
  'bench/README.md',
  ...under('docs'),
]

function under(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `${folder}/${path}`)
}

test('links between documents lead somewhere', () => {
  for (const page of pages) {
    for (const [, target = ''] of read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
      expect(existsSync(join(root, dirname(page), target)), `${page} -> ${target}`).toBe(true)
    }
  }
})

/** A path from the root, or one inside a folder that the page has named before. */
const namedPath =
  /^(?:(?:src|docs|test|examples|bench|\.ci)\/[\w./-]+|[\w./-]+(?:\.ts|\.R|\.py|\/))$/

test.each(pages)('paths that %s names are there', (page) => {
  const folders = new Set(['', dirname(page)])
  for (const word of codeWords(read(page)).filter((word) => namedPath.test(word))) {
    const found = [...folders].map((folder) => join(folder, word)).filter(isThere)
    expect(found.length, `${page}: ${word}`).toBeGreaterThan(0)
    for (const path of found) {
      const folder = statSync(join(root, path)).isDirectory() ? path : dirname(path)
      folders.add(folder).add(dirname(folder))
    }
  }
})

function isThere(path: string): boolean {
  return existsSync(join(root, path))
}

test('every package has its reason under docs/decisions', () => {
  const manifest = JSON.parse(read('package.json')) as Record<string, object>
  const packages = ['dependencies', 'optionalDependencies', 'devDependencies'].flatMap((kind) =>
    Object.keys(manifest[kind] ?? {}),
  )
  const reasons = new Set(under('docs/decisions').flatMap((page) => codeWords(read(page))))
  expect(packages.length).toBeGreaterThan(30)
  expect(packages.filter((name) => !reasons.has(name))).toEqual([])
})

test('the terms of the glossary stand in the order of the alphabet', () => {
  const terms = [...read('docs/glossary.md').matchAll(/^\*\*([^*]+)\*\*/gm)].map(([, term = '']) =>
    term.toLowerCase(),
  )
  expect(terms.length).toBeGreaterThan(100)
  expect(terms).toEqual(terms.toSorted())
})

describe('the pages of methods', () => {
  const methods = under('docs/methods').filter((page) => !page.endsWith('README.md'))

  test('are all in the index', () => {
    const index = [...read('docs/methods/README.md').matchAll(/\]\((?!\.\.)([^)]+)\)/g)]
    expect(index.map(([, target]) => `docs/methods/${target}`).toSorted()).toEqual(
      methods.toSorted(),
    )
  })

  test.each(methods)(
    '%s says what it answers, where its code is, what it was checked against',
    (page) => {
      const text = read(page)
      for (const part of ['**Answers**', '**Code**', '**Checked against**'])
        expect(text.replaceAll('\n', ' ')).toContain(part)
    },
  )
})
