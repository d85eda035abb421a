import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Figure } from '#quantity/figure'
import { worthline } from './command-here.ts'

const studies = [
  'examples/intake-portal',
  'examples/intake-evidence',
  'examples/intake-market',
  'src/cli/templates/before-after',
  'src/cli/templates/randomized-trial',
  'src/cli/templates/competitor-comparison',
]

interface Assessed {
  readonly figures: readonly Figure[]
}

/** A list, a search and the trace of a figure name figures by their labels alone. */
describe('labels of figures', () => {
  const folder = mkdtempSync(join(tmpdir(), 'worthline-labels-'))
  const figuresOf = new Map<string, readonly Figure[]>()
  beforeAll(async () => {
    const out = join(folder, 'assessment.json')
    for (const study of studies) {
      const path = join(import.meta.dirname, '..', study)
      const words = ['--format', 'json', '--draws', '500', '--out', out]
      const said = await worthline('assess', path, ...words)
      if (said.code !== 0) throw new Error(said.err)
      figuresOf.set(study, (JSON.parse(readFileSync(out, 'utf8')) as Assessed).figures)
    }
  }, 300_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(studies)('of %s are no two alike', (study) => {
    const figures = figuresOf.get(study)!
    expect(figures.length).toBeGreaterThan(100)
    const alike = [...Map.groupBy(figures, ({ label }) => label).values()]
      .filter(({ length }) => length > 1)
      .map((group) => group.map(({ id, label }) => [label, id]))
    expect(alike).toEqual([])
  })

  it('name the segment that they are about', () => {
    const figures = figuresOf.get('examples/intake-market')!
    const own = figures.filter(({ id }) => /^market\..*\[.*segment=large[,\]]/.test(id))
    expect(own.length).toBeGreaterThan(20)
    expect(own.filter(({ label }) => !label.includes('Large towns'))).toEqual([])
  })
})
