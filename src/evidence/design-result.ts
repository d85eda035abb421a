import type { Comparison } from '#evidence/comparison'
import type { Check, Design } from '#evidence/estimate'
import type { EvidencePicture } from '#evidence/picture'
import type { Finding } from '#quantity/finding'

/** What a design makes of its block. */
export interface DesignResult {
  /** As which the evidence is graded: a crossover without random order is graded as paired. */
  readonly gradedAs: Design
  readonly comparisons: readonly Comparison[]
  readonly checks: readonly Check[]
  /** What a reader should see besides the figures; absent where there is nothing. */
  readonly pictures?: readonly EvidencePicture[]
  /** Of the block; those of comparisons and checks stand with them. */
  readonly findings: readonly Finding[]
}
