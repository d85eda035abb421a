import type { Column, DataSet } from '#evidence/rows/data-set'

/** Whether a declared column holds numbers or categories; absent where it is not declared. */
export function columnKind(dataSet: DataSet, id: string): 'number' | 'category' | undefined {
  const column = [...dataSet.columns, ...dataSet.unpivot.flat()].find((one) => one.id === id)
  return column === undefined ? undefined : kindOf(column)
}

function kindOf(column: Column): 'number' | 'category' {
  if (column.read === 'joined') return kindOf(column.column)
  if (column.read === 'category' || column.read === 'bands') return 'category'
  if (column.read === 'constant' && typeof column.value === 'string') return 'category'
  return 'number'
}
