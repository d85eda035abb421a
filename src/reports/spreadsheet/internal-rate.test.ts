import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { computeBook } from './compute-book.ts'
import { internalRateByDay } from './internal-rate.ts'
import { Workings } from './workings-sheet.ts'

interface Row {
  readonly name: string
  readonly flows: readonly number[]
  readonly days: readonly number[]
  readonly xirr: readonly number[]
}

// mpmath with 50 digits: test/reference/dated-flows.py.
const { rows } = JSON.parse(
  readFileSync(new URL('../../../test/reference/dated-flows.json', import.meta.url), 'utf8'),
) as { rows: readonly Row[] }

/** The rate in a workbook of these flows alone. */
function inSheet({ flows, days }: Pick<Row, 'flows' | 'days'>, once = '1=1'): unknown {
  const workings = new Workings({ horizon: 1, period: 'year' })
  const column = (words: string, values: readonly number[]) =>
    workings.column(words, 'money', [values.length, (index) => String(values[index])])
  const of = { flows: column('Flow', flows), days: column('Day', days) }
  workings.single('Rate', '1', internalRateByDay(workings, of, once))
  const book = { title: '', creator: '', names: [], sheets: [workings.finish()] }
  const { cells } = computeBook(book).sheets[0]!.rows.at(-1)!
  return cells[2]!.value
}

const changesOnce = ({ flows }: Row): boolean =>
  flows.filter((flow, k) => k > 0 && flow * flows[k - 1]! < 0).length === 1

const once = rows.filter((row) => row.xirr.length === 1 && changesOnce(row))

describe('internalRateByDay', () => {
  it.each(once)('is the rate: $name', (row) => {
    expect(Number(inSheet(row)) / row.xirr[0]!).toBeCloseTo(1, 10)
  })

  it.each(once)('is the same after a first flow of 0: $name', ({ flows, days, xirr }) => {
    const later = { flows: [0, 0, ...flows], days: [0, 90, ...days.map((day) => day + 400)] }
    expect(Number(inSheet(later)) / xirr[0]!).toBeCloseTo(1, 10)
  })

  it('finds what is lost, and what multiplies', () => {
    // Two flows a year apart: what comes in by what goes out, less 1.
    const afterAYear = (value: number) => inSheet({ flows: [-1000, value], days: [0, 365] })
    expect(afterAYear(20)).toBeCloseTo(-0.98, 12)
    expect(afterAYear(90_000)).toBeCloseTo(89, 10)
  })

  it('leaves the steps alone where flows do not change their sign once', () => {
    expect(inSheet({ flows: [-100, -5], days: [0, 291] }, '1=0')).toBe('not found')
  })
})
