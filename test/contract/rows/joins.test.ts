import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Column, DataSet } from '#evidence/rows/data-set'
import type { MomentsAnswer, ShapeAnswer } from '#evidence/rows/question'
import {
  category,
  codesOf,
  columnOf,
  dataSetOf,
  header,
  labels,
  number,
  stores,
  withBench,
} from './row-bench.ts'

const age: Column = { id: 'age', read: 'auto', from: header('age') }
const paid: Column = { id: 'paid', read: 'flag', from: header('paid'), is: ['Yes'] }
const lent = [category('segment'), age, paid, number('score')]

/** The accounts, one row a customer. */
function accounts(key: Column, more: Partial<DataSet> = {}): DataSet {
  return dataSetOf([key, ...lent], { id: 'accounts', files: ['accounts.csv'], ...more })
}

function joined(column: Column): Column {
  return { id: column.id, read: 'joined', with: 'accounts', column }
}

describe.each(stores)('%s', (_, create) => {
  const bench = withBench(create)
  const customer = category('customer')
  const joins = [{ with: 'accounts', by: 'customer' }]
  const columns = [customer, number('wait'), ...lent.map(joined)]
  const people =
    'customer,segment,age,paid,score\nb,desk,40,Yes,1\na,online,,No,x\nz,desk,9,Yes,2\n'
  const open = async (
    key = customer,
    more: Partial<DataSet> = {},
  ): ReturnType<typeof bench.open> => {
    const lender = await bench.store.open(accounts(key), { folder: bench.folder })
    expect(lender.value).toBeDefined()
    return bench.open([key, ...columns.slice(1)], { joins, ...more })
  }

  describe('columns of another data set', () => {
    test('are looked up for every row, in file order', async () => {
      bench.write('accounts.csv', people)
      bench.write('rows.csv', 'wait,customer\n5,a\n1,b\n2,a\n3, b \n')
      const { reading, findings } = await open()
      const answer = await bench.units(['wait', 'age', 'paid', 'score'], ['customer', 'segment'])
      expect([...answer.lines]).toEqual([2, 3, 4, 5])
      expect([...answer.numbers['wait']!]).toEqual([5, 1, 2, 3])
      expect([...answer.numbers['age']!]).toEqual([NaN, 40, NaN, 40])
      expect([...answer.numbers['paid']!]).toEqual([0, 1, 0, 1])
      expect([...answer.numbers['score']!]).toEqual([NaN, 1, NaN, 1])
      expect(labels(answer, 'segment')).toEqual(['online', 'desk', 'online', 'desk'])
      expect(columnOf(reading, 'segment')).toMatchObject({
        from: 'segment of accounts',
        holds: 'categories',
        present: 4,
        missing: 0,
      })
      expect(columnOf(reading, 'age')).toMatchObject({ holds: 'numbers', present: 2, missing: 2 })
      expect(reading.format).toContain('with columns of accounts by customer')
      expect(codesOf(findings)).not.toContain('no-partner')
    })

    test('answer moments, shapes and samples', async () => {
      bench.write('accounts.csv', people)
      bench.write('rows.csv', 'wait,customer\n5,a\n1,b\n2,a\n3,b\n')
      await open()
      const moments = (await bench.ask({
        kind: 'moments',
        data: 'rows',
        by: ['segment'],
        of: ['wait', 'age'],
      })) as MomentsAnswer
      expect(
        moments.cells.map(({ by, rows, columns }) => [by[0], rows, columns['wait']?.mean]),
      ).toEqual([
        ['online', 2, 3.5],
        ['desk', 2, 2],
      ])
      const shape = (await bench.ask({
        kind: 'shape',
        data: 'rows',
        by: [],
        of: 'age',
        probabilities: [0.5],
        bins: 1,
      })) as ShapeAnswer
      expect(shape.cells[0]).toMatchObject({ quantiles: [40], counts: [2] })
      const sample = await bench.store.rows('rows', { segment: ['desk'] }, 5)
      expect(sample).toMatchObject({ total: 2, rows: [{ line: 3 }, { line: 5 }] })
    })

    test('are missing where the key has no partner, and a warning counts the rows', async () => {
      bench.write('accounts.csv', people)
      bench.write('rows.csv', 'wait,customer\n5,a\n1,c\n2,c\n3,\n')
      const { findings } = await open()
      const answer = await bench.units(['age', 'paid'], ['segment'])
      expect(labels(answer, 'segment')).toEqual(['online', undefined, undefined, undefined])
      expect([...answer.numbers['paid']!]).toEqual([0, NaN, NaN, NaN])
      const found = findings.find(({ code }) => code === 'no-partner')
      expect(found).toMatchObject({
        severity: 'warning',
        place: { path: 'data.rows.columns.customer' },
      })
      expect(found?.message).toContain('3 rows')
      expect(found?.message).toContain('`c` on 2')
      expect(found?.message).toContain('no key on 1')
    })

    test('are refused where a key stands more than once', async () => {
      bench.write('accounts.csv', `${people}a,desk,1,No,1\na,desk,2,No,1\n`)
      bench.write('rows.csv', 'wait,customer\n5,a\n')
      await bench.store.open(accounts(customer), { folder: bench.folder })
      const findings = await bench.refuse(columns, { joins })
      expect(findings).toMatchObject([
        { code: 'repeated-key', place: { path: 'data.accounts.columns.customer' } },
      ])
      expect(findings[0]?.message).toContain('`a` 3 times')
    })

    test('go by numbers where the key is one, however it is written', async () => {
      const key: Column = { id: 'customer', read: 'auto', from: header('customer') }
      bench.write(
        'accounts.csv',
        people.replace('\nb', '\n1.0').replace('\na', '\n2').replace('\nz', '\n3'),
      )
      bench.write('rows.csv', 'wait,customer\n5,2\n1,1\n')
      await open(key)
      expect(labels(await bench.units([], ['segment']), 'segment')).toEqual(['online', 'desk'])
      bench.write('rows.csv', 'wait,customer\n5,2\n1,none\n')
      await open(key)
      expect(labels(await bench.units([], ['segment']), 'segment')).toEqual(['online', undefined])
    })

    test('follow keep, exclude and the parts of a wide row', async () => {
      bench.write('accounts.csv', people)
      bench.write('rows.csv', 'customer,t1,t2\na,1,2\nb,3,4\nz,5,6\n')
      const part = (from: string): readonly Column[] => [
        { id: 'wait', read: 'number', from: header(from), scale: 1 },
      ]
      await bench.store.open(accounts(customer), { folder: bench.folder })
      await bench.open([customer, ...lent.map(joined)], {
        joins,
        unpivot: [part('t1'), part('t2')],
        exclude: [{ where: { customer: ['b'] }, why: 'a test' }],
      })
      const answer = await bench.units(['wait'], ['segment'])
      expect([...answer.numbers['wait']!]).toEqual([1, 2, 5, 6])
      expect(labels(answer, 'segment')).toEqual(['online', 'online', 'desk', 'desk'])
    })

    test('keep the order of many rows, with many customers', async () => {
      const rows = 60_000
      const customers = 20_000
      const ids = Array.from({ length: customers }, (_, id) => `c${(id * 7919) % customers}`)
      const line = (id: string): string => `${id},s${Number(id.slice(1)) % 3},1,Yes,${id.slice(1)}`
      bench.write('accounts.csv', `customer,segment,age,paid,score\n${ids.map(line).join('\n')}\n`)
      const keys = Array.from({ length: rows }, (_, row) => (row * 31) % customers)
      bench.write(
        'rows.csv',
        `wait,customer\n${keys.map((key, row) => `${row},c${key}`).join('\n')}\n`,
      )
      await open()
      const answer = await bench.units(['wait', 'score'], ['segment'])
      expect([...answer.numbers['wait']!]).toEqual(keys.map((__, row) => row))
      expect([...answer.numbers['score']!]).toEqual(keys)
      expect(labels(answer, 'segment')).toEqual(keys.map((key) => `s${key % 3}`))
    })

    test('count in the hash of what was read', async () => {
      bench.write('accounts.csv', people)
      bench.write('rows.csv', 'wait,customer\n5,a\n')
      const before = await open()
      bench.write('accounts.csv', people.replace('desk', 'disk'))
      const after = await open()
      expect(after.reading.hash).not.toBe(before.reading.hash)
      const own = createHash('sha256').update('wait,customer\n5,a\n').digest('hex')
      expect(before.reading.hash).not.toBe(own)
    })
  })
})
