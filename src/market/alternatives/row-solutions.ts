import type { AskedColumns } from '#market/asked-columns'
import type { PriceKind } from '#market/alternatives/value-map'
import type { UnitsQuestion } from '#evidence/rows/question'
import type { Price, Solution } from '#job/job'
import type { Unit } from '#quantity/unit'

/** A column of prices: its values times `scale` are in the unit, which is in the currency of the study. */
export interface PriceColumn {
  readonly column: string
  readonly unit: Unit
  readonly scale: number
}

/** Solutions that are rows of a data set, one row each. */
export interface RowSolutions {
  readonly data: string
  /** Column with their names. */
  readonly name: string
  readonly role: Solution['role']
  readonly prices: Readonly<Partial<Record<PriceKind, PriceColumn>>>
  /** Values that mean that a price is not known. */
  readonly notKnown: readonly number[]
  /** What is true of all of the prices. */
  readonly said: Pick<Price, 'per' | 'date' | 'source'>
  /** Columns that hold how each does on needs. */
  readonly measured: readonly string[]
  readonly path: string
}

/** The columns that the solutions of a data set are read from. */
export function rowSolutionColumns({ name, prices, measured }: RowSolutions): AskedColumns {
  const priced = [prices.list, prices.realized].flatMap((price) => price?.column ?? [])
  return { numbers: [...new Set([...priced, ...measured])], names: [name] }
}

/** What the rows are asked for. */
export function rowSolutionQuestion(rows: RowSolutions): UnitsQuestion {
  const { numbers, names } = rowSolutionColumns(rows)
  return { kind: 'units', data: rows.data, numbers, categories: names }
}
