import type { Cell } from '#storage/rows/engine'
import { noMoments, noPair, type RunningMoments, type RunningPair } from '#storage/rows/moment-sums'

/** A column to be summed up. */
export interface SummedColumn {
  /** SQL of the values as doubles. */
  readonly sql: string
  /** What doubles are counted from. */
  readonly origin: number
  /** SQL of the values where their sums are exact: whole numbers and decimals. */
  readonly exact: string | undefined
  /** Whether third and fourth powers and the range are wanted. */
  readonly tails: boolean
  /** Whether none is missing. */
  readonly complete: boolean
}

/** The sums of a stretch of rows, by the place of their aggregate. */
type Sums = (aggregate: number) => Cell

/** What is summed up of each stretch: the aggregates as SQL, and how moments are read from them. */
export class StretchSums {
  /** The first one counts the rows. */
  readonly aggregates: string[] = ['count(*)']
  readonly columns: readonly ((sums: Sums) => RunningMoments)[]
  /** First with second, first with third ... second with third ... */
  readonly pairs: readonly ((sums: Sums) => RunningPair)[]

  constructor(of: readonly SummedColumn[]) {
    this.columns = of.map((column) =>
      column.exact === undefined ? this.doubles(column) : this.exact(column, column.exact),
    )
    this.pairs = of.flatMap((first, place) =>
      of.slice(place + 1).map((second) => this.pair(first, second)),
    )
  }

  private doubles(column: SummedColumn): (sums: Sums) => RunningMoments {
    const value = shifted(column)
    const square = `(${value} * ${value})`
    const count = this.count(column)
    const s1 = this.add(`sum(${value})`)
    const s2 = this.add(`sum(${square})`)
    if (!column.tails) {
      return (sums) =>
        centred(Number(sums(count)), [Number(sums(s1)), Number(sums(s2)), 0, 0], noMoments())
    }
    const [s3, s4] = [this.add(`sum(${square} * ${value})`), this.add(`sum(${square} * ${square})`)]
    const [low, high] = [this.add(`min(${column.sql})`), this.add(`max(${column.sql})`)]
    return (sums) => {
      const n = Number(sums(count))
      if (n === 0) return noMoments()
      const [a, b, c, d] = [s1, s2, s3, s4].map((place) => Number(sums(place)))
      const range = { min: Number(sums(low)), max: Number(sums(high)) }
      return centred(n, [a!, b!, c!, d!], range)
    }
  }

  private exact(column: SummedColumn, value: string): (sums: Sums) => RunningMoments {
    const count = this.count(column)
    const s1 = this.addExact(value)
    const s2 = this.addExact(`${value} * ${value}`)
    return (sums) => {
      const n = Number(sums(count))
      const [sum, squares] = [decimalOf(sums(s1)), decimalOf(sums(s2))]
      return {
        ...noMoments(),
        n,
        mean: quotient(sum, n),
        m2: centredProduct(n, squares, [sum, sum]),
      }
    }
  }

  private pair(first: SummedColumn, second: SummedColumn): (sums: Sums) => RunningPair {
    if (first.exact !== undefined && second.exact !== undefined) {
      const [n, a, b, ab] = this.joint([first, second], [first.exact, second.exact], true)
      return (sums) => {
        const rows = Number(sums(n))
        const [left, right] = [decimalOf(sums(a)), decimalOf(sums(b))]
        const c = centredProduct(rows, decimalOf(sums(ab)), [left, right])
        return { n: rows, meanA: quotient(left, rows), meanB: quotient(right, rows), c }
      }
    }
    const [n, a, b, ab] = this.joint([first, second], [counted(first), counted(second)], false)
    return (sums) => {
      const rows = Number(sums(n))
      if (rows === 0) return noPair()
      const [left, right] = [Number(sums(a)), Number(sums(b))]
      const c = Number(sums(ab)) - (left * right) / rows
      return { n: rows, meanA: left / rows, meanB: right / rows, c }
    }
  }

  /** Number, sums and sum of products over the rows where both are there. */
  private joint(
    [first, second]: readonly [SummedColumn, SummedColumn],
    [a, b]: readonly [string, string],
    exact: boolean,
  ): readonly [number, number, number, number] {
    const sum = (value: string): number =>
      exact ? this.addExact(value) : this.add(`sum(${value})`)
    const where = (value: string, other: string, complete: boolean): number =>
      sum(complete ? value : `CASE WHEN ${other} IS NOT NULL THEN ${value} END`)
    const both = first.complete && second.complete
    return [
      both ? 0 : this.add(`count(${a} * ${b})`),
      where(a, b, second.complete),
      where(b, a, first.complete),
      sum(`${a} * ${b}`),
    ]
  }

  private count({ sql, complete }: SummedColumn): number {
    return complete ? 0 : this.add(`count(${sql})`)
  }

  private addExact(value: string): number {
    return this.add(`CAST(sum(${value}) AS VARCHAR)`)
  }

  /** The place of an aggregate, which is taken once. */
  private add(aggregate: string): number {
    const known = this.aggregates.indexOf(aggregate)
    return known < 0 ? this.aggregates.push(aggregate) - 1 : known
  }
}

function shifted({ sql, origin }: SummedColumn): string {
  return origin === 0 ? sql : `(${sql} - (${origin})::DOUBLE)`
}

/** Beside a column of doubles, an exact one is summed from 0, as it is in its own moments. */
function counted(column: SummedColumn): string {
  return column.exact === undefined ? shifted(column) : column.sql
}

/** Central power sums from those around the origin. */
function centred(
  n: number,
  [s1, s2, s3, s4]: readonly [number, number, number, number],
  range: { readonly min: number; readonly max: number },
): RunningMoments {
  const { min, max } = range
  const mean = n === 0 ? 0 : s1 / n
  return {
    n,
    mean,
    m2: Math.max(0, s2 - s1 * mean),
    m3: s3 - 3 * mean * s2 + 2 * s1 * mean * mean,
    m4: Math.max(0, s4 - 4 * mean * s3 + 6 * mean * mean * s2 - 3 * s1 * mean * mean * mean),
    min,
    max,
  }
}

/** A number without rounding: units / 10^scale. */
interface Decimal {
  readonly units: bigint
  readonly scale: number
}

function decimalOf(cell: Cell): Decimal {
  const text = cell === null ? '0' : String(cell)
  const point = text.indexOf('.')
  return { units: BigInt(text.replace('.', '')), scale: point < 0 ? 0 : text.length - point - 1 }
}

function quotient({ units, scale }: Decimal, n: number): number {
  return n === 0 ? 0 : Number(units) / (n * 10 ** scale)
}

/** sum(ab) - sum(a) sum(b) / n, rounded at the end only. */
function centredProduct(n: number, ab: Decimal, [a, b]: readonly [Decimal, Decimal]): number {
  if (n === 0) return 0
  const units = BigInt(n) * ab.units - a.units * b.units
  return Number(units) / (n * 10 ** ab.scale)
}
