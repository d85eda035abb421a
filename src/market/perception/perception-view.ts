import type { ViewBasics } from '#market/market-view'
import type { SureValue } from '#market/sure-value'
import type { Interval } from '#quantity/figure'

export type ClassName = 'under-perceived' | 'aligned' | 'over-perceived'

/** Whether people believe less than there is, more, or what there is. */
export interface PerceptionClass {
  readonly name: ClassName
  /** Whether the whole interval of the gap says so. */
  readonly certain: boolean
  /** The distance up to which they agree, in the unit of the gap. */
  readonly within: number
}

/** Measured and perceived of one solution, or of all. */
export interface PerceivedItem {
  /** Absent over all. */
  readonly solution?: string
  /** People (or whatever gives one pair each) that it rests on. */
  readonly n: number
  readonly rows: number
  readonly measured: SureValue
  readonly perceived: SureValue
  /** Perceived less measured. */
  readonly gap: SureValue
  /** Absent where there is no gap. */
  readonly class?: PerceptionClass
}

/** How many of those who were asked gave a cause. */
export interface CauseShare {
  readonly id: string
  readonly answer: string
  readonly count: number
  readonly asked: number
  readonly share: number
  readonly interval?: Interval
}

/** One pair, for the picture. */
interface PerceivedPoint {
  readonly label: string
  readonly measured: number
  readonly perceived: number
}

/** What came of a comparison of perceived and measured. */
export interface PerceptionView extends ViewBasics<'perception'> {
  /** Whether the same people (or things) gave both. */
  readonly paired: boolean
  /** What gives one pair each. */
  readonly units: number
  /** Whether these are people who stand for different numbers of their population. */
  readonly weighed: boolean
  readonly total: PerceivedItem
  /** In the order of the study. */
  readonly items: readonly PerceivedItem[]
  readonly correlation: SureValue
  /** Perceived over measured; on one unit only. */
  readonly ratio?: SureValue
  readonly causes: readonly CauseShare[]
  readonly points: readonly PerceivedPoint[]
  /** What follows from it, in words. */
  readonly suggestion: string
}
