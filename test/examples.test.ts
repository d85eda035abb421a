import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { libraryName } from '#study/document/read-benchmarks'
import { readStudy } from '#study/document/resolve-study'
import { pilotCsv } from '../examples/intake-evidence/generate.ts'
import { marketTables } from '../examples/intake-market/generate.ts'
import { applicationsCsv } from '../examples/intake-portal/generate.ts'
import { templateTables } from '../examples/templates.ts'

const root = new URL('../', import.meta.url)
const textOf = (path: string) => readFileSync(new URL(path, root), 'utf8')

const tables: readonly (readonly [path: string, text: string])[] = [
  ['examples/intake-portal/applications.csv', applicationsCsv()],
  ['examples/intake-evidence/pilot.csv', pilotCsv()],
  ...Object.entries(marketTables()).map(
    ([name, text]) => [`examples/intake-market/${name}`, text] as const,
  ),
  ...Object.entries(templateTables()).map(
    ([path, text]) => [`src/cli/templates/${path}`, text] as const,
  ),
]

describe('simulated rows', () => {
  it.each(tables)('%s is what its script writes, byte for byte', (path, text) => {
    expect(textOf(path)).toBe(text)
  })

  it('give 480 applications, half of them in each arm', () => {
    const lines = applicationsCsv().trimEnd().split('\n').slice(1)
    expect(lines).toHaveLength(480)
    expect(lines.filter((line) => line.split(',')[1] === 'portal')).toHaveLength(240)
  })
})

describe.each(tables.map(([path]) => path.replace(/[^/]+$/, 'study.yaml')))('%s', (path) => {
  const text = textOf(path)
  const name = libraryName({ text, file: path })
  const beside = path.replace('study.yaml', name ?? '')
  const library = name === undefined ? undefined : { text: textOf(beside), file: name }
  const { value, findings } = readStudy(text, path, library)
  const study = value?.study

  it('reads without a problem or a warning', () => {
    expect(findings).toEqual([])
  })

  it('says that it is simulated, in a key and in the title', () => {
    expect(study?.simulated).toBe(true)
    expect(study?.title).toContain('simulated')
  })
})
