import type { ArmSummary, Check, Effect, EffectOrReason, OtherWay } from '#evidence/estimate'
import type { Domain, MeasuredNeed } from '#evidence/metric-family'
import type { EvidencePicture } from '#evidence/picture'
import type { Finding } from '#quantity/finding'
import type { LinearEstimate } from '#stats/influence/linear-estimate'

/** One arm on one need: its summary, and the raw figure with what each row adds to its error. */
export interface ArmMeasure {
  readonly summary: ArmSummary
  /** Absent where there are too few values for an error. */
  readonly estimate?: LinearEstimate
  /** Cases with the outcome, of a share; events, of a count or rate. */
  readonly events?: number
  /** What events are counted over: rows, or opportunities. */
  readonly exposure: number
}

/** A contrast of two arms: what is shown, and what the joint distribution is made of. */
export interface Contrasted {
  readonly difference: Effect
  readonly estimate: LinearEstimate
  readonly ratio: EffectOrReason
}

/** What the rows say about one need in a block, before the design's grade is applied. */
export interface Comparison {
  readonly need: MeasuredNeed
  readonly domain: Domain
  readonly baseline: ArmMeasure
  readonly treatment?: ArmMeasure
  /** Why there is no contrast. */
  readonly reason?: string
  readonly raw?: Contrasted
  readonly adjusted?: Contrasted
  /** Whether `adjusted` is the difference; otherwise `raw` is, and `adjusted` stands beside it. */
  readonly adjustedLeads: boolean
  readonly otherWays?: readonly OtherWay[]
  /** Of a time to an event: how many times as many have had it by the horizon. */
  readonly riskRatio?: EffectOrReason
  readonly geometric?: EffectOrReason
  readonly effectSize?: { readonly value: number; readonly name: string }
  readonly edges?: readonly number[]
  /** Rows of one unit or cluster were taken together, or rows are weighted. */
  readonly grouped: boolean
  /** What is always checked and shown of this type of metric, whatever the design. */
  readonly checks?: readonly Check[]
  readonly pictures?: readonly EvidencePicture[]
  readonly findings: readonly Finding[]
}

/** The contrast that counts: the adjusted one where it leads. */
export function leadingContrast(comparison: Comparison): Contrasted | undefined {
  return comparison.adjustedLeads ? (comparison.adjusted ?? comparison.raw) : comparison.raw
}
