import { composedEffects } from '#evidence/composition/composed-effects'
import { composeJob } from '#evidence/composition/compose-job'
import type { Estimate } from '#evidence/estimate'
import type { BlockEvaluation, Evaluated } from '#evidence/evaluate-block'
import type { Matrix, MatrixCell, MatrixEntry } from '#evidence/matrix'
import type { Job, Need, Statement } from '#job/job'
import { metricKinds, type MetricKind } from '#job/metric'
import { slug } from '#quantity/id'

export interface MatrixInput {
  readonly jobs: readonly Job[]
  readonly evaluations: readonly BlockEvaluation[]
  /** Of the intervals of composed entries. */
  readonly level: number
}

/** A measured need with the step it stands on; without one it stands on the job. */
interface PlacedNeed {
  readonly need: Need
  readonly column: string
  readonly kind: MetricKind
  readonly evaluated: Evaluated
}

/**
 * The Job Value Matrix: a row for each step and one for the job, a column for each metric kind that was
 * measured and each custom metric. Where several blocks measure a need, the one of the highest grade
 * stands in the cell, among equals the one with `shown`. The job's cells are composed of the steps'
 * leading needs (of the main job, where there are several); with one step they repeat it. Baseline designs, which compare nothing, have no entry.
 */
export function buildMatrix({ jobs, evaluations, level }: MatrixInput): Matrix {
  const steps = jobs.flatMap((job) => job.steps)
  const placed = steps.map((step) => ({ step, needs: placedNeeds(step.needs, evaluations) }))
  const main = jobs.find((job) => job.rank === 'main') ?? jobs[0]
  const own = placed.filter(({ step }) => main?.steps.includes(step))
  const whole = placedNeeds(main?.needs ?? [], evaluations)
  const columns = columnsOf([...placed.flatMap(({ needs }) => needs), ...whole])
  const cells = [
    ...placed.flatMap(({ step, needs }) => cellsOf(step.id, needs, columns)),
    ...jobCells({ whole, steps: own.map(({ needs }) => needs), columns, level }),
  ]
  return {
    rows: [
      ...placed.map(({ step, needs }) => rowOf(step.id, labelOf(step.statement), needs)),
      { ...rowOf('job', jobLabel(jobs), [...own.flatMap((p) => p.needs), ...whole]), job: true },
    ],
    columns,
    cells,
  }
}

function placedNeeds(
  needs: readonly Need[],
  evaluations: readonly BlockEvaluation[],
): readonly PlacedNeed[] {
  return needs.flatMap((need) => {
    const evaluated = chosen(need.id, evaluations)
    if (need.metric === undefined || evaluated === undefined) return []
    const { kind, name } = need.metric
    return [{ need, kind, column: kind === 'custom' ? (name ?? need.id) : kind, evaluated }]
  })
}

/** The block that stands for a need: highest grade, then `shown`, then the first. */
function chosen(need: string, evaluations: readonly BlockEvaluation[]): Evaluated | undefined {
  const candidates = evaluations.flatMap(({ block, evaluated }) =>
    evaluated
      .filter(({ estimate }) => estimate.need === need && estimate.design !== 'baseline')
      .map((one) => ({ one, rank: 2 * one.estimate.grade + (block.shown ? 1 : 0) })),
  )
  const best = Math.max(...candidates.map(({ rank }) => rank))
  return candidates.find(({ rank }) => rank === best)?.one
}

function columnsOf(needs: readonly PlacedNeed[]): Matrix['columns'] {
  return metricKinds.flatMap((kind) => {
    const ids = needs.filter((placed) => placed.kind === kind).map((placed) => placed.column)
    return [...new Set(ids)].map((id) => ({ id, label: id.replaceAll('-', ' '), kind }))
  })
}

function rowOf(id: string, label: string, needs: readonly PlacedNeed[]): Matrix['rows'][number] {
  const sizes = needs.map(({ evaluated }) => sizeOf(evaluated.estimate))
  return { id, label, n: Math.max(0, ...sizes), job: false }
}

function sizeOf({ design, baseline, treatment }: Estimate): number {
  const within = design === 'paired' || design === 'crossover'
  return within ? baseline.n : baseline.n + (treatment?.n ?? 0)
}

function cellsOf(
  row: string,
  needs: readonly PlacedNeed[],
  columns: Matrix['columns'],
): readonly MatrixCell[] {
  return columns.map(({ id: column }) => ({
    row,
    column,
    entries: needs.filter((one) => one.column === column).map((one) => needEntry(row, one)),
  }))
}

function needEntry(row: string, { need, evaluated }: PlacedNeed): MatrixEntry {
  const { estimate } = evaluated
  const { improvement, improvementPoints, difference, certainty } = estimate
  const points = improvementPoints !== undefined
  const shown = improvementPoints ?? improvement
  return {
    id: `matrix.${row}.${need.id}`,
    need: need.id,
    label: `${need.outcome.measure} ${need.outcome.focus}`,
    ...(shown === undefined ? {} : { improvement: shown }),
    ...(difference === undefined ? {} : { difference }),
    unit: estimate.unit,
    points,
    better: estimate.better,
    ...(certainty === undefined ? {} : { certainty }),
    n: sizeOf(estimate),
    grade: estimate.grade,
    from: [sourceOf(estimate)],
    block: estimate.block,
  }
}

function sourceOf({ block, need }: Estimate): string {
  return `evidence.${block}.${need}`
}

interface JobRow {
  readonly whole: readonly PlacedNeed[]
  readonly steps: readonly (readonly PlacedNeed[])[]
  readonly columns: Matrix['columns']
  readonly level: number
}

/** The job's own needs, then what its steps compose to. */
function jobCells({ whole, steps, columns, level }: JobRow): readonly MatrixCell[] {
  return columns.map(({ id: column }) => {
    const own = whole.filter((one) => one.column === column).map((one) => needEntry('job', one))
    const leading = steps.flatMap((needs) => needs.find((one) => one.column === column) ?? [])
    const composed = leading.length === 0 ? [] : [jobEntry(column, leading, level)]
    return { row: 'job', column, entries: [...own, ...composed] }
  })
}

function jobEntry(column: string, leading: readonly PlacedNeed[], level: number): MatrixEntry {
  const first = leading[0]!
  const id = `matrix.job.${slug(column)}`
  if (leading.length === 1) return { ...needEntry('job', first), id, composed: 'one step measured' }
  const figure = composeJob(
    leading.map(({ evaluated }) => evaluated),
    level,
  )
  const { estimate } = first.evaluated
  const entry = {
    id,
    label: `${column.replaceAll('-', ' ')} of the job`,
    unit: estimate.unit,
    points: !('reason' in figure) && figure.fractionOf === 'points',
    better: estimate.better,
    n: Math.min(...leading.map(({ evaluated }) => sizeOf(evaluated.estimate))),
    grade: leading.reduce((least, one) => lesser(least, one.evaluated.estimate), estimate.grade),
    from: leading.map(({ evaluated }) => sourceOf(evaluated.estimate)),
    block: estimate.block,
  }
  if ('reason' in figure) return { ...entry, improvement: figure, difference: figure }
  return { ...entry, ...composedEffects(figure), composed: figure.composed }
}

function lesser(grade: Estimate['grade'], estimate: Estimate): Estimate['grade'] {
  return estimate.grade < grade ? estimate.grade : grade
}

function labelOf({ verb, object }: Statement): string {
  return `${verb} ${object}`
}

function jobLabel(jobs: readonly Job[]): string {
  const main = jobs.find((job) => job.rank === 'main') ?? jobs[0]
  return main === undefined ? 'job' : labelOf(main.statement)
}
