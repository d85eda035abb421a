import type { Contrasted } from '#evidence/comparison'
import { ratioEffect } from '#evidence/effects/ratio-effect'
import type { RatioInput } from '#evidence/effects/ratio-effect'
import { tEffect } from '#evidence/effects/t-effect'
import type { LinearEstimate } from '#stats/influence/linear-estimate'

/** What a contrast of means stands on. */
export interface MeansInput extends RatioInput {
  readonly how: { readonly method: string; readonly test: string }
}

/** A contrast of two means, raw or adjusted: t for the difference, the ratio with their covariance. */
export function contrastMeans(input: MeansInput): Contrasted {
  return {
    estimate: input.difference,
    difference: tEffect(input.difference, input.how, input.level),
    ratio: ratioEffect(input),
  }
}

/** The same estimate with other degrees of freedom. */
export function withDegrees(estimate: LinearEstimate, df: number): LinearEstimate {
  return { ...estimate, df }
}
