import { processView, type ProcessView } from '#evidence/log/process-view'
import type { DataSet } from '#evidence/rows/data-set'
import { questionKey, type ProcessQuestion } from '#evidence/rows/question'
import type { Figure } from '#quantity/figure'
import { hashOf } from '#quantity/hash'
import type { Evaluation, RowsRead } from '#study/evaluation/evaluate-study'
import { processFigures } from '#study/evaluation/figures/process-figures'
import type { Study } from '#study/study'

/** How executions go through the job, for every data set that is a process log. */
export interface ProcessEvaluation {
  readonly processes: readonly ProcessView[]
  readonly figures: readonly Figure[]
}

/** What process logs are asked: their executions, by solution. */
export function processQuestions(dataSets: readonly DataSet[]): readonly ProcessQuestion[] {
  return dataSets
    .filter(({ log }) => log !== undefined)
    .map(({ id }) => ({ kind: 'process', data: id, by: ['solution'] }))
}

/** Views every process log of a study; logs that were not read are left out. */
export function evaluateProcesses(
  study: Study,
  rows: RowsRead,
  { memory, settings: { level } }: Evaluation,
): ProcessEvaluation {
  const solutions = study.solutions.map(({ id }) => id)
  const names = new Map(study.solutions.map(({ id, name }) => [id, name]))
  const views = processQuestions(rows.dataSets).flatMap((question) => {
    const { data } = question
    const answer = rows.answers[questionKey(question)]
    const reading = rows.readings.find((each) => each.data === data)
    const dataSet = rows.dataSets.find(({ id }) => id === data)
    if (answer?.kind !== 'process' || reading === undefined) return []
    const { executions, categories } = answer
    const hash = hashOf({ dataSet, rows: reading.hash, solutions, level, process: true })
    const none = { codes: new Int32Array(executions.count).fill(-1), labels: [] }
    const by = categories['solution'] ?? none
    const view = memory.recall(hash, () =>
      processView(data, executions, by, { level, order: solutions }),
    )
    const context = { reading, hash, solutionName: (id: string) => names.get(id) ?? id }
    return [{ view, figures: processFigures(view, context) }]
  })
  return {
    processes: views.map(({ view }) => view),
    figures: views.flatMap(({ figures }) => figures),
  }
}
