import type { Interval } from '#quantity/figure'
import { StatisticsError } from '#stats/error'

/** A value with its interval, or in words why there is none. */
export type SureValue =
  { readonly value: number; readonly interval?: Interval } | { readonly reason: string }

/** What a calculation gives, or the words of the method that cannot give it. */
export function orReason<T>(compute: () => T): T | { readonly reason: string } {
  try {
    return compute()
  } catch (error) {
    if (error instanceof StatisticsError) return { reason: error.message }
    throw error
  }
}
