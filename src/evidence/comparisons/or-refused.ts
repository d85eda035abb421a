import type { BlockContext } from '#evidence/context'
import { refusedFinding } from '#evidence/findings'
import type { MeasuredNeed } from '#evidence/metric-family'
import type { Finding } from '#quantity/finding'
import { StatisticsError } from '#stats/error'

/** What a comparison gives, or the refusal of `stats` as a problem of that need alone. */
export function orRefused<T>(
  context: BlockContext,
  need: MeasuredNeed,
  compare: () => T | { readonly finding: Finding },
): T | { readonly finding: Finding } {
  try {
    return compare()
  } catch (error) {
    if (error instanceof StatisticsError) return { finding: refusedFinding(context, need, error) }
    throw error
  }
}
