import { columnKind } from '#evidence/rows/columns'
import type { DataSet } from '#evidence/rows/data-set'
import type { UnitsQuestion } from '#evidence/rows/question'
import { weightColumn } from '#evidence/rows/units-view'
import { askedColumns } from '#market/asked-columns'
import type { RowBlock } from '#market/row-block'

/** What blocks ask of the rows: one question each. Blocks on data sets that are not there ask nothing. */
export function blockQuestions(
  blocks: readonly RowBlock[],
  dataSets: readonly DataSet[],
): readonly UnitsQuestion[] {
  return blocks.flatMap((block) => {
    const dataSet = dataSets.find(({ id }) => id === block.data)
    return dataSet === undefined ? [] : [blockQuestion(block, dataSet)]
  })
}

/** The rows of one block: every column that it names, and the weights of its rows where they have any. */
export function blockQuestion(block: RowBlock, dataSet: DataSet): UnitsQuestion {
  const { numbers, names } = askedColumns(block)
  const ids = [...new Set([...names, ...numbers, weightColumn])]
  const ofKind = (kind: 'number' | 'category'): readonly string[] =>
    ids.filter((id) => columnKind(dataSet, id) === kind)
  return {
    kind: 'units',
    data: dataSet.id,
    numbers: ofKind('number'),
    categories: ofKind('category'),
  }
}
