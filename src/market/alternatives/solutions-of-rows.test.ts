import { expect, test } from 'vitest'
import type { Reading, UnitsAnswer } from '#evidence/rows/question'
import type { Need, Solution } from '#job/job'
import { wilsonInterval } from '#stats/intervals/wilson-interval'
import type { RowSolutions } from './row-solutions.ts'
import { mergedSolutions, solutionsOfRows } from './solutions-of-rows.ts'

const unit = { text: 'EUR', factor: 1, dimensions: { EUR: 1 } }
const block: RowSolutions = {
  data: 'cars',
  name: 'name',
  role: 'competitor',
  prices: { list: { column: 'msrp', unit, scale: 0.5 } },
  notKnown: [0],
  said: { per: 'car' },
  measured: ['power', 'broken.share', 'broken.of'],
  path: 'solutions-from.0',
}
const need = (id: string, type: 'number' | 'yes-no'): Need => ({
  id,
  outcome: { direction: 'maximize', measure: 'number', focus: id },
  metric: { kind: 'custom', type, unit },
  validation: [],
})
const needs = [need('power', 'number'), need('broken', 'yes-no')]
const reading = { data: 'cars', files: ['cars.csv'], hash: 'h' } as unknown as Reading

const rows = (
  names: readonly (string | null)[],
  numbers: Readonly<Record<string, readonly number[]>>,
): UnitsAnswer => {
  const labels = [...new Set(names.flatMap((name) => name ?? []))]
  return {
    kind: 'units',
    rows: names.length,
    lines: Float64Array.from(names, (_, i) => i + 2),
    numbers: Object.fromEntries(
      Object.entries(numbers).map(([id, values]) => [id, Float64Array.from(values)]),
    ),
    categories: {
      name: {
        codes: Int32Array.from(names, (name) => (name === null ? -1 : labels.indexOf(name))),
        labels,
      },
    },
  }
}
const evaluate = (answer: UnitsAnswer) =>
  solutionsOfRows(block, { answer, reading, needs, level: 0.95 })

const none = Number.NaN
const answer = rows(['Opel Astra 1.6', 'Opel Astra 1.6', 'opel astra 1.6 2', null, 'Kia'], {
  msrp: [20_000, 0, none, 9, 30_000],
  power: [100, 110, none, 1, 90],
  'broken.share': [0.1, none, none, none, 2],
  'broken.of': [200, none, none, none, 10],
})

test('ids by slug, the second of one name gets -2, and no id is given twice', () => {
  const { solutions, findings } = evaluate(answer)
  expect(solutions.map(({ id }) => id)).toEqual([
    'opel-astra-1-6',
    'opel-astra-1-6-2',
    'opel-astra-1-6-2-2',
    'kia',
  ])
  expect(findings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'missing-value: 1 row of `cars` has no name in `name`, and is no solution.',
    'duplicates: Several rows of `cars` have one name: Opel Astra 1.6 (opel-astra-1-6, opel-astra-1-6-2).',
  ])
})

test('0 and missing are not known, never free; the rest is in the currency of the study', () => {
  const prices = evaluate(answer).solutions.map(({ price }) =>
    price === undefined || price === 'not-known' ? price : price.list?.distribution,
  )
  expect(prices).toEqual([
    { family: 'fixed', value: 10_000 },
    'not-known',
    'not-known',
    { family: 'fixed', value: 15_000 },
  ])
})

test('a share with its denominator has Wilson’s interval, a number none, an impossible share no level', () => {
  const { levels } = evaluate(answer)
  const of = (solution: string, id: string) =>
    levels.find((level) => level.solution === solution && level.need === id)
  expect(of('opel-astra-1-6', 'broken')).toMatchObject({
    value: 0.1,
    n: 200,
    interval: wilsonInterval(20, 200, 0.95),
  })
  expect(of('opel-astra-1-6', 'power')).toMatchObject({ value: 100, origin: 'rows' })
  expect(of('opel-astra-1-6', 'power')?.interval).toBeUndefined()
  expect(of('kia', 'broken')).toBeUndefined()
  expect(of('opel-astra-1-6-2-2', 'power')).toBeUndefined()
})

test.each([[[]], [[null]]])('survives %o', (names) => {
  const { solutions, levels } = evaluate(rows(names, { msrp: names.map(() => 1) }))
  expect([solutions, levels]).toEqual([[], []])
})

test('what the document says of one of the same id has the last word', () => {
  const declared: readonly Solution[] = [{ id: 'kia', name: 'Kia Rio', role: 'ours' }]
  const merged = mergedSolutions(declared, evaluate(answer).solutions)
  expect(merged[0]).toMatchObject({ id: 'kia', name: 'Kia Rio', role: 'ours' })
  expect(merged[0]?.price).toMatchObject({ per: 'car' })
  expect(merged).toHaveLength(4)
})
