import type { FoundGroups } from '#evidence/further/found-groups'
import type { MetricKind, MetricType } from '#job/metric'
import type { OverTime } from '#evidence/panel/over-time'
import type { Interval } from '#quantity/figure'
import type { Segment } from '#job/job'
import type { StatedDesign } from '#evidence/stated/stated-evidence'
import type { Finding } from '#quantity/finding'

/** How a comparison on rows was made. */
export type Design =
  | 'baseline'
  | 'randomized'
  | 'crossover'
  | 'paired'
  | 'before-after'
  | 'non-randomized'
  | 'usage'
  | 'difference-in-differences'
  | 'interrupted-time-series'
  | 'longitudinal'

/** How an estimate came about: by a design on rows, stated by people, or combined. */
export type Origin = Design | StatedDesign | 'synthesis'

/** 5 is a sound randomised trial, 1 an unadjusted comparison; 0 is no measurement at all. */
export type Grade = 0 | 1 | 2 | 3 | 4 | 5

/** One evidence block of a study, resolved: a contrast of two arms of one data set. */
export interface EvidenceBlock {
  readonly id: string
  readonly data: string
  readonly design: Design
  readonly baseline: string
  /** Absent in a baseline design. */
  readonly treatment?: string
  readonly needs: readonly string[]
  readonly covariates: readonly string[]
  /** Column that names the unit of analysis (a customer in several rows). */
  readonly unit?: string
  readonly cluster?: string
  readonly strata?: string
  /** Planned shares of the arms for the sample-ratio check; equal where absent. */
  readonly split?: Readonly<Record<string, number>>
  /** Units were selected because this need's baseline was bad. */
  readonly selectedOn?: { readonly need: string; readonly populationMean?: number }
  /** Of the designs that compare over time. */
  readonly overTime?: OverTime
  readonly setting?: 'field' | 'lab'
  /** Columns by whose levels the effects are shown too. */
  readonly by: readonly string[]
  /** The segments of the study that `segment` in `by` stands for, where rows have no such column. */
  readonly segments?: readonly Segment[]
  /** Of `by`: groups that were sought in the same rows. */
  readonly found?: readonly FoundGroups[]
  /** What is acceptable at worst, by need, in the metric's unit. */
  readonly notWorseBy?: Readonly<Record<string, number>>
  /** The results are watched while rows come in. */
  readonly looks?: 'repeated'
  readonly bootstrap?: {
    readonly resamples: number
    readonly method: 'percentile' | 'bca'
    readonly seed: number
  }
  /** Shown in the matrix where several blocks measure a need. */
  readonly shown: boolean
}

/** One arm on one need: raw, for reading. */
export interface ArmSummary {
  readonly solution: string
  /** Rows (or units, in paired and crossover designs) with a value. */
  readonly n: number
  readonly missing: number
  readonly value: number
  readonly interval?: Interval
  /** Standard deviation of the values, where the type has one. */
  readonly sd?: number
  readonly median?: number
  readonly medianInterval?: Interval
  readonly p90?: number
  readonly p90Interval?: Interval
  readonly geometricMean?: number
  /** Counts in the bins of the estimate's `edges`. */
  readonly counts?: readonly number[]
  /** Of a duration: the mean with each failure at its stated penalty. */
  readonly withFailures?: { readonly value: number; readonly interval?: Interval }
  readonly eventTimes?: EventTimes
}

/** One arm of a time to an event: its `value` is the mean time without the event up to the horizon. */
export interface EventTimes {
  /** How far it is looked at, in `unit`. */
  readonly horizon: number
  /** Of the times: `month`. */
  readonly unit: string
  /** Cases with the event, still open (censored), and ended in another way. */
  readonly events: number
  readonly open: number
  readonly competing: number
  readonly median:
    { readonly value: number; readonly interval?: Interval } | { readonly reason: string }
  /** Share with the event by each quarter of the horizon. */
  readonly shares: readonly {
    readonly at: number
    readonly value: number
    readonly interval: Interval
  }[]
}

/** A contrast of the arms with its sampling interval. */
export interface Effect {
  readonly value: number
  readonly interval?: Interval
  readonly withDesign?: Interval
  readonly standardError?: number
  readonly pValue?: { readonly value: number; readonly test: string }
  /** How it was made, in the field's words: "ANCOVA on age, bmi; HC2". */
  readonly method: string
  readonly warnings?: readonly Finding[]
}

/** A contrast, or why there is none. */
export type EffectOrReason = Effect | { readonly reason: string }

/** A difference that was made in another way than the one that counts. */
export interface OtherWay {
  /** Last part of the figure's id: `weighted`, `matched`. */
  readonly id: string
  /** In words: "weighted by the inverse chance of treatment". */
  readonly words: string
  /** Where it is not that of the difference. */
  readonly unit?: string
  readonly effect: EffectOrReason
}

/** What the interval of the difference says: clear of zero, or not. */
export type Certainty = 'better' | 'worse' | 'too-early'

/** What one evidence block says about one need. */
export interface Estimate {
  readonly block: string
  readonly data: string
  readonly need: string
  readonly design: Origin
  readonly kind: MetricKind
  readonly type: MetricType
  readonly better: 'lower' | 'higher'
  /** Unit of values and differences, as written: `s/execution`. */
  readonly unit: string
  readonly baseline: ArmSummary
  readonly treatment?: ArmSummary
  /** treatment - baseline in the metric's unit; adjusted where covariates exist. */
  readonly difference?: EffectOrReason
  readonly differenceUnadjusted?: EffectOrReason
  /** Where the unadjusted is the difference although covariates exist. */
  readonly differenceAdjusted?: EffectOrReason
  /** treatment / baseline of arithmetic means (of the SDs for a spread). */
  readonly ratio?: EffectOrReason
  readonly ratioUnadjusted?: EffectOrReason
  readonly ratioGeometric?: EffectOrReason
  /** Fraction of the baseline (of the length, for a scale); positive is better. */
  readonly improvement?: EffectOrReason
  readonly improvementUnadjusted?: EffectOrReason
  /** The same difference by other ways, for comparison: weighted, matched. */
  readonly otherWays?: readonly OtherWay[]
  /** Of yes-no: the difference of shares, positive is better. */
  readonly improvementPoints?: EffectOrReason
  readonly effectSize?: { readonly value: number; readonly name: string }
  readonly certainty?: Certainty
  /** Bin edges of both arms' `counts`. */
  readonly edges?: readonly number[]
  readonly grade: Grade
  readonly gradeReason: string
  readonly setting?: 'field' | 'lab'
  readonly findings: readonly Finding[]
}

/** A check of a block: sample ratio, balance, outliers, period, carry-over, completion. */
export interface Check {
  readonly block: string
  /** `sample-ratio`, `balance.age`, `outlier-influence.time`, `period.time` ... */
  readonly id: string
  readonly label: string
  readonly value?: number
  readonly reason?: string
  readonly unit: string
  readonly words: string
  readonly interval?: Interval
  readonly settings?: Readonly<Record<string, string | number>>
  readonly findings: readonly Finding[]
}
