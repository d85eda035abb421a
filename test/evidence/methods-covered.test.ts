/**
 * Every method of `stats` that another room calls has a page under docs/methods, a test whose expected values
 * come from a named source, and, where its docstring says what is thrown, a test that sees it thrown.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

function filesUnder(folder: string, ending: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => join(folder, path))
    .toSorted()
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** What carries rows and codes from place to place, and makes no figure of them. */
const plumbing = new Set([
  'asSingleEvent',
  'countCells',
  'countUpTo',
  'createBlockDraws',
  'createWordBins',
  'drawTimes',
  'gatherByCluster',
  'intervalAround',
  'leastValues',
  'requireLevel',
  'selectInPlace',
  'selectUnits',
  'someTasks',
  'sumWithout',
  'takeRows',
  'wantedPlaces',
])

/** Where an expected value came from, as tests say it. */
const sources =
  /\bR\b|[Ss]ci[Pp]y|statsmodels|[Nn]um[Pp]y|Python|mpmath|test\/reference|[Cc]losed form|[Bb]y hand|[Bb]rute force|printed|published|exact|binomial|et al|Table|table \d/

const sourceFiles = filesUnder('src', '.ts')
const isTest = (path: string): boolean => path.endsWith('.test.ts')
const ofOthers = sourceFiles
  .filter((path) => !path.startsWith('src/stats/') && !isTest(path))
  .map(read)
const imported = new Map<string, Set<string>>()
for (const text of ofOthers) {
  for (const [, names = '', file = ''] of text.matchAll(
    /import (?:type )?\{([^}]*)\} from '#stats\/([^']+)'/g,
  )) {
    const known = imported.get(file) ?? new Set()
    for (const name of names.split(','))
      known.add(
        name
          .trim()
          .replace(/^type /, '')
          .split(' as ')[0]!,
      )
    imported.set(file, known)
  }
}

interface Method {
  readonly file: string
  readonly name: string
  readonly throws: boolean
}

const methods = [...imported].flatMap(([file, names]): readonly Method[] => {
  const text = read(`src/stats/${file}.ts`)
  return [...names].flatMap((name) => {
    const at = text.search(new RegExp(`^export function\\*? ?${name}\\b`, 'm'))
    if (at < 0 || plumbing.has(name)) return []
    const docstring = text.slice(text.lastIndexOf('/**', at), at)
    return [{ file, name, throws: docstring.includes('@throws') }]
  })
})

const pages = filesUnder('docs/methods', '.md').map(read).join('\n')
const tests = [...sourceFiles.filter(isTest), ...filesUnder('test', '.test.ts')].map(read)
const testsOf = ({ name }: Method): readonly string[] =>
  tests.filter((text) => new RegExp(`\\b${name}\\b`).test(text))

/** The page names the file, or the folder that it describes as a whole. */
function hasPage({ file }: Method): boolean {
  const [folder = '', base = ''] = [file.split('/')[0], file.split('/').at(-1)]
  return pages.includes(`${base}.ts`) || pages.includes(`src/stats/${folder}/\``)
}

describe('methods of stats', () => {
  test('are found', () => {
    expect(methods.length).toBeGreaterThan(80)
    expect(methods.map(({ name }) => name)).toContain('weightedMeanEstimate')
  })

  test('have a page', () => {
    expect(methods.filter((method) => !hasPage(method)).map(({ file }) => file)).toEqual([])
  })

  test('have a test with a named source', () => {
    const without = methods.filter((method) => !testsOf(method).some((text) => sources.test(text)))
    expect(without.map(({ file, name }) => `${file}: ${name}`)).toEqual([])
  })

  test('are seen to throw what they say', () => {
    const without = methods.filter(
      (method) => method.throws && !testsOf(method).some((text) => text.includes('toThrow')),
    )
    expect(without.map(({ file, name }) => `${file}: ${name}`)).toEqual([])
  })

  test('no tool is listed that nobody calls', () => {
    const called = new Set([...imported.values()].flatMap((names) => [...names]))
    expect([...plumbing].filter((name) => !called.has(name))).toEqual([])
  })
})
