import type { Design, EvidenceBlock } from '#evidence/estimate'
import type { MeasuredNeed } from '#evidence/metric-family'
import { columnsOf, familyOf, measuredNeeds } from '#evidence/metric-family'
import { columnKind } from '#evidence/rows/columns'
import type { DataSet } from '#evidence/rows/data-set'
import type {
  MomentsQuestion,
  Question,
  Reading,
  ShapeQuestion,
  UnitsQuestion,
} from '#evidence/rows/question'
import { weightColumn } from '#evidence/rows/units-view'
import type { Need } from '#job/job'

export interface PlanInput {
  readonly blocks: readonly EvidenceBlock[]
  readonly dataSets: readonly DataSet[]
  readonly needs: readonly Need[]
  /** For the numbers of rows. */
  readonly readings: readonly Reading[]
}

const HISTOGRAM_BINS = 40

/**
 * What evidence has to ask of the rows: the rows themselves for data sets of at most `cap` rows and
 * for designs that work within persons or clusters, weigh each row, or have times with open cases, and for rows with weights; power
 * sums and shapes for larger ones. Answers are kept by `questionKey` and sorted to their data sets by `answersAbout`.
 */
export function planQuestions(input: PlanInput, cap: number): readonly Question[] {
  return input.dataSets.flatMap((dataSet): readonly Question[] => {
    const blocks = input.blocks.filter((block) => block.data === dataSet.id)
    if (blocks.length === 0) return []
    const rows = input.readings.find((reading) => reading.data === dataSet.id)?.rows ?? 0
    const plan = { dataSet, blocks, needs: blocks.map((b) => measuredNeeds(b.needs, input.needs)) }
    const weighted = columnKind(dataSet, weightColumn) !== undefined
    const byRows = weighted || blocks.some(needsUnits) || plan.needs.flat().some(asksForRows)
    if (rows <= cap || byRows) return [unitsQuestion(plan)]
    return [momentsQuestion(plan), ...shapeQuestions(plan)]
  })
}

interface DataPlan {
  readonly dataSet: DataSet
  readonly blocks: readonly EvidenceBlock[]
  readonly needs: readonly (readonly MeasuredNeed[])[]
}

/** Designs that work within persons, or weigh every row. */
const BY_ROWS: readonly Design[] = ['crossover', 'paired', 'non-randomized']

function needsUnits(block: EvidenceBlock): boolean {
  const grouped = block.unit ?? block.cluster ?? block.strata ?? block.by[0] ?? block.bootstrap
  const byRows = BY_ROWS.includes(block.design) || block.overTime !== undefined
  return byRows || grouped !== undefined
}

/** What no power sums hold: times with open cases, and failures set to a penalty. */
function asksForRows({ metric }: MeasuredNeed): boolean {
  return (
    metric.type === 'time-to-event' ||
    (metric.type === 'duration' && metric.failuresAt !== undefined)
  )
}

function unitsQuestion({ dataSet, blocks, needs }: DataPlan): UnitsQuestion {
  const named = [
    'solution',
    'customer',
    'order',
    weightColumn,
    ...blocks.flatMap((b) => [b.unit, b.cluster, b.strata, ...b.covariates, ...b.by]),
    ...blocks.flatMap(({ segments = [] }) => segments.flatMap(({ where }) => Object.keys(where))),
    ...blocks.flatMap(({ overTime }) => [
      overTime?.at,
      overTime?.group?.column,
      overTime?.firstTreated,
    ]),
  ].filter((id) => id !== undefined)
  const measured = needs.flat().flatMap((need) => {
    const columns = columnsOf(need)
    if (need.metric.type !== 'time-to-event') return columns
    return columns.filter((id) => columnKind(dataSet, id) !== undefined)
  })
  return {
    kind: 'units',
    data: dataSet.id,
    numbers: distinct([...measured, ...ofKind(dataSet, named, 'number')]),
    categories: distinct(ofKind(dataSet, named, 'category')),
  }
}

function momentsQuestion({ dataSet, blocks, needs }: DataPlan): MomentsQuestion {
  const covariates = blocks.flatMap((block) => block.covariates)
  const measured = needs.flat().flatMap(columnsOf)
  return {
    kind: 'moments',
    data: dataSet.id,
    by: distinct(ofKind(dataSet, ['solution', ...covariates], 'category')),
    of: distinct([...measured, ...ofKind(dataSet, covariates, 'number')]),
    tails: distinct(measured),
  }
}

function shapeQuestions({ dataSet, needs }: DataPlan): readonly ShapeQuestion[] {
  const shaped = needs.flat().filter((need) => familyOf(need.metric.type) === 'mean')
  return distinct(shaped.map((need) => need.id)).map((of) => ({
    kind: 'shape',
    data: dataSet.id,
    by: ofKind(dataSet, ['solution'], 'category'),
    of,
    probabilities: [0.5, 0.9],
    bins: HISTOGRAM_BINS,
  }))
}

function ofKind(
  dataSet: DataSet,
  ids: readonly string[],
  kind: 'number' | 'category',
): readonly string[] {
  return ids.filter((id) => columnKind(dataSet, id) === kind)
}

function distinct(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)]
}
