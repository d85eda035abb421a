/** docs/study-document.md says of the study document what the code reads. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Figure } from '#quantity/figure'
import { studyJsonSchema, type SchemaNode } from '#study/document/json-schema'
import { readStudy } from '#study/document/resolve-study'
import { overlayJsonSchema } from '#study/document/read-overlay'
import { overlaySchema } from '#study/document/schema/overlay'
import { studySchema } from '#study/document/schema/study'
import { worthline } from './command.ts'
import { evidenceStudies } from './documents/evidence-studies.ts'
import { exampleDocument } from './documents/example-document.ts'
import { marketStudies } from './documents/market-studies.ts'
import { codeWords, fencedBlocks, sectionsOf, tableRows } from './documents/markdown.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const document = read('docs/study-document.md')
const sections = sectionsOf(document)

describe('its YAML', () => {
  const blocks = fencedBlocks(document, 'yaml')
  const [example = '', ...others] = blocks
  const value = studySchema.shape.value.unwrap().partial().optional()
  const pieces = studySchema.partial().extend({ value }).or(overlaySchema)

  test('begins with a whole study that reads without a problem', () => {
    const { value, findings } = readStudy(example, 'study.yaml')
    expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      'warning no-source',
    ])
    expect(value).toBeDefined()
  })

  test('begins with the study that the tests on real rows assess', () => {
    expect(parse(example)).toEqual(parse(read('test/real/laryngoscope-trial.yaml')))
  })

  test.each(others)('goes on with pieces of the schema: %s', (block) => {
    expect(pieces.safeParse(parse(block)).error).toBeUndefined()
  })
})

test('its pieces of a value hold what the schema knows', () => {
  const { value } = studySchema.shape
  const pieces = fencedBlocks(document, 'yaml part of value')
  expect(pieces.length).toBeGreaterThan(0)
  for (const piece of pieces) {
    const parsed = parse(piece) as { readonly value: unknown }
    expect(value.unwrap().partial().safeParse(parsed.value).error, piece).toBeUndefined()
  }
})

test('its table of an overlay names every key, and which are required', () => {
  const rows = tableRows(document, 'key of an overlay')
  const written = rows.map(([key = '', value = '']) => [
    codeWords(key)[0],
    value.includes('required'),
  ])
  const { properties = {}, required = [] } = overlayJsonSchema() as Schema
  expect(written).toEqual(Object.keys(properties).map((key) => [key, required.includes(key)]))
})

interface SchemaKey {
  /** Absent where the shapes of a block differ in it. */
  readonly required: boolean | undefined
  readonly choices: readonly string[]
}

type Schema = SchemaNode & { readonly required?: readonly string[] }

/** Every key that the schema knows, by its path, blocks that stand in several places once. */
function schemaKeys(node: Schema, path: readonly string[]): [string, SchemaKey][] {
  const own = Object.entries(node.properties ?? {}).flatMap(([key, child]) => [
    [
      canonical([...path, key]),
      { required: node.required?.includes(key) ?? false, choices: choicesOf(child) },
    ] satisfies [string, SchemaKey],
    ...schemaKeys(child, [...path, key]),
  ])
  const inner = [
    node.items,
    node.additionalProperties,
    ...(node.oneOf ?? []),
    ...(node.anyOf ?? []),
  ]
  return [...own, ...inner.flatMap((one) => (typeof one === 'object' ? schemaKeys(one, path) : []))]
}

function choicesOf(node: SchemaNode): readonly string[] {
  const named = [...(node.enum ?? []), ...(node.const === undefined ? [] : [node.const])]
  return named.filter((choice) => typeof choice === 'string')
}

/** Blocks with a section of their own, wherever they stand. */
const everywhere = ['source', 'statement', 'validation']

function canonical(path: readonly string[]): string {
  const shared = path.findLastIndex((key, i) => everywhere.includes(key) && i < path.length - 1)
  if (shared !== -1) return path.slice(shared).join('.')
  return path
    .join('.')
    .replace(/^jobs\./, 'job.')
    .replace(/^job\.steps\.needs\./, 'job.needs.')
    .replace(/^data\.unpivot\./, 'data.columns.')
    .replace(/^data\.columns\.(errors|opportunities|of)\./, 'data.columns.')
    .replace(/^data\.columns\.(within|time-to)\.(from|to|which)$/, 'data.columns.duration.$2')
}

/** One entry a key: where blocks stand in several shapes, the choices of all of them. */
function merged(keys: readonly [string, SchemaKey][]): ReadonlyMap<string, SchemaKey> {
  const groups = Map.groupBy(keys, ([path]) => path)
  return new Map(
    [...groups].map(([path, same]) => [
      path,
      {
        required: same.every(([, one]) => one.required === same[0]![1].required)
          ? same[0]![1].required
          : undefined,
        choices: same.flatMap(([, { choices }]) => choices),
      },
    ]),
  )
}

