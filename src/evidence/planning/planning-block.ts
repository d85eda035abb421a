import type { EvidenceBlock } from '#evidence/estimate'
import type { MeasuredNeed } from '#evidence/metric-family'
import { columnsOf } from '#evidence/metric-family'
import type { DataSet } from '#evidence/rows/data-set'

/** What a study has that can say how a need stands today. */
export interface PlanningSources {
  readonly dataSets: readonly DataSet[]
  readonly blocks: readonly EvidenceBlock[]
  /** Whose rows count where no block says so: the status quo. */
  readonly baseline: string
  /** Whether each unit is to be measured under both solutions. */
  readonly paired: boolean
}

/**
 * Which rows tell how a need stands before a test: those of the first evidence block that measures it, else
 * of the first data set that has its columns. A block of their own kind: the baseline's rows alone,
 * or, for pairs, both arms of the same units. Absent where no rows have the need.
 */
export function planningBlock(
  need: MeasuredNeed,
  sources: PlanningSources,
): EvidenceBlock | undefined {
  const measuring = sources.dataSets.filter((data) => holds(data, need)).map(({ id }) => id)
  const block = sources.blocks.find(
    ({ data, needs }) => needs.includes(need.id) && measuring.includes(data),
  )
  const data = block?.data ?? measuring[0]
  if (data === undefined) return undefined
  const own = { id: `plan-${need.id}`, data, needs: [need.id], shown: false }
  if (sources.paired && block?.treatment !== undefined) {
    const { baseline, treatment, unit } = block
    const arms = { baseline, treatment, ...(unit === undefined ? {} : { unit }) }
    return { ...own, ...arms, design: 'paired', covariates: [], by: [] }
  }
  const { baseline = sources.baseline, covariates = [] } = block ?? {}
  return { ...own, baseline, covariates, by: [], design: 'baseline' }
}

function holds({ columns, unpivot }: DataSet, need: MeasuredNeed): boolean {
  const [first] = columnsOf(need)
  return [...columns, ...unpivot.flat()].some(({ id }) => id === first)
}
