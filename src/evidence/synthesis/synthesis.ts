/** Several pieces of evidence on one need, combined. */

/** How effects are combined: true effects that differ, one effect behind all, or a test shrunk to a benchmark. */
type SynthesisMethod = 'random-effects' | 'fixed-effect' | 'shrinkage'

/** Whether the range is that of the mean effect, or of what a further customer will find. */
type AppliesTo = 'these-customers' | 'new-customers'

/** The `synthesis` of a need, resolved. */
export interface Synthesis {
  readonly need: string
  /** Ids of evidence blocks. */
  readonly of: readonly string[]
  readonly method: SynthesisMethod
  readonly appliesTo: AppliesTo
}

/** The scale on which effects are combined: log ratio, log odds ratio, or difference. */
export type EffectScale = 'ratio' | 'odds-ratio' | 'difference'

/** The id under which combined evidence stands beside the blocks. */
export const synthesisBlock = 'synthesis'
