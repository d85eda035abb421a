import type { ViewBasics } from '#market/market-view'
import type { FigureInput, Interval, Quantiles } from '#quantity/figure'

/** One coordinate of an alternative, with how uncertain it is. */
export interface Coordinate {
  readonly value: number
  /** Of what was estimated on rows. */
  readonly interval?: Interval
  /** Of what is a range. */
  readonly quantiles?: Quantiles
  readonly n?: number
  /** What a price is for, and when it was the price. */
  readonly settings?: Readonly<Record<string, string>>
  readonly inputs: readonly FigureInput[]
}

/** An alternative that has both a price and a performance. */
export interface MapPoint {
  readonly solution: string
  readonly price: Coordinate
  readonly performance: Coordinate
  /** Whether performance was measured, and is not what somebody says. */
  readonly measured: boolean
  /** Performance a unit of money; where the axis has a true zero. */
  readonly ratio?: number
  /** What one of its performance costs on the line of fair value, with the interval of the line. */
  readonly fairPrice?:
    { readonly value: number; readonly interval?: Interval } | { readonly reason: string }
  /** The one that is no dearer and better, or cheaper and no worse; absent on the frontier. */
  readonly dominatedBy?: string
  /** How likely it is not beaten, given how uncertain all places are; where the frontier is asked for. */
  readonly unbeaten?: number
}

/** The line that turns performance into a fair price. */
export interface FairValueLine {
  readonly method: 'regression' | 'equal-ratio'
  readonly intercept: number
  /** Price a unit of performance. */
  readonly slope: number
  /** Of a regression. */
  readonly errors?: { readonly intercept: number; readonly slope: number; readonly df: number }
  readonly rSquared?: number
  /** Better would be cheaper: no money is made of it. */
  readonly falls: boolean
}

/** Ours against one alternative on one need, in the unit of the need; positive is ours. */
export interface Advantage {
  readonly need: string
  readonly solution: string
  readonly value: number
  readonly interval?: Interval
  readonly method: string
  /** The best of the alternatives on this need. */
  readonly best: boolean
  readonly inputs: readonly FigureInput[]
}

/** A date as ISO text with the days between which it lies with four chances in five; absent where it may never come. */
export interface DateRange {
  readonly middle?: string
  readonly early?: string
  readonly late?: string
  /** That it comes at all. */
  readonly probability: number
}

/** What ours has and lacks on one need, against all alternatives. */
export interface NeedStanding {
  readonly need: string
  /** Whether only ours serves it; a reason where nobody says it of all others. */
  readonly unique: { readonly value: 0 | 1 } | { readonly reason: string }
  /** Share of all importance times the gap to the best, 0 where ours leads; the weight beside it. */
  readonly vulnerability?: {
    readonly value: number
    readonly interval?: Interval
    readonly weight: number
    readonly best: string
  }
  /** When the first of the alternatives is expected to draw level. */
  readonly sustained?: DateRange
}

/** What came of a competitive value map. */
export interface MapView extends ViewBasics<'map'> {
  readonly points: readonly MapPoint[]
  /** Alternatives without a price, in the order of the study. */
  readonly unpriced: readonly string[]
  /** Alternatives without a performance, and why. */
  readonly unmeasured: readonly { readonly solution: string; readonly why: string }[]
  /** How many were looked at. */
  readonly alternatives: number
  readonly priced: number
  readonly priceUnit: string
  readonly performanceUnit: string
  /** In words: "likelihood of a task solved". */
  readonly performanceWords: string
  readonly better: 'lower' | 'higher'
  /** Whether 0 is none of it, so that ratios mean something. */
  readonly trueZero: boolean
  readonly line?: FairValueLine | { readonly reason: string }
  readonly spearman?: number
  /** Where the zones meet: the status quo, else the medians. */
  readonly centre?: { readonly price: number; readonly performance: number; readonly of?: string }
  readonly advantages: readonly Advantage[]
  readonly standings: readonly NeedStanding[]
}
