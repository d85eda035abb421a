/** Evidence without rows: what a publication or several people say of a need. */
import type { Source } from '#quantity/figure'

/** How a figure that nobody measured here came about; grade 0. */
export type StatedDesign = 'benchmark' | 'interview'

/** Three quantiles in the unit of the metric: `low` at `tail`, the median, `high` at 1 - `tail`. */
export interface StatedRange {
  readonly tail: number
  readonly low: number
  readonly median: number
  readonly high: number
}

/** What one publication or person says of how well a solution does. */
export interface Opinion {
  readonly range: StatedRange
  readonly source?: Source
  readonly quote?: string
}

/** What is said of one solution; several people's opinions count alike. */
export interface StatedLevel {
  readonly solution: string
  readonly opinions: readonly Opinion[]
}

/** A published change: the improvement as a fraction of the baseline, or the difference. */
interface StatedChange {
  readonly baseline: string
  readonly treatment: string
  readonly as: 'improvement' | 'difference'
  readonly range: StatedRange
  readonly source?: Source
}

/** A customer's words that stand beside the figures. */
interface Example {
  readonly by?: string
  readonly date?: string
  readonly words: string
}

/** Value that nobody asked about: a candidate for a need or a driver. */
interface UnexpectedValue extends Example {
  readonly candidate: 'need' | 'driver'
}

/** What a person says of an assumption of the study. */
export interface AssumptionVerdict {
  readonly assumption: string
  readonly verdict: 'confirmed' | 'disputed'
  readonly by?: string
  readonly date?: string
  readonly words?: string
}

/** One block of stated evidence on one need. */
export interface StatedEvidence {
  readonly id: string
  readonly design: StatedDesign
  readonly need: string
  /** Levels of one solution or two, the baseline first. */
  readonly levels: readonly StatedLevel[]
  readonly change?: StatedChange
  readonly examples: readonly Example[]
  readonly unexpected: readonly UnexpectedValue[]
  readonly verdicts: readonly AssumptionVerdict[]
}
