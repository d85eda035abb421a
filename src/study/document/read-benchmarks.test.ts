import { describe, expect, it } from 'vitest'
import type { Finding } from '#quantity/finding'
import { exampleDocument } from '../../../test/documents/example-document.ts'
import { libraryName } from './read-benchmarks.ts'
import { readStudy } from './resolve-study.ts'

const library = `
- id: waits-2024
  what: time until a receipt is confirmed, in municipal offices
  unit: h
  min: 0.5
  median: 2
  max: 6
  source: { kind: benchmark, cite: Yearbook 2024, date: 2024-05-01, population: 30 offices }
- id: gain
  what: shorter by a portal
  measure: improvement
  unit: "%"
  min: 10
  median: 20
  max: 40
  source: { kind: benchmark, cite: Review 2025, date: 2025-02-01, population: 8 towns }
- { id: odd, what: share, unit: "%", min: 1, median: 2, max: 3, source: { cite: x } }
`

/** The example has one range without a source. */
function codesOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ code }) => code).filter((code) => code !== 'no-source')
}

function studyWith(block: string, top = ''): string {
  const entry = `  - { id: outside, design: benchmark, need: wait, ${block} }\nassumptions:`
  return exampleDocument.replace('assumptions:', entry) + top
}

function read(block: string, text: string | undefined = library, top = '') {
  const file = 'benchmarks.yaml'
  return readStudy(studyWith(block, top), 'study.yaml', { text, file })
}

describe('a library of published figures', () => {
  it('gives a block its figure in the unit of the need, and its source', () => {
    const { value, findings } = read('solution: paper, from: waits-2024')
    expect(codesOf(findings)).toEqual([])
    const [outside] = value!.study.stated
    expect(outside!.levels[0]!.opinions[0]).toEqual({
      range: { tail: 0.05, low: 30, median: 120, high: 360 },
      source: {
        kind: 'benchmark',
        cite: 'Yearbook 2024',
        date: '2024-05-01',
        population: '30 offices',
      },
    })
  })

  it('gives a change where the entry is one', () => {
    const { value } = read('baseline: paper, treatment: portal, from: gain')
    const { change } = value!.study.stated[0]!
    expect(change).toMatchObject({ as: 'improvement', range: { low: 0.1, median: 0.2, high: 0.4 } })
  })

  it('changes the hash of the study when a figure in it changes', () => {
    const block = 'solution: paper, from: waits-2024'
    const hashes = [library, library.replace('max: 6', 'max: 7')].map(
      (text) => read(block, text).value!.study.hash,
    )
    expect(hashes[0]).not.toBe(hashes[1])
  })

  it.each([
    ['solution: paper, from: waits-2042', 'unknown-reference', 'Did you mean `waits-2024`?'],
    ['solution: paper, from: odd', 'unit', 'Write it in min.'],
    [
      'solution: paper, from: waits-2024, value: { min: 1, median: 2, max: 3 }',
      'wrong-value',
      'Keep one of the two.',
    ],
    ['solution: paper, value: { min: 1, median: 2, max: 3 }', 'missing-key', 'from:'],
  ])('refuses %s', (block, code, hint) => {
    const { value, findings } = read(block)
    expect(value).toBeUndefined()
    const found = findings.find((finding) => finding.code === code)
    expect(found).toMatchObject({ severity: 'problem', hint: expect.stringContaining(hint) })
    expect(found!.place).toMatchObject({ file: 'study.yaml', line: expect.any(Number) })
  })

  it('says where the library itself is wrong', () => {
    const { findings } = read('solution: paper, from: gain', library.replace('  median: 2\n', ''))
    expect(findings[0]).toMatchObject({
      code: 'missing-key',
      place: { file: 'benchmarks.yaml', line: 2 },
    })
    const twice = read('solution: paper, from: gain', library.replace('id: odd', 'id: gain'))
    expect(twice.findings[0]).toMatchObject({
      code: 'duplicate-id',
      place: { file: 'benchmarks.yaml' },
    })
  })

  it('is missed where it is not there', () => {
    const { findings } = readStudy(studyWith('solution: paper, from: gain'), 'study.yaml')
    expect(codesOf(findings)).toEqual(['no-file'])
  })

  it('lies beside the study and nowhere else', () => {
    const block = 'solution: paper, from: gain'
    expect(libraryName({ text: studyWith(block), file: 'x' })).toBe('benchmarks.yaml')
    expect(libraryName({ text: exampleDocument, file: 'x' })).toBeUndefined()
    const named = (name: string) => ({ text: studyWith(block, `benchmarks: ${name}\n`), file: 'x' })
    expect(libraryName(named('figures.yaml'))).toBe('figures.yaml')
    for (const name of [
      '../figures.yaml',
      '/etc/figures.yaml',
      'a/b.yaml',
      'c:\\x.yaml',
      'https://x.y/z.yaml',
    ]) {
      expect(libraryName(named(name)), name).toBeUndefined()
      const { findings } = readStudy(named(name).text, 'study.yaml')
      expect(
        findings.map(({ code }) => code),
        name,
      ).toEqual(['wrong-value'])
    }
  })
})

describe('an old published figure', () => {
  const dated = (date: string): string =>
    `solution: paper, value: { min: 1 h, median: 2 h, max: 3 h }, source: { cite: x, population: y, date: ${date} }`
  const study = (date: string, others = '2026-11-01'): string =>
    studyWith(dated(date)).replace('by: office }', `by: office, date: ${others} }`)

  it.each([
    ['2023-11-01', []],
    ['2023-10-31', ['old-benchmark']],
  ])('is said where the study knows something more than three years younger: %s', (date, codes) => {
    const { findings, value } = readStudy(study(date), 'study.yaml')
    expect(codesOf(findings)).toEqual(codes)
    expect(value).toBeDefined()
  })

  it('is not told where the study has no other date', () => {
    const { findings } = readStudy(studyWith(dated('1990-01-01')), 'study.yaml')
    expect(codesOf(findings)).toEqual([])
  })
})
