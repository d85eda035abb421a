import type { EvidenceBlock } from '#evidence/estimate'
import type { MeasuredNeed } from '#evidence/metric-family'
import type { DataAnswers } from '#evidence/rows/answers'
import type { DataSet } from '#evidence/rows/data-set'
import type { UnitsView } from '#evidence/rows/units-view'
import type { Place } from '#quantity/finding'

/** Everything that the evaluation of one block stands on. */
export interface BlockContext {
  readonly block: EvidenceBlock
  readonly dataSet: DataSet
  /** The block's needs that have a metric, in its order. */
  readonly needs: readonly MeasuredNeed[]
  readonly answers: DataAnswers
  /** The rows as the block sees them; absent where power sums were asked for. */
  readonly view?: UnitsView
  /** Of the intervals. */
  readonly level: number
}

/** Where findings of a block stand in the document. */
export function placeOf(block: EvidenceBlock): Place {
  return { path: `evidence.${block.id}` }
}
