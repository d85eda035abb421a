import type { Column } from '#evidence/rows/data-set'
import type { AskedColumns } from '#market/asked-columns'
import { header } from '#study/document/resolve/header'

/** The columns that something of the market reads of one data set. */
export interface AskedOfData extends AskedColumns {
  readonly data: string
}

/** The columns of a data set, those that a block reads as numbers read so whatever stands in them. */
export function asAsked(
  asked: readonly AskedOfData[],
  data: string,
  columns: readonly Column[],
): readonly Column[] {
  const numbers = new Set(askedOf(asked, data, 'numbers'))
  return columns.map((column) =>
    column.read === 'auto' && numbers.has(column.id)
      ? { id: column.id, read: 'number', from: column.from, scale: 1 }
      : column,
  )
}

/** Columns of the file that a block names by their header, and nobody declared. */
export function undeclared(
  asked: readonly AskedOfData[],
  data: string,
  declared: readonly Column[],
): readonly Column[] {
  const known = new Set(declared.map(({ id }) => id))
  const numbers = [...new Set(askedOf(asked, data, 'numbers'))].filter((id) => !known.has(id))
  const names = [...new Set(askedOf(asked, data, 'names'))].filter(
    (id) => !known.has(id) && !numbers.includes(id),
  )
  return [
    ...numbers.map((id): Column => ({ id, read: 'number', from: header(id), scale: 1 })),
    ...names.map((id): Column => ({ id, read: 'category', from: header(id) })),
  ]
}

function askedOf(
  asked: readonly AskedOfData[],
  data: string,
  role: 'numbers' | 'names',
): readonly string[] {
  return asked.filter((one) => one.data === data).flatMap((one) => one[role])
}
