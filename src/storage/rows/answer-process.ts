import { chosenExecutions } from '#evidence/log/chosen-executions'
import type { Executions } from '#evidence/log/executions'
import type { Categories, ProcessAnswer, ProcessQuestion } from '#evidence/rows/question'
import { known, labelsOf } from '#storage/rows/answer-units'
import { streamed, type ColumnStream, type StreamedColumn } from '#storage/rows/column-stream'
import type { Relation } from '#storage/rows/relation'

/** The executions that are kept, each once, however many rows of the data set it makes. */
export async function answerProcess(
  stream: ColumnStream,
  relation: Relation,
  question: ProcessQuestion,
  executions: Executions,
): Promise<ProcessAnswer> {
  const by = known(relation, question.by).filter(({ kind }) => kind !== 'numbers')
  const places = new Int32Array(executions.count)
  const codes = by.map(() => new Int32Array(executions.count))
  const columns: readonly StreamedColumn[] = [
    { sql: 'CAST(place AS DOUBLE)', kind: 'numbers' },
    ...by.map(streamed),
  ]
  let filled = 0
  const texts = await stream.blocks(columns, (block) => {
    for (let row = 0; row < block.rows; row++) {
      const place = block.numbers[0]![row]!
      if (filled > 0 && places[filled - 1] === place) continue
      places[filled] = place
      for (const [index, into] of codes.entries()) into[filled] = block.codes[index]![row]!
      filled++
    }
  })
  const labels = labelsOf(by, texts)
  const categories = by.map(({ id }, index): [string, Categories] => [
    id,
    { codes: codes[index]!.subarray(0, filled), labels: labels[index]! },
  ])
  return {
    kind: 'process',
    executions: chosenExecutions(executions, places.subarray(0, filled)),
    categories: Object.fromEntries(categories),
  }
}