function documentKeys(): [string, string][] {
  return sections.flatMap(({ path, text }) =>
    tableRows(text, 'key').map(([key = '', value = '']): [string, string] => {
      const [name = ''] = codeWords(key)
      return [path === 'study' ? name : `${path}.${name}`, value]
    }),
  )
}

describe('its tables of keys', () => {
  const known = merged(schemaKeys(studyJsonSchema(), []))
  const written = new Map(documentKeys())

  test('name every key of the schema, and no other', () => {
    expect([...written.keys()].toSorted()).toEqual([...known.keys()].toSorted())
  })

  test('say which keys are required', () => {
    const union = 'job.needs.metric.'
    for (const [key, { required }] of known) {
      if (key.startsWith(union) || required === undefined) continue
      expect(written.get(key)?.includes('required'), key).toBe(required)
    }
  })

  test('name every choice of a key, designs only where they are there', () => {
    for (const [key, { choices }] of known) {
      const name = key.split('.').at(-1)
      const own = sections.filter(({ path, text }) => {
        const prefix = path === 'study' ? '' : `${path}.`
        const inside = key.startsWith(prefix) && tableRows(text, 'key').length > 0
        return inside && codeWords(text).includes(key.slice(prefix.length))
      })
      for (const choice of choices) {
        const named = own.some(({ text }) => codeWords(text).includes(choice))
        expect(named, `${name}: ${choice}`).toBe(key !== 'evidence.design' || isRead(choice))
      }
    }
  })

  function isRead(design: string): boolean {
    const text = exampleDocument.replace('design: randomized', `design: ${design}`)
    return readStudy(text, 'x').findings.every(({ code }) => code !== 'not-supported')
  }
})

test('the words that it calls reserved are refused as ids', () => {
  const [, after = ''] = document.split('- **Reserved**')
  const words = codeWords(after.split('\n- **')[0] ?? '')
  expect(words.length).toBeGreaterThan(20)
  for (const word of words) {
    const text = exampleDocument.replace('id: volume', `id: "${word}"`)
    expect(
      readStudy(text, 'x').findings.map(({ code }) => code),
      word,
    ).toContain('reserved-id')
  }
})

describe('its list of figures', () => {
  const patterns = fencedBlocks(document, 'text')
    .join('')
    .trim()
    .split('\n')
    .map((line) => ({ line, form: formOf(line) }))
  const figures: Figure[] = []
  let folder = ''

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'worthline-figures-'))
    const studies = [
      'examples/intake-portal',
      'examples/intake-evidence',
      'src/cli/templates/before-after',
      'src/cli/templates/competitor-comparison',
    ]
    const own = [...evidenceStudies, ...marketStudies].map(({ name, text, rows }) => {
      mkdirSync(join(folder, name))
      writeFileSync(join(folder, name, 'study.yaml'), text)
      writeFileSync(join(folder, name, 'rows.csv'), rows)
      return join(folder, name)
    })
    for (const study of [...studies.map((path) => join(root, path)), ...own]) {
      const { out } = worthline('assess', study, '--format', 'json', '--draws', '500')
      figures.push(...(JSON.parse(out) as { figures: Figure[] }).figures)
    }
  }, 300_000)

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('holds every figure', () => {
    expect(figures.length).toBeGreaterThan(300)
    const strange = figures.filter(({ id }) => !patterns.some(({ form }) => form.test(id)))
    expect(strange.map(({ id }) => id)).toEqual([])
  })

  test('holds nothing that is not there', () => {
    const idle = patterns.filter(({ form }) => !figures.some(({ id }) => form.test(id)))
    expect(idle.map(({ line }) => line)).toEqual([])
  })

  test('names every key of a figure', () => {
    const known = tableRows(document, 'key of a figure').flatMap(([keys = '']) => codeWords(keys))
    const found = new Set(figures.flatMap((figure) => Object.keys(figure)))
    expect([...known, 'reason'].toSorted()).toEqual([...found].toSorted())
  })
})

/** `value.cost.<cost>` as a pattern: a name is one word, of an assumption several with dots. */
function formOf(line: string): RegExp {
  const parts = line.split(/<([a-z]+)>/)
  const source = parts.map((part, i) => {
    if (i % 2 === 0) return part.replace(/[.[\]]/g, '\\$&')
    return part === 'assumption' ? '(?!evidence\\.)[a-z0-9.-]+' : '[a-z0-9-]+'
  })
  return new RegExp(`^${source.join('')}$`)
}
