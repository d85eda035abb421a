import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findingCodes } from '#quantity/finding-codes'
import { worthline } from './command.ts'

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

  test('names commands that exist', () => {
    const named = [...readme.matchAll(/worthline (init|check|assess|trace|compare|schema|\w+) /g)]
    const known = worthline('--help').out
    for (const [, command] of named) expect(known).toContain(` ${command} `)
  })
})

test('links between documents lead somewhere', () => {
  const pages = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `docs/${path}`)
  for (const page of ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...pages]) {
    for (const [, target = ''] of read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
      expect(existsSync(join(root, dirname(page), target)), `${page} -> ${target}`).toBe(true)
    }
  }
})

test('paths that documents name in code are there', () => {
  for (const page of ['README.md', 'docs/overview.md', 'CONTRIBUTING.md']) {
    for (const [, path = ''] of read(page).matchAll(
      /`((?:src|docs|test|examples|bench)\/[\w./-]+)`/g,
    )) {
      expect(existsSync(join(root, path)), `${page}: ${path}`).toBe(true)
    }
  }
})
