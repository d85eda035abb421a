import { linkSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { DataSet } from '#evidence/rows/data-set'
import type { Question, UnitsAnswer } from '#evidence/rows/question'
import { DuckDbRows } from './duckdb-rows.ts'
import { RememberedRows } from './remembered-rows.ts'
import { RowMemory } from './row-memory.ts'

const folder = mkdtempSync(join(tmpdir(), 'worthline-remembered-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Counts how often files are opened and asked. */
class Counted extends DuckDbRows {
  opens: string[] = []
  asks = 0

  override open(...words: Parameters<DuckDbRows['open']>): ReturnType<DuckDbRows['open']> {
    this.opens.push(words[0].id)
    return super.open(...words)
  }

  override ask(question: Question): ReturnType<DuckDbRows['ask']> {
    this.asks++
    return super.ask(question)
  }
}

const number = (id: string) =>
  ({ id, read: 'number', from: { name: id, occurrence: 1 }, scale: 1 }) as const
const dataSet: DataSet = {
  id: 'rows',
  files: ['rows.csv'],
  row: 'execution',
  read: {},
  columns: [number('a'), number('b')],
  unpivot: [],
  keep: {},
  exclude: [],
}
const units = (...numbers: string[]): Question => ({
  kind: 'units',
  data: 'rows',
  numbers,
  categories: [],
})

const write = (name: string, text: string) => {
  const place = join(folder, name)
  mkdirSync(place, { recursive: true })
  writeFileSync(join(place, 'rows.csv'), text)
  return { folder: place }
}

test('rows are read once while files and questions are the same, wherever they are linked to', async () => {
  const memory = new RowMemory(1e6)
  const first = new Counted()
  const roots = write('one', 'a,b\n1,2\n3,4\n')
  const before = new RememberedRows(first, memory)
  const read = await before.open(dataSet, roots)
  const answer = (await before.ask(units('a'))) as UnitsAnswer
  expect([...answer.numbers['a']!]).toEqual([1, 3])
  await before.close()

  const second = new Counted()
  const again = new RememberedRows(second, memory)
  mkdirSync(join(folder, 'linked'))
  linkSync(join(roots.folder, 'rows.csv'), join(folder, 'linked/rows.csv'))
  expect(await again.open(dataSet, { folder: join(folder, 'linked') })).toEqual(read)
  expect(await again.ask(units('a'))).toBe(answer)
  expect([second.opens, second.asks]).toEqual([[], 0])
  const other = (await again.ask(units('b'))) as UnitsAnswer
  expect([...other.numbers['b']!]).toEqual([2, 4])
  expect([second.opens, second.asks]).toEqual([['rows'], 1])
  expect((await again.rows('rows', {}, 1)).total).toBe(2)
  await again.close()
})

test('a file that changed is read again, also where it has the same length', async () => {
  const memory = new RowMemory(1e6)
  const roots = write('two', 'a,b\n1,2\n')
  const values: number[] = []
  for (const [text, moment] of [
    ['a,b\n1,2\n', 1_700_000_000],
    ['a,b\n5,2\n', 1_700_000_001],
  ] as const) {
    writeFileSync(join(roots.folder, 'rows.csv'), text)
    utimesSync(join(roots.folder, 'rows.csv'), moment, moment)
    const rows = new RememberedRows(new Counted(), memory)
    await rows.open(dataSet, roots)
    values.push(((await rows.ask(units('a'))) as UnitsAnswer).numbers['a']![0]!)
    await rows.close()
  }
  expect(values).toEqual([1, 5])
})

test('a column that is looked up in another data set opens that one first', async () => {
  const memory = new RowMemory(1e6)
  const roots = write('three', 'a,b\n1,2\n')
  writeFileSync(join(roots.folder, 'more.csv'), 'a,c\n1,7\n')
  const lender = {
    ...dataSet,
    id: 'more',
    files: ['more.csv'],
    columns: [number('a'), number('c')],
  }
  const joined: DataSet = {
    ...dataSet,
    columns: [number('a'), { id: 'c', read: 'joined', with: 'more', column: number('c') }],
    joins: [{ with: 'more', by: 'a' }],
  }
  const asked = async (question: Question) => {
    const counted = new Counted()
    const rows = new RememberedRows(counted, memory)
    await rows.open(lender, roots)
    await rows.open(joined, roots)
    const answer = (await rows.ask(question)) as UnitsAnswer
    await rows.close()
    return [counted.opens, answer.numbers]
  }
  const found = { c: Float64Array.of(7) }
  expect(await asked(units('c'))).toEqual([['more', 'rows'], found])
  expect(await asked(units('c'))).toEqual([[], found])
  expect(await asked(units('a', 'c'))).toEqual([
    ['more', 'rows'],
    { a: Float64Array.of(1), ...found },
  ])
})

test('what does not fit goes, the longest unwanted first', () => {
  const memory = new RowMemory(1000)
  const value = () => new Float64Array(50)
  memory.set('a', value())
  memory.set('b', value())
  expect(memory.get('a')).toBeDefined()
  memory.set('c', value())
  expect(
    [memory.get('a'), memory.get('b'), memory.get('c')].map((one) => one !== undefined),
  ).toEqual([true, false, true])
  memory.set('d', new Float64Array(200))
  expect(memory.get('d')).toBeUndefined()
})
