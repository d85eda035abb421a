import { composedEffects } from '#evidence/composition/composed-effects'
import { composeJob } from '#evidence/composition/compose-job'
import type { Resampling } from '#evidence/composition/resampled-totals'
import type { Estimate } from '#evidence/estimate'
import { sizeOfEstimate } from '#evidence/estimate-size'
import type { BlockEvaluation, Evaluated } from '#evidence/evaluate-block'
import { independentDesigns } from '#evidence/further/independent-rows'
import { jobResampling } from '#evidence/log/job-times'
import type { Matrix, MatrixCell, MatrixEntry } from '#evidence/matrix'
import { synthesisBlock } from '#evidence/synthesis/synthesis'
import type { Job, Need, Statement } from '#job/job'
import { metricKinds, type MetricKind } from '#job/metric'
import { slug } from '#quantity/id'

export interface MatrixInput {
  readonly jobs: readonly Job[]
  readonly evaluations: readonly RowEvidence[]
  /** Estimates without rows: combined ones, which stand before all blocks, and stated ones. */
  readonly others: readonly Estimate[]
  /** Of the intervals of composed entries. */
  readonly level: number
  /** Data sets whose rows are executions of a process log. */
  readonly logs: readonly string[]
}

/** A block with what its rows say of each need. */
type RowEvidence = Pick<BlockEvaluation, 'block' | 'evaluated'>

/** A measured need with the step it stands on; without one it stands on the job. */
interface PlacedNeed {
  readonly need: Need
  readonly column: string
  readonly kind: MetricKind
  readonly estimate: Estimate
  /** The leading block on rows, which the job's cell is composed of, and how its rows are resampled. */
  readonly evaluated?: Evaluated
  readonly resampling?: Resampling
}

/** How the executions of a log are resampled for the job's totals, unless the block says otherwise. */
const ofLogs: Resampling = { ...jobResampling, method: 'bca' }

/**
 * The Job Value Matrix: a row for each step and one for the job, a column for each metric kind that was
 * measured and each custom metric. Where several blocks measure a need, their synthesis stands in the cell,
 * else the one of the highest grade, among equals the one with `shown`. The job's cells are composed of the steps'
 * leading needs (of the main job, where there are several); with one step they repeat it. Baseline designs, which compare nothing, have no entry.
 */
export function buildMatrix({ jobs, evaluations, others, level, logs }: MatrixInput): Matrix {
  const known = { evaluations, others, logs }
  const steps = jobs.flatMap((job) => job.steps)
  const placed = steps.map((step) => ({ step, needs: placedNeeds(step.needs, known) }))
  const main = jobs.find((job) => job.rank === 'main') ?? jobs[0]
  const own = placed.filter(({ step }) => main?.steps.includes(step))
  const whole = placedNeeds(main?.needs ?? [], known)
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
  { evaluations, others, logs }: Pick<MatrixInput, 'evaluations' | 'others' | 'logs'>,
): readonly PlacedNeed[] {
  return needs.flatMap((need) => {
    const evaluated = chosen(need.id, evaluations)
    const estimate = leadingEstimate(need.id, evaluated?.estimate, others)
    if (need.metric === undefined || estimate === undefined) return []
    const { kind, name } = need.metric
    const column = kind === 'custom' ? (name ?? need.id) : kind
    if (evaluated === undefined) return [{ need, kind, column, estimate }]
    const resampling = resamplingOf(evaluated, evaluations, logs)
    const placed = { need, kind, column, estimate, evaluated }
    return [resampling === undefined ? placed : { ...placed, resampling }]
  })
}

/** As the block says, else executions of a log as a whole; only arms that hold different rows. */
function resamplingOf(
  { estimate }: Evaluated,
  evaluations: readonly RowEvidence[],
  logs: readonly string[],
): Resampling | undefined {
  const { block } = evaluations.find((one) => one.block.id === estimate.block)!
  if (!independentDesigns.includes(block.design)) return undefined
  return block.bootstrap ?? (logs.includes(block.data) ? ofLogs : undefined)
}

/** The synthesis, else the block on rows, else what is stated. */
function leadingEstimate(
  need: string,
  measured: Estimate | undefined,
  others: readonly Estimate[],
): Estimate | undefined {
  const own = others.filter((one) => one.need === need && one.difference !== undefined)
  const combined = own.find(({ block }) => block === synthesisBlock)
  return combined ?? measured ?? own[0]
}

/** The block that stands for a need: highest grade, then `shown`, then the first. */
function chosen(need: string, evaluations: readonly RowEvidence[]): Evaluated | undefined {
  const candidates = evaluations.flatMap(({ block, evaluated }) =>
    evaluated
      .filter(({ estimate }) => estimate.need === need && estimate.treatment !== undefined)
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
  const sizes = needs.map(({ estimate }) => sizeOfEstimate(estimate))
  return { id, label, n: Math.max(0, ...sizes), job: false }
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

function needEntry(row: string, { need, estimate }: PlacedNeed): MatrixEntry {
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
    n: sizeOfEstimate(estimate),
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

/** Of these the job has one figure: measured on the job itself, it needs no composing. */
const ofTheWhole: readonly MetricKind[] = ['speed', 'completion']

/**
 * The job's own needs, then what its steps compose to; its time and completion are not composed
 * where they were measured on the job itself, in the same way.
 */
function jobCells({ whole, steps, columns, level }: JobRow): readonly MatrixCell[] {
  return columns.map(({ id: column }) => {
    const own = whole.filter((one) => one.column === column)
    const leading = steps.flatMap((needs) => needs.find((one) => one.column === column) ?? [])
    const measured = own.some(
      ({ kind, estimate }) =>
        ofTheWhole.includes(kind) && estimate.type === leading[0]?.estimate.type,
    )
    const composed = leading.length === 0 || measured ? [] : [jobEntry(column, leading, level)]
    const entries = own.map((one) => needEntry('job', one))
    return { row: 'job', column, entries: [...entries, ...composed] }
  })
}

function jobEntry(column: string, leading: readonly PlacedNeed[], level: number): MatrixEntry {
  const first = leading[0]!
  const id = `matrix.job.${slug(column)}`
  if (leading.length === 1) return { ...needEntry('job', first), id, composed: 'one step measured' }
  const onRows = leading.flatMap(({ evaluated }) => evaluated ?? [])
  const { estimate } = first
  const entry = {
    id,
    label: `${column.replaceAll('-', ' ')} of the job`,
    unit: estimate.unit,
    better: estimate.better,
    n: Math.min(...leading.map((one) => sizeOfEstimate(one.estimate))),
    grade: leading.reduce((least, one) => lesser(least, one.estimate), estimate.grade),
    from: leading.map((one) => sourceOf(one.evaluated?.estimate ?? one.estimate)),
    block: estimate.block,
  }
  const figure =
    onRows.length < leading.length
      ? { reason: WITHOUT_ROWS }
      : composeJob(onRows, level, first.resampling)
  if ('reason' in figure)
    return { ...entry, points: false, improvement: figure, difference: figure }
  const points = figure.fractionOf === 'points'
  return { ...entry, points, ...composedEffects(figure), composed: composedWords(figure, leading) }
}

const WITHOUT_ROWS = 'A step has evidence without rows, which the job cannot be composed of.'

function composedWords({ composed }: { composed: string }, leading: readonly PlacedNeed[]): string {
  const combined = leading.some(({ estimate }) => estimate.block === synthesisBlock)
  return combined ? `${composed}, of the rows without the synthesis` : composed
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
