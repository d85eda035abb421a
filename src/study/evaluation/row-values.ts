import type { Answer, Question, Reading } from '#evidence/rows/question'
import { questionKey } from '#evidence/rows/question'
import type { RowSet } from '#quantity/figure'
import { problem, type Finding } from '#quantity/finding'
import type { RowsRead } from '#study/evaluation/evaluate-study'
import type { Study } from '#study/study'
import type { Assumption } from '#value/model'

/** Values of a column are carried one by one up to this many rows; above it, 1,000 quantiles. */
const valuesCap = 10_000

const quantileCount = 1000

type Column = NonNullable<Assumption['column']>

/** The questions that assumptions ask whose values are those of a column. */
export function rowValueQuestions(
  { model }: Study,
  readings: readonly Reading[],
): readonly Question[] {
  return (model?.assumptions ?? []).flatMap(({ column }) =>
    column === undefined ? [] : [questionOf(column, readings)],
  )
}

function questionOf({ data, id }: Column, readings: readonly Reading[]): Question {
  const rows = readings.find((reading) => reading.data === data)?.rows ?? 0
  if (rows <= valuesCap) return { kind: 'units', data, numbers: [id], categories: [] }
  const probabilities = Array.from({ length: quantileCount }, (_, i) => (i + 0.5) / quantileCount)
  return { kind: 'shape', data, by: [], of: id, probabilities, bins: 1 }
}

/** A study whose assumptions on columns have their values, and what is wrong with some of them. */
export function withRowValues(
  study: Study,
  rows: RowsRead,
): { readonly study: Study; readonly findings: readonly Finding[] } {
  const { model } = study
  if (model === undefined) return { study, findings: [] }
  const filled = model.assumptions.map((assumption) => withValues(assumption, rows))
  const findings = filled.flatMap((assumption, i) =>
    assumption === undefined ? [withoutValues(model.assumptions[i]!)] : [],
  )
  const assumptions = filled.map((assumption, i) => assumption ?? model.assumptions[i]!)
  return { study: { ...study, model: { ...model, assumptions } }, findings }
}

function withValues(
  assumption: Assumption,
  { readings, answers }: RowsRead,
): Assumption | undefined {
  const { column } = assumption
  if (column === undefined) return assumption
  const reading = readings.find(({ data }) => data === column.data)
  const answer = answers[questionKey(questionOf(column, readings))]
  const values = valuesOf(column, answer).map((value) => value * column.scale)
  if (values.length === 0 || reading === undefined) return undefined
  const present = reading.columns.find(({ id }) => id === column.id)?.present
  const rows: RowSet = {
    data: column.data,
    files: reading.files,
    filter: `${column.id} is there`,
    count: present ?? values.length,
    hash: reading.hash,
  }
  return {
    ...assumption,
    distribution: { family: 'empirical', values },
    column: { ...column, rows },
  }
}

function valuesOf({ id }: Column, answer: Answer | undefined): readonly number[] {
  if (answer?.kind === 'shape') return answer.cells[0]?.quantiles ?? []
  if (answer?.kind !== 'units') return []
  return [...(answer.numbers[id] ?? [])].filter((value) => !Number.isNaN(value))
}

function withoutValues({ path, column }: Assumption): Finding {
  const message = `The column \`${column?.id}\` of \`${column?.data}\` holds no numbers.`
  return problem('too-few', { path: `${path}.value` }, message, 'Name another column, or a range.')
}
