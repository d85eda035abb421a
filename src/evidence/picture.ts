/** What a design lets a reader see besides its figures: neutral data, drawn elsewhere. */
import type { Interval } from '#quantity/figure'

interface OfBlock {
  readonly block: string
}

interface OfNeed extends OfBlock {
  readonly need: string
  /** Of the values, as written: `s/execution`. */
  readonly unit: string
}

/** How far the covariates of the arms lie apart, before and after adjustment (in SDs). */
export interface LovePlot extends OfBlock {
  readonly kind: 'love-plot'
  readonly covariates: readonly {
    readonly label: string
    readonly before: number
    readonly after: number
  }[]
}

/** The effect by period relative to the start of the treatment; the reference period has no interval. */
export interface EventStudyPlot extends OfNeed {
  readonly kind: 'event-study'
  /** Whether an interval holds the value of its period, or all of them hold the whole course at once. */
  readonly bands: 'pointwise' | 'simultaneous'
  readonly periods: readonly {
    readonly relative: number
    readonly value: number
    readonly interval?: Interval
  }[]
}

/** Observed figures by period, and what would have been expected without the treatment. */
export interface TrendPlot extends OfNeed {
  readonly kind: 'trend'
  /** Name of the time axis, and whether its values are days since 1970-01-01. */
  readonly axis: { readonly label: string; readonly dates: boolean }
  readonly lines: readonly {
    readonly label: string
    readonly role: 'treated' | 'control' | 'counterfactual' | 'fitted'
    readonly points: readonly { readonly at: number; readonly value: number }[]
  }[]
  /** Where the treatment starts on the time axis. */
  readonly from: number
}

/** Shares over time by arm: still without the event (survival), or with it by cause (incidence). */
export interface CompletionPlot extends OfNeed {
  readonly kind: 'survival' | 'incidence'
  readonly curves: readonly {
    readonly solution: string
    /** The cause of an incidence curve. */
    readonly cause?: string
    readonly steps: readonly {
      readonly time: number
      readonly share: number
      readonly low: number
      readonly high: number
      readonly atRisk: number
    }[]
  }[]
  readonly until: number
}

/** Pieces of evidence on one need with what they come to together, on the scale of the effects. */
export interface SynthesisPlot extends OfNeed {
  readonly kind: 'synthesis'
  /** Logarithms of ratios and of odds ratios, or differences in the unit. */
  readonly scale: 'ratio' | 'odds-ratio' | 'difference'
  readonly rows: readonly {
    readonly block: string
    readonly value: number
    readonly interval: Interval
    /** They add up to 1. */
    readonly weight: number
  }[]
  readonly pooled: { readonly value: number; readonly interval: Interval }
  /** Where a further customer's effect lies. */
  readonly prediction?: Interval
}

/** The same difference within the levels of a column. */
export interface SubgroupPlot extends OfNeed {
  readonly kind: 'subgroups'
  readonly column: string
  readonly rows: readonly {
    readonly level: string
    /** Id of the segment that the level is. */
    readonly segment?: string
    readonly n: number
    readonly value: number
    readonly interval?: Interval
  }[]
}

export type EvidencePicture =
  LovePlot | EventStudyPlot | TrendPlot | CompletionPlot | SynthesisPlot | SubgroupPlot
