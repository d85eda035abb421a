import type { Column, DataSet } from '#evidence/rows/data-set'
import type { Reading } from '#evidence/rows/question'

/** The data set with every `auto` column read as what its values turned out to be. */
export function decideColumns(data: DataSet, reading: Reading): DataSet {
  const decide = (column: Column): Column => {
    if (column.read === 'joined') return { ...column, column: decide(column.column) }
    if (column.read !== 'auto') return column
    const holds = reading.columns.find(({ id }) => id === column.id)?.holds
    const { id, from } = column
    return holds === 'categories'
      ? { id, read: 'category', from }
      : { id, read: 'number', from, scale: 1 }
  }
  return {
    ...data,
    columns: data.columns.map(decide),
    unpivot: data.unpivot.map((columns) => columns.map(decide)),
  }
}
