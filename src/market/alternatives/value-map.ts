import type { FigureBlockBasics } from '#market/figure-block'
import type { Source } from '#quantity/figure'

/** Which of its prices a solution is looked at with; the other one where it has only that. */
export type PriceKind = 'list' | 'realized'

/** What stands up the map. */
export type Performance =
  | { readonly of: 'need'; readonly need: string }
  /** Improvement over the status quo, weighted over these needs; over all that are measured where absent. */
  | { readonly of: 'improvement'; readonly needs?: readonly string[] }
  | { readonly of: 'economic-value' }

/** When an alternative is expected to draw level with us on a need. */
export interface Expectation {
  readonly need: string
  readonly solution: string
  /** Days as ISO text. */
  readonly earliest: string
  readonly latest: string
  /** That it comes at all. */
  readonly probability: number
  readonly source?: Source
}

/** Alternatives by what they cost and how well they do the job. */
export interface ValueMap extends FigureBlockBasics {
  readonly kind: 'map'
  readonly title?: string
  readonly x: 'price' | 'tco'
  readonly price: PriceKind
  readonly y: Performance
  readonly line: 'regression' | 'equal-ratio' | 'none'
  readonly frontier: boolean
  /** Absent where nothing of ours is compared. */
  readonly ours?: string
  /** What improvement is counted from, and where zones meet. */
  readonly statusQuo?: string
  /** Only these; all where absent. */
  readonly solutions?: readonly string[]
  readonly expectations: readonly Expectation[]
}
