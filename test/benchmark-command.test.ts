/** `worthline guide` and `worthline benchmark` as people run them. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { worthline } from './command.ts'
import { exampleDocument } from './documents/example-document.ts'

const customers = ['acme', 'berta', 'carlo', 'dora', 'emil']
const factors = [1, 1.4, 0.8, 2, 1.1]
const minutes = [8, 11, 9, 14, 7, 10, 12, 9]

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'worthline-benchmark-'))
  for (const [i, customer] of customers.entries()) {
    const home = join(folder, customer)
    mkdirSync(home)
    const text = exampleDocument
      .replace('title: A shorter wait', `title: The wait at ${customer}`)
      .replace('row: execution', `row: execution\n    source: { date: 2026-0${i + 1}-15 }`)
    writeFileSync(join(home, 'study.yaml'), text)
    const rows = [0, 1].flatMap((arm) =>
      minutes.map((one) => `${arm},${one * 60 * factors[i]! * (arm === 0 ? 1 : 0.7)},${30 + one}`),
    )
    writeFileSync(join(home, 'trial.csv'), `arm,seconds,age\n${rows.join('\n')}\n`)
  }
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const studies = (count: number) => customers.slice(0, count).map((name) => join(folder, name))
const population = ['--population', 'municipal offices']

interface Entry {
  readonly id: string
  readonly what: string
  readonly unit: string
  readonly min: number
  readonly median: number
  readonly max: number
  readonly source: { readonly cite: string; readonly date: string; readonly population: string }
}

describe('worthline benchmark', () => {
  test('pools the levels of own studies, as SciPy does where all errors are alike', () => {
    const { out, code } = worthline('benchmark', ...studies(5), '--need', 'wait', ...population)
    expect(code).toBe(0)
    const [entry] = parse(out) as [Entry]
    const mean = minutes.reduce((sum, one) => sum + one, 0) / 8
    const middle = factors.reduce((sum, factor) => sum + Math.log(mean * factor), 0) / 5
    // Equal relative errors s, V the variance of the k logarithms: 4 V / (s^2 + tau^2) is chi-square with k - 1,
    // the mean has t(k - 1) sqrt(max(V, s^2 + tau^2) / k), a further customer tau z beside it (Nagashima 2019).
    // Its P95, integrated over both with NumPy and SciPy 1.10 (leggauss, chi2, t, norm; brentq).
    const reach = 0.86654779481
    expect(entry.median / Math.exp(middle)).toBeCloseTo(1, 3)
    expect(entry.min / Math.exp(middle - reach)).toBeCloseTo(1, 3)
    expect(entry.max / Math.exp(middle + reach)).toBeCloseTo(1, 3)
    expect(entry).toMatchObject({
      id: 'own-wait',
      unit: 'min',
      source: {
        cite: 'own studies of 5 customers, 40 rows, 2026-01-15 to 2026-05-15',
        date: '2026-05-15',
        population: 'municipal offices',
      },
    })
  })

  test('names no customer and no file', () => {
    const { out } = worthline('benchmark', ...studies(5), '--metric', 'speed', ...population)
    for (const name of [...customers, 'trial', 'study', folder])
      expect(out.replace('own studies', '')).not.toContain(name)
  })

  test('is refused below five customers, and for one customer twice', () => {
    const few = worthline('benchmark', ...studies(4), '--need', 'wait', ...population)
    expect(few).toMatchObject({ code: 2, out: '' })
    expect(few.err).toContain('at least 5 are needed')
    const twice = [...studies(5), join(folder, 'acme')]
    const again = worthline('benchmark', ...twice, '--need', 'wait', ...population)
    expect(again).toMatchObject({ code: 2, out: '' })
    expect(again.err).toContain('shared-rows')
    const none = worthline('benchmark', ...studies(5), '--need', 'wiat', ...population)
    expect(none.err).toContain('no need `wiat`')
    expect(worthline('benchmark', ...studies(5), ...population).code).toBe(1)
  })

  test('adds to a library, which a study then takes from; an entry is not written twice', () => {
    const home = join(folder, 'own')
    mkdirSync(home)
    const library = join(home, 'benchmarks.yaml')
    const words = ['--need', 'wait', ...population, '--out', library]
    writeFileSync(library, '- { id: other, what: x, min: 1, median: 2, max: 3, source: {} }\n')
    expect(worthline('benchmark', ...studies(5), ...words).code).toBe(0)
    const before = readFileSync(library, 'utf8')
    const again = worthline('benchmark', ...studies(5), ...words)
    expect(again.code).toBe(2)
    expect(again.err).toContain('duplicate-id')
    expect(readFileSync(library, 'utf8')).toBe(before)
    const block =
      '  - { id: outside, design: benchmark, need: wait, solution: paper, from: own-wait }'
    const text = exampleDocument.replace('assumptions:', `${block}\nassumptions:`)
    writeFileSync(join(home, 'study.yaml'), text)
    writeFileSync(join(home, 'trial.csv'), readFileSync(join(folder, 'acme', 'trial.csv')))
    const { out, code } = worthline('trace', home, 'evidence.outside.wait.baseline')
    expect(code).toBe(0)
    expect(out).toContain('municipal offices')
  })

  test('a link that leads out of the folder is no library', () => {
    const missing = join(folder, 'linked')
    mkdirSync(missing)
    const text = exampleDocument.replace(
      'assumptions:',
      '  - { id: outside, design: benchmark, need: wait, solution: paper, from: own-wait }\nassumptions:',
    )
    writeFileSync(join(missing, 'study.yaml'), text)
    symlinkSync(join(folder, 'own', 'benchmarks.yaml'), join(missing, 'benchmarks.yaml'))
    const { err, out } = worthline('check', missing)
    expect(out + err).toContain('There is no `benchmarks.yaml` beside the study.')
  })
})

describe('worthline guide', () => {
  test('writes a guide, also where the rows are not there', () => {
    const file = join(folder, 'guide.md')
    expect(worthline('guide', join(folder, 'acme'), '--out', file).code).toBe(0)
    expect(readFileSync(file, 'utf8')).toContain('those that move the result most first')
    const alone = join(folder, 'alone.yaml')
    writeFileSync(alone, exampleDocument)
    const { out, code } = worthline('guide', alone, '--need', 'wait')
    expect(code).toBe(0)
    expect(out).toContain('in the order of the study')
    expect(out).toContain('id: said-wait')
  })

  test('names the need that was meant', () => {
    const { code, err } = worthline('guide', join(folder, 'acme'), '--need', 'wiat')
    expect(code).toBe(2)
    expect(err).toContain('Did you mean `wait`?')
  })
})
