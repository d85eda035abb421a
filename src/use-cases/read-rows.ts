import type { DataSet } from '#evidence/rows/data-set'
import { questionKey, type Answer, type Reading } from '#evidence/rows/question'
import { rowSolutionQuestion } from '#market/alternatives/row-solutions'
import { blockQuestions } from '#market/block-questions'
import type { Finding, Outcome } from '#quantity/finding'
import { decideColumns } from '#study/evaluation/decide-columns'
import { evidenceQuestions } from '#study/evaluation/evaluate-evidence'
import { processQuestions } from '#study/evaluation/evaluate-processes'
import type { RowsRead } from '#study/evaluation/evaluate-study'
import { rowValueQuestions } from '#study/evaluation/row-values'
import type { Study } from '#study/study'
import type { Progress } from '#use-cases/ports/progress'
import type { Roots, RowStore } from '#use-cases/ports/rows'

/** Opens every data set that names a file; all that is wrong with any of them is found at once. */
export async function openRows(
  data: readonly DataSet[],
  rows: RowStore,
  roots: Roots,
): Promise<Outcome<readonly Reading[]>> {
  const findings: Finding[] = []
  const readings: Reading[] = []
  for (const set of lendersFirst(data.filter(({ files }) => files.length > 0))) {
    if (!(set.joins ?? []).every((join) => readings.some((each) => each.data === join.with)))
      continue
    const outcome = await rows.open(set, roots)
    findings.push(...outcome.findings)
    if (outcome.value) readings.push(outcome.value)
  }
  return findings.some(({ severity }) => severity === 'problem')
    ? { findings }
    : { value: readings, findings }
}

/** Data sets in an order in which those that lend columns to others come before them. */
function lendersFirst(data: readonly DataSet[]): readonly DataSet[] {
  const ordered = new Set<DataSet>()
  const place = (set: DataSet): void => {
    for (const join of set.joins ?? []) {
      const lender = data.find(({ id }) => id === join.with)
      if (lender !== undefined && !ordered.has(lender)) place(lender)
    }
    ordered.add(set)
  }
  for (const set of data) place(set)
  return [...ordered]
}

/** Asks the rows everything that the evidence and the market of a study need. */
export async function askRows(
  study: Study,
  readings: readonly Reading[],
  [rows, progress]: readonly [RowStore, Progress],
): Promise<RowsRead> {
  const dataSets = study.data.map((data) => decided(data, readings))
  const answers: Record<string, Answer> = {}
  const questions = [
    ...evidenceQuestions(study, dataSets, readings),
    ...processQuestions(dataSets),
    ...rowValueQuestions(study, readings),
    ...blockQuestions(study.market, dataSets),
    ...study.rowSolutions.map(rowSolutionQuestion),
  ]
  for (const question of questions) {
    progress(`asking ${question.data}`)
    answers[questionKey(question)] = await rows.ask(question)
  }
  return { dataSets, readings, answers }
}

function decided(data: DataSet, readings: readonly Reading[]): DataSet {
  const reading = readings.find((candidate) => candidate.data === data.id)
  return reading === undefined ? data : decideColumns(data, reading)
}
